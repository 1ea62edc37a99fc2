#include "core/engine/teacher/torchscript_classifier.h"

#include <ATen/CPUGeneratorImpl.h>
#include <algorithm>
#include <c10/util/Exception.h>
#include <sstream>
#include <torch/csrc/jit/runtime/graph_executor.h>
#include <utility>

namespace retort {

namespace {

/// The interpreter as it is, without the optimiser that rewrites a program after its first runs: the same
/// images give the same bits in the first run and in the hundredth. A program may work in place on what it
/// is given, and so gets a copy: others look at the images, too.
torch::IValue run(torch::jit::Module& module, const torch::Tensor& images) {
    const torch::NoGradGuard no_grad;
    const torch::jit::GraphOptimizerEnabledGuard plain(false);
    return module.forward({images.clone()});
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

/// Images no two of which are alike, and none of which is constant; the same ones in every call.
torch::Tensor test_images(std::int64_t count, std::int64_t image_size) {
    constexpr std::uint64_t seed = 1;
    const auto ramp = torch::linspace(-2.0, 2.0, count * 3 * image_size * image_size);
    const auto noise = torch::randn(ramp.sizes(), at::make_generator<at::CPUGeneratorImpl>(seed));
    return (ramp + 0.5 * noise).view({count, 3, image_size, image_size});
}

/// How far logits of one image may lie apart, relative to the largest: rounding depends on the batch, too.
double steadiness_of(const torch::jit::Module& module) {
    constexpr double exact = 1e-3;
    constexpr double coarse = 5e-2; // of half precision
    for (const auto& parameter : module.parameters()) {
        if (parameter.is_floating_point() && torch::elementSize(parameter.scalar_type()) < sizeof(float)) {
            return coarse;
        }
    }
    return exact;
}

/// Whether two answers are one but for `tolerance`; what is not finite must be so in both.
bool are_alike(const torch::Tensor& a, const torch::Tensor& b, double tolerance) {
    const auto largest = torch::cat({a, b}).nan_to_num().abs().max().item<double>();
    return torch::allclose(a, b, /*rtol=*/0.0, tolerance * largest, /*equal_nan=*/true);
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

void require_steady_logits(torch::jit::Module& module, std::int64_t image_size) {
    module.eval();
    const auto images = test_images(2, image_size);
    const auto together = ask(module, images);
    const auto alone = ask(module, images.narrow(0, 0, 1));
    const auto again = ask(module, images);
    const auto tolerance = steadiness_of(module);
    if (!are_alike(together.narrow(0, 0, 1), alone, tolerance) || !are_alike(together, again, tolerance)) {
        throw Error(RETORT_TEXT("its logits for an image change with the other images of a batch, or from "
                                "call to call, as happens where it was traced in training mode; call "
                                "model.eval() in Python and trace it again"));
    }
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
    const auto images = test_images(2, image_size_).to(device_);
    const auto as_it_came = ask(module_, images);
    const auto difference = (ask(frozen, images) - as_it_came).abs().max().item<double>();
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
