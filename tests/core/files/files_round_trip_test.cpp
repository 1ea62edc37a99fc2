// What Retort writes: read back by Retort, and by Python where it is there.
#include "core/files/bytes/atomic_file.h"
#include "core/files/checkpoint.h"
#include "core/files/pickle/pickle_reader.h"
#include "core/files/pickle/pickle_writer.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/safetensors/safetensors_writer.h"
#include "core/files/zip/zip_reader.h"
#include "core/files/zip/zip_writer.h"
#include "tests/core/files/support.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

using namespace retort;
using namespace retort::test;

namespace {

/// Bit patterns that comparing as numbers would not tell apart.
torch::Tensor odd_bits() {
    const std::vector<std::int32_t> patterns{0x7FC12345, std::numeric_limits<std::int32_t>::min(), 1,
                                             0x7F800000};
    return torch::tensor(patterns, torch::kInt).view(torch::kFloat);
}

StateDict every_kind() {
    return {{"weight", ramp({2, 3})},
            {"half", ramp({3}, 0, torch::kHalf)},
            {"bfloat16", ramp({3}, 0, torch::kBFloat16)},
            {"double", ramp({3}, 0, torch::kDouble)},
            {"count", torch::tensor(std::int64_t{7})},
            {"int32", ramp({3}, 0, torch::kInt)},
            {"int16", ramp({3}, 0, torch::kShort)},
            {"int8", ramp({3}, 0, torch::kChar)},
            {"uint8", ramp({3}, 0, torch::kByte)},
            {"mask", torch::tensor({true, false})},
            {"empty", torch::empty({0, 4})},
            {"transposed", ramp({2, 3}).t()},
            {"four", ramp({2, 1, 2, 2})},
            {"bits", odd_bits()}};
}

PickleValue resume_values() {
    return PickleValue::Dict{
        {"epoch", 3},
        {"negative", -5},
        {"large", -(std::int64_t{1} << 40)},
        {"seed", (std::int64_t{1} << 62) + 1},
        {"lr", 0.1},
        {"nothing", std::nan("")},
        {"done", false},
        {"none", {}},
        {"name", "α = 0.5"},
        {"records", PickleValue::List{1, PickleValue::List{2.5}, PickleValue::Dict{{"a", "b"}},
                                      PickleValue::List{}, PickleValue::Dict{}}},
        {"model", StateDict{{"weight", ramp({2})}}},
    };
}

bool same_bits(const torch::Tensor& a, const torch::Tensor& b) {
    const auto x = a.contiguous();
    const auto y = b.contiguous();
    return x.scalar_type() == y.scalar_type() && x.sizes() == y.sizes() && x.nbytes() == y.nbytes() &&
           (x.nbytes() == 0 || std::memcmp(x.data_ptr(), y.data_ptr(), x.nbytes()) == 0);
}

/// The first Python that has PyTorch, or an empty text.
std::string python_with_torch() {
    for (const std::string python : {"/usr/bin/python3", "python3"}) {
        if (std::system((python + " -c 'import torch' >/dev/null 2>&1").c_str()) == 0) {
            return python;
        }
    }
    return {};
}

} // namespace

TEST_CASE("a state_dict comes back to the bit and in order") {
    const TemporaryFolder folder;
    const auto written = every_kind();
    write_state_dict(folder / "state.pth", written);
    const auto read = read_checkpoint(folder / "state.pth");
    CHECK(read.format == "PyTorch zip");
    CHECK(read.nesting.empty());
    REQUIRE(read.tensors.size() == written.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
        CAPTURE(written[i].first);
        CHECK(read.tensors[i].first == written[i].first);
        CHECK(same_bits(read.tensors[i].second, written[i].second));
    }
}

TEST_CASE("weights say of what epoch they are and how they see images, and are the same weights") {
    const TemporaryFolder folder;
    write_state_dict(folder / "told.pth", every_kind(), {{"epoch", "12"}, {"normalize", "cifar10"}});
    write_state_dict(folder / "untold.pth", every_kind());
    CHECK(stated_epoch(folder / "told.pth") == 12);
    CHECK_FALSE(stated_epoch(folder / "untold.pth").has_value());
    CHECK_FALSE(stated_epoch(folder / "none.pth").has_value());
    write_bytes(folder / "text.pth", "no archive");
    CHECK_FALSE(stated_epoch(folder / "text.pth").has_value());
    CHECK(read_checkpoint(folder / "told.pth").metadata ==
          Metadata{{"epoch", "12"}, {"normalize", "cifar10"}});
    CHECK(read_checkpoint(folder / "untold.pth").metadata.empty());
    const auto told = read_checkpoint(folder / "told.pth").tensors;
    const auto untold = read_checkpoint(folder / "untold.pth").tensors;
    REQUIRE(told.size() == untold.size());
    for (std::size_t i = 0; i < told.size(); ++i) {
        CHECK(told[i].first == untold[i].first);
        CHECK(same_bits(told[i].second, untold[i].second));
    }
}

