#include "core/export/onnx_builder.h"

#include <algorithm>
#include <onnx/checker.h>
#include <sstream>
#include <unordered_set>

namespace retort {

namespace {

/// Fills `proto` with a contiguous copy of `tensor`.
void write_tensor(const torch::Tensor& tensor, onnx::TensorProto& proto) {
    const bool whole = !tensor.is_floating_point();
    const auto values = tensor.detach().to(torch::kCPU, whole ? torch::kInt64 : torch::kFloat32).contiguous();
    proto.set_data_type(whole ? onnx::TensorProto::INT64 : onnx::TensorProto::FLOAT);
    for (const auto extent : values.sizes()) {
        proto.add_dims(extent);
    }
    proto.set_raw_data(values.data_ptr(), values.nbytes());
}

void write_type(const std::string& name, const std::vector<Extent>& shape, onnx::ValueInfoProto& proto) {
    proto.set_name(name);
    auto& type = *proto.mutable_type()->mutable_tensor_type();
    type.set_elem_type(onnx::TensorProto::FLOAT);
    for (const auto& extent : shape) {
        auto& axis = *type.mutable_shape()->add_dim();
        extent.varies() ? axis.set_dim_param("N") : axis.set_dim_value(extent.fixed);
    }
}

struct WriteAttribute {
    onnx::AttributeProto& proto;
    void operator()(std::int64_t value) const {
        proto.set_type(onnx::AttributeProto::INT);
        proto.set_i(value);
    }
    void operator()(float value) const {
        proto.set_type(onnx::AttributeProto::FLOAT);
        proto.set_f(value);
    }
    void operator()(const std::vector<std::int64_t>& values) const {
        proto.set_type(onnx::AttributeProto::INTS);
        proto.mutable_ints()->Add(values.begin(), values.end());
    }
};

} // namespace

OnnxBuilder::OnnxBuilder(const std::string& graph_name) {
    constexpr std::int64_t ir_version = 7; // that of ONNX 1.8, where operator set 13 came in
    model_.set_ir_version(ir_version);
    model_.set_producer_name("Retort");
    model_.set_producer_version(RETORT_VERSION);
    auto& opset = *model_.add_opset_import();
    opset.set_domain("");
    opset.set_version(onnx_opset);
    model_.mutable_graph()->set_name(graph_name);
}

void OnnxBuilder::add_input(const std::string& name, const std::vector<Extent>& shape) {
    write_type(name, shape, *model_.mutable_graph()->add_input());
}

void OnnxBuilder::set_output(const std::string& name, const std::vector<Extent>& shape) {
    write_type(name, shape, *model_.mutable_graph()->add_output());
}

void OnnxBuilder::add_metadata(const std::string& key, const std::string& value) {
    auto& property = *model_.add_metadata_props();
    property.set_key(key);
    property.set_value(value);
}

std::string OnnxBuilder::add_weight(const std::string& name, const torch::Tensor& tensor) {
    const auto& weights = model_.graph().initializer();
    if (std::none_of(weights.begin(), weights.end(), [&](const auto& item) { return item.name() == name; })) {
        auto& proto = *model_.mutable_graph()->add_initializer();
        proto.set_name(name);
        write_tensor(tensor, proto);
    }
    return name;
}

std::string OnnxBuilder::add_constant(const torch::Tensor& tensor) {
    onnx::TensorProto proto;
    write_tensor(tensor, proto);
    std::ostringstream shape;
    shape << proto.data_type() << tensor.sizes();
    auto& name = constants_[{shape.str(), proto.raw_data()}];
    if (name.empty()) {
        name = "constant_" + std::to_string(constants_.size());
        proto.set_name(name);
        *model_.mutable_graph()->add_initializer() = std::move(proto);
    }
    return name;
}

std::string OnnxBuilder::add_constant(const std::vector<std::int64_t>& values) {
    return add_constant(torch::tensor(values, torch::kInt64));
}

std::string OnnxBuilder::add_constant(float value) {
    return add_constant(torch::tensor(value));
}

std::string OnnxBuilder::add_node(const std::string& type, const std::vector<std::string>& inputs,
                                  const OnnxAttributes& attributes, const std::string& output) {
    auto& node = *model_.mutable_graph()->add_node();
    node.set_op_type(type);
    node.set_name(type + "_" + std::to_string(++names_));
    for (const auto& input : inputs) {
        node.add_input(input);
    }
    for (const auto& [name, value] : attributes) {
        auto& proto = *node.add_attribute();
        proto.set_name(name);
        std::visit(WriteAttribute{proto}, value);
    }
    node.add_output(output.empty() ? node.name() : output);
    return node.output(0);
}

/// From the output backwards: nodes stand behind those that they need.
void OnnxBuilder::drop_unused() {
    auto& graph = *model_.mutable_graph();
    std::unordered_set<std::string> needed;
    for (const auto& output : graph.output()) {
        needed.insert(output.name());
    }
    auto& nodes = *graph.mutable_node();
    for (int i = nodes.size() - 1; i >= 0; --i) {
        if (needed.contains(nodes[i].output(0))) {
            needed.insert(nodes[i].input().begin(), nodes[i].input().end());
        }
    }
    const auto unneeded_node = [&](const auto& node) { return !needed.contains(node.output(0)); };
    nodes.erase(std::remove_if(nodes.begin(), nodes.end(), unneeded_node), nodes.end());
    auto& tensors = *graph.mutable_initializer();
    const auto unneeded = [&](const auto& tensor) { return !needed.contains(tensor.name()); };
    tensors.erase(std::remove_if(tensors.begin(), tensors.end(), unneeded), tensors.end());
}

onnx::ModelProto OnnxBuilder::take() {
    drop_unused();
    try {
        onnx::checker::check_model(model_);
    } catch (const onnx::checker::ValidationError& fault) {
        throw Error(RETORT_TEXT("the ONNX checker rejects the model: %1"), {fault.what()});
    }
    return std::move(model_);
}

} // namespace retort
