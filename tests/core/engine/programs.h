// TorchScript modules made on the spot.
#pragma once

#include <string>
#include <torch/csrc/jit/api/module.h>

namespace retort::test {

/// A module with a weight W (classes × 3), a bias b and a counter, whose forward(self, x) is `body`, one
/// statement a line.
inline torch::jit::Module program(const std::string& body, std::int64_t classes = 4) {
    torch::jit::Module module("Program");
    module.register_parameter("weight", torch::linspace(-1.0, 1.0, classes * 3).view({classes, 3}), false);
    module.register_parameter("bias", torch::linspace(0.5, -0.5, classes), false);
    module.register_buffer("calls", torch::zeros({1}));
    std::string code = "def forward(self, x):\n";
    for (std::size_t start = 0; start < body.size(); start = body.find('\n', start) + 1) {
        const auto end = std::min(body.find('\n', start), body.size());
        code += "    " + body.substr(start, end - start) + "\n";
        if (end == body.size()) {
            break;
        }
    }
    module.define(code);
    return module;
}

/// Logits = W · (mean of each channel) + b.
constexpr auto linear_body = "return torch.linear(x.mean([2, 3]), self.weight, self.bias)";

} // namespace retort::test
