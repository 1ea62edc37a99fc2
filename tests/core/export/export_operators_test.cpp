// Every operator of the zoo on its own: recorded, written as TorchScript and as ONNX, read back and compared,
// with another number of images than was recorded.
#include "core/export/onnx_model.h"
#include "core/export/read_back.h"
#include "core/export/traced_model.h"
#include "tests/core/files/support.h"

#include <doctest/doctest.h>
#include <functional>
#include <torch/nn/functional/activation.h>

using namespace retort;
using retort::test::TemporaryFolder;

namespace {

namespace F = torch::nn::functional;
using torch::Tensor;

constexpr std::int64_t side = 8;

/// A model of one formula, a weight, and a bias of the length of the weight's last axis.
class Formula : public Classifier {
  public:
    using Function = std::function<Tensor(const Tensor& images, const Tensor& weight, const Tensor& bias)>;

    Formula(Function function, torch::IntArrayRef shape) : function_(std::move(function)) {
        weight_ = register_parameter("weight", torch::randn(shape));
        bias_ = register_parameter("bias", torch::randn(shape.back()));
    }
    Tensor forward(Tensor images) override { return function_(images, weight_, bias_); }

  private:
    Function function_;
    Tensor weight_;
    Tensor bias_;
};

void check_both_formats(Classifier& model, std::int64_t size = side) {
    const torch::NoGradGuard no_grad;
    const TemporaryFolder folder;
    model.eval();
    const TracedModel traced(model, size, "formula");
    traced.module().save((folder / "model.ts").string());
    write_onnx(folder / "model.onnx", traced, "formula", {});
    for (const std::int64_t count : {1, 5}) {
        const auto images = torch::randn({count, 3, size, size});
        const auto expected = model.forward(images.clone()).reshape({count, -1});
        const auto script = logits_of_torchscript(folder / "model.ts", images.clone()).reshape({count, -1});
        CHECK((script - expected).abs().max().item<double>() < 1e-4);
        const auto onnx = logits_of_onnx(folder / "model.onnx", images);
        REQUIRE(onnx.sizes() == expected.sizes());
        CHECK((onnx - expected).abs().max().item<double>() < 1e-4);
    }
}

void check_formula(const Formula::Function& function, torch::IntArrayRef weight) {
    torch::manual_seed(1);
    Formula model(function, weight);
    check_both_formats(model);
}

using Case = std::pair<std::string, Formula::Function>;

void check_formulas(const std::vector<Case>& cases, torch::IntArrayRef weight = {1}) {
    for (const auto& [name, function] : cases) {
        CAPTURE(name);
        try {
            check_formula(function, weight);
        } catch (const std::exception& error) {
            FAIL_CHECK(std::string(error.what()));
        }
    }
}

} // namespace

TEST_CASE("activations") {
    check_formulas({
        {"relu", [](auto& x, auto&...) { return torch::relu(x); }},
        {"relu_", [](auto& x, auto&...) { return (x * 2).relu_(); }},
        {"relu6", [](auto& x, auto&...) { return F::relu6(x * 10); }},
        {"hardtanh that looks like a hard swish",
         [](auto& x, auto&...) { return torch::hardtanh(x * 3, -3, 3); }},
        {"hardtanh", [](auto& x, auto&...) { return torch::hardtanh(x, -0.5, 0.75); }},
        {"hardswish", [](auto& x, auto&...) { return torch::hardswish(x * 3); }},
        {"hardsigmoid", [](auto& x, auto&...) { return torch::hardsigmoid(x * 3); }},
        {"silu", [](auto& x, auto&...) { return torch::silu(x); }},
        {"sigmoid", [](auto& x, auto&...) { return torch::sigmoid(x); }},
        {"tanh", [](auto& x, auto&...) { return torch::tanh(x); }},
        {"gelu", [](auto& x, auto&...) { return torch::gelu(x); }},
        {"softmax over the last axis", [](auto& x, auto&...) { return torch::softmax(x, -1); }},
        {"softmax over channels", [](auto& x, auto&...) { return torch::softmax(x, 1); }},
    });
}

TEST_CASE("arithmetic") {
    check_formulas(
        {
            {"add a weight", [](auto& x, auto& w, auto&...) { return x + w; }},
            {"add with alpha", [](auto& x, auto&...) { return torch::add(x.relu(), x, 0.5); }},
            {"add tensors", [](auto& x, auto&...) { return x.relu() + x; }},
            {"add in place", [](auto& x, auto&...) { return x.relu().add_(x); }},
            {"add a number", [](auto& x, auto&...) { return x + 3; }},
            {"sub with alpha", [](auto& x, auto&...) { return torch::sub(x.relu(), x, 2); }},
            {"sub a number", [](auto& x, auto&...) { return x - 1.5; }},
            {"mul by a number", [](auto& x, auto&...) { return x * 0.25; }},
            {"mul by a weight", [](auto& x, auto& w, auto&...) { return w * x.relu(); }},
            {"mul tensors", [](auto& x, auto&...) { return x.relu() * x; }},
            {"div", [](auto& x, auto&...) { return x / 3; }},
            {"div tensors", [](auto& x, auto&...) { return x / (x.sigmoid() + 1); }},
            {"squeeze and excite",
             [](auto& x, auto&...) {
                 return x * torch::adaptive_avg_pool2d(x, {1, 1}).sigmoid();
             }},
            {"excite and squeeze",
             [](auto& x, auto&...) {
                 return torch::adaptive_avg_pool2d(x, {1, 1}).sigmoid() * x;
             }},
        },
        {3, 1, 1});
}

