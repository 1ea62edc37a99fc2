// retort-cli from its arguments to its exit code.
#pragma once

namespace retort::cli {

/// Does what the arguments of main() ask for. Returns the exit code: 0 ok, 1 failed, 2 usage, 128 + the
/// signal that stopped it.
int run_command_line(int argc, char** argv);

} // namespace retort::cli
