#include "core/engine/device.h"

#include "core/base/message.h"

#include <algorithm>
#include <cctype>

namespace retort {

namespace {

bool is_cuda_with_index(const std::string& name) {
    return name.starts_with("cuda:") && name.size() > 5 && name.size() < 9 &&
           std::all_of(name.begin() + 5, name.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

} // namespace

bool is_device_name(const std::string& name) {
    return name == "auto" || name == "cpu" || name == "cuda" || is_cuda_with_index(name);
}

torch::Device pick_device(const std::string& name) {
    if (!is_device_name(name)) {
        throw Error(RETORT_TEXT("unknown device “%1”; accepted are auto, cpu, cuda and cuda:N"), {name});
    }
    const auto count = torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
    if (name == "cpu" || (name == "auto" && count == 0)) {
        return torch::kCPU;
    }
    const int index = is_cuda_with_index(name) ? std::stoi(name.substr(5)) : 0;
    if (index >= count) {
        throw Error(RETORT_TEXT("the device %1 is not available; number of CUDA devices found: %2"),
                    {name, std::to_string(count)});
    }
    return {torch::kCUDA, static_cast<c10::DeviceIndex>(index)};
}

} // namespace retort
