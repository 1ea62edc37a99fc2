#include "app/cli/help_format.h"

#include "core/base/text_columns.h"

#include <sstream>

namespace retort::cli {

namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t description_at = 26;

/// "--lr=0.001", "--out=VALUE" where nothing is preset, "--json" where nothing is to be given. Other
/// spellings are taken as well, and listed nowhere.
std::string heading_of(const CLI::Option& option, bool is_positional) {
    if (is_positional) {
        return option.get_name(true, false);
    }
    auto name =
        option.get_lnames().empty() ? "-" + option.get_snames().front() : "--" + option.get_lnames().front();
    if (!option.get_snames().empty() && !option.get_lnames().empty()) {
        name = "-" + option.get_snames().front() + ", " + name;
    }
    const auto preset = option.get_default_str();
    const bool is_flag = option.get_items_expected_max() == 0;
    return is_flag ? name : name + "=" + (preset.empty() ? "VALUE" : preset);
}

/// With what is accepted, where CLI11 checks it: "TEXT:{train,val}".
std::string description_of(const CLI::Option& option) {
    auto text = option.get_description() + (option.get_required() ? " (required)" : "");
    const auto type = option.get_type_name();
    const auto from = type.find('{');
    if (from == std::string::npos || text.find("One of:") != std::string::npos) {
        return text;
    }
    text += (text.ends_with('.') ? " One of: " : ". One of: ");
    for (const char c : type.substr(from + 1, type.find('}', from) - from - 1)) {
        text += c == ',' ? std::string(", ") : std::string(1, c);
    }
    return text + ".";
}

std::string entry(const std::string& heading, const std::string& description) {
    auto text = wrapped(description, description_at, columns);
    const auto start = "  " + heading;
    if (shown_width(start) + 2 > description_at) {
        return start + "\n" + text;
    }
    return start + std::string(description_at - shown_width(start), ' ') + text.substr(description_at);
}

} // namespace

std::string wrapped(const std::string& text, std::size_t indent, std::size_t width) {
    const std::string margin(indent, ' ');
    std::istringstream words(text);
    std::string lines = margin;
    std::string word;
    std::size_t used = indent;
    while (words >> word) {
        if (used > indent && used + 1 + shown_width(word) > width) {
            lines += "\n" + margin;
            used = indent;
        }
        lines += (used > indent ? " " : "") + word;
        used += shown_width(word) + (used > indent ? 1 : 0);
    }
    return lines + "\n";
}

std::string HelpFormat::make_option(const CLI::Option* option, bool is_positional) const {
    return entry(heading_of(*option, is_positional), description_of(*option));
}

std::string HelpFormat::make_subcommand(const CLI::App* command) const {
    return entry(command->get_name(), command->get_description());
}

std::string HelpFormat::make_expanded(const CLI::App* group) const {
    return make_groups(group, CLI::AppFormatMode::Sub);
}

std::string HelpFormat::make_description(const CLI::App* app) const {
    return wrapped(app->get_description(), 0, columns);
}

std::string HelpFormat::make_footer(const CLI::App* app) const {
    return app->get_footer().empty() ? "" : wrapped(app->get_footer(), 0, columns);
}

} // namespace retort::cli
