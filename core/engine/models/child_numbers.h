// Residual networks that were taken apart: `nn.Sequential(*model.children())` numbers what had names.
#pragma once

#include "core/engine/models/state_dict.h"

namespace retort {

/// `tensors` with the names of a residual network in place of the numbers that a Sequential of its children
/// gives them, wherever such a Sequential stands: the first is conv1, the second bn1, those with blocks are
/// layer1, layer2, …, and one behind them is fc.
StateDict with_children_named(const StateDict& tensors);

} // namespace retort
