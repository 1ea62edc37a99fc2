#include "core/engine/teacher/torchscript_classifier.h"

#include <algorithm>
#include <c10/util/Exception.h>
#include <sstream>
#include <torch/csrc/jit/runtime/graph_executor.h>
#include <utility>

namespace retort {

namespace {

/// The interpreter as it is, without the optimiser that rewrites a program after its first runs: the same
/// images give the same bits in the first run and in the hundredth.
torch::IValue run(torch::jit::Module& module, const torch::Tensor& images) {
    const torch::NoGradGuard no_grad;
    const torch::jit::GraphOptimizerEnabledGuard plain(false);
    return module.forward({images});
}

std::string text_of(torch::IntArrayRef sizes) {
    std::ostringstream text;
    text << sizes;
    return text.str();
}

torch::Tensor logits_in(const torch::IValue& answer, std::int64_t count) {
    if (!answer.isTensor()) {
        throw Error(RETORT_TEXT("forward() returns %1 instead of one tensor of logits (images × classes)"),
                    {answer.tagKind()});
    }
    const auto& logits = answer.toTensor();
    if (logits.dim() != 2 || logits.size(0) != count || logits.size(1) < 1 ||
        !torch::isFloatingType(logits.scalar_type())) {
        throw Error(RETORT_TEXT("for a batch of %1, forward() returns a tensor of %2 with the shape %3 "
                                "instead of logits (images × classes)"),
                    {std::to_string(count), c10::toString(logits.scalar_type()), text_of(logits.sizes())});
    }
    return logits.to(torch::kFloat32);
}

torch::Tensor ask(torch::jit::Module& module, const torch::Tensor& images) {
    const auto answer = [&] {
        try {
            return run(module, images);
        } catch (const std::exception& error) {
            throw Error(RETORT_TEXT("forward() fails on images of shape %1: %2"),
                        {text_of(images.sizes()), reason_of(error)});
        }
    }();
    return logits_in(answer, images.size(0));
}

} // namespace

std::string reason_of(const std::exception& error) {
    const auto* from_torch = dynamic_cast<const c10::Error*>(&error);
    std::istringstream lines(from_torch != nullptr ? from_torch->what_without_backtrace() : error.what());
    std::string reason;
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find_first_not_of(" \t~<-");
        if (first != std::string::npos && line.find("HERE") == std::string::npos) {
            reason = line.substr(line.find_first_not_of(" \t"));
        }
    }
    constexpr std::size_t longest = 300;
    return reason.size() > longest ? reason.substr(0, longest) + "…" : reason;
}

std::int64_t torchscript_classes(torch::jit::Module& module, std::int64_t count, std::int64_t image_size) {
    module.eval(); // in training mode it might change itself
    return ask(module, torch::zeros({count, 3, image_size, image_size})).size(1);
}

TorchscriptClassifier::TorchscriptClassifier(const torch::jit::Module& module, std::int64_t image_size)
    : module_(module)
    , image_size_(image_size) {
    module_.eval();
    freeze();
}

void TorchscriptClassifier::to(torch::Device device, bool non_blocking) {
    if (device != device_) {
        module_.to(device, non_blocking);
        device_ = device;
        freeze(); // a frozen module's weights are constants, which stay where they are
    }
}

void TorchscriptClassifier::freeze() {
    ready_ = module_;
    has_state_ = true;
    try {
        auto frozen = torch::jit::freeze(module_);
        if (predict_alike(frozen)) {
            ready_ = frozen;
            // What a program writes to stays an attribute when it is frozen.
            has_state_ = ready_.attributes(/*recurse=*/true).size() > 0;
        }
    } catch (const std::exception&) { // not every program can be frozen: it is run as it came
        ready_ = module_;
    }
}

bool TorchscriptClassifier::predict_alike(torch::jit::Module& frozen) {
    constexpr double tolerance = 1e-4;
    const auto images =
        torch::linspace(-2.0, 2.0, image_size_ * image_size_ * 6).view({2, 3, image_size_, image_size_});
    const auto as_it_came = ask(module_, images.to(device_));
    const auto difference = (ask(frozen, images.to(device_)) - as_it_came).abs().max().item<double>();
    return difference <= tolerance * std::max(1.0, as_it_came.abs().max().item<double>());
}

torch::Tensor TorchscriptClassifier::forward(torch::Tensor images) {
    std::unique_lock<std::mutex> alone(running_, std::defer_lock);
    if (has_state_) {
        alone.lock();
    }
    return ask(ready_, images);
}

} // namespace retort
