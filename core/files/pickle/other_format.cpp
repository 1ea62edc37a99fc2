#include "core/files/pickle/other_format.h"

#include "core/base/letters.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

namespace {

using namespace std::literals;

/// A kind of file, and what to say of it; %1 is the file.
struct Kind {
    std::string_view mark;
    std::size_t at; ///< where the mark stands
    const char* text;
};

constexpr auto compressed_text =
    RETORT_TEXT("%1 is compressed; unpack it first, then choose the file of weights inside");
constexpr auto image_text = RETORT_TEXT("%1 is an image, not a file of weights");
constexpr auto tensorflow_text =
    RETORT_TEXT("%1 is a TensorFlow file, which is not supported; a PyTorch file (.pth, .pt, .th, .ckpt) or "
                "a safetensors file is required");

constexpr Kind binary_kinds[]{
    {"\x89HDF\r\n\x1a\n"sv, 0,
     RETORT_TEXT("%1 is an HDF5 file (Keras, MATLAB), which is not supported; a PyTorch file (.pth, .pt, "
                 ".th, .ckpt) or a safetensors file is required")},
    {"\x93NUMPY"sv, 0,
     RETORT_TEXT(
         "%1 is a NumPy array (.npy); load it in Python and save a state_dict of tensors with torch.save")},
    {"TFL3"sv, 4, tensorflow_text},
    {"\x08\x01\x12"sv, 0, tensorflow_text}, // saved_model.pb: version 1, then the graph
    {"GGUF"sv, 0,
     RETORT_TEXT(
         "%1 is a GGUF file, a format for language models; a PyTorch file (.pth, .pt, .th, .ckpt) or a "
         "safetensors file is required")},
    {"MATLAB 5.0 MAT-file"sv, 0,
     RETORT_TEXT("%1 is a MATLAB file, which is not supported; a PyTorch file (.pth, .pt, .th, .ckpt) or a "
                 "safetensors file is required")},
    {"\x1f\x8b"sv, 0, compressed_text}, // gzip
    {"\xfd"
     "7zXZ\0"sv,
     0, compressed_text},
    {"BZh"sv, 0, compressed_text},
    {"\x28\xb5\x2f\xfd"sv, 0, compressed_text}, // zstd
    {"\x04\x22\x4d\x18"sv, 0, compressed_text}, // lz4
    {"7z\xbc\xaf\x27\x1c"sv, 0, compressed_text},
    {"Rar!\x1a\x07"sv, 0, compressed_text},
    {"\x89PNG\r\n\x1a\n"sv, 0, image_text},
    {"\xff\xd8\xff"sv, 0, image_text}, // JPEG
    {"GIF8"sv, 0, image_text},
    {"%PDF-"sv, 0, RETORT_TEXT("%1 is a PDF document, not a file of weights")},
};

constexpr auto unknown_text = RETORT_TEXT(
    "%1 is in an unknown format; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is required");

bool is_text(std::string_view start) {
    return std::none_of(start.begin(), start.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && "\t\n\r\f"sv.find(c) == std::string_view::npos;
    });
}

/// Without a byte order mark and white space before it, in lower case.
std::string text_start(std::string_view start) {
    if (start.starts_with("\xef\xbb\xbf")) {
        start.remove_prefix(3);
    }
    const auto first = std::min(start.find_first_not_of(" \t\r\n"), start.size());
    return lowered(start.substr(first));
}

ReadError text_kind(std::string_view start) {
    const std::string text = text_start(start);
    if (text.starts_with("version https://git-lfs")) {
        return ReadError(RETORT_TEXT("%1 is a git-lfs pointer, not the file it stands for; run 'git lfs "
                                     "pull' in its repository, or download the file itself"));
    }
    if (text.starts_with("<!doctype html") || text.starts_with("<html") || text.starts_with("<head")) {
        return ReadError(RETORT_TEXT("%1 is a web page, not a file of weights: the download went wrong; open "
                                     "it in a browser to see why, then download the file again"));
    }
    if (text.starts_with('<')) {
        return ReadError(RETORT_TEXT("%1 is an XML document, not a file of weights; if it was downloaded, "
                                     "open it to see what went wrong"));
    }
    if (text.starts_with('{') && text.find("\"weight_map\"") != std::string::npos) {
        return ReadError(
            RETORT_TEXT("%1 is the index of a model split into several files, which is not supported; load "
                        "the model in Python and save its state_dict as one file"));
    }
    if (text.starts_with('{') || text.starts_with('[')) {
        return ReadError(RETORT_TEXT("%1 is a JSON file, which contains no weights; a PyTorch file (.pth, "
                                     ".pt, .th, .ckpt) or a safetensors file is required"));
    }
    return ReadError(RETORT_TEXT(
        "%1 is a text file; a PyTorch file (.pth, .pt, .th, .ckpt) or a safetensors file is required"));
}

