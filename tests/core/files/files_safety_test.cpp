// The table of ways to do harm with a file, or to harm one: each row ends in one line that names the file and
// what was found, whichever way the file is read, and takes no more memory than allowed_peak().
#include "core/files/bytes/input_file.h"
#include "core/files/bytes/read_error.h"
#include "core/files/checkpoint.h"
#include "core/files/pickle/pickle_reader.h"
#include "core/files/pickle/torch_file.h"
#include "core/files/safetensors/safetensors_reader.h"
#include "tests/core/files/peak_memory.h"
#include "tests/core/files/pickle_ops.h"
#include "tests/core/files/support.h"
#include "tests/core/files/zip_bytes.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <doctest/doctest.h>
#include <random>
#include <sys/stat.h>
#include <thread>

using namespace retort;
using namespace retort::test;

namespace {

const std::string four_floats(16, '\0');

/// What `read` says against `file`, in bounded memory; empty where it says nothing.
template <typename Read>
std::string refusal_by(Read&& read, const std::filesystem::path& file) {
    std::string refusal;
    const auto peak = peak_of([&] {
        try {
            read(file);
        } catch (const Error& error) {
            refusal = error.what();
        }
    });
    std::error_code none;
    const auto size = std::filesystem::is_regular_file(file, none) ? std::filesystem::file_size(file) : 0;
    CHECK_MESSAGE((!memory_is_measurable || peak < allowed_peak(size)), file, ": ", peak, " for ", size);
    const bool names_it = refusal.empty() || refusal.starts_with(file.string());
    CHECK_MESSAGE((names_it && refusal.find('\n') == std::string::npos), refusal);
    return refusal;
}

/// As weights, and as values.
std::array<std::string, 2> refusals_of(const std::filesystem::path& file) {
    return {refusal_by(read_checkpoint, file), refusal_by(read_pickle, file)};
}

void refuses(const std::filesystem::path& file, const std::string& finding) {
    for (const auto& refusal : refusals_of(file)) {
        CAPTURE(refusal);
        CHECK_MESSAGE((!refusal.empty() && refusal.find(finding) != std::string::npos), finding);
    }
}

class Rows {
  public:
    void bytes(const std::string& bytes, const std::string& finding) const {
        write_bytes(folder_ / "row", bytes);
        refuses(folder_ / "row", finding);
    }
    void zip(const std::vector<ZipItem>& items, const std::string& finding) const {
        bytes(zip_bytes(items), finding);
    }
    /// The pickle in a zip, and in a legacy file.
    void pickle(const std::string& body, const std::string& finding) const {
        zip({stored_item("a/data.pkl", ops::pickle(body, 4)), stored_item("a/data/0", four_floats)}, finding);
        bytes(ops::legacy(body, ops::keys({"0"}) + ops::little(4, 8) + four_floats), finding);
    }
    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return folder_ / name; }

  private:
    TemporaryFolder folder_;
};

std::string weight(const std::string& key = "0", std::int64_t count = 4) {
    return ops::tensor(ops::storage(key, count), 0, ops::tuple({count}), ops::tuple({1}));
}

std::vector<std::filesystem::path> golden_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(golden(""))) {
        const auto extension = entry.path().extension();
        if (extension != ".py" && entry.file_size() < 64U << 10U) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    REQUIRE(files.size() > 20);
    return files;
}

/// Another user than root for a while, whom permissions bind.
class Nobody {
  public:
    Nobody() : bound_(::geteuid() != 0 || ::seteuid(65534) == 0) {}
    ~Nobody() { static_cast<void>(::seteuid(::getuid())); }
    Nobody(const Nobody&) = delete;
    Nobody& operator=(const Nobody&) = delete;
    [[nodiscard]] bool bound() const { return bound_; }

  private:
    bool bound_;
};

} // namespace

