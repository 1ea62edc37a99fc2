// What Retort uses of libtorch's C++ API. torch/torch.h brings in recurrent layers, transformers, data
// loaders and optimisers as well, which every source would pay for with seconds of compilation. Those who
// build networks include core/engine/models/layers.h.
#pragma once

// First, for clang: libtorch 1.13 uses vectors of it while it is incomplete, which clang refuses in C++20.
#include <ATen/core/ivalue.h>

#include <torch/cuda.h>
#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>
