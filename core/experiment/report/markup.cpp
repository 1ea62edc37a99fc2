#include "core/experiment/report/markup.h"

#include <algorithm>
#include <cstddef>

namespace retort {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

/// Bytes of the character that `text` begins with, by the table of well-formed UTF-8 (Unicode 15, table 3-7);
/// 0 where it begins with none.
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || text.size() < length) {
        return 0;
    }
    const unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high) {
        return 0;
    }
    for (std::size_t i = 2; i < length; ++i) {
        if (byte(i) < 0x80 || byte(i) > 0xBF) {
            return 0;
        }
    }
    return length;
}

std::string_view html_of(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

bool is_control(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n') || c == 0x7F;
}

std::string_view latex_of(char c) {
    switch (c) {
    case '\\':
        return "\\textbackslash{}";
    case '~':
        return "\\textasciitilde{}";
    case '^':
        return "\\textasciicircum{}";
    case '<':
        return "\\textless{}";
    case '>':
        return "\\textgreater{}";
    case '|':
        return "\\textbar{}";
    case '"':
        return "\\textquotedbl{}";
    default:
        return {};
    }
}

} // namespace

std::string html_text(std::string_view text) {
    std::string html;
    html.reserve(text.size());
    while (!text.empty()) {
        const auto length = character_length(text);
        if (length == 0 || is_control(text.front())) {
            html += replacement;
        } else if (const auto entity = html_of(text.front()); !entity.empty()) {
            html += entity;
        } else {
            html += text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return html;
}

std::string latex_text(std::string_view text) {
    std::string latex;
    for (const char c : text) {
        if (const auto command = latex_of(c); !command.empty()) {
            latex += command;
        } else if (std::string_view("&%$#_{}").find(c) != std::string_view::npos) {
            latex += '\\';
            latex += c;
        } else {
            latex += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
        }
    }
    return latex;
}

std::string markdown_cell(std::string_view text) {
    std::string cell;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            cell += ' ';
            continue;
        }
        if (std::string_view("\\|`*_<>[]").find(c) != std::string_view::npos) {
            cell += '\\';
        }
        cell += c;
    }
    return cell;
}

} // namespace retort
