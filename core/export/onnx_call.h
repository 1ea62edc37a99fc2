// One operator of a recorded forward pass on its way to ONNX.
#pragma once

#include "core/export/onnx_builder.h"

#include <span>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace retort {

/// What a value of the recorded graph is: nothing, a tensor of the ONNX graph, a whole number, another
/// number, a flag, a text, a module of the recorded model, or a list of such.
struct OnnxValue {
    struct Tensor {
        std::string name;
        /// Where the tensor is the transpose of a matrix: that matrix, which ONNX's Gemm takes as it is.
        std::string transpose_of;
    };
    struct Module {
        torch::jit::Module module;
        std::string prefix; ///< of its tensors' names
    };
    std::variant<std::monostate, Tensor, Extent, double, bool, std::string, Module, std::vector<OnnxValue>>
        is;
};

using OnnxValues = std::unordered_map<const torch::jit::Value*, OnnxValue>;

/// A node of the recorded graph whose arguments are known. Arguments go by their names in PyTorch's operator
/// schemas; axes are counted from the front. Every function throws Error when an argument is not what it is
/// asked for.
class OnnxCall {
  public:
    OnnxCall(const TracedModel& traced, OnnxBuilder& builder, OnnxValues& values,
             const torch::jit::Node& node)
        : traced_(traced)
        , out_(builder)
        , values_(values)
        , node_(node) {}

    [[nodiscard]] OnnxBuilder& out() { return out_; }
    [[nodiscard]] bool has(const std::string& argument) const;
    /// Whether an argument is given and not None.
    [[nodiscard]] bool given(const std::string& argument) const;
    [[nodiscard]] const OnnxValue& value(const std::string& argument) const;
    [[nodiscard]] std::string tensor(const std::string& argument) const;
    /// A tensor, or a number as a constant.
    [[nodiscard]] std::string operand(const std::string& argument);
    [[nodiscard]] std::int64_t integer(const std::string& argument) const;
    /// A whole number, which may depend on the number of images.
    [[nodiscard]] Extent extent(const std::string& argument) const;
    [[nodiscard]] double number(const std::string& argument) const;
    [[nodiscard]] bool flag(const std::string& argument) const;
    [[nodiscard]] std::vector<std::int64_t> integers(const std::string& argument) const;
    /// `integers` where one number stands for both axes of a picture.
    [[nodiscard]] std::vector<std::int64_t> pair(const std::string& argument) const;
    [[nodiscard]] std::vector<std::string> tensors(const std::string& argument) const;
    [[nodiscard]] std::vector<Extent> shape(const std::string& argument) const;
    /// Of the node's own result.
    [[nodiscard]] std::vector<Extent> output_shape() const;
    /// An axis of the tensor `of`, counted from the front.
    [[nodiscard]] std::int64_t axis(const std::string& argument, const std::string& of = "self") const;
    [[nodiscard]] std::vector<std::int64_t> axes(const std::string& argument,
                                                 const std::string& of = "self") const;

    /// Says that the operator cannot be written with these arguments.
    [[noreturn]] void refuse(const std::string& why) const;

    /// The results.
    void give(const std::string& tensor);
    void give(OnnxValue value);
    void give_list(const std::vector<std::string>& tensors);

    /// Reshapes `tensor` to `shape`, of whose extents one may vary.
    std::string reshape(const std::string& tensor, const std::vector<Extent>& shape);
    /// Elements `start`, `start + step`, … below `end` of an axis.
    std::string slice(const std::string& tensor, std::int64_t axis, std::int64_t start, std::int64_t end,
                      std::int64_t step = 1);

  private:
    [[noreturn]] void wrong(const std::string& argument) const;

    const TracedModel& traced_;
    OnnxBuilder& out_;
    OnnxValues& values_;
    const torch::jit::Node& node_;
};

/// How an operator is written in ONNX. `aten` is its name without namespace and without the underscore of
/// in-place forms: a recorded graph has no other difference between the two.
struct OnnxRule {
    const char* aten;
    void (*write)(OnnxCall& call);
};

std::span<const OnnxRule> onnx_layer_rules();     ///< convolution, linear, normalisation, pooling, attention
std::span<const OnnxRule> onnx_pointwise_rules(); ///< activations and arithmetic
std::span<const OnnxRule> onnx_shape_rules();     ///< what moves elements without changing them

} // namespace retort
