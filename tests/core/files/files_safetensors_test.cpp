// safetensors: what Python's package wrote, what Retort writes, and headers that break the format's rules.
#include "core/files/safetensors/safetensors_writer.h"
#include "tests/core/files/pickle_ops.h"
#include "tests/core/files/support.h"

#include <doctest/doctest.h>
#include <map>

using namespace retort;
using namespace retort::test;

namespace {

/// A file of `header` and `buffer` bytes of data.
std::string with_header(const std::string& header, std::size_t buffer) {
    return ops::little(header.size(), 8) + header + std::string(buffer, '\1');
}

std::string refusal_of_bytes(const std::string& bytes) {
    const TemporaryFolder folder;
    write_bytes(folder / "a.safetensors", bytes);
    return refusal_of(folder / "a.safetensors");
}

std::string refusal_of_header(const std::string& header, std::size_t buffer) {
    return refusal_of_bytes(with_header(header, buffer));
}

std::string entry(const std::string& name, const std::string& dtype, const std::string& shape,
                  const std::string& offsets) {
    return "\"" + name + R"(":{"dtype":")" + dtype + R"(","shape":[)" + shape + R"(],"data_offsets":[)" +
           offsets + "]}";
}

void says(const std::string& refusal, const std::string& finding) {
    CAPTURE(refusal);
    CHECK_MESSAGE((refusal.find(finding) != std::string::npos && refusal.find('\n') == std::string::npos),
                  finding);
}

StateDict some_tensors() {
    return {{"flag", torch::tensor({true, false, true})},  {"weight", ramp({2, 3})},
            {"half", ramp({3}, 1, torch::kHalf)},          {"transposed", ramp({2, 3}).t()},
            {"count", torch::tensor(std::int64_t{7})},     {"empty", torch::empty({0, 4})},
            {"α \"quoted\"", ramp({1}, 3, torch::kDouble)}};
}

} // namespace

TEST_CASE("a file of Python's package") {
    const auto checkpoint = below(read_checkpoint(golden("safetensors.safetensors")), "module.");
    CHECK(checkpoint.format == "safetensors");
    CHECK(checkpoint.nesting.empty());
    const std::map<std::string, torch::ScalarType> expected{
        {"float32", torch::kFloat},     {"float64", torch::kDouble}, {"float16", torch::kHalf},
        {"bfloat16", torch::kBFloat16}, {"int64", torch::kLong},     {"int32", torch::kInt},
        {"int16", torch::kShort},       {"int8", torch::kChar},      {"uint8", torch::kByte}};
    REQUIRE(checkpoint.tensors.size() == expected.size() + 4);
    for (const auto& [name, dtype] : expected) {
        CAPTURE(name);
        const auto tensor = find_tensor(checkpoint.tensors, name);
        REQUIRE(tensor.defined());
        CHECK((tensor.scalar_type() == dtype));
        CHECK(tensor.equal(ramp({3}, 1, dtype)));
    }
    CHECK(find_tensor(checkpoint.tensors, "bool").equal(torch::tensor({true, false, true})));
    CHECK(find_tensor(checkpoint.tensors, "matrix").equal(ramp({2, 3})));
    CHECK(find_tensor(checkpoint.tensors, "scalar").equal(torch::tensor(2.5F)));
    CHECK(find_tensor(checkpoint.tensors, "empty").equal(torch::empty({0, 4})));
    std::map<std::string, std::string> metadata(checkpoint.metadata.begin(), checkpoint.metadata.end());
    CHECK(metadata.size() == 3);
    CHECK(metadata["classes"] == R"(["ant", "bee"])");
    CHECK(metadata["epoch"] == "12");
}

TEST_CASE("what is written comes back to the bit and in order") {
    const TemporaryFolder folder;
    const auto written = some_tensors();
    const std::vector<std::pair<std::string, std::string>> metadata{{"z", "last \"first\""}, {"a", "α\n"}};
    write_safetensors(folder / "a.safetensors", written, metadata);
    const auto read = read_checkpoint(folder / "a.safetensors");
    CHECK(read.metadata == metadata);
    REQUIRE(read.tensors.size() == written.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
        CAPTURE(written[i].first);
        CHECK(read.tensors[i].first == written[i].first);
        CHECK((read.tensors[i].second.scalar_type() == written[i].second.scalar_type()));
        CHECK(read.tensors[i].second.equal(written[i].second));
    }
    write_safetensors(folder / "b.safetensors", read.tensors, read.metadata);
    CHECK(bytes_of(folder / "a.safetensors") == bytes_of(folder / "b.safetensors"));
}

TEST_CASE("what cannot be written leaves nothing behind") {
    const TemporaryFolder folder;
    const auto file = folder / "a.safetensors";
    CHECK_THROWS_AS(write_safetensors(folder / "missing" / "a", some_tensors()), Error);
    CHECK_THROWS_AS(write_safetensors(file, {{"x", torch::Tensor()}}), Error);
    CHECK_THROWS_AS(write_safetensors(file, {{"x", torch::zeros({1}, torch::kComplexFloat)}}), Error);
    CHECK_THROWS_AS(write_safetensors(file, {{"x", ramp({1})}, {"x", ramp({1})}}), Error);
    CHECK_THROWS_AS(write_safetensors(file, {{"__metadata__", ramp({1})}}), Error);
    CHECK_THROWS_AS(write_safetensors(file, {{"", ramp({1})}}), Error);
    CHECK_THROWS_AS(write_safetensors(file, {{"x\xff", ramp({1})}}), Error);
    CHECK_THROWS_AS(write_safetensors(file, some_tensors(), {{"a", "\xff"}}), Error);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("headers that keep the rules") {
    const auto one = entry("w", "F32", "1", "0,4");
    CHECK(refusal_of_header("{" + one + "}", 4).empty());
    CHECK(refusal_of_header("{" + one + "}   ", 4).empty());
    CHECK(refusal_of_header("{ \"__metadata__\" : {\"a\":\"b\"} ,\n" + one + "}", 4).empty());
    // Any order, any alignment, no element at all.
    CHECK(
        refusal_of_header("{" + entry("b", "F32", "1", "1,5") + "," + entry("a", "BOOL", "1", "0,1") + "}", 5)
            .empty());
    CHECK(refusal_of_header("{" + entry("e", "F64", "0,7", "4,4") + "," + one + "}", 4).empty());
}

TEST_CASE("tensors cover the buffer, once") {
    const auto first = entry("a", "F32", "1", "0,4");
    says(refusal_of_header("{" + first + "}", 8), "4 of its bytes belong to no tensor");
    says(refusal_of_header("{" + first + "}", 3), "a extends beyond the file");
    says(refusal_of_header("{" + first + "," + entry("b", "F32", "1", "8,12") + "}", 12), "a gap before");
    says(refusal_of_header("{" + first + "," + entry("b", "F32", "1", "2,6") + "}", 6), "b overlaps another");
    says(refusal_of_header("{" + first + "," + entry("b", "F32", "1", "0,4") + "}", 4), "b overlaps another");
    says(refusal_of_header("{" + entry("a", "F32", "1", "4,8") + "}", 8), "a gap before the tensor a");
    says(refusal_of_header("{" + entry("a", "F32", "1", "4,0") + "}", 4), "is invalid (a)");
    says(refusal_of_header("{}", 0), "without tensors");
    says(refusal_of_header("{}", 4), "4 of its bytes belong to no tensor");
}

TEST_CASE("shapes have the size of their bytes") {
    const auto with = [](const std::string& dtype, const std::string& shape, const std::string& offsets) {
        return refusal_of_header("{" + entry("w", dtype, shape, offsets) + "}", 4);
    };
    CHECK(with("F32", "", "0,4").empty());
    says(with("F32", "2", "0,4"), "the size of the tensor w does not match its shape");
    says(with("F64", "1", "0,4"), "the size of the tensor w does not match its shape");
    says(with("F32", "4611686018427387904,4", "0,4"), "the size of the tensor w does not match its shape");
    says(with("F32", "4611686018427387904,4,0", "0,4"), "the size of the tensor w does not match its shape");
    says(with("I8", "9223372036854775807,9223372036854775807", "0,1"),
         "the size of the tensor w does not match its shape");
    says(with("I8", "9223372036854775808", "0,4"), "is invalid (w)");
    says(with("I8", "18446744073709551616", "0,4"), "is invalid (w)");
    says(with("I8", "-4", "0,4"), "is invalid (w)");
    says(with("I8", "4.0", "0,4"), "is invalid (w)");
    says(with("I8", "4", "0"), "is invalid (w)");
    says(with("I8", "4", "0,4,4"), "is invalid (w)");
    says(with("I8", "[4]", "0,4"), "is invalid (w)");
    std::string ones = "1";
    for (int i = 0; i < 64; ++i) {
        ones += ",1";
    }
    says(with("I8", ones, "0,1"), "is invalid (w)");
    says(with("F8_E4M3", "4", "0,4"), "unsupported type: F8_E4M3");
    says(with("U16", "2", "0,4"), "unsupported type: U16");
    says(with("f32\x1b", "1", "0,4"), "is invalid");
}

TEST_CASE("headers that are no such JSON") {
    const auto one = entry("w", "F32", "1", "0,4");
    for (const std::string header :
         {"{", "{]", "{\"w\"}", "{\"w\":null}", "{\"w\":true}", "{\"w\":1}", "{\"w\":\"F32\"}", "{\"w\":[]}",
          "{\"w\":{}}", "{\"w\":{\"dtype\":{}}}", "{\"w\":{\"shape\":{}}}", "{\"w\":{\"dtype\":\"F32\"}}",
          "{\"w\":{\"more\":[1]}}", "{\"__metadata__\":{\"a\":1}}", "{\"__metadata__\":{\"a\":{}}}",
          "{\"__metadata__\":[]}", "{\"__metadata__\":\"a\"}", "{} {}", "{\"w\":{\"dtype\":\"\xff\"}}"}) {
        CAPTURE(header);
        says(refusal_of_header(header, 4), "is invalid");
    }
    says(refusal_of_header("{" + one + "," + one + "}", 4), "has the key w twice");
    says(refusal_of_header(R"({"w":{"dtype":"F32","dtype":"F32"}})", 4), "has the key dtype twice");
    says(refusal_of_header(R"({"w":{"shape":[1],"shape":[1]}})", 4), "has the key shape twice");
    says(refusal_of_header(R"({"w":{"data_offsets":[],"data_offsets":[]}})", 4), "key data_offsets twice");
    says(refusal_of_header(R"({"__metadata__":{"a":"","a":""}})", 0), "has the key a twice");
    says(refusal_of_header(R"({"__metadata__":{},"__metadata__":{}})", 0), "key __metadata__ twice");
    says(refusal_of_header("{" + entry("", "F32", "1", "0,4") + "}", 4), "without a valid name");
    says(refusal_of_header("{" + entry("a\\u0001", "F32", "1", "0,4") + "}", 4), "without a valid name");
    says(refusal_of_header("{" + entry(std::string(1001, 'n'), "F32", "1", "0,4") + "}", 4),
         "without a valid name");
    says(refusal_of_header(ops::repeat("{\"a\":", 1000000), 0), "is invalid");
    says(refusal_of_header("{\"a\":" + ops::repeat("[", 1000000), 0), "is invalid");
}

TEST_CASE("headers that are too long") {
    const auto header = "{" + entry("w", "F32", "1", "0,4") + "}";
    says(refusal_of_bytes(ops::little(header.size() + 5, 8) + header + "abcd"), "longer than the file");
    says(refusal_of_bytes(ops::little(100'000'001, 8) + header + "abcd"), "header of 100000001 bytes");
    says(refusal_of_bytes(ops::little(~0ULL, 8) + header + "abcd"), "header of 18446744073709551615 bytes");
    says(refusal_of_header("{\"__metadata__\":{\"a\":\"" + std::string(5U << 20U, 'x') + "\"}}", 0),
         "a string of more than");
    says(refusal_of_header("{" + std::string(5U << 20U, ' ') + "}", 0), "a string of more than");
    says(refusal_of_header("{\"w\":" + std::string(5U << 20U, '1') + "}", 0), "a string of more than");
    std::string many = "{";
    for (int i = 0; i <= 65536; ++i) {
        many += entry(std::to_string(i), "I8", "0", "0,0") + ",";
    }
    many.back() = '}';
    says(refusal_of_header(many, 0), "more than 65536 tensors");
}

TEST_CASE("a safetensors file truncated anywhere, and any of its header's bits flipped") {
    const auto whole = bytes_of(golden("safetensors.safetensors"));
    const TemporaryFolder folder;
    for (std::size_t percent = 0; percent < 100; ++percent) {
        CAPTURE(percent);
        CHECK_FALSE(refusal_of_bytes(whole.substr(0, whole.size() * percent / 100)).empty());
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
        write_bytes(folder / "flipped.safetensors", changed);
        const auto refusal = refusal_of(folder / "flipped.safetensors"); // an Error or none, nothing else
        CHECK(refusal.find('\n') == std::string::npos);
    }
}