TEST_CASE("moving elements") {
    check_formulas(
        {
            {"cat of channels",
             [](auto& x, auto&...) {
                 return torch::cat({x, x * 2}, 1);
             }},
            {"cat of the last axis",
             [](auto& x, auto&...) {
                 return torch::cat({x, x * 2}, -1);
             }},
            {"chunk",
             [](auto& x, auto&...) {
                 const auto parts = x.chunk(2, 1);
                 return torch::cat({parts[1].relu(), parts[0]}, 1);
             }},
            {"split",
             [](auto& x, auto&...) {
                 const auto parts = x.split(3, 2);
                 return torch::cat({parts[2], parts[0]}, 2);
             }},
            {"split with sizes",
             [](auto& x, auto&...) {
                 const auto parts = x.split_with_sizes({1, 2}, 1);
                 return torch::cat({parts[1], parts[0]}, 1);
             }},
            {"slice", [](auto& x, auto&...) { return x.slice(2, 1, -2) * 1; }},
            {"every second pixel",
             [](auto& x, auto&...) { return x.slice(2, 0, INT64_MAX, 2).slice(3, 0, INT64_MAX, 2); }},
            {"select", [](auto& x, auto&...) { return x.select(1, -1) * 2; }},
            {"select a row", [](auto& x, auto&...) { return x.select(2, 0) * 2; }},
            {"view",
             [](auto& x, auto&...) {
                 return x.view({x.size(0), side, 3, side}) * 1;
             }},
            {"reshape",
             [](auto& x, auto&...) {
                 return x.reshape({-1, 3 * side, side}) * 1;
             }},
            {"several images in a row",
             [](auto& x, auto&...) {
                 return x.reshape({x.size(0) * 3, -1}).softmax(1).view({x.size(0), -1});
             }},
            {"flatten", [](auto& x, auto&...) { return torch::relu(x).flatten(1); }},
            {"flatten pixels", [](auto& x, auto&...) { return torch::relu(x).flatten(2).transpose(1, 2); }},
            {"permute",
             [](auto& x, auto&...) {
                 return x.permute({0, 2, 3, 1}) * 1;
             }},
            {"transpose", [](auto& x, auto&...) { return x.transpose(1, 2).contiguous(); }},
            {"images not first",
             [](auto& x, auto&...) {
                 return (x.flatten(2).permute({1, 0, 2}) * 2).permute({1, 0, 2});
             }},
            {"channel shuffle",
             [](auto& x, auto&...) {
                 const auto four = torch::cat({x, x.slice(1, 0, 1).sigmoid()}, 1);
                 return four.view({x.size(0), 2, 2, side, side})
                     .transpose(1, 2)
                     .contiguous()
                     .view({x.size(0), 4, side, side});
             }},
            {"unsqueeze and squeeze", [](auto& x, auto&...) { return (x.unsqueeze(2) * 2).squeeze(2); }},
            {"expand a token",
             [](auto& x, auto& w, auto&...) {
                 const auto tokens = x.flatten(2).transpose(1, 2);
                 return torch::cat({w.expand({x.size(0), -1, -1}), tokens}, 1);
             }},
            {"pad channels and pixels",
             [](auto& x, auto&...) {
                 return torch::constant_pad_nd(x, {1, 2, 0, 1, 2, 1});
             }},
            {"shortcut of option A",
             [](auto& x, auto&...) {
                 return torch::constant_pad_nd(x.slice(2, 0, INT64_MAX, 2).slice(3, 0, INT64_MAX, 2),
                                               {0, 0, 0, 0, 1, 2});
             }},
            {"dropout",
             [](auto& x, auto&...) {
                 return torch::feature_dropout(torch::dropout(x, 0.5, false), 0.5, false) * 1;
             }},
            {"the same",
             [](auto& x, auto&...) { return x.contiguous().clone().detach().to(torch::kFloat32) * 1; }},
        },
        {1, 1, 3});
}

