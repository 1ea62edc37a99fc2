#include "core/engine/models/shape_writer.h"

namespace retort {

namespace {

using Shape = std::vector<std::int64_t>;

} // namespace

void ShapeWriter::conv(const std::string& name, std::int64_t in, std::int64_t out, std::int64_t kernel,
                       std::int64_t groups) {
    tensor(name + ".weight", Shape{out, in / groups, kernel, kernel});
}

void ShapeWriter::biased_conv(const std::string& name, std::int64_t in, std::int64_t out, std::int64_t kernel,
                              std::int64_t groups) {
    conv(name, in, out, kernel, groups);
    tensor(name + ".bias", Shape{out});
}

void ShapeWriter::batch_norm(const std::string& name, std::int64_t channels) {
    for (const auto* tensor : {".weight", ".bias", ".running_mean", ".running_var"}) {
        shapes_.emplace_back(name + tensor, Shape{channels});
    }
    shapes_.emplace_back(name + ".num_batches_tracked", Shape{});
}

void ShapeWriter::layer_norm(const std::string& name, std::int64_t features) {
    tensor(name + ".weight", Shape{features});
    tensor(name + ".bias", Shape{features});
}

void ShapeWriter::linear(const std::string& name, std::int64_t in, std::int64_t out) {
    shapes_.emplace_back(name + ".weight", Shape{out, in});
    shapes_.emplace_back(name + ".bias", Shape{out});
}

void ShapeWriter::tensor(const std::string& name, std::vector<std::int64_t> shape) {
    shapes_.emplace_back(name, std::move(shape));
}

} // namespace retort
