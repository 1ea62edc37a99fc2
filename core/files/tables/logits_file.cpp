#include "core/files/tables/logits_file.h"

#include "core/base/letters.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/bytes/byte_stream.h"
#include "core/files/bytes/input_file.h"
#include "core/files/bytes/json_text.h"
#include "core/files/bytes/read_error.h"
#include "core/files/safetensors/safetensors_header.h"
#include "core/files/safetensors/safetensors_reader.h"
#include "core/files/safetensors/safetensors_writer.h"
#include "core/files/tables/logits_csv.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace retort {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;

/// A reader of safetensors takes no longer text; a list of more bytes goes into a tensor.
constexpr std::size_t longest_text = std::size_t{4} << 20U;

std::string suffix_of(const fs::path& file) {
    return lowered(file.extension().string());
}

const std::string* find(const std::vector<std::pair<std::string, std::string>>& metadata,
                        std::string_view key) {
    const auto found =
        std::find_if(metadata.begin(), metadata.end(), [&](const auto& item) { return item.first == key; });
    return found == metadata.end() ? nullptr : &found->second;
}

/// The header alone: a file of weights may be large.
SafetensorsHeader header_of(const fs::path& path) {
    constexpr std::uint64_t length_bytes = 8;
    const InputFile file(path);
    ByteStream in(file, 0);
    const auto length = in.number(length_bytes);
    if (length > file.size()) {
        return {};
    }
    return parse_safetensors_header(in.text(length));
}

bool is_table(const SafetensorsHeader& header) {
    const auto holds = [&](std::string_view name) {
        return std::any_of(header.entries.begin(), header.entries.end(),
                           [&](const auto& entry) { return entry.name == name; });
    };
    return holds("logits") && (find(header.metadata, "paths") != nullptr || holds("paths"));
}

/// A vector of one length an image, and names that are paths.
bool is_row_per_path(const std::vector<SafetensorsEntry>& entries) {
    return !entries.empty() && std::all_of(entries.begin(), entries.end(), [&](const auto& entry) {
        return entry.shape.size() == 1 && entry.shape == entries.front().shape &&
               fs::path(entry.name).has_extension() && entry.name.find('/') != std::string::npos;
    });
}

std::vector<std::string> list_in(const std::string& text, const char* key) {
    const auto list =
        is_nested_too_deeply(text) ? json() : json::parse(text, nullptr, /*allow_exceptions=*/false);
    const bool good = list.is_array() && std::all_of(list.begin(), list.end(),
                                                     [](const json& value) { return value.is_string(); });
    if (!good) {
        throw ReadError(RETORT_TEXT("%1: “%2” is not a JSON list of strings"), {key});
    }
    return list.get<std::vector<std::string>>();
}

std::string bytes_of(const torch::Tensor& tensor) {
    if (tensor.dim() != 1 || tensor.scalar_type() != torch::kUInt8) {
        throw ReadError(RETORT_TEXT("%1: “%2” is not a JSON list of strings"), {"paths"});
    }
    return {reinterpret_cast<const char*>(tensor.data_ptr<std::uint8_t>()),
            static_cast<std::size_t>(tensor.numel())};
}

std::vector<std::string> paths_in(const SafetensorsFile& read) {
    if (const auto* text = find(read.metadata, "paths")) {
        return list_in(*text, "paths");
    }
    const auto bytes = find_tensor(read.tensors, "paths");
    if (!bytes.defined()) {
        throw ReadError(RETORT_TEXT("%1 contains a tensor “logits” but no list “paths” of the images"));
    }
    return list_in(bytes_of(bytes), "paths");
}

LogitsFile table_in(const SafetensorsFile& read) {
    LogitsFile file;
    file.paths = paths_in(read);
    file.logits = find_tensor(read.tensors, "logits");
    if (file.logits.dim() != 2 || file.logits.size(0) != static_cast<std::int64_t>(file.paths.size())) {
        throw ReadError(RETORT_TEXT("%1: the tensor “logits” must have a row for each of the %2 paths and a "
                                    "column for each class"),
                        {std::to_string(file.paths.size())});
    }
    return file;
}

