#include "core/export/read_back.h"

#include "core/files/checkpoint.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/dnn.hpp>
#include <torch/csrc/jit/serialization/import.h>

namespace retort {

namespace {

Error cannot_be_read_back(const std::filesystem::path& file, const std::string& why) {
    return Error(RETORT_TEXT("%1: cannot be read back: %2"), {file.string(), why});
}

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
    try {
        return torch::jit::load(file.string()).forward({images}).toTensor();
    } catch (const std::exception& error) {
        throw cannot_be_read_back(file, error.what());
    }
}

torch::Tensor logits_of_onnx(const std::filesystem::path& file, const torch::Tensor& images) {
    // What OpenCV would print goes into the error.
    const auto level = cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    const auto pixels = images.to(torch::kFloat32).contiguous();
    try {
        auto net = cv::dnn::readNetFromONNX(file.string());
        net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        std::vector<torch::Tensor> logits;
        for (std::int64_t i = 0; i < pixels.size(0); ++i) {
            const std::vector<int> shape{1, static_cast<int>(pixels.size(1)),
                                         static_cast<int>(pixels.size(2)), static_cast<int>(pixels.size(3))};
            net.setInput(cv::Mat(shape, CV_32F, pixels[i].data_ptr()), "images");
            const cv::Mat row = net.forward("logits");
            logits.push_back(torch::from_blob(row.data, {1, static_cast<std::int64_t>(row.total())}).clone());
        }
        cv::utils::logging::setLogLevel(level);
        return torch::cat(logits);
    } catch (const cv::Exception& error) {
        cv::utils::logging::setLogLevel(level);
        throw cannot_be_read_back(file, error.err);
    }
}

} // namespace retort
