#include "core/files/safetensors/safetensors_reader.h"

#include "core/files/bytes/byte_stream.h"
#include "core/files/bytes/read_error.h"
#include "core/files/safetensors/safetensors_header.h"

#include <algorithm>

namespace retort {

namespace {

constexpr std::uint64_t length_bytes = 8;
constexpr std::uint64_t longest_header = 100'000'000;

std::uint64_t header_length(const InputFile& file) {
    const std::uint64_t length = ByteStream(file, 0).number(length_bytes);
    if (length > longest_header) {
        throw ReadError(RETORT_TEXT("%1 declares a safetensors header of %2 bytes; at most %3 are accepted"),
                        {std::to_string(length), std::to_string(longest_header)});
    }
    if (length > file.size() - length_bytes) {
        throw ReadError(
            RETORT_TEXT("%1 is truncated or damaged: its safetensors header is longer than the file"));
    }
    return length;
}

SafetensorsHeader read_header(const InputFile& file) {
    const auto length = header_length(file);
    ByteStream in(file, length_bytes);
    return parse_safetensors_header(in.text(length));
}

/// Tensors follow one another without gap or overlap, and nothing stands behind the last.
void check_layout(const std::vector<SafetensorsEntry>& entries, std::uint64_t buffer) {
    std::vector<const SafetensorsEntry*> order;
    order.reserve(entries.size());
    for (const auto& entry : entries) {
        order.push_back(&entry);
    }
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
        return std::pair(a->begin, a->end) < std::pair(b->begin, b->end);
    });
    std::uint64_t reached = 0;
    for (const auto* entry : order) {
        if (entry->end > buffer) {
            throw ReadError(RETORT_TEXT("%1 is truncated or damaged: the tensor %2 extends beyond the file"),
                            {printable(entry->name)});
        }
        if (entry->begin < reached) {
            throw ReadError(RETORT_TEXT("%1 is damaged: the tensor %2 overlaps another"),
                            {printable(entry->name)});
        }
        if (entry->begin > reached) {
            throw ReadError(RETORT_TEXT("%1 is damaged: there is a gap before the tensor %2"),
                            {printable(entry->name)});
        }
        reached = entry->end;
    }
    if (reached != buffer) {
        throw ReadError(RETORT_TEXT("%1 is damaged: %2 of its bytes belong to no tensor"),
                        {std::to_string(buffer - reached)});
    }
}

torch::Tensor read_tensor(const InputFile& file, std::uint64_t buffer, const SafetensorsEntry& entry) {
    auto tensor = torch::empty(entry.shape, entry.dtype);
    const auto size = static_cast<std::size_t>(entry.end - entry.begin);
    if (size == 0) {
        return tensor;
    }
    const std::span content(static_cast<std::uint8_t*>(tensor.data_ptr()), size);
    file.read(buffer + entry.begin, std::as_writable_bytes(content));
    if (entry.dtype == torch::kBool) { // any other byte than 0 and 1 would be no bool in C++
        std::transform(content.begin(), content.end(), content.begin(),
                       [](std::uint8_t byte) { return static_cast<std::uint8_t>(byte != 0); });
    }
    return tensor;
}

} // namespace

bool looks_like_safetensors(std::string_view start) {
    const auto is_text = [](signed char c) {
        return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r';
    };
    return start.size() > length_bytes && start[length_bytes] == '{' &&
           !std::all_of(start.begin(), start.begin() + length_bytes, is_text);
}

SafetensorsFile read_safetensors(const InputFile& file) {
    const std::uint64_t buffer = length_bytes + header_length(file);
    auto header = read_header(file);
    check_layout(header.entries, file.size() - buffer);
    SafetensorsFile read;
    read.metadata = std::move(header.metadata);
    read.tensors.reserve(header.entries.size());
    for (const auto& entry : header.entries) {
        read.tensors.emplace_back(entry.name, read_tensor(file, buffer, entry));
    }
    return read;
}

std::vector<std::pair<std::string, std::string>> read_safetensors_metadata(const InputFile& file) {
    return read_header(file).metadata;
}

} // namespace retort
