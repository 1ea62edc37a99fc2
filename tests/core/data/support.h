// What the tests of core/data share.
#pragma once

#include "core/base/message.h"
#include "core/data/decode/image.h"
#include "core/data/png.h"
#include "tests/core/temporary_folder.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

namespace retort::test {

inline std::string read_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_text(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

/// FNV-1a, as in make_goldens.py.
inline std::uint64_t checksum(std::span<const std::uint8_t> bytes) {
    std::uint64_t value = 0xcbf29ce484222325U;
    for (const auto byte : bytes) {
        value = (value ^ byte) * 0x100000001b3U;
    }
    return value;
}

inline int triangle(int a) {
    return std::abs(a % 510 - 255);
}

/// The pictures of make_goldens.py, by integers alone.
inline Image draw_picture(int k, int width, int height) {
    Image image{width, height, {}};
    image.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.pixels.push_back(static_cast<std::uint8_t>(triangle(3 * x + y + 40 * k)));
            image.pixels.push_back(static_cast<std::uint8_t>(triangle(((x * y) >> 5) + 5 * y)));
            const int mixed = ((x * x + y * y) >> 6) ^ ((x * 13 + y * 7 + k * 31) & 31);
            image.pixels.push_back(static_cast<std::uint8_t>(mixed & 255));
        }
    }
    return image;
}

/// What the Error says that `action` throws; empty when it throws none. Other exceptions pass.
template <typename Action>
std::string error_of(const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// The shared data folder, or an empty path where it is not there.
inline std::filesystem::path shared_data(const std::string& name) {
    const char* given = std::getenv("RETORT_SHARED_DATA");
    const std::filesystem::path folder =
        given != nullptr && *given != '\0'
            ? std::filesystem::path(given)
            : std::filesystem::path(RETORT_REFERENCE_DIR) / "../../../shared/data";
    std::error_code ignored;
    return std::filesystem::exists(folder / name, ignored) ? folder / name : std::filesystem::path();
}

} // namespace retort::test