/// PyTorch before 0.1.10 wrote tar archives of these members.
constexpr std::array<std::string_view, 4> old_members{"sys_info", "pickle", "storages", "tensors"};

bool is_tar(std::string_view start) {
    constexpr std::size_t magic_at = 257;
    return start.size() > magic_at && start.substr(magic_at).starts_with("ustar");
}

/// The number of bytes, in octal, of the member whose header this is.
std::uint64_t tar_size(std::string_view header) {
    constexpr std::size_t size_at = 124;
    constexpr std::size_t digits = 11;
    std::uint64_t size = 0;
    for (const char c : header.substr(size_at, digits)) {
        size = c >= '0' && c <= '7' ? size * 8 + static_cast<std::uint64_t>(c - '0') : size;
    }
    return size;
}

/// The name of a tar's first file. Before it may stand members that only say more of the next: of its long
/// name
/// ('L', 'K') or its attributes ('x', 'g').
std::string first_member(const InputFile& file) {
    constexpr std::size_t block = 512;
    constexpr std::size_t longest_member_name = 100;
    constexpr std::size_t type_at = 156;
    std::string header(block, '\0');
    std::uint64_t at = 0;
    for (int skipped = 0; skipped < 8 && at + block <= file.size(); ++skipped) {
        file.read(at, std::as_writable_bytes(std::span(header)));
        if ("LKxg"sv.find(header[type_at]) == std::string_view::npos) {
            break;
        }
        at += block + (tar_size(header) + block - 1) / block * block;
    }
    const auto name = std::string_view(header).substr(0, std::min(header.find('\0'), longest_member_name));
    return std::string(name.substr(name.starts_with("./") ? 2 : 0));
}

ReadError tar_kind(const InputFile& file) {
    const std::string name = first_member(file);
    if (std::find(old_members.begin(), old_members.end(), name) != old_members.end()) {
        return ReadError(RETORT_TEXT("%1 is a tar archive, the format of PyTorch before 0.1.10, which is not "
                                     "supported; load it and save it again with a newer PyTorch"));
    }
    return ReadError(RETORT_TEXT("%1 is a tar archive that starts with %2; unpack it with 'tar -xf', then "
                                 "choose the file of weights inside"),
                     {printable(name)});
}

/// A protobuf of ONNX begins with the version of its format, 3 or later, and then has one of the next fields.
bool is_onnx(std::string_view start) {
    return start.size() > 2 && start[0] == '\x08' && start[1] >= 3 && start[1] < 64 &&
           "\x12\x1a\x22\x28\x32\x3a\x42"sv.find(start[2]) != std::string_view::npos;
}

/// A frozen graph of TensorFlow: nodes with a name and an operator.
bool is_graph_def(std::string_view start) {
    return start.starts_with('\n') && (start.find("\x12\x0bPlaceholder"sv) != std::string_view::npos ||
                                       start.find("\x12\x05"
                                                  "Const"sv) != std::string_view::npos);
}

/// The index of a checkpoint of TensorFlow, a table whose last bytes are its mark.
bool is_tensorflow_index(const InputFile& file) {
    std::array<char, 8> end{};
    if (file.size() < end.size()) {
        return false;
    }
    file.read(file.size() - end.size(), std::as_writable_bytes(std::span(end)));
    return std::string_view(end.data(), end.size()) == "\x57\xfb\x80\x8b\x24\x75\x47\xdb"sv;
}

