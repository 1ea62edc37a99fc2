// Files made to do harm, and files that were harmed: each ends in one Error, soon and in little memory.
#include "core/files/bytes/input_file.h"
#include "core/files/bytes/read_error.h"
#include "core/files/checkpoint.h"
#include "core/files/pickle/pickle_reader.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/zip/zip_reader.h"
#include "tests/core/files/peak_memory.h"
#include "tests/core/files/pickle_ops.h"
#include "tests/core/files/support.h"

#include <doctest/doctest.h>
#include <random>
#include <sstream>
#include <sys/stat.h>

using namespace retort;
using namespace retort::test;

namespace {

const std::string four_floats(16, '\0');
constexpr std::int64_t huge = std::int64_t{1} << 62;

const std::vector<std::string> goldens{"zip_state_dict.pth",    "zip_nested.pth",      "zip_views.pth",
                                       "zip_deflated.pth",      "zip_protocol5.pth",   "zip_dtypes.pth",
                                       "legacy_state_dict.pth", "legacy_nested.th",    "legacy_views.pth",
                                       "legacy_dtypes.pth",     "legacy_protocol4.pth"};

class HostileFiles {
  public:
    std::string refusal_of_bytes(const std::string& bytes) const {
        write_bytes(folder_ / "bytes.pth", bytes);
        return refusal_of(folder_ / "bytes.pth");
    }
    std::string refusal_of_pickle(const std::string& body, char protocol = 2) const {
        ops::write_zip(folder_ / "zip.pth", ops::pickle(body, protocol), {{"0", four_floats}});
        return refusal_of(folder_ / "zip.pth");
    }
    /// Of a dict with one tensor over a storage of four floats.
    std::string refusal_of_tensor(std::int64_t offset, const std::string& sizes,
                                  const std::string& strides) const {
        return refusal_of_pickle(ops::dict(ops::tensor(ops::storage("0", 4), offset, sizes, strides)));
    }
    /// What reading everything as values says.
    std::string refusal_of_values(const std::string& body) const {
        ops::write_zip(folder_ / "values.pth", ops::pickle(body), {{"0", four_floats}});
        try {
            read_pickle(folder_ / "values.pth");
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

  private:
    TemporaryFolder folder_;
};

bool says(const std::string& refusal, const std::string& finding) {
    CAPTURE(refusal);
    const bool found = refusal.find(finding) != std::string::npos && refusal.find('\n') == std::string::npos;
    CHECK_MESSAGE(found, finding);
    return found;
}

/// `bytes` with `replacement` at the n-th (from 0) place of `pattern` plus `offset`.
std::string patched(std::string bytes, const std::string& pattern, int n, std::size_t offset,
                    const std::string& replacement) {
    std::size_t place = bytes.find(pattern);
    for (int i = 0; i < n && place != std::string::npos; ++i) {
        place = bytes.find(pattern, place + 1);
    }
    REQUIRE(place != std::string::npos);
    return bytes.replace(place + offset, replacement.size(), replacement);
}

} // namespace

TEST_CASE("the assembler makes good files too") {
    const HostileFiles files;
    CHECK(files.refusal_of_tensor(0, ops::tuple({2, 2}), ops::tuple({2, 1})).empty());
    CHECK(files.refusal_of_tensor(3, ops::tuple({1}), ops::tuple({100})).empty());
    CHECK(files.refusal_of_tensor(4, ops::tuple({0, huge}), ops::tuple({1, 1})).empty());
    CHECK(files.refusal_of_tensor(1, ops::tuple({3, 1000}), ops::tuple({1, 0})).empty());
}

TEST_CASE("tensors stay inside their storage") {
    const HostileFiles files;
    const auto one = ops::tuple({1});
    says(files.refusal_of_tensor(0, ops::tuple({5}), one), "beyond its storage");
    says(files.refusal_of_tensor(4, one, one), "beyond its storage");
    says(files.refusal_of_tensor(5, ops::tuple({0}), one), "beyond its storage");
    says(files.refusal_of_tensor(huge, one, one), "beyond its storage");
    says(files.refusal_of_tensor(0, ops::tuple({2}), ops::tuple({4})), "beyond its storage");
    says(files.refusal_of_tensor(0, ops::tuple({huge, 4}), ops::tuple({0, 1})), "beyond its storage");
    says(files.refusal_of_tensor(0, ops::tuple({3}), ops::tuple({huge})), "beyond its storage");
    says(files.refusal_of_tensor(0, ops::tuple({3, 3}), ops::tuple({huge, huge})), "beyond its storage");
    says(files.refusal_of_tensor(-1, one, one), "negative");
    says(files.refusal_of_tensor(0, ops::tuple({-1}), one), "negative");
    says(files.refusal_of_tensor(0, ops::tuple({2}), ops::tuple({-1})), "negative");
    says(files.refusal_of_tensor(0, ops::tuple({2, 2}), one), "different numbers of sizes and strides");
    says(files.refusal_of_tensor(0, ops::tuple({std::int64_t{1} << 40}), ops::tuple({0})), "enormous");
    says(files.refusal_of_tensor(0, "N", one), "is invalid");
    says(files.refusal_of_tensor(0, "(" + ops::repeat(ops::integer(1), 65) + "t", one), "is invalid");
}

TEST_CASE("storages have the size they declare") {
    const HostileFiles files;
    const auto with = [&](const std::string& storage) {
        return files.refusal_of_pickle(ops::dict(ops::tensor(storage, 0, ops::tuple({1}), ops::tuple({1}))));
    };
    says(with(ops::storage("0", 5)), "declared size");
    says(with(ops::storage("0", 1)), "declared size");
    says(with(ops::storage("0", std::int64_t{1} << 50)), "declared size");
    says(with(ops::storage("0", huge)), "is invalid");
    says(with(ops::storage("0", -4)), "is invalid");
    says(with(ops::storage("1", 4)), "storage 1 is missing");
    says(with(ops::storage("../data.pkl", 4)), "is missing");
    const auto first = ops::tensor(ops::storage("0", 4), 0, ops::tuple({1}), ops::tuple({1}));
    const auto second = ops::tensor(ops::storage("0", 8), 0, ops::tuple({1}), ops::tuple({1}));
    says(files.refusal_of_pickle("}(" + ops::text("a") + first + ops::text("b") + second + "u"), "two sizes");
}

TEST_CASE("Python code is named and not run, however it is asked for") {
    const HostileFiles files;
    says(files.refusal_of_pickle(ops::global("os", "system") + ops::text("x") + "\x85R"), "os.system");
    says(files.refusal_of_pickle(ops::text("builtins") + ops::text("eval") + "\x93)R", 4), "builtins.eval");
    says(files.refusal_of_pickle(ops::dict(ops::global("builtins", "exec"))), "no state_dict");
    says(files.refusal_of_pickle(std::string("\x82\x01)R", 4)), "extension 1");
    says(files.refusal_of_pickle(ops::global("torch", "load") + ")R"), "torch.load");
    says(files.refusal_of_pickle(ops::global("torch", "FloatStorage") + ")R"), "no state_dict");
    says(files.refusal_of_pickle(ops::global("a\x1b[31m", "b\xff") + ")R"), "a?[31m.b?");
    says(files.refusal_of_pickle("(ios\nsystem\n"), "is invalid");
}

TEST_CASE("instructions that make no sense") {
    const HostileFiles files;
    for (const std::string body :
         {"",    "0",   "t",    "(",      "(0",   "]a",     "Na", "N(e",  "}Ns",  "}(Nu",   "(Nd",    "R",
          "NNR", "b",   "NNb",  "Q",      "NQ",   "h\x05",  "q",  "2",    "\x85", "(\x85",  "](\x61", "e",
          "s",   "NNs", "\x93", "NN\x93", "\x81", "}}\x92", "x",  "I1\n", "\x97", "N(N\x86"}) {
        CAPTURE(body);
        CHECK_FALSE(files.refusal_of_pickle(body).empty());
    }
    says(files.refusal_of_pickle("N", 1), "protocol 1");
    says(files.refusal_of_pickle("N", 6), "protocol 6");
    says(files.refusal_of_pickle("X\xff\xff\xff\xff"), "truncated or damaged");
    says(files.refusal_of_pickle("\x8d" + ops::little(~std::uint64_t{0} >> 1U, 8)), "truncated or damaged");
    says(files.refusal_of_pickle("\x8b" + ops::little(0x7fffffff, 4)), "truncated or damaged");
    says(files.refusal_of_pickle("c" + std::string(5000, 'a')), "longer than");
    says(files.refusal_of_pickle(
             ops::dict(ops::tensor(ops::storage("0", 4), 0, ops::tuple({1}), ops::tuple({1})), "bad\xff")),
         "without a valid name");
}

TEST_CASE("nesting and sharing without end") {
    const HostileFiles files;
    const std::size_t million = 1000000;
    says(files.refusal_of_pickle(ops::repeat("]", million) + ops::repeat("a", million - 1)), "no dict");
    says(files.refusal_of_pickle(ops::repeat("(", 2 * million)), "nested too deeply");
    says(files.refusal_of_pickle("N" + ops::repeat("2", 2 * million)), "nested too deeply");
    says(files.refusal_of_values(ops::repeat("]", 100000) + ops::repeat("a", 99999)), "nested too deeply");
    says(files.refusal_of_values(std::string("]q\0h\0a", 6)), "nested too deeply");
    // Each list holds the one before twice: 2^60 leaves from 60 lists.
    says(files.refusal_of_values("]" + ops::repeat(std::string("q\0](h\0h\0e", 9), 60)), "memory");
    std::string memo = "N";
    for (std::uint64_t i = 0; i < 400000; ++i) {
        memo += "r" + ops::little(i * 10000, 4);
    }
    says(files.refusal_of_values(memo + "0"), "is invalid"); // as many slots as the file names, and no more
    // One long text under a thousand names: shared in the pickle, a gigabyte if it were copied.
    std::string copies = ops::text(std::string(million, 'x')) + std::string("q\0", 2) + "0](";
    copies += ops::repeat(std::string("h\0", 2), 1000) + "e";
    says(files.refusal_of_values(copies), "memory");
}

TEST_CASE("legacy files: storages and views") {
    const HostileFiles files;
    const auto one = ops::tuple({1});
    const auto body = ops::dict(ops::tensor(ops::storage("k", 4), 0, ops::tuple({4}), one));
    const auto data = ops::little(4, 8) + four_floats;
    CHECK(files.refusal_of_bytes(ops::legacy(body, ops::keys({"k"}) + data)).empty());
    says(files.refusal_of_bytes(ops::legacy(body, ops::keys({}) + data)), "storage k is missing");
    says(files.refusal_of_bytes(ops::legacy(body, ops::keys({"k", "k"}) + data + data)), "twice");
    says(files.refusal_of_bytes(ops::legacy(body, ops::keys({"j"}) + data)), "no tensor uses");
    says(files.refusal_of_bytes(ops::legacy(body, ops::keys({"k"}) + ops::little(5, 8) + four_floats)),
         "declared size");
    says(files.refusal_of_bytes(ops::legacy(body, ops::keys({"k"}) + ops::little(~0ULL, 8) + four_floats)),
         "declared size");
    says(files.refusal_of_bytes(ops::legacy(body, ops::pickle("N") + data)), "does not list");
    const auto large = ops::dict(ops::tensor(ops::storage("k", std::int64_t{1} << 40), 0, one, one));
    says(files.refusal_of_bytes(ops::legacy(large, ops::keys({"k"}) + ops::little(1ULL << 40U, 8))),
         "truncated");

    const auto view = [](std::int64_t offset, std::int64_t count) {
        return "(" + ops::text("v") + ops::integer(offset) + ops::integer(count) + "t";
    };
    const auto with_view = [&](const std::string& metadata, std::int64_t offset, std::int64_t size) {
        const auto tensor =
            ops::tensor(ops::storage("k", 4, "FloatStorage", metadata), offset, ops::tuple({size}), one);
        return ops::legacy(ops::dict(tensor),
                           ops::keys({"k"}) + ops::little(4, 8) +
                               std::string("\0\0\0\0\0\0\x80\x3f\0\0\0\x40\0\0\x40\x40", 16));
    };
    says(files.refusal_of_bytes(with_view(view(1, 4), 0, 1)), "beyond its storage");
    says(files.refusal_of_bytes(with_view(view(-1, 1), 0, 1)), "is invalid");
    says(files.refusal_of_bytes(with_view(view(1, 2), 1, 2)), "beyond its storage");
    CHECK(files.refusal_of_bytes(with_view(view(1, 2), 1, 1)).empty());
    const auto checkpoint = read_checkpoint(files.folder() / "bytes.pth");
    CHECK(checkpoint.tensors.front().second.item<float>() == 2.0F); // element 1 of the view, 2 of the storage
}

TEST_CASE("zip archives that contradict themselves") {
    const HostileFiles files;
    const auto good = bytes_of(golden("zip_deflated.pth"));
    const std::string local = "PK\x03\x04";
    const std::string central = "PK\x01\x02";
    CHECK(files.refusal_of_bytes(good).empty());
    says(files.refusal_of_bytes(patched(good, local, 1, 30, "X")), "contradict");
    says(files.refusal_of_bytes(patched(good, local, 1, 14, "X")), "contradict");
    says(files.refusal_of_bytes(patched(good, local, 1, 22, "X")), "contradict");
    says(files.refusal_of_bytes(patched(good, local, 1, 8, std::string(1, '\0'))), "contradict");
    says(files.refusal_of_bytes(patched(good, central, 1, 24, "\xff")), "contradict");
    says(files.refusal_of_bytes(patched(good, central, 1, 8, "\x01")), "encrypted");
    says(files.refusal_of_bytes(patched(good, central, 1, 10, "\x0c")), "unsupported compression");
    says(files.refusal_of_bytes(patched(good, central, 1, 42, "\xff\xff\xff")), "ends in the middle");
    says(files.refusal_of_bytes(good + "x"), "truncated");
    const auto resized = [&](const std::string& size) {
        return patched(patched(good, local, 0, 22, size), central, 0, 24, size);
    };
    says(files.refusal_of_bytes(resized(ops::little(1U << 30U, 4))), "far more than its own size");
    says(files.refusal_of_bytes(resized(ops::little(5000, 4))), "cannot be unpacked");
    says(files.refusal_of_bytes(resized(ops::little(3, 4))), "cannot be unpacked");
    const auto longer = patched(patched(good, local, 1, 18, "\xff"), central, 1, 20, "\xff");
    says(files.refusal_of_bytes(longer), "overlaps other data");
}

TEST_CASE("every changed byte of a zip's contents is noticed") {
    const HostileFiles files;
    const auto good = bytes_of(golden("zip_state_dict.pth"));
    const InputFile file(golden("zip_state_dict.pth"));
    const ZipReader archive(file);
    const auto* entry = archive.find("archive/data/0");
    REQUIRE(entry != nullptr);
    for (std::uint64_t at = entry->data; at < entry->data + entry->size; at += 7) {
        auto changed = good;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        CAPTURE(at);
        says(files.refusal_of_bytes(changed), "checksum");
    }
}

TEST_CASE("truncated at every hundredth") {
    const HostileFiles files;
    for (const auto& name : goldens) {
        const auto whole = bytes_of(golden(name));
        REQUIRE(!whole.empty());
        for (std::size_t percent = 0; percent < 100; ++percent) {
            CAPTURE(name);
            CAPTURE(percent);
            const auto refusal = files.refusal_of_bytes(whole.substr(0, whole.size() * percent / 100));
            CHECK_FALSE(refusal.empty());
            CHECK(refusal.find('\n') == std::string::npos);
        }
        CHECK_FALSE(files.refusal_of_bytes(whole.substr(0, whole.size() - 1)).empty());
    }
}

TEST_CASE("flipped bits end in tensors or in an Error") {
    const HostileFiles files;
    std::mt19937_64 random(20240501); // a fixed seed, and a generator that is the same everywhere
    int refused = 0;
    int accepted = 0;
    for (const auto& name : goldens) {
        const auto whole = bytes_of(golden(name));
        for (int trial = 0; trial < 300; ++trial) {
            auto changed = whole;
            for (std::uint64_t flips = 1 + random() % 3; flips > 0; --flips) {
                changed[random() % changed.size()] ^= static_cast<char>(1U << (random() % 8));
            }
            const bool good = files.refusal_of_bytes(changed).empty();
            ++(good ? accepted : refused);
            try {
                read_pickle(files.folder() / "bytes.pth");
            } catch (const Error&) {
            }
        }
    }
    CHECK(refused > 1000);
    CHECK(accepted > 0); // a changed weight of a legacy file cannot be told from a good one
}

TEST_CASE("a file that shrinks while it is open, and one that is no file") {
    const TemporaryFolder folder;
    write_bytes(folder / "a", std::string(10000, 'x'));
    const InputFile file(folder / "a");
    std::filesystem::resize_file(folder / "a", 100);
    std::vector<std::byte> bytes(5000);
    CHECK_THROWS_AS(file.read(0, bytes), ReadError);
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(says(refusal_of(folder / "pipe"), "not a regular file"));
}

TEST_CASE("peak memory stays within what is promised") {
    if (!memory_is_measurable) {
        MESSAGE("skipped: memory cannot be measured under this sanitizer");
        return;
    }
    const HostileFiles files;
    const auto check = [&](const std::filesystem::path& file, bool good) {
        bool read = false;
        const auto peak = peak_of([&] { read = refusal_of(file).empty(); });
        CAPTURE(file.string());
        CHECK(read == good);
        CHECK(peak < allowed_peak(std::filesystem::file_size(file)));
        return peak;
    };
    const auto path = files.folder() / "a.pth";
    const auto check_pickle = [&](const std::string& body, bool good) {
        ops::write_zip(path, ops::pickle(body), {{"0", four_floats}});
        check(path, good);
    };
    const auto weight = ops::tensor(ops::storage("0", 4), 0, ops::tuple({1}), ops::tuple({1}));
    check_pickle(ops::repeat("]", 4000000), false);
    check_pickle(ops::repeat("(", 4000000), false);
    check_pickle("N" + ops::repeat("2", 4000000), false);
    check_pickle("}" + ops::text("x") + ops::repeat("K\x01", 100000) + "0" + "s", false);
    check_pickle(
        ops::dict(ops::tensor(ops::storage("0", std::int64_t{1} << 40), 0, ops::tuple({1}), ops::tuple({1}))),
        false);
    std::string many = "}(";
    for (int i = 0; i < 5000; ++i) {
        many += ops::text("w" + std::to_string(i)) + weight;
    }
    check_pickle(many + "u", true);
    write_state_dict(path, {{"a", torch::zeros({8 << 20})}, {"b", torch::zeros({8 << 20})}});
    CHECK(check(path, true) > 60U << 20U); // the tensors themselves: the measurement sees them
}
