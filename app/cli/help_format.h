// How help looks: 80 columns, grouped, each flag under its first name; and what is said against a command
// line that cannot be understood.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace retort::cli {

/// The words of `text` in lines of at most `width` columns, each after `indent` spaces; ends with a line
/// break.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t width);

class HelpFormat : public CLI::Formatter {
  public:
    std::string make_option(const CLI::Option* option, bool is_positional) const override;
    std::string make_subcommand(const CLI::App* command) const override;
    /// Of options that belong together.
    std::string make_expanded(const CLI::App* group) const override;
    std::string make_description(const CLI::App* app) const override;
    std::string make_footer(const CLI::App* app) const override;
};

/// One plain sentence and where help is, for App::failure_message().
std::string usage_message(const CLI::App* app, const CLI::Error& error);

} // namespace retort::cli
