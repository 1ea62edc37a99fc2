// The folder of teacher logits: what goes first, what never does, and what killed processes leave.
#include "core/files/logit_cache.h"

#include "core/files/bytes/atomic_file.h"
#include "core/files/bytes/leftovers.h"
#include "core/files/logit_log.h"
#include "tests/core/files/support.h"

#include <chrono>
#include <doctest/doctest.h>
#include <sys/wait.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

const BankShape shape{4, 2, 4};
constexpr std::uint64_t header_size = 100;
constexpr std::uint64_t record_size = 16 + 4 * 16;

void ignore(const Message&) {}

LogitLog open_log(const fs::path& file) {
    return {file, shape, std::string(64, 'a'), ignore};
}

/// A file with `records` records that was last used so many hours ago, and its .origin.
void make_bank(const fs::path& file, int records, int hours_ago) {
    {
        auto log = open_log(file);
        for (int view = 0; view < records; ++view) {
            REQUIRE(log.append({0, {view, view, view, view}, std::vector<float>(8, 0.5F)}).has_value());
        }
    }
    write_bytes(fs::path(file).replace_extension(".origin"), "1234567890");
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(hours_ago));
}

std::vector<std::string> names_of(const std::vector<CachedLogits>& files) {
    std::vector<std::string> names;
    for (const auto& one : files) {
        names.push_back(one.file.stem().string());
    }
    return names;
}

using Names = std::vector<std::string>;

/// Three files of a, b and c records, c the oldest.
struct Cache {
    TemporaryFolder folder;
    Cache() {
        make_bank(folder / "a.bank", 1, 1);
        make_bank(folder / "b.bank", 2, 2);
        make_bank(folder / "c.bank", 3, 3);
    }
    static std::uint64_t bytes(std::uint64_t records) { return header_size + 10 + records * record_size; }
    [[nodiscard]] Names left() const { return names_of(cached_logits(folder.path())); }
};

/// A name as AtomicFile takes for `name`, left by a process that was killed.
fs::path leave_behind(const fs::path& file) {
    const auto child = ::fork();
    if (child == 0) {
        AtomicFile unfinished(file);
        unfinished.write("half");
        ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
    for (const auto& entry : fs::directory_iterator(file.parent_path())) {
        if (entry.path().extension() == ".tmp") {
            return entry.path();
        }
    }
    return {};
}

} // namespace

TEST_CASE("files are listed with what they are, the least recently used first") {
    const Cache cache;
    write_bytes(cache.folder / "d.bank", "no such file");
    fs::last_write_time(cache.folder / "d.bank", fs::file_time_type::clock::now() - std::chrono::seconds(2));
    write_bytes(cache.folder / "e.txt", "something else");
    fs::create_directory(cache.folder / "f.bank");
    const auto files = cached_logits(cache.folder.path());
    CHECK(names_of(files) == Names{"c", "b", "a", "d"});
    CHECK(files[0].bytes == Cache::bytes(3));
    CHECK(files[0].shape->images == 4);
    CHECK(files[0].shape->classes == 2);
    CHECK_FALSE(files[3].shape.has_value());
    CHECK(std::none_of(files.begin(), files.end(), [](const auto& one) { return one.in_use; }));
    CHECK(cached_logits(cache.folder / "missing").empty());
    // To be used is to be used last.
    { const auto log = open_log(cache.folder / "c.bank"); }
    CHECK(names_of(cached_logits(cache.folder.path())).back() == "c");
}

