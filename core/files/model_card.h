// What is known of a trained model beside its weights.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace retort {

struct ModelCard {
    std::string architecture; ///< name in the registry
    std::int64_t class_count = 0;
    std::vector<std::string> classes; ///< names in the order of the logits; empty where nobody knows them
    std::int64_t image_size = 0;      ///< side of the pictures in pixels
    std::int64_t resize_side = 0;     ///< of the shorter side before the centre crop; 0 where nobody knows
    std::string interpolation;        ///< "bilinear" or "bicubic"; empty where nobody knows
    std::string normalization;        ///< name, for example "imagenet"
    std::array<float, 3> mean{};      ///< of R, G and B in [0, 1]
    std::array<float, 3> std{1.0F, 1.0F, 1.0F};
    std::optional<double> alpha; ///< weight of the hard-label term in its training
    std::string loss;            ///< a name in losses(), or cross-entropy; empty where nobody knows it
    std::optional<double> temperature;
    std::optional<double> accuracy; ///< on the validation set, in [0, 1]
    std::optional<std::int64_t> epoch;
    /// What the weights say of how the images that they were trained on were split, by name.
    std::vector<std::pair<std::string, std::string>> split;
};

} // namespace retort
