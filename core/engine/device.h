// Where tensors live.
#pragma once

#include "core/engine/torch.h"

#include <string>

namespace retort {

/// "auto" (the first CUDA device, else the CPU), "cpu", "cuda" or "cuda:N". Throws Error when the name is
/// another or the device is not there.
torch::Device pick_device(const std::string& name);

/// Whether `name` has one of the forms pick_device accepts; says nothing about the machine.
bool is_device_name(const std::string& name);

} // namespace retort
