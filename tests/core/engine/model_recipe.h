// Golden files of tests/reference/models, and the recipe by which they and the tests compute the same
// weights.
#pragma once

#include "core/engine/torch.h"

#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <fstream>
#include <locale>
#include <sstream>
#include <string>
#include <vector>

namespace retort::test {

using Row = std::vector<std::string>;

/// The lines of a golden file, without its header.
inline std::vector<Row> read_golden(const std::string& name) {
    std::ifstream file(std::string(RETORT_REFERENCE_DIR) + "/models/" + name);
    REQUIRE_MESSAGE(file.is_open(), name);
    std::vector<Row> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        auto& row = rows.emplace_back();
        for (std::string cell; std::getline(cells, cell, ',');) {
            row.push_back(cell);
        }
    }
    REQUIRE(!rows.empty());
    return rows;
}

inline float to_float(const std::string& cell) {
    std::istringstream text(cell);
    text.imbue(std::locale::classic());
    float value = NAN;
    text >> value;
    return value;
}

inline std::uint64_t fnv1a(const std::string& text) {
    std::uint64_t value = 0xcbf29ce484222325U;
    for (const unsigned char byte : text) {
        value = (value ^ byte) * 0x100000001b3U;
    }
    return value;
}

/// The `index`-th number (from 1) of the stream that belongs to `key`, in [0, 1).
inline double uniform(std::uint64_t key, std::uint64_t index) {
    auto x = key + index * 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    x ^= x >> 31U;
    return static_cast<double>(x >> 11U) * 0x1.0p-53;
}

inline torch::Tensor fill(const std::string& name, torch::IntArrayRef shape, double factor, double offset) {
    auto tensor = torch::empty(shape);
    const auto key = fnv1a(name);
    auto* values = tensor.data_ptr<float>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i) {
        values[i] = static_cast<float>(offset + factor * uniform(key, static_cast<std::uint64_t>(i) + 1));
    }
    return tensor;
}

inline torch::Tensor recipe(const std::string& name, torch::IntArrayRef shape) {
    if (name.ends_with("num_batches_tracked")) {
        return torch::zeros(shape, torch::kInt64);
    }
    if (name.ends_with("running_var") || (name.ends_with("weight") && shape.size() == 1)) {
        return fill(name, shape, 1.0, 0.5);
    }
    if (shape.size() == 1) {
        return fill(name, shape, 0.2, -0.1);
    }
    if (name.ends_with("class_token") || name.ends_with("pos_embedding")) {
        return fill(name, shape, 2.0, -1.0);
    }
    const auto fan_in = c10::multiply_integers(shape.slice(1));
    const auto bound = std::sqrt(3.0 / static_cast<double>(fan_in));
    return fill(name, shape, 2 * bound, -bound);
}

inline std::string joined(torch::IntArrayRef shape) {
    std::string text;
    for (const auto size : shape) {
        text += (text.empty() ? "" : "x") + std::to_string(size);
    }
    return text;
}

inline torch::Tensor images(std::int64_t count, std::int64_t side) {
    const std::vector<std::int64_t> shape{count, 3, side, side};
    return fill("images " + joined(shape), shape, 4.0, -2.0);
}

} // namespace retort::test