TEST_CASE("code in the place of weights, however it is asked for") {
    const Rows rows;
    const auto by_stack = [](const std::string& module, const std::string& name) {
        return ops::text(module) + ops::text(name) + "\x93";
    };
    const auto system = ops::global("os", "system") + ops::text("touch x") + "\x85R";
    rows.pickle(system, "");
    rows.pickle(ops::dict(ops::dict(system, "w"), "state_dict"), "");
    rows.pickle("(" + weight() + "(" + system + "tt", "");
    rows.pickle(ops::dict("](" + by_stack("builtins", "eval") + ops::text("1") + "\x85" + "Re"), "");
    rows.pickle(by_stack("os", "system") + ops::text("x") + "\x85\x81", "");
    rows.pickle(by_stack("torch", "hub.load") + ")R", "");
    rows.pickle(ops::text("eval") + std::string("q\0", 2) + "0" + ops::text("builtins") +
                    std::string("h\0\x93)R", 5),
                ""); // the name from the memo
    rows.pickle(ops::global("subprocess", "Popen") + ")}\x92", "");
    rows.pickle(std::string("\x82\x01)R", 4), "");
    rows.pickle("(ios\nsystem\n", "is invalid");
    rows.pickle("(cos\nsystem\no", "is invalid");
    CHECK_FALSE(std::filesystem::exists("x"));
}

TEST_CASE("archives that lie") {
    const Rows rows;
    const auto pickle = ops::pickle(ops::dict(weight()));
    const auto good_pickle = stored_item("a/data.pkl", pickle);
    const auto good_storage = stored_item("a/data/0", four_floats);
    write_bytes(rows.path("good"), zip_bytes({good_pickle, good_storage}));
    CHECK(refusals_of(rows.path("good")) == std::array<std::string, 2>{});

    auto wrong_crc = good_pickle;
    wrong_crc.crc ^= 1U;
    rows.zip({wrong_crc, good_storage}, "checksum");
    wrong_crc = good_storage;
    wrong_crc.crc ^= 0x80000000U;
    rows.zip({good_pickle, wrong_crc}, "contents of a/data/0 do not match their checksum");
    wrong_crc = deflated_item("a/data/0", four_floats);
    wrong_crc.crc ^= 1U;
    rows.zip({good_pickle, wrong_crc}, "checksum");

    rows.zip({good_pickle, good_pickle, good_storage}, "two entries called a/data.pkl");
    rows.zip({good_pickle, good_storage, stored_item("a/data/0", "another")}, "two entries called a/data/0");

    auto beyond = good_storage;
    beyond.size = beyond.compressed = 1U << 30U;
    rows.zip({good_pickle, beyond}, "overlaps other data");
    beyond.size = beyond.compressed = 0xFFFFFFFEU;
    rows.zip({good_pickle, beyond}, "overlaps other data");
    beyond.size = beyond.compressed = 0xFFFFFFFFU; // as in zip64, but without its sizes
    rows.zip({good_pickle, beyond}, "overlaps other data");
    auto mixed = good_storage;
    mixed.size = 20;
    rows.zip({good_pickle, mixed}, "contradict");

    // A local header whose extra field covers all that follows.
    auto covering = zip_bytes({good_pickle, good_storage});
    covering.replace(28, 2, "\xff\xff");
    rows.bytes(covering, "overlaps other data");
}