TEST_CASE("equal tensors give equal files, and a file is replaced whole") {
    const TemporaryFolder folder;
    write_state_dict(folder / "a.pth", every_kind());
    write_state_dict(folder / "b.pth", {{"other", ramp({100})}});
    write_state_dict(folder / "b.pth", every_kind());
    CHECK(bytes_of(folder / "a.pth") == bytes_of(folder / "b.pth"));
}

TEST_CASE("contents start at multiples of 64 bytes") {
    const TemporaryFolder folder;
    write_state_dict(folder / "a.pth", every_kind());
    const InputFile file(folder / "a.pth");
    const ZipReader archive(file);
    REQUIRE(archive.entries().size() == every_kind().size() + 3);
    for (const auto& entry : archive.entries()) {
        CAPTURE(entry.name);
        CHECK(entry.data % 64 == 0);
        CHECK(entry.method == 0);
    }
}

TEST_CASE("large archives: zip64 fields are written and read") {
    const TemporaryFolder folder;
    const std::string content(1000, 'x');
    for (const std::uint64_t zip64_from : {0U, 500U}) {
        CAPTURE(zip64_from);
        AtomicFile target(folder / "wide.zip");
        ZipWriter writer(target, zip64_from);
        writer.add("first", std::string_view("small"));
        writer.add("second", content);
        writer.add("third", std::string_view("far away"));
        writer.finish();
        target.commit();
        const InputFile file(folder / "wide.zip");
        const ZipReader archive(file);
        REQUIRE(archive.find("second") != nullptr);
        CHECK(archive.read(*archive.find("second")).size() == 1000);
        CHECK(archive.read(*archive.find("third")).size() == 8);
        CHECK(archive.find("fourth") == nullptr);
    }
}

TEST_CASE("values beside tensors") {
    const TemporaryFolder folder;
    write_pickle_zip(folder / "resume.pt", resume_values());
    const auto read = read_pickle(folder / "resume.pt");
    CHECK(*read.find("epoch")->get<std::int64_t>() == 3);
    CHECK(*read.find("negative")->get<std::int64_t>() == -5);
    CHECK(*read.find("large")->get<std::int64_t>() == -(std::int64_t{1} << 40));
    CHECK(*read.find("seed")->get<std::int64_t>() == (std::int64_t{1} << 62) + 1);
    CHECK(*read.find("lr")->get<double>() == 0.1);
    CHECK(std::isnan(*read.find("nothing")->get<double>()));
    CHECK(*read.find("done")->get<bool>() == false);
    CHECK(read.find("none")->get<std::monostate>() != nullptr);
    CHECK(*read.find("name")->get<std::string>() == "α = 0.5");
    const auto* records = read.find("records")->get<PickleValue::List>();
    REQUIRE(records != nullptr);
    REQUIRE(records->size() == 5);
    CHECK(*(*records)[1].get<PickleValue::List>()->front().get<double>() == 2.5);
    CHECK(*(*records)[2].find("a")->get<std::string>() == "b");
    CHECK((*records)[4].get<PickleValue::Dict>()->empty());
    CHECK(to_state_dict(*read.find("model")).front().second.equal(ramp({2})));
    CHECK(read.find("absent") == nullptr);
    CHECK_THROWS_AS(to_state_dict(read), Error);
}

TEST_CASE("what cannot be written leaves nothing behind") {
    const TemporaryFolder folder;
    CHECK_THROWS_AS(write_state_dict(folder / "missing" / "a.pth", every_kind()), Error);
    CHECK_THROWS_AS(write_state_dict(folder / "a.pth", {{"x", torch::Tensor()}}), Error);
    CHECK_THROWS_AS(write_state_dict(folder / "a.pth", {{"x", torch::zeros({1}, torch::kComplexFloat)}}),
                    Error);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("Python loads what Retort writes") {
    const std::string python = python_with_torch();
    if (python.empty()) {
        MESSAGE("skipped: no python3 with PyTorch here");
        return;
    }
    const TemporaryFolder folder;
    write_state_dict(folder / "state.pth", every_kind());
    write_pickle_zip(folder / "resume.pt", resume_values());
    write_safetensors(folder / "state.safetensors", every_kind(), {{"z", "last \"first\""}, {"a", "α\n"}});
    const std::string command = python + " '" + golden("check_in_python.py").string() + "' '" +
                                (folder / "state.pth").string() + "' '" + (folder / "resume.pt").string() +
                                "' '" + (folder / "state.safetensors").string() + "'";
    CHECK(std::system(command.c_str()) == 0);
}
