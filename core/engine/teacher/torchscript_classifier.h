// A model that came as a TorchScript program, of whatever architecture.
#pragma once

#include "core/engine/models/model.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <torch/csrc/jit/api/module.h>

namespace retort {

/// Runs a TorchScript module as a classifier. It only predicts: it stays in evaluation mode, and its weights
/// are not among this module's parameters. Safe to ask from several threads at once.
class TorchscriptClassifier final : public Classifier {
  public:
    /// Takes `module` over. It is frozen, its batch norms folded into its convolutions, where that changes
    /// no logit of a test image of `image_size` pixels by more than 1e-4 (relative to the largest).
    TorchscriptClassifier(const torch::jit::Module& module, std::int64_t image_size);

    /// Throws Error when the module fails, or returns anything but one row of logits per image. `images` stay
    /// as they are, whatever the module does with its input.
    torch::Tensor forward(torch::Tensor images) override;
    /// A program that is run, and frozen already.
    [[nodiscard]] bool recordable() const override { return false; }

    using Classifier::to;
    void to(torch::Device device, bool non_blocking) override;

  private:
    void freeze();
    [[nodiscard]] bool predict_alike(torch::jit::Module& frozen);

    torch::jit::Module module_; ///< as it came: what a freeze starts from
    torch::jit::Module ready_;  ///< what is run
    torch::Device device_ = torch::kCPU;
    std::int64_t image_size_;
    bool has_state_ = true; ///< whether ready_ may change itself when it runs
    std::mutex running_;    ///< held by a run of a module with state
};

/// Runs `module`, in evaluation mode, on `count` images of zeros and returns the number of classes that it
/// tells apart. Throws Error when it fails, or returns anything but one row of logits per image.
std::int64_t torchscript_classes(torch::jit::Module& module, std::int64_t count, std::int64_t image_size);

/// Runs `module`, in evaluation mode, on two images, on the first alone, and on both again. Throws Error
/// where the logits of an image are others each time, as those of batch norm or dropout in training mode are,
/// which tracing makes a constant.
void require_steady_logits(torch::jit::Module& module, std::int64_t image_size);

/// The last line that says something of what libtorch or a TorchScript program threw: the reason; traces
/// stand before it.
std::string reason_of(const std::exception& error);

} // namespace retort
