// Measuring any model on data.
#pragma once

#include "core/experiment/runner.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace retort {

/// How a model does on a split. `agreement` compares with a teacher where one was given.
struct Evaluation {
    std::string architecture;
    std::string split; ///< the folder that was taken
    double accuracy = 0.0;
    double loss = 0.0; ///< mean cross entropy
    std::int64_t count = 0;
    std::int64_t skipped = 0; ///< unreadable images
    std::optional<double> agreement;
};

struct EvaluationRequest {
    std::filesystem::path data_dir;
    std::filesystem::path model_file;   ///< or weights by name: "imagenet:resnet50"
    std::filesystem::path teacher_file; ///< likewise; may be empty
    std::string split = "val";   ///< "train" or "val"; "val" takes the first of val, validation, valid, test
    std::int64_t image_size = 0; ///< 0 = what the architecture is usually trained at
    std::string normalize = "imagenet";
    std::string device = "auto";
    std::int64_t batch_size = 128;
    std::int64_t threads = 0;
};

/// Throws Error when data or model cannot be read or do not fit each other.
Evaluation evaluate(const EvaluationRequest& request, RunObserver& observer, const std::stop_token& stop);

} // namespace retort
