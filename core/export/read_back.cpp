#include "core/export/read_back.h"

#include "core/files/checkpoint.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/dnn.hpp>
#include <torch/csrc/jit/serialization/import.h>

namespace retort {

namespace {

/// What OpenCV would print is in the exception that it throws.
class Silence {
  public:
    Silence() : level_(cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT)) {}
    ~Silence() { cv::utils::logging::setLogLevel(level_); }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

  private:
    cv::utils::logging::LogLevel level_;
};

} // namespace

torch::Tensor logits_of_weights(const std::filesystem::path& file, const std::string& architecture,
                                std::int64_t classes, const torch::Tensor& images) {
    const auto model = build_model(architecture, classes, /*seed=*/0);
    load_state_dict(*model, read_checkpoint(file).tensors);
    model->eval();
    const torch::NoGradGuard no_grad;
    return model->forward(images);
}

torch::Tensor logits_of_torchscript(const std::filesystem::path& file, const torch::Tensor& images) {
    const torch::NoGradGuard no_grad;
    return torch::jit::load(file.string()).forward({images}).toTensor();
}

torch::Tensor logits_of_onnx(const std::filesystem::path& file, const torch::Tensor& images) {
    const Silence silence;
    const auto pixels = images.to(torch::kFloat32).contiguous();
    auto net = cv::dnn::readNetFromONNX(file.string());
    net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
    std::vector<int> shape(pixels.sizes().begin(), pixels.sizes().end());
    shape.front() = 1;
    std::vector<torch::Tensor> logits;
    for (std::int64_t i = 0; i < pixels.size(0); ++i) {
        net.setInput(cv::Mat(shape, CV_32F, pixels[i].data_ptr()), "images");
        const cv::Mat row = net.forward("logits");
        logits.push_back(torch::from_blob(row.data, {1, static_cast<std::int64_t>(row.total())}).clone());
    }
    return torch::cat(logits);
}

} // namespace retort