TEST_CASE("archives that unpack to more than they should") {
    const Rows rows;
    const auto pickle = stored_item("a/data.pkl", ops::pickle(ops::dict(weight("0", 16 << 20))));
    const std::string zeros(64U << 20U, '\0');
    const auto bomb = deflated_item("a/data/0", zeros);
    REQUIRE(bomb.data.size() < 100000);
    rows.zip({pickle, bomb}, "far more than its own size");
    rows.zip({deflated_item("a/data.pkl", zeros), bomb}, "far more than its own size");
    auto modest = bomb; // says that it is small
    modest.size = 1000;
    rows.zip({pickle, modest}, "declared size");
    modest.name = "a/data.pkl";
    rows.zip({modest}, "cannot be unpacked");
    // Many that are just small enough, each alone.
    std::vector<ZipItem> many{pickle};
    const auto part = deflated_item("", std::string_view(zeros).substr(0, 12U << 20U));
    for (int i = 0; i < 8; ++i) {
        many.push_back(part);
        many.back().name = "a/data/" + std::to_string(i);
    }
    rows.zip(many, "far more than its own size");
    // The most that is let through: twice the file and 16 MiB, and the memory for it is within bounds.
    const auto most = std::string_view(zeros).substr(0, 15U << 20U);
    write_bytes(rows.path("most"),
                zip_bytes({stored_item("a/data.pkl", ops::pickle(ops::dict(weight("0", 15 << 18)))),
                           deflated_item("a/data/0", most)}));
    CHECK(refusals_of(rows.path("most")) == std::array<std::string, 2>{});
}

TEST_CASE("a million deep") {
    const Rows rows;
    constexpr std::size_t million = 1000000;
    rows.pickle(ops::repeat("(", million), "");
    rows.pickle(ops::repeat("(", million) + "N" + ops::repeat("t", million), "");
    rows.pickle(ops::repeat("]", million) + ops::repeat("a", million - 1), "");
    rows.pickle(")" + ops::repeat("\x85", million), "");
    rows.pickle(ops::repeat("}" + ops::text("w"), million) + "N" + ops::repeat("s", million), "");
    rows.pickle(ops::repeat(ops::global("collections", "OrderedDict") + "](](", million / 10) + "N" +
                    ops::repeat("ee\x85R", million / 10),
                "");
    // As deep as the memory of a small file allows, under a name that is searched.
    rows.pickle(ops::repeat("}" + ops::text("state_dict"), 50000) + "N" + ops::repeat("s", 50000), "");
    rows.pickle(ops::repeat("]", 50000) + ops::repeat("a", 49999), "");
    rows.bytes(ops::little(8000000, 8) + ops::repeat("{\"a\":{\"", million) + ops::repeat(" ", million), "");
    rows.bytes(ops::little(million + 5, 8) + "{\"a\":" + ops::repeat("[", million), "");
}

TEST_CASE("small files that ask for much") {
    const Rows rows;
    const auto memoized = [](const std::string& body) { return body + std::string("q\0", 2) + "0"; };
    const std::string again("h\0", 2);
    // Each list holds the one before twice.
    rows.pickle("]" + ops::repeat(std::string("q\0](h\0h\0e", 9), 60), "");
    // One tensor, one text, one list under many names.
    rows.pickle(memoized(weight()) + "](" + ops::repeat(again, 200000) + "e", "");
    rows.pickle(memoized(ops::text(std::string(1000000, 'x'))) + "](" + ops::repeat(again, 1000) + "e", "");
    rows.pickle(memoized("](" + ops::repeat("N", 1000) + "e") + "](" + ops::repeat(again, 10000) + "e", "");
    // An OrderedDict copies the list that it is made of.
    const auto pairs = "](" + ops::repeat("](" + ops::text("k") + "Ne", 10000) + "e";
    rows.pickle(memoized(pairs) + "](" +
                    ops::repeat(ops::global("collections", "OrderedDict") + again + "\x85R", 10000) + "e",
                "memory");
    // A long name of a class, called again and again; and an attribute of an attribute of it.
    const auto named = memoized(ops::text(std::string(1000000, 'n')) + ops::text("n") + "\x93");
    rows.pickle(named + "](" + ops::repeat(again + ")R", 20000) + "e", "memory");
    rows.pickle(named + memoized(ops::global("builtins", "getattr") + again + ops::text("a") + "\x86R") +
                    "](" + ops::repeat(again + ")\x81", 20000) + "e",
                "memory");
    // A long key of a storage, looked up again and again.
    const auto storage =
        "(" + ops::text("storage") + ops::global("torch", "FloatStorage") + again + ops::text("cpu");
    rows.pickle(memoized(ops::text(std::string(1000000, 'k'))) + "](" +
                    ops::repeat(storage + ops::integer(4) + "tQ", 20000) + "e",
                "is invalid");
    std::string memo = "N";
    for (std::uint64_t i = 0; i < 400000; ++i) {
        memo += "r" + ops::little(i * 10000, 4);
    }
    rows.pickle(memo + "0", "is invalid"); // as many slots as the file names, and no more
    rows.pickle("\x8b" + ops::little(0x7FFFFFFF, 4) + "x", "truncated");
    rows.pickle("\x8e" + ops::little(~std::uint64_t{0}, 8) + "x", "truncated");
}

