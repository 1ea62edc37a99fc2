#include "app/cli/usage_text.h"

#include <algorithm>

namespace retort::cli {

namespace {

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

std::string usage_message(const CLI::App* app, const CLI::Error& error) {
    std::string command = "retort-cli";
    for (const auto* part = app; !part->get_subcommands().empty();) {
        part = part->get_subcommands().front();
        command += " " + part->get_name();
    }
    return "retort-cli: " + sentence(app, error) + "\nSee " + command + " --help.\n";
}

} // namespace retort::cli
