#include "core/experiment/report/inline_svg.h"

#include "core/experiment/report/markup.h"

#include <algorithm>

namespace retort {

namespace {

/// `value` with `prefix` behind every "url(#".
std::string with_prefixed_urls(std::string_view value, std::string_view prefix) {
    constexpr std::string_view url = "url(#";
    std::string text;
    for (auto at = value.find(url); at != std::string_view::npos; at = value.find(url)) {
        text += value.substr(0, at + url.size());
        text += prefix;
        value.remove_prefix(at + url.size());
    }
    return text.append(value);
}

std::string prefixed(std::string_view name, std::string_view value, std::string_view prefix) {
    if (name == "id") {
        return std::string(prefix).append(value);
    }
    if ((name == "href" || name == "xlink:href") && value.starts_with('#')) {
        return "#" + std::string(prefix).append(value.substr(1));
    }
    return with_prefixed_urls(value, prefix);
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Reads the attributes of one tag: what stands between its name and its '>'.
class TagReader {
  public:
    explicit TagReader(std::string_view text) : rest_(text) {}

    /// False at the end of the tag, or where it is no attribute in quotes.
    bool next(std::string_view& name, std::string_view& value, char& quote) {
        skip_spaces();
        const auto equals = rest_.find('=');
        if (equals == std::string_view::npos || equals + 1 >= rest_.size()) {
            return false;
        }
        name = rest_.substr(0, equals);
        rest_.remove_prefix(equals + 1);
        skip_spaces();
        if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\'')) {
            return false;
        }
        quote = rest_.front();
        const auto end = rest_.find(quote, 1);
        if (end == std::string_view::npos) {
            return false;
        }
        value = rest_.substr(1, end - 1);
        rest_.remove_prefix(end + 1);
        while (!name.empty() && is_space(name.back())) {
            name.remove_suffix(1);
        }
        return true;
    }
    /// What is left: "/" of an element without content.
    [[nodiscard]] std::string_view rest() const { return rest_; }

  private:
    void skip_spaces() {
        rest_.remove_prefix(static_cast<std::size_t>(
            std::distance(rest_.begin(), std::find_if_not(rest_.begin(), rest_.end(), is_space))));
    }

    std::string_view rest_;
};

/// Where the tag that `text` begins with ends, behind its '>'; a '>' in quotes ends none.
std::size_t tag_length(std::string_view text) {
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quote != 0) {
            quote = text[i] == quote ? '\0' : quote;
        } else if (text[i] == '"' || text[i] == '\'') {
            quote = text[i];
        } else if (text[i] == '>') {
            return i + 1;
        }
    }
    return text.size();
}

bool is_dropped(std::string_view element, std::string_view attribute) {
    return attribute.starts_with("xmlns") ||
           (element == "svg" && (attribute == "width" || attribute == "height" || attribute == "version" ||
                                 attribute == "baseProfile"));
}

std::string rewritten_tag(std::string_view tag, std::string_view prefix, std::string_view title) {
    const auto body = tag.substr(1, tag.size() - 2);
    const auto name_end = static_cast<std::size_t>(
        std::distance(body.begin(), std::find_if(body.begin(), body.end(), is_space)));
    const auto element = body.substr(0, name_end);
    std::string text = "<" + std::string(element);
    if (element == "svg") {
        text += " role=\"img\" aria-label=\"" + html_text(title) + "\"";
    }
    TagReader attributes(body.substr(name_end));
    std::string_view name;
    std::string_view value;
    char quote = 0;
    while (attributes.next(name, value, quote)) {
        if (!is_dropped(element, name)) {
            text += " " + std::string(name) + "=" + quote + prefixed(name, value, prefix) + quote;
        }
    }
    return text + (attributes.rest().ends_with('/') ? "/>" : ">");
}

} // namespace

std::string inline_svg(std::string_view svg, std::string_view prefix, std::string_view title) {
    const auto start = svg.find("<svg");
    if (start == std::string_view::npos) {
        return {};
    }
    svg.remove_prefix(start);
    std::string text;
    text.reserve(svg.size());
    while (!svg.empty()) {
        if (svg.starts_with("<!--")) {
            const auto end = svg.find("-->");
            svg.remove_prefix(end == std::string_view::npos ? svg.size() : end + 3);
            continue;
        }
        if (svg.front() != '<') {
            const auto end = std::min(svg.find('<'), svg.size());
            text += svg.substr(0, end);
            svg.remove_prefix(end);
            continue;
        }
        const auto length = tag_length(svg);
        const auto tag = svg.substr(0, length);
        if (tag.starts_with("</")) {
            text += tag;
        } else if (tag.ends_with('>')) { // what is cut short would take what follows with it
            text += rewritten_tag(tag, prefix, title);
        }
        svg.remove_prefix(length);
    }
    return text;
}

} // namespace retort