LogitsFile rows_in(const SafetensorsFile& read) {
    LogitsFile file;
    std::vector<torch::Tensor> rows;
    for (const auto& [path, row] : read.tensors) {
        if (row.dim() != 1 || row.size(0) != read.tensors.front().second.size(0)) {
            throw ReadError(
                RETORT_TEXT(
                    "%1 contains no logits: it needs a tensor “logits” (images × classes) or one vector per "
                    "image, all of the same length and named by its path; “%2” is neither"),
                {printable(path)});
        }
        file.paths.push_back(path);
        rows.push_back(row.to(torch::kFloat32));
    }
    if (rows.empty()) {
        throw ReadError(RETORT_TEXT("%1 contains no tensors"));
    }
    file.logits = torch::stack(rows);
    return file;
}

/// What the layout of a safetensors file does not see to.
void check(LogitsFile& file) {
    if (file.logits.size(1) < 1 || file.paths.empty()) {
        throw ReadError(RETORT_TEXT("%1 contains logits of %2 images and %3 classes"),
                        {std::to_string(file.paths.size()), std::to_string(file.logits.size(1))});
    }
    if (!file.classes.empty() && file.logits.size(1) != static_cast<std::int64_t>(file.classes.size())) {
        throw ReadError(RETORT_TEXT("%1 names %2 classes but contains logits of %3"),
                        {std::to_string(file.classes.size()), std::to_string(file.logits.size(1))});
    }
    for (const auto* list : {&file.paths, &file.classes}) {
        std::unordered_set<std::string_view> seen;
        for (const auto& text : *list) {
            if (!seen.insert(text).second) {
                throw ReadError(RETORT_TEXT("%1 contains “%2” twice"), {printable(text)});
            }
        }
    }
    file.logits = file.logits.to(torch::kFloat32).contiguous();
    const auto bad = file.logits.isfinite().logical_not().any(1).nonzero();
    if (bad.size(0) > 0) {
        throw ReadError(RETORT_TEXT("%1: a logit of %2 is not a finite number"),
                        {printable(file.paths[static_cast<std::size_t>(bad[0].item<std::int64_t>())])});
    }
}

LogitsFile read_safetensors_logits(const fs::path& path) {
    const InputFile input(path);
    const auto read = read_safetensors(input);
    auto file = find_tensor(read.tensors, "logits").defined() ? table_in(read) : rows_in(read);
    if (const auto* classes = find(read.metadata, "classes")) {
        file.classes = list_in(*classes, "classes");
    }
    check(file);
    return file;
}

void write_safetensors_logits(const fs::path& path, const LogitsFile& file) {
    StateDict tensors{{"logits", file.logits.to(torch::kFloat32)}};
    std::vector<std::pair<std::string, std::string>> metadata;
    constexpr auto replace = json::error_handler_t::replace;
    if (!file.classes.empty()) {
        metadata.emplace_back("classes", json(file.classes).dump(-1, ' ', false, replace));
    }
    auto paths = json(file.paths).dump(-1, ' ', false, replace);
    if (paths.size() < longest_text) {
        metadata.emplace_back("paths", std::move(paths));
    } else {
        const auto size = static_cast<std::int64_t>(paths.size());
        tensors.emplace_back("paths", torch::from_blob(paths.data(), {size}, torch::kUInt8).clone());
    }
    write_safetensors(path, tensors, metadata);
}

} // namespace

bool is_logits_name(const fs::path& file) {
    return suffix_of(file) == ".csv" || suffix_of(file) == ".safetensors" || is_stream(file);
}

bool is_logits_file(const fs::path& file) {
    if (suffix_of(file) != ".safetensors") {
        return suffix_of(file) == ".csv";
    }
    try {
        const auto header = header_of(file);
        return is_table(header) || is_row_per_path(header.entries);
    } catch (const std::exception&) {
        return false; // whoever opens it will say what is wrong
    }
}

LogitsFile read_logits_file(const fs::path& file) {
    if (suffix_of(file) == ".safetensors") {
        return naming(file, [&] { return read_safetensors_logits(file); });
    }
    const auto text = read_text_file(file);
    return naming(file, [&] { return parse_logits_csv(text); });
}

void write_logits_file(const fs::path& file, const LogitsFile& logits) {
    if (!is_logits_name(file)) {
        throw Error(RETORT_TEXT("%1: the name of a logits file must end in .csv or .safetensors"),
                    {file.string()});
    }
    if (suffix_of(file) == ".safetensors") {
        write_safetensors_logits(file, logits);
    } else {
        write_file_atomically(file, logits_csv(logits));
    }
}

} // namespace retort
