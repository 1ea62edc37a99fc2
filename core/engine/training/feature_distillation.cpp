#include "core/engine/training/feature_distillation.h"

#include "core/base/message.h"

#include <ATen/CPUGeneratorImpl.h>
#include <algorithm>
#include <cmath>
#include <string>

namespace retort {

namespace {

/// Of one black image.
FeatureMaps maps_of(Classifier& network, std::int64_t side) {
    const torch::NoGradGuard no_grad;
    const auto parameters = network.parameters();
    const auto device = parameters.empty() ? torch::Device(torch::kCPU) : parameters.front().device();
    const bool was_training = network.is_training();
    if (was_training) { // not otherwise: other threads may be using a teacher
        network.eval();
    }
    FeatureMaps maps;
    network.forward_with_maps(torch::zeros({1, 3, side, side}, torch::TensorOptions().device(device)), maps);
    if (was_training) {
        network.train();
    }
    return maps;
}

/// Both at the smaller height and width of the two.
std::pair<torch::Tensor, torch::Tensor> at_one_size(const torch::Tensor& a, const torch::Tensor& b) {
    const std::vector<std::int64_t> size{std::min(a.size(2), b.size(2)), std::min(a.size(3), b.size(3))};
    const auto brought = [&](const torch::Tensor& map) {
        return map.sizes().slice(2) == torch::IntArrayRef(size) ? map : torch::adaptive_avg_pool2d(map, size);
    };
    return {brought(a), brought(b)};
}

} // namespace

FeatureDistillation::FeatureDistillation(const FeatureLoss& loss, Classifier& student, FeatureTeacher teacher,
                                         std::uint64_t seed)
    : loss_(loss)
    , teacher_(std::move(teacher)) {
    const auto own = maps_of(student, teacher_.side);
    const auto wanted = maps_of(*teacher_.model, teacher_.side);
    const auto count = std::min(own.size(), wanted.size());
    if (count == 0) {
        throw Error(
            RETORT_TEXT("a feature loss needs the feature maps of student and teacher, and one of both "
                        "shows none"));
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!loss_.middle_alone || i == count / 2) {
            pairs_.emplace_back(own.size() - count + i, wanted.size() - count + i);
        }
    }
    if (loss_.regresses) {
        make_regressors(own, wanted, seed);
    }
}

void FeatureDistillation::make_regressors(const FeatureMaps& student, const FeatureMaps& teacher,
                                          std::uint64_t seed) {
    auto generator = at::detail::createCPUGenerator(seed);
    for (const auto& [own, wanted] : pairs_) {
        const auto in = student[own].size(1);
        const auto out = teacher[wanted].size(1);
        const double bound = 1.0 / std::sqrt(static_cast<double>(in));
        const auto number = std::to_string(weights_.size());
        const auto drawn = [&](const std::string& name, std::vector<std::int64_t> shape) {
            const auto values = torch::empty(shape).uniform_(-bound, bound, generator);
            return register_parameter(name + number, values.to(student[own].device()));
        };
        weights_.push_back(drawn("weight", {out, in, 1, 1}));
        biases_.push_back(drawn("bias", {out}));
    }
}

torch::Tensor FeatureDistillation::regressed(const torch::Tensor& map, std::size_t pair) const {
    return loss_.regresses ? torch::conv2d(map, weights_[pair], biases_[pair]) : map;
}

torch::Tensor FeatureDistillation::operator()(const FeatureMaps& student, const torch::Tensor& images) const {
    FeatureMaps teacher;
    {
        const torch::NoGradGuard no_grad;
        teacher_.model->forward_with_maps(images, teacher);
    }
    torch::Tensor sum;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
        const auto [own, wanted] = at_one_size(student[pairs_[i].first], teacher[pairs_[i].second]);
        const auto value = loss_.value(regressed(own, i), wanted);
        sum = sum.defined() ? sum + value : value;
    }
    return sum;
}

void require_feature_maps(Classifier& network, const std::string& name, std::int64_t side) {
    if (maps_of(network, side).empty()) {
        throw Error(
            RETORT_TEXT("%1 shows no feature maps, which a feature loss compares; its network must be "
                        "one of the architectures that are built in"),
            {name});
    }
}

} // namespace retort
