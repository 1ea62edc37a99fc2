// What Retort uses of libtorch's C++ API. torch/torch.h brings in recurrent layers, transformers, data
// loaders and optimisers as well, which every source would pay for with seconds of compilation.
#pragma once

// First, for clang: libtorch 1.13 uses vectors of it while it is incomplete, which clang refuses in C++20.
#include <ATen/core/ivalue.h>

#include <torch/cuda.h>
#include <torch/nn/init.h>
#include <torch/nn/module.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>
#include <torch/utils.h>