TEST_CASE("the least recently used go first, and what is in use stays") {
    const Cache cache;
    CHECK(prune_logits(cache.folder.path(), Cache::bytes(1) + Cache::bytes(2) + Cache::bytes(3)).empty());
    SUBCASE("one is enough") {
        CHECK(names_of(prune_logits(cache.folder.path(), Cache::bytes(1) + Cache::bytes(2))) == Names{"c"});
        CHECK(cache.left() == Names{"b", "a"});
        CHECK_FALSE(fs::exists(cache.folder / "c.origin"));
        CHECK(fs::exists(cache.folder / "b.origin"));
    }
    SUBCASE("nothing is to stay, and a process writes one and another reads it") {
        const auto writer = open_log(cache.folder / "c.bank");
        const auto reader = open_log(cache.folder / "c.bank");
        fs::last_write_time(cache.folder / "c.bank",
                            fs::file_time_type::clock::now() - std::chrono::hours(9));
        CHECK(cached_logits(cache.folder.path()).front().in_use);
        CHECK(names_of(prune_logits(cache.folder.path(), 0)) == Names{"b", "a"});
        CHECK(cache.left() == Names{"c"});
        CHECK_FALSE(remove_logit_log(cache.folder / "c.bank"));
    }
    SUBCASE("one that only a reader has left is in use as well") {
        auto writer =
            std::make_unique<LogitLog>(cache.folder / "c.bank", shape, std::string(64, 'a'), ignore);
        const auto reader = open_log(cache.folder / "c.bank");
        writer.reset();
        CHECK_FALSE(remove_logit_log(cache.folder / "c.bank"));
    }
    SUBCASE("everything") {
        write_bytes(cache.folder / "gone.origin", "of a bank that is gone");
        CHECK(names_of(prune_logits(cache.folder.path(), 0)) == Names{"c", "b", "a"});
        CHECK(fs::is_empty(cache.folder.path()));
    }
}

TEST_CASE("a file that grows makes room for itself, as far as the quota goes") {
    const Cache cache;
    const auto a = cache.folder / "a.bank";
    const auto log = open_log(a);
    const auto quota = Cache::bytes(1) + Cache::bytes(2) + Cache::bytes(3);
    CHECK(make_room_for_logits(a, Cache::bytes(1), Cache::bytes(1), quota) == Cache::bytes(1));
    CHECK(cache.left().size() == 3);
    CHECK(make_room_for_logits(a, Cache::bytes(2), Cache::bytes(9), quota) ==
          Cache::bytes(1) + Cache::bytes(3));
    CHECK(cache.left() == Names{"b", "a"});
    // What can never fit costs nobody anything.
    CHECK(make_room_for_logits(a, 10 * quota, 20 * quota, quota) == quota - Cache::bytes(2));
    CHECK(cache.left() == Names{"b", "a"});
    CHECK(make_room_for_logits(a, quota, 20 * quota, quota) == quota);
    CHECK(cache.left() == Names{"a"});
    make_bank(cache.folder / "b.bank", 2, 2);
    const auto other = open_log(cache.folder / "b.bank");
    CHECK(make_room_for_logits(a, quota, quota, quota) == quota - Cache::bytes(2));
    CHECK(make_room_for_logits(a, quota, quota, Cache::bytes(1)) == 0);
}

TEST_CASE("what another machine writes to the same folder is left alone while it is new") {
    const TemporaryFolder folder;
    const auto left = leave_behind(folder / "last.pth");
    const auto name = left.filename().string(); // .last.pth.<process>-1-<mark of this machine>.tmp
    const auto mark = name.rfind('-');
    REQUIRE(mark != std::string::npos);
    const auto foreign = folder / (name.substr(0, mark) + "-1" + name.substr(mark + 1));
    write_bytes(foreign, "of a process with the same number, elsewhere");
    CHECK(is_leftover(left));
    CHECK_FALSE(is_leftover(foreign));
    fs::last_write_time(foreign, fs::file_time_type::clock::now() - std::chrono::hours(2));
    CHECK(is_leftover(foreign));
}

TEST_CASE("what a killed process was writing is known by its name, and removed") {
    const TemporaryFolder folder;
    const auto left = leave_behind(folder / "last.pth");
    REQUIRE_FALSE(left.empty());
    CHECK(is_leftover(left));
    const AtomicFile at_work(folder / "best.pth"); // of a process that lives
    const auto old = folder / (".best.pth." + std::to_string(::getpid()) + "-77.tmp");
    write_bytes(old, "x");
    fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(2));
    CHECK(is_leftover(old));
    for (const auto* name :
         {"notes.tmp", ".tmp", ".a.tmp", ".a.12.tmp", ".a.x-1.tmp", ".a.12-.tmp", ".12-1.tmp",
          ".a.99999999999999-1.tmp", ".a.-5-1.tmp", "a.12-1.tmp", ".a.12-1-x.tmp", ".a.12-1-.tmp"}) {
        CAPTURE(name);
        write_bytes(folder / name, "x");
        CHECK_FALSE(is_leftover(folder / name));
    }
    const auto count = std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator());
    remove_leftovers(folder.path());
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == count - 2);
    CHECK_FALSE(fs::exists(left));
    CHECK_FALSE(fs::exists(old));
    remove_leftovers(folder / "missing");
}
