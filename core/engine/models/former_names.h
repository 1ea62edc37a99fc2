// Names that torchvision has changed since it published its weight files, and those that its residual
// networks have in repositories of networks for CIFAR.
#pragma once

#include "core/engine/models/state_dict.h"

namespace retort {

/// `tensors` under today's names: in DenseNet's layers `norm.1`, `relu.2`, `conv.1` became `norm1`, `relu2`,
/// `conv1`; in ViT's encoder layers `mlp.linear_1` and `mlp.linear_2` became `mlp.0` and `mlp.3`. Published
/// files still have the old names, and torchvision renames while it loads. In stages called layer1, layer2, …
/// `shortcut` becomes `downsample`. Other names stay as they are.
StateDict with_current_names(StateDict tensors);

} // namespace retort