TEST_CASE("modules that share, nest and name without end") {
    const Rows rows;
    const auto with_state = [](const std::string& items) {
        return ops::global("torch.nn.modules.module", "Module") + ")\x81}(" + items + "ub";
    };
    const auto module = [&](const std::string& children, const std::string& buffers = "",
                            const std::string& more = "") {
        return with_state(ops::text("_parameters") + "}" + ops::text("_buffers") + "}(" + buffers + "u" +
                          ops::text("_modules") + "}(" + children + "u" + more);
    };
    const auto put = [](std::uint64_t slot) { return "q" + ops::little(slot, 1) + "0"; };
    const auto get = [](std::uint64_t slot) { return "h" + ops::little(slot, 1); };
    const auto long_name = ops::text(std::string(1000000, 'n')) + put(0);
    const auto nested = [&](std::size_t depth, const std::string& name, const std::string& inner) {
        std::string body = inner;
        for (std::size_t i = 0; i < depth; ++i) {
            body = module(name + body);
        }
        return body;
    };
    rows.pickle(module(ops::text("a") + module("")), ""); // no weights at all
    rows.pickle(long_name + module("") + put(1) + module(ops::repeat(get(0) + get(1), 100000)), "");
    rows.pickle(long_name + nested(90, get(0), module("", ops::text("w") + weight())), "");
    rows.pickle(nested(3000, ops::text("m"), module("", ops::text("w") + weight())), "");
    rows.pickle(
        long_name + weight() + put(1) +
            module("", ops::repeat(get(0) + get(1), 100000),
                   ops::text("_non_persistent_buffers_set") + "\x8f(" + ops::repeat(get(0), 100000) + "\x90"),
        "");
    rows.pickle(with_state(ops::repeat(ops::text("a") + "N", 50000)) + put(0) +
                    module(ops::repeat(ops::text("m") + get(0), 50000)),
                "");
    // Each module holds the one before twice.
    std::string laughs = module("", ops::text("w") + weight()) + put(0);
    for (int i = 0; i < 60; ++i) {
        laughs += module(ops::text("a") + get(0) + ops::text("b") + get(0)) + put(0);
    }
    rows.pickle(laughs + get(0), "");
    // A long key over a shared dict, in a dict of weights.
    rows.pickle(long_name + "}" + put(1) + "}(" + ops::repeat(get(0) + get(1), 100000) + "u", "");
    // An object whose state is a dict, set again and again, and its classes.
    rows.pickle("}(" + ops::repeat(ops::text("k") + "N", 10000) + "u" + put(0) + ops::global("a", "B") +
                    ")\x81" + ops::repeat(get(0) + "b", 10000),
                "memory");
    rows.pickle("](" + ops::repeat(ops::text("ant"), 10000) + "e" + put(0) + "}(" +
                    ops::repeat(ops::text("classes") + get(0) + ops::text("classes") + "}", 10000) + "u",
                "");
}

