// Files and folders that are not of torch.save or safetensors: each is called what it is, with what to do.
#include "core/files/checkpoint.h"
#include "tests/core/files/pickle_ops.h"
#include "tests/core/files/support.h"
#include "tests/core/files/zip_bytes.h"

#include <doctest/doctest.h>
#include <utility>
#include <vector>

using namespace retort;
using namespace retort::test;
using namespace std::literals;

namespace {

/// A tar's block: the header of a member called `name`, of a type, that takes `size` (octal) bytes.
std::string tar_of(const std::string& name, char type = '0', const std::string& size = "00000000000") {
    std::string block(512, '\0');
    block.replace(0, name.size(), name);
    block.replace(124, size.size(), size);
    block[156] = type;
    return block.replace(257, 7, "ustar  ");
}

struct Row {
    std::string bytes;
    std::string kind;
    std::string advice;
};

std::vector<Row> files() {
    const std::string zeros(100, '\0');
    return {
        {"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "git-lfs pointer",
         "git lfs pull"},
        {"<!DOCTYPE html>\n<html><body>Sign in</body></html>", "web page", "download the file again"},
        {"\xef\xbb\xbf \n<HTML>", "web page", "download the file again"},
        {"<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "XML document", "open it"},
        {R"({"metadata": {}, "weight_map": {"a": "model-1.safetensors"}})",
         "index of a model split into several files", "as one file"},
        {R"({"error": "Not found"})", "JSON file", "required"},
        {"epoch,loss\n1,2\n", "text file", "required"},
        {tar_of("storages"), "PyTorch before 0.1.10", "save it again"},
        {tar_of("./storages"), "PyTorch before 0.1.10", "save it again"},
        {tar_of("run/model_best.pth"), "tar archive that starts with run/model_best.pth", "tar -xf"},
        {tar_of("././@PaxHeader", 'x', "00000001001") + std::string(1024, 'x') + tar_of("best.pth"),
         "tar archive that starts with best.pth", "tar -xf"},
        {tar_of("././@LongLink", 'L', "77777777777"), "tar archive", "tar -xf"},
        {"\x1f\x8b\x08\0"s + zeros, "compressed", "unpack it"},
        {"\xfd"
         "7zXZ\0\0"s,
         "compressed", "unpack it"},
        {"BZh91AY", "compressed", "unpack it"},
        {"\x28\xb5\x2f\xfd"s + zeros, "compressed", "unpack it"},
        {"7z\xbc\xaf\x27\x1c"s + zeros, "compressed", "unpack it"},
        {"Rar!\x1a\x07\0"s, "compressed", "unpack it"},
        {"\x08\x08\x12\x07pytorch\x1a\x06"
         "1.13.1:"s,
         "ONNX file", "save the state_dict of the model"},
        {"\x08\x03\x3a\x80\x02\x0a\x05"s, "ONNX file", "save the state_dict of the model"},
        {"\x89HDF\r\n\x1a\n\0\0"s, "HDF5 file (Keras", "required"},
        {"\x08\x01\x12\xb5\x10\x0a"s, "TensorFlow", "required"},
        {"\n\x1f\n\x05input\x12\x0bPlaceholder"s, "TensorFlow", "required"},
        {zeros + "\x57\xfb\x80\x8b\x24\x75\x47\xdb"s, "TensorFlow", "required"},
        {"\x1c\0\0\0TFL3"s + zeros, "TensorFlow", "required"},
        {"\x93NUMPY\x01\0v\0{'descr'"s, "NumPy array", "torch.save"},
        {"GGUF\x03\0\0\0"s + zeros, "GGUF", "required"},
        {"MATLAB 5.0 MAT-file, Platform: GLNXA64" + zeros, "MATLAB", "required"},
        {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s, "image", "not a file of weights"},
        {"\xff\xd8\xff\xe0\0\x10JFIF"s, "image", "not a file of weights"},
        {"%PDF-1.4\n", "PDF document", "not a file of weights"},
        {"\x80\x04\x95"s + zeros, "pickle that was not written by torch.save", "with torch.save"},
        {"\x01\x02\0\xff\xfe\x03 noise"s, "unknown format", "required"},
        {"", "is empty", ""},
    };
}

std::vector<Row> archives() {
    const auto zip = [](std::initializer_list<std::string> names) {
        std::vector<ZipItem> items;
        for (const auto& name : names) {
            items.push_back(stored_item(name, "x"));
        }
        return zip_bytes(items);
    };
    return {
        {zip({"arr_0.npy", "arr_1.npy"}), "NumPy archive (.npz)", "torch.save"},
        {zip({"config.json", "metadata.json", "model.weights.h5"}), "Keras", "required"},
        {zip({"serialized_exported_program.json", "version"}), "torch.export", "state_dict"},
        {zip({"run/best.pth", "run/last.pth", "run/log.csv"}), "contains run/best.pth, run/last.pth",
         "choose one of these"},
        {zip({"word/document.xml"}), "data.pkl is missing", "it contains: word/document.xml"},
        {zip({"1", "2", "3", "4", "5", "6"}), "data.pkl is missing", "1, 2, 3, 4, 5, …"},
    };
}

void check(const std::string& refusal, const std::string& path, const Row& row) {
    CAPTURE(refusal);
    CHECK(refusal.starts_with(path));
    CHECK(refusal.find('\n') == std::string::npos);
    CHECK_MESSAGE(refusal.find(row.kind) != std::string::npos, row.kind);
    CHECK_MESSAGE(refusal.find(row.advice) != std::string::npos, row.advice);
}

} // namespace

TEST_CASE("files of other formats are called what they are") {
    const TemporaryFolder folder;
    const auto file = folder / "model.pth";
    for (const auto& table : {files(), archives()}) {
        for (const auto& row : table) {
            CAPTURE(row.kind);
            write_bytes(file, row.bytes);
            check(refusal_of(file), file.string(), row);
        }
    }
}

TEST_CASE("folders are called what they are") {
    const TemporaryFolder folder;
    const auto with = [&](const std::string& name, std::initializer_list<std::string> files) {
        std::filesystem::create_directory(folder / name);
        for (const auto& file : files) {
            write_bytes(folder / name / file, "x");
        }
        return folder / name;
    };
    const std::vector<std::pair<std::filesystem::path, Row>> rows{
        {with("tf", {"saved_model.pb", "keras_metadata.pb"}), {"", "TensorFlow", "required"}},
        {with("unpacked", {"data.pkl", "version"}), {"", "an unpacked PyTorch file", "zip -0 -r"}},
        {with("dcp", {".metadata", "__0_0.distcp"}), {"", "distributed checkpoint", "dcp_to_torch"}},
        {with("hf", {"config.json", "model.safetensors"}),
         {"", "choose one of its files", "model.safetensors"}},
        {with("plain", {"readme.txt"}), {"", "is a folder, not a file", ""}},
        {with("bare", {}), {"", "is a folder, not a file", ""}},
    };
    for (const auto& [path, row] : rows) {
        check(refusal_of(path), path.string(), row);
    }
}

TEST_CASE("a git-lfs pointer and a web page of the sample cases") {
    const char* given = std::getenv("RETORT_SHARED_DATA");
    const std::filesystem::path data =
        given != nullptr && *given != '\0'
            ? std::filesystem::path(given)
            : std::filesystem::path(RETORT_REFERENCE_DIR) / "../../../shared/data";
    if (!std::filesystem::exists(data / "cases")) {
        MESSAGE("skipped: there is no folder " << (data / "cases").string());
        return;
    }
    CHECK(refusal_of(data / "cases" / "lfs_pointer.pth").find("a git-lfs pointer") != std::string::npos);
    CHECK(refusal_of(data / "cases" / "web_page.pth").find("a web page") != std::string::npos);
}
