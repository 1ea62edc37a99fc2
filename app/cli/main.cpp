// retort-cli: the workbench's core without a window.
#include "app/cli/command_line.h"

int main(int argc, char** argv) {
    return retort::cli::run_command_line(argc, argv);
}
