// The modules of libtorch that networks are built of. Apart from core/engine/torch.h, because each source
// that sees them compiles all their members, which takes it a second.
#pragma once

#include "core/engine/torch.h"

#include <torch/nn/init.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
