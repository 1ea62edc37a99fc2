// What the reference scripts wrote about pictures, read again.
#pragma once

#include "core/data/decode/image.h"
#include "tests/core/data/support.h"

#include <cstdint>
#include <cstdlib>
#include <doctest/doctest.h>
#include <sstream>
#include <string>
#include <vector>

namespace retort::test {

/// The lines of one kind in a file of goldens in tests/reference/data, as streams behind that word.
inline std::vector<std::istringstream> golden_lines(const std::string& file, const std::string& kind) {
    std::istringstream all(read_text(std::string(RETORT_REFERENCE_DIR) + "/data/" + file));
    std::vector<std::istringstream> lines;
    for (std::string line; std::getline(all, line);) {
        if (line.starts_with(kind + " ")) {
            lines.emplace_back(line.substr(kind.size() + 1));
        }
    }
    return lines;
}

/// The picture that a golden line has the rest of: every step-th pixel, and the checksum of all.
struct GoldenPicture {
    std::uint64_t checksum = 0;
    std::vector<int> differences; ///< of the values that the line has, in steps of 1/255
};

/// How `image` differs from what stands in `words`: a step, a checksum and values, in hexadecimal digits. As
/// many values must be there as the image has at that step.
inline GoldenPicture compare_picture(std::istringstream& words, const Image& image) {
    int step = 0;
    std::string hex;
    GoldenPicture golden;
    words >> step >> std::hex >> golden.checksum >> std::dec >> hex;
    REQUIRE(step > 0);
    for (int y = 0; y < image.height; y += step) {
        for (int x = 0; x < image.width; x += step) {
            for (int c = 0; c < 3; ++c) {
                const int value = image.pixels[static_cast<std::size_t>((y * image.width + x) * 3 + c)];
                const auto wanted = std::stoi(hex.substr(2 * golden.differences.size(), 2), nullptr, 16);
                golden.differences.push_back(std::abs(value - wanted));
            }
        }
    }
    REQUIRE(2 * golden.differences.size() == hex.size());
    return golden;
}

} // namespace retort::test