TEST_CASE("class names in the metadata of a safetensors file") {
    const Rows rows;
    const auto file = rows.path("classes");
    for (const auto& [piece, count] : {std::pair("[", 500000), std::pair("{\\\"a\\\":", 60000),
                                       std::pair("[],", 170000), std::pair("\\\"a\\\",", 80000)}) {
        const auto header =
            R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"__metadata__":{"classes":"[)" +
            ops::repeat(piece, static_cast<std::size_t>(count)) + "\"}}";
        write_bytes(file, ops::little(header.size(), 8) + header + "x");
        CHECK(refusal_by(read_checkpoint, file).empty());
        CHECK(read_checkpoint(file).class_names.empty());
    }
}

TEST_CASE("as many tensors as are let through") {
    const Rows rows;
    std::string body = "}(";
    for (int i = 0; i < 60000; ++i) {
        body += ops::text(std::to_string(i)) + std::string("h\0", 2);
    }
    write_bytes(rows.path("pickle"),
                zip_bytes({stored_item("a/data.pkl",
                                       ops::pickle(weight() + std::string("q\0", 2) + "0" + body + "u")),
                           stored_item("a/data/0", four_floats)}));
    CHECK(refusal_by(read_checkpoint, rows.path("pickle")).empty());
    std::string header = "{";
    for (int i = 0; i < 65536; ++i) {
        header += "\"" + std::to_string(i) + R"(":{"dtype":"I8","shape":[0],"data_offsets":[0,0]},)";
    }
    header.back() = '}';
    write_bytes(rows.path("safetensors"), ops::little(header.size(), 8) + header);
    CHECK(refusal_by(read_checkpoint, rows.path("safetensors")).empty());
    std::vector<ZipItem> entries{stored_item("a/data.pkl", ops::pickle(ops::dict(weight()))),
                                 stored_item("a/data/0", four_floats)};
    for (int i = 0; i < 60000; ++i) {
        entries.push_back(stored_item("a/" + std::to_string(i), ""));
    }
    write_bytes(rows.path("zip"), zip_bytes(entries));
    CHECK(refusal_by(read_checkpoint, rows.path("zip")).empty());
}

TEST_CASE("every golden file truncated at every hundredth") {
    const Rows rows;
    for (const auto& file : golden_files()) {
        const auto whole = bytes_of(file);
        const bool good = refusal_of(file).empty();
        for (std::size_t percent = 0; percent < 100; ++percent) {
            CAPTURE(file);
            CAPTURE(percent);
            write_bytes(rows.path("part"), whole.substr(0, whole.size() * percent / 100));
            const auto [as_weights, as_values] = refusals_of(rows.path("part"));
            CHECK((!good || !as_weights.empty()));
            CHECK((!good || !as_values.empty()));
        }
    }
}

TEST_CASE("every golden file with flipped bits") {
    const Rows rows;
    std::mt19937_64 random(20240607); // a fixed seed, and a generator that is the same everywhere
    int refused = 0;
    for (const auto& file : golden_files()) {
        const auto whole = bytes_of(file);
        for (int trial = 0; trial < 200; ++trial) {
            auto changed = whole;
            for (std::uint64_t flips = 1 + random() % 4; flips > 0; --flips) {
                changed[random() % changed.size()] ^= static_cast<char>(1U << (random() % 8));
            }
            write_bytes(rows.path("flipped"), changed);
            CAPTURE(file);
            CAPTURE(trial);
            refused += refusals_of(rows.path("flipped"))[0].empty() ? 0 : 1;
        }
    }
    CHECK(refused > 2000);
}

