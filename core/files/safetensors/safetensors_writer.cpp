#include "core/files/safetensors/safetensors_writer.h"

#include "core/files/bytes/atomic_file.h"
#include "core/files/bytes/read_error.h"
#include "core/files/safetensors/safetensors_header.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace retort {

namespace {

void check_tensors(const std::filesystem::path& file, const StateDict& tensors) {
    std::unordered_set<std::string_view> names;
    for (const auto& [name, tensor] : tensors) {
        if (name.empty() || name == "__metadata__" || !is_printable(name) || !names.insert(name).second) {
            throw Error(RETORT_TEXT("%1 cannot be written: “%2” is not a valid tensor name"),
                        {file.string(), printable(name)});
        }
        if (!tensor.defined() || safetensors_dtype(tensor.scalar_type()).empty()) {
            throw Error(
                RETORT_TEXT("%1 cannot be written: the tensor %2 is undefined or has an unsupported dtype"),
                {file.string(), name});
        }
    }
}

/// The indices of `tensors` in the order of their bytes.
std::vector<std::size_t> byte_order(const StateDict& tensors) {
    std::vector<std::size_t> order(tensors.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return tensors[a].second.element_size() > tensors[b].second.element_size();
    });
    return order;
}

std::string json_text(const std::string& text) {
    return nlohmann::json(text).dump();
}

std::string metadata_json(const std::vector<std::pair<std::string, std::string>>& metadata) {
    std::string json;
    for (const auto& [name, value] : metadata) {
        json += (json.empty() ? "" : ",") + json_text(name) + ":" + json_text(value);
    }
    return json.empty() ? json : "\"__metadata__\":{" + json + "}";
}

std::string entry_json(const std::string& name, const torch::Tensor& tensor, std::uint64_t begin) {
    return json_text(name) + R"(:{"dtype":")" + std::string(safetensors_dtype(tensor.scalar_type())) +
           R"(","shape":)" + nlohmann::json(tensor.sizes().vec()).dump() + R"(,"data_offsets":[)" +
           std::to_string(begin) + "," + std::to_string(begin + tensor.nbytes()) + "]}";
}

std::string header_of(const StateDict& tensors, const std::vector<std::size_t>& order,
                      const std::vector<std::pair<std::string, std::string>>& metadata) {
    std::vector<std::uint64_t> begins(tensors.size());
    std::uint64_t reached = 0;
    for (const auto i : order) {
        begins[i] = reached;
        reached += tensors[i].second.nbytes();
    }
    std::string json = metadata_json(metadata);
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        json += (json.empty() ? "" : ",") + entry_json(tensors[i].first, tensors[i].second, begins[i]);
    }
    json = "{" + json + "}";
    json.resize((json.size() + 7) / 8 * 8, ' '); // the buffer is to start at a multiple of 8
    return json;
}

std::string little_endian(std::uint64_t value) {
    std::string bytes;
    for (unsigned i = 0; i < 8; ++i) {
        bytes += static_cast<char>(value >> (8U * i) & 0xFFU);
    }
    return bytes;
}

} // namespace

void write_safetensors(const std::filesystem::path& file, const StateDict& tensors,
                       const std::vector<std::pair<std::string, std::string>>& metadata) {
    check_tensors(file, tensors);
    const auto order = byte_order(tensors);
    std::string header;
    try {
        header = header_of(tensors, order, metadata);
    } catch (const nlohmann::json::exception&) {
        throw Error(RETORT_TEXT("%1 cannot be written: its metadata is not valid UTF-8"), {file.string()});
    }
    AtomicFile target(file);
    target.write(little_endian(header.size()));
    target.write(header);
    for (const auto i : order) {
        const auto tensor = tensors[i].second.detach().to(torch::kCPU).contiguous();
        target.write(std::span(static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes()));
    }
    target.commit();
}

} // namespace retort