TEST_CASE("pooling") {
    check_formulas({
        {"max", [](auto& x, auto&...) { return torch::max_pool2d(x, 2); }},
        {"max with padding", [](auto& x, auto&...) { return torch::max_pool2d(x, 3, 2, 1); }},
        {"max rounded up", [](auto& x, auto&...) { return torch::max_pool2d(x, 3, 2, 0, 1, true); }},
        {"average", [](auto& x, auto&...) { return torch::avg_pool2d(x, 2, 2); }},
        {"average with padding", [](auto& x, auto&...) { return torch::avg_pool2d(x, 3, 2, 1); }},
        {"average without counting the padding",
         [](auto& x, auto&...) { return torch::avg_pool2d(x, 3, 2, 1, false, false); }},
        {"average of all",
         [](auto& x, auto&...) {
             return torch::adaptive_avg_pool2d(x, {1, 1});
         }},
        {"adaptive, the same",
         [](auto& x, auto&...) {
             return torch::adaptive_avg_pool2d(x, {side, side}) * 1;
         }},
        {"adaptive, divisible",
         [](auto& x, auto&...) {
             return torch::adaptive_avg_pool2d(x, {2, 4});
         }},
        {"adaptive, not divisible",
         [](auto& x, auto&...) {
             return torch::adaptive_avg_pool2d(x, {3, 5});
         }},
        {"adaptive, larger",
         [](auto& x, auto&...) {
             return torch::adaptive_avg_pool2d(torch::avg_pool2d(x, side), {7, 7});
         }},
        {"mean",
         [](auto& x, auto&...) {
             return x.mean({2, 3});
         }},
        {"mean, axes kept",
         [](auto& x, auto&...) {
             return x.mean({-2, -1}, true);
         }},
        {"mean of channels", [](auto& x, auto&...) { return x.mean({1}); }},
    });
}

TEST_CASE("gates, which one importer takes for hard swishes") {
    check_formulas(
        {
            {"hard swish of a convolution",
             [](auto& x, auto& w, auto&...) { return torch::hardswish(torch::conv2d(x, w)); }},
            {"hard sigmoid of means",
             [](auto& x, auto& w, auto&...) {
                 return x * torch::hardsigmoid(torch::adaptive_avg_pool2d(torch::conv2d(x, w), {1, 1}));
             }},
            {"hard sigmoid before its input",
             [](auto& x, auto&...) {
                 return torch::hardsigmoid(torch::adaptive_avg_pool2d(x, {1, 1})) * x;
             }},
        },
        {3, 3, 1, 1});
}

TEST_CASE("what depends on weights alone is computed beforehand") {
    check_formulas(
        {
            {"padded weight",
             [](auto& x, auto& w, auto&...) {
                 return x.flatten(1, 2) + torch::constant_pad_nd(w, {0, 0, 0, 3 * side - 1}).unsqueeze(0);
             }},
            {"arithmetic of weights",
             [](auto& x, auto& w, auto& b) {
                 return torch::linear(x.flatten(1, 2), torch::cat({w * 2, w}),
                                      b.select(0, 0) + torch::arange(2));
             }},
        },
        {1, side});
}

TEST_CASE("products") {
    check_formulas(
        {
            {"linear of rows",
             [](auto& x, auto& w, auto&...) { return torch::linear(x.select(1, 0).select(1, 0), w); }},
            {"linear of sequences",
             [](auto& x, auto& w, auto& b) { return torch::linear(x.flatten(1, 2), w, b); }},
            {"linear of pictures", [](auto& x, auto& w, auto& b) { return torch::linear(x, w, b); }},
            {"addmm",
             [](auto& x, auto& w, auto& b) { return torch::addmm(b, x.select(1, 0).select(1, 0), w.t()); }},
            {"matmul", [](auto& x, auto& w, auto&...) { return torch::matmul(x, w); }},
            {"matmul of tensors", [](auto& x, auto&...) { return torch::matmul(x, x.transpose(2, 3)); }},
            {"bmm",
             [](auto& x, auto&...) { return torch::bmm(x.flatten(1, 2).transpose(1, 2), x.flatten(1, 2)); }},
            {"addmm of another matrix",
             [](auto& x, auto& w, auto& b) { return torch::addmm(b, x.select(1, 0).select(1, 0), w); }},
            {"layer norm", [](auto& x, auto&, auto& b) { return torch::layer_norm(x, {side}, b, b, 1e-6); }},
            {"layer norm of sequences",
             [](auto& x, auto&, auto& b) { return torch::layer_norm(x.flatten(1, 2), {side}, b, b); }},
            {"layer norm of small values",
             [](auto& x, auto&...) { return torch::layer_norm(x * 0.01, {side}); }},
            {"layer norm of large values",
             [](auto& x, auto&...) { return torch::layer_norm(x * 100 + 10, {side}); }},
            {"layer norm of two axes",
             [](auto& x, auto&...) {
                 return torch::layer_norm(x, {side, side});
             }},
            {"layer norm of two axes with weights",
             [](auto& x, auto& w, auto&...) {
                 return torch::layer_norm(x, {side, side}, w, w);
             }},
            {"layer norm of channels",
             [](auto& x, auto&...) {
                 return torch::layer_norm(x.permute({0, 2, 3, 1}), {3}).permute({0, 3, 1, 2});
             }},
            {"layer norm of rows",
             [](auto& x, auto&, auto& b) {
                 return torch::layer_norm(x.mean({1, 2}), {side}, b);
             }},
        },
        {side, side});
}