TEST_CASE("what is no readable file") {
    const Rows rows;
    write_bytes(rows.path("empty"), "");
    refuses(rows.path("empty"), "is empty");
    std::filesystem::create_directory(rows.path("folder"));
    refuses(rows.path("folder"), "is a folder");
    std::filesystem::create_symlink(rows.path("b"), rows.path("a"));
    std::filesystem::create_symlink(rows.path("a"), rows.path("b"));
    refuses(rows.path("a"), "cannot be read");
    REQUIRE(::mkfifo(rows.path("pipe").c_str(), 0600) == 0);
    refuses(rows.path("pipe"), "not a regular file");
    refuses("/dev/zero", "not a regular file");
    refuses(rows.path("missing"), "does not exist");
    refuses(rows.path("empty") / "below", "cannot be read");
    refuses(rows.path(std::string(5000, 'n')), "cannot be read");
    std::filesystem::copy_file(golden("zip_state_dict.pth"), rows.path("secret"));
    std::filesystem::permissions(rows.path("secret"), std::filesystem::perms::none);
    const Nobody nobody;
    if (nobody.bound()) {
        refuses(rows.path("secret"), "cannot be read: Permission denied");
    } else {
        MESSAGE("skipped: permissions do not bind this user");
    }
}

TEST_CASE("a file that is changed while it is open") {
    const Rows rows;
    const auto file = rows.path("changing");
    const auto refusal_after = [&](const std::string& name, const auto& change) {
        std::filesystem::copy_file(golden(name), file, std::filesystem::copy_options::overwrite_existing);
        try {
            naming(file, [&] {
                const InputFile input(file);
                if (looks_like_safetensors(input.start())) {
                    change();
                    read_safetensors(input);
                } else {
                    const TorchFile torch(input);
                    change();
                    TensorLoader loader(torch.graph, *torch.pickle.source);
                    loader.load(*torch.pickle.root->items.at(1));
                }
                input.require_unchanged();
            });
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    const auto says = [&](const std::string& refusal, const std::string& finding) {
        CAPTURE(refusal);
        CHECK(refusal.starts_with(file.string()));
        CHECK_MESSAGE(refusal.find(finding) != std::string::npos, finding);
    };
    const auto nothing = [] {};
    const auto shorten = [&] { std::filesystem::resize_file(file, 60); };
    // The clock that stamps files moves in steps of some milliseconds: a stamp that cannot be the same.
    const auto stamp = [&] {
        std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now() -
                                                   std::chrono::hours(1));
    };
    const auto rewrite = [&] {
        const std::string other(std::filesystem::file_size(file), '\7');
        std::ofstream(file, std::ios::binary) << other;
        stamp();
    };
    const auto grow = [&] { std::ofstream(file, std::ios::app) << "more"; };
    for (const std::string name :
         {"zip_state_dict.pth", "legacy_state_dict.pth", "safetensors.safetensors"}) {
        CAPTURE(name);
        CHECK(refusal_after(name, nothing).empty());
        says(refusal_after(name, shorten), "was truncated while being read");
        says(refusal_after(name, grow), "was changed while being read");
        says(refusal_after(name, stamp), "was changed while being read");
    }
    says(refusal_after("zip_state_dict.pth", rewrite), "checksum");
    says(refusal_after("legacy_state_dict.pth", rewrite), "was changed while being read");
    says(refusal_after("safetensors.safetensors", rewrite), "safetensors header");
}

TEST_CASE("a file that somebody else keeps changing") {
    const Rows rows;
    const auto file = rows.path("changing");
    const auto zip = bytes_of(golden("zip_state_dict.pth"));
    const auto legacy = bytes_of(golden("legacy_state_dict.pth"));
    write_bytes(file, zip);
    std::jthread other([&](const std::stop_token& stop) {
        for (std::size_t i = 0; !stop.stop_requested(); ++i) {
            const auto& bytes = i % 2 == 0 ? zip : legacy;
            std::ofstream(file, std::ios::binary)
                << (i % 3 == 0 ? bytes.substr(0, i * 37 % bytes.size()) : bytes);
        }
    });
    for (int i = 0; i < 500; ++i) {
        const auto refusal = refusal_of(file); // an Error or none, nothing else
        CHECK((refusal.empty() || refusal.starts_with(file.string())));
    }
}
