// The reading half of read-speed: writes the files to read, or reads them and says how long each took.
//   read_speed write FOLDER      writes state_dict.pth (zip) and state_dict.safetensors, 100 MB each
//   read_speed read FILE...      prints milliseconds and name of each file, read once before to warm the
//   cache
#include "core/files/checkpoint.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/safetensors/safetensors_writer.h"

#include <chrono>
#include <iostream>
#include <span>

namespace {

/// 50 layers of 2 MB with their vectors, as a large network has them.
retort::StateDict hundred_megabytes() {
    torch::manual_seed(1);
    retort::StateDict tensors;
    for (int i = 0; i < 50; ++i) {
        const std::string layer = "layer" + std::to_string(i);
        tensors.emplace_back(layer + ".conv.weight", torch::randn({500, 250, 2, 2}));
        for (const char* name : {".bn.weight", ".bn.bias", ".bn.running_mean", ".bn.running_var"}) {
            tensors.emplace_back(layer + name, torch::randn({500}));
        }
        tensors.emplace_back(layer + ".bn.num_batches_tracked", torch::tensor(std::int64_t{i}));
    }
    return tensors;
}

void write(const std::filesystem::path& folder) {
    const auto tensors = hundred_megabytes();
    retort::write_state_dict(folder / "state_dict.pth", tensors);
    retort::write_safetensors(folder / "state_dict.safetensors", tensors);
}

double milliseconds_of(const std::filesystem::path& file) {
    const auto begin = std::chrono::steady_clock::now();
    const auto checkpoint = retort::read_checkpoint(file);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
    if (checkpoint.tensors.size() != 300) {
        throw std::runtime_error(file.string() + " was not read whole");
    }
    return taken.count();
}

int run(std::span<char*> arguments) {
    const std::string mode = arguments.size() < 3 ? "" : arguments[1];
    if (mode == "write") {
        write(arguments[2]);
        return 0;
    }
    if (mode != "read") {
        std::cerr << "usage: read_speed write FOLDER | read FILE...\n";
        return 2;
    }
    for (const char* file : arguments.subspan(2)) {
        milliseconds_of(file);
        std::cout << milliseconds_of(file) << ' ' << std::filesystem::path(file).filename().string() << '\n';
    }
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(std::span(argv, static_cast<std::size_t>(argc)));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