bool is_weights_name(const std::string& name) {
    const std::string suffix = lowered(std::filesystem::path(name).extension().string());
    return suffix == ".pth" || suffix == ".pt" || suffix == ".th" || suffix == ".ckpt" || suffix == ".bin" ||
           suffix == ".safetensors";
}

/// The first of `names` that pass `wanted`, for a person.
template <typename Names, typename Wanted>
std::string listed(const Names& names, const Wanted& wanted) {
    constexpr int most = 5;
    std::string list;
    int count = 0;
    for (const std::string& name : names) {
        if (wanted(name) && ++count <= most) {
            list += (list.empty() ? "" : ", ") + printable(name);
        }
    }
    return count > most ? list + ", …" : list;
}

bool ends_in(const std::vector<std::string>& names, std::string_view end) {
    return std::any_of(names.begin(), names.end(), [&](const auto& name) { return name.ends_with(end); });
}

std::set<std::string> names_in(const std::filesystem::path& folder) {
    constexpr std::size_t enough = 10000;
    std::set<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (names.size() < enough) {
            names.insert(entry->path().filename().string());
        }
    }
    return names;
}

} // namespace

ReadError not_weights(const InputFile& file) {
    const std::string start = file.start();
    if (start.empty()) {
        return ReadError(RETORT_TEXT("%1 is empty"));
    }
    if (is_tar(start)) {
        return tar_kind(file);
    }
    for (const auto& kind : binary_kinds) {
        if (start.size() > kind.at && std::string_view(start).substr(kind.at).starts_with(kind.mark)) {
            return ReadError(kind.text);
        }
    }
    if (is_onnx(start)) {
        return ReadError(RETORT_TEXT("%1 is an ONNX file, which holds a graph rather than a state_dict; save "
                                     "the state_dict of the model it was exported from"));
    }
    if (is_graph_def(start) || is_tensorflow_index(file)) {
        return ReadError(tensorflow_text);
    }
    return is_text(start) ? text_kind(start) : ReadError(unknown_text);
}

ReadError not_weights(const ZipReader& archive) {
    std::vector<std::string> names;
    for (const auto& entry : archive.entries()) {
        names.push_back(entry.name);
    }
    if (ends_in(names, ".npy")) {
        return ReadError(RETORT_TEXT("%1 is a NumPy archive (.npz); load it in Python and save a state_dict "
                                     "of tensors with torch.save"));
    }
    if (ends_in(names, "model.weights.h5")) {
        return ReadError(RETORT_TEXT("%1 is a Keras file, which is not supported; a PyTorch file (.pth, .pt, "
                                     ".th, .ckpt) or a safetensors file is required"));
    }
    if (ends_in(names, "serialized_exported_program.json") || ends_in(names, "models/model.json")) {
        return ReadError(RETORT_TEXT(
            "%1 was written by torch.export and is a program; save the model's state_dict instead"));
    }
    if (const auto inside = listed(names, is_weights_name); !inside.empty()) {
        return ReadError(
            RETORT_TEXT("%1 is a zip archive that contains %2; unpack it and choose one of these files"),
            {inside});
    }
    return ReadError(
        RETORT_TEXT(
            "%1 is a zip archive, but was not written by torch.save (data.pkl is missing); it contains: %2"),
        {names.empty() ? "-" : listed(names, [](const std::string&) { return true; })});
}

ReadError not_weights_but_folder(const std::filesystem::path& folder) {
    const auto names = names_in(folder);
    if (names.contains("saved_model.pb")) {
        return ReadError(tensorflow_text);
    }
    if (names.contains("data.pkl")) {
        return ReadError(RETORT_TEXT("%1 is an unpacked PyTorch file; download it again, or pack the folder "
                                     "with 'zip -0 -r' from its parent folder"));
    }
    if (names.contains(".metadata")) {
        return ReadError(RETORT_TEXT("%1 is a distributed checkpoint; convert it to a single file with "
                                     "'python -m torch.distributed.checkpoint.format_utils dcp_to_torch'"));
    }
    if (const auto inside = listed(names, is_weights_name); !inside.empty()) {
        return ReadError(RETORT_TEXT("%1 is a folder; choose one of its files: %2"), {inside});
    }
    return ReadError(RETORT_TEXT("%1 is a folder, not a file"));
}

} // namespace retort
