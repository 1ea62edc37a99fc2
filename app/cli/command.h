// What the subcommands of retort-cli share.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <stop_token>

namespace retort::cli {

/// Exit codes, as documented in the README and the man page.
enum ExitCode { ok = 0, failed = 1, usage = 2 };

/// Those of `summarize --exit-code`.
enum VerdictCode { no_verdict = 10, undecided = 11, worse = 12 };

/// Set by the subcommand that the person chose; main() calls it once the command line is parsed. Returns the
/// exit code.
using Action = std::function<int(const std::stop_token& stop)>;

/// What is said after a line about weights that are not there.
inline constexpr auto download_hint = "; or add --download";

/// --download: the person's word that weights which are named and not there may be fetched.
void add_download_flag(CLI::App& command, bool& download);

void add_sample(CLI::App& app, Action& action);
void add_teach(CLI::App& app, Action& action);
void add_distill(CLI::App& app, Action& action);
void add_preflight(CLI::App& app, Action& action);
void add_evaluate(CLI::App& app, Action& action);
void add_inspect(CLI::App& app, Action& action);
void add_fetch(CLI::App& app, Action& action);
void add_summarize(CLI::App& app, Action& action);
void add_export(CLI::App& app, Action& action);
void add_import(CLI::App& app, Action& action);
void add_convert(CLI::App& app, Action& action);
void add_cache(CLI::App& app, Action& action);
void add_conventions(CLI::App& app, Action& action);

} // namespace retort::cli
