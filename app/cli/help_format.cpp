#include "app/cli/help_format.h"

#include "core/base/text_columns.h"

#include <algorithm>
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

/// The subcommand that was being read, or the program itself.
const CLI::App* innermost(const CLI::App* app) {
    while (!app->get_subcommands().empty()) {
        app = app->get_subcommands().front();
    }
    return app;
}

std::string unexpected(const CLI::App* app) {
    const auto rest = app->remaining(/*recurse=*/true);
    const auto option =
        std::find_if(rest.begin(), rest.end(), [](const std::string& text) { return text.starts_with("-"); });
    if (option != rest.end()) {
        return "unknown option " + *option;
    }
    return rest.empty() ? "too many arguments" : "unexpected argument “" + rest.front() + "”";
}

std::string missing(const CLI::App* app, const std::string& text) {
    if (innermost(app)->get_require_subcommand_min() == 0) {
        return text;
    }
    const auto rest = app->remaining(/*recurse=*/true);
    if (rest.empty()) {
        return "a command is required";
    }
    return (rest.front().starts_with("-") ? "unknown option " : "unknown command ") +
           (rest.front().starts_with("-") ? rest.front() : "“" + rest.front() + "”");
}

/// "--split: train2 not in {train,val}" as "--split: must be one of train, val, not “train2”".
std::string as_choice(const std::string& text) {
    const auto name = text.find(": ");
    const auto set = text.find(" not in {");
    if (name == std::string::npos || set == std::string::npos) {
        return text;
    }
    auto choices = text.substr(set + 9);
    choices.pop_back();
    std::string list;
    for (const char c : choices) {
        list += c == ',' ? std::string(", ") : std::string(1, c);
    }
    return text.substr(0, name) + ": must be one of " + list + ", not “" +
           text.substr(name + 2, set - name - 2) + "”";
}

std::string sentence(const CLI::App* app, const CLI::Error& error) {
    const std::string text = error.what();
    const auto name = text.substr(0, text.find(':'));
    switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::ExtrasError:
        return unexpected(app);
    case CLI::ExitCodes::RequiredError:
        return missing(app, text);
    case CLI::ExitCodes::ArgumentMismatch:
        return name + (text.ends_with("missing") ? " needs a value" : " has too many or too few values");
    case CLI::ExitCodes::ExcludesError: {
        const auto at = text.find(" excludes ");
        return text.substr(0, at) + " and " + text.substr(at + 10) + " cannot be combined";
    }
    case CLI::ExitCodes::ConversionError:
        return text.starts_with("Could not convert: ") ? "a value is not accepted: " + text.substr(19) : text;
    default:
        return as_choice(text);
    }
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

std::string usage_message(const CLI::App* app, const CLI::Error& error) {
    std::string command = "retort-cli";
    for (const auto* part = app; !part->get_subcommands().empty();) {
        part = part->get_subcommands().front();
        command += " " + part->get_name();
    }
    return "retort-cli: " + sentence(app, error) + "\nSee " + command + " --help.\n";
}

} // namespace retort::cli
