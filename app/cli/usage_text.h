// What is said against a command line that cannot be understood.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace retort::cli {

/// One plain sentence and where help is, for App::failure_message().
std::string usage_message(const CLI::App* app, const CLI::Error& error);

} // namespace retort::cli
