// What a student costs against its teacher: size, work, time. Values only; called off the window's thread.
#pragma once

#include "core/base/message.h"
#include "core/inspect/predict.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace retort {

class Classifier;

struct ModelCost {
    std::string name; ///< the architecture's, or "TorchScript"
    std::int64_t parameters =
        0; ///< numbers that training changes, no buffers; 0 where not known: TorchScript
    std::int64_t file_bytes = 0;    ///< of the file of weights
    std::int64_t multiply_adds = 0; ///< of convolutions and matrix products, for one image; 0 where not known
    double seconds_of_1 = none;     ///< median of a forward pass of one image
    double seconds_of_32 = none;    ///< median of a forward pass of 32 images
    double accuracy = none;         ///< on the validation set, in [0, 1]; a student's is its best epoch's

    static constexpr double none = std::numeric_limits<double>::quiet_NaN();
};

struct StudentCost {
    FileStamp weights{};         ///< of the student
    std::int64_t image_size = 0; ///< side of the images that passes were counted and timed with, in pixels
    int threads = 0;             ///< CPU threads that passes were timed with
    ModelCost student;
    std::optional<ModelCost> teacher;
    Message no_teacher; ///< why there is none; empty where none was used
};

/// Multiply-adds of one forward pass over 1×3×side×side, in evaluation mode: a convolution or matrix product
/// of inner length k counts k for each number it gives; additions of biases, normalisation, activations and
/// pooling count nothing.
std::int64_t multiply_adds(Classifier& model, std::int64_t side);

/// Builds the card of a run from best.pth, or last.pth where there is no other, and the teacher's file.
/// Passes are timed on the CPU with every core: the median of up to 15 passes after 2 to warm up, fewer where
/// they would take more than 3 seconds. Throws Error that says what is missing, or Cancelled.
StudentCost measure_student(const PredictionRequest& request, const std::stop_token& stop);

} // namespace retort
