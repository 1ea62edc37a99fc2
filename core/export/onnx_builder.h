// An ONNX model being put together, node by node. https://github.com/onnx/onnx/blob/main/docs/IR.md
#pragma once

#include "core/engine/torch.h"
#include "core/export/traced_model.h"

#include <cstdint>
#include <map>
#include <onnx/onnx_pb.h>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace retort {

using OnnxAttributes =
    std::vector<std::pair<std::string, std::variant<std::int64_t, float, std::vector<std::int64_t>>>>;

/// The operator set whose forms the nodes have.
inline constexpr std::int64_t onnx_opset = 13;

class OnnxBuilder {
  public:
    explicit OnnxBuilder(const std::string& graph_name);

    /// A float32 input or the output; an extent that varies becomes the axis "N".
    void add_input(const std::string& name, const std::vector<Extent>& shape);
    void set_output(const std::string& name, const std::vector<Extent>& shape);
    void add_metadata(const std::string& key, const std::string& value);

    /// A weight under its own name; adding it again changes nothing. Returns the name.
    std::string add_weight(const std::string& name, const torch::Tensor& tensor);
    /// A constant (float32 or int64). The same values are stored once.
    std::string add_constant(const torch::Tensor& tensor);
    std::string add_constant(const std::vector<std::int64_t>& values);
    std::string add_constant(float value);
    /// Appends a node with one output, whose name is returned: `output`, or one made of the operator's name.
    std::string add_node(const std::string& type, const std::vector<std::string>& inputs,
                         const OnnxAttributes& attributes = {}, const std::string& output = "");

    /// The model without the nodes, weights and constants that the output does not need, checked by ONNX's
    /// own checker. Throws Error where that finds a fault.
    onnx::ModelProto take();

  private:
    void drop_unused();

    onnx::ModelProto model_;
    std::map<std::pair<std::string, std::string>, std::string> constants_; ///< shape and bytes, to name
    std::int64_t names_ = 0;
};

} // namespace retort
