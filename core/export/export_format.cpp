#include "core/export/export_format.h"

#include "core/base/letters.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::pair<ExportFormat, std::string_view>, 4> names{{
    {ExportFormat::pth, "pth"},
    {ExportFormat::safetensors, "safetensors"},
    {ExportFormat::torchscript, "torchscript"},
    {ExportFormat::onnx, "onnx"},
}};

} // namespace

std::string_view to_string(ExportFormat format) {
    return names.at(static_cast<std::size_t>(format)).second;
}

std::optional<ExportFormat> parse_export_format(std::string_view text) {
    const auto* found =
        std::find_if(names.begin(), names.end(), [&](const auto& item) { return item.second == text; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

std::optional<ExportFormat> format_of(const fs::path& file) {
    const auto suffix = lowered(file.extension().string());
    if (suffix == ".ts") {
        return ExportFormat::torchscript;
    }
    return suffix.empty() ? std::nullopt : parse_export_format(suffix.substr(1));
}

double tolerated_difference(ExportFormat format) {
    const bool computes = format == ExportFormat::torchscript || format == ExportFormat::onnx;
    return computes ? 1e-3 : 0.0;
}

} // namespace retort
