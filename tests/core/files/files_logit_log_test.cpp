// The file of teacher logits: torn, damaged, locked, and on a full disk.
#include "core/files/logit_log.h"
#include "tests/core/files/support.h"

#include <algorithm>
#include <csignal>
#include <doctest/doctest.h>
#include <fstream>
#include <sys/resource.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

const BankShape shape{7, 2, 3}; // blocks of 3, 3 and 1 images
const std::string key(64, 'a');
constexpr std::size_t header_size = 96 + 4;

LogitRecord record(std::int64_t block, std::int32_t view) {
    LogitRecord made{block, {}, {}};
    for (std::int64_t row = 0; row < shape.rows_of(block); ++row) {
        made.views.push_back(view + static_cast<std::int32_t>(row));
        made.logits.push_back(static_cast<float>(view) + 0.5F);
        made.logits.push_back(-1.0F / static_cast<float>(block * 10 + row + 1));
    }
    return made;
}

std::vector<LogitRecord> some_records() {
    return {record(0, 1), record(2, 5), record(1, 0), record(0, 9)};
}

bool same(const std::vector<LogitRecord>& a, const std::vector<LogitRecord>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.block == y.block && x.views == y.views && x.logits == y.logits;
    });
}

/// A log and what it said.
struct Opened {
    std::vector<std::string> notices;
    LogitLog log;
    std::vector<LogitRecord> records;
    std::vector<std::optional<std::uint64_t>> places;

    explicit Opened(const fs::path& file, const BankShape& asked = shape, const std::string& as = key,
                    LogitLog::Room room = {})
        : log(
              file, asked, as, [this](const Message& message) { notices.push_back(message.str()); },
              std::move(room)) {
        log.read_all([this](LogitRecord one, std::optional<std::uint64_t> place) {
            records.push_back(std::move(one));
            places.push_back(place);
        });
    }
    [[nodiscard]] bool said(const std::string& part) const {
        return std::any_of(notices.begin(), notices.end(),
                           [&](const auto& notice) { return notice.find(part) != std::string::npos; });
    }
};

/// The logits of a row of `record` as the log has them at `place`; none where it does not.
std::vector<float> row_at(const LogitLog& log, std::uint64_t place, const LogitRecord& record,
                          std::size_t row) {
    std::vector<float> logits(2);
    const bool whole =
        log.read({place, record.block, static_cast<std::int64_t>(row), record.views[row]}, logits);
    return whole ? logits : std::vector<float>();
}

/// Puts `bytes` into the file that others have open.
void overwrite(const fs::path& file, const std::string& bytes) {
    const std::fstream::openmode in_place = std::ios::binary | std::ios::in | std::ios::out;
    std::fstream(file, in_place).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    fs::resize_file(file, bytes.size());
}

std::vector<float> row_of(const LogitRecord& record, std::size_t row) {
    return {record.logits[2 * row], record.logits[2 * row + 1]};
}

/// The bytes of a file with some_records(), and where each record begins.
std::string written(const fs::path& file, std::vector<std::size_t>& starts) {
    Opened opened(file);
    for (const auto& one : some_records()) {
        const auto place = opened.log.append(one);
        REQUIRE(place.has_value());
        starts.push_back(static_cast<std::size_t>(*place));
    }
    return bytes_of(file);
}

} // namespace

TEST_CASE("what is appended is read again, whole and row by row") {
    const TemporaryFolder folder;
    std::vector<std::size_t> starts;
    const auto bytes = written(folder / "a.bank", starts);
    CHECK(starts[0] == header_size);
    CHECK(bytes.starts_with("RETORTLB\2"));
    Opened opened(folder / "a.bank");
    CHECK(opened.notices.empty());
    CHECK(opened.log.writes());
    REQUIRE(same(opened.records, some_records()));
    for (std::size_t i = 0; i < starts.size(); ++i) {
        REQUIRE(opened.places[i].has_value());
        CHECK(*opened.places[i] == starts[i]);
        const auto& one = opened.records[i];
        for (std::size_t row = 0; row < one.views.size(); ++row) {
            CHECK(row_at(opened.log, *opened.places[i], one, row) == row_of(one, row));
        }
    }
    CHECK(opened.notices.empty());
    CHECK(row_at(opened.log, bytes.size(), record(0, 1), 0).empty());
    CHECK(row_at(opened.log, starts[0], record(0, 2), 0).empty()); // another view is there
    CHECK(opened.notices.size() == 1);                             // and it is said once
    CHECK(opened.said("was damaged or changed while in use"));
}

TEST_CASE("a file torn anywhere keeps the records before the tear, and goes on from there") {
    const TemporaryFolder folder;
    std::vector<std::size_t> starts;
    const auto bytes = written(folder / "whole.bank", starts);
    const auto all = some_records();
    for (std::size_t length = header_size; length < bytes.size(); ++length) {
        CAPTURE(length);
        const auto file = folder / "torn.bank";
        write_bytes(file, bytes.substr(0, length));
        std::size_t whole = 0;
        while (whole + 1 < starts.size() && starts[whole + 1] <= length) {
            ++whole;
        }
        const std::vector<LogitRecord> expected(all.begin(), all.begin() + static_cast<long>(whole));
        {
            Opened opened(file);
            REQUIRE(same(opened.records, expected));
            REQUIRE(opened.said("truncated or damaged") == (length != starts[whole]));
            REQUIRE(opened.log.append(record(1, 3)).has_value());
        }
        Opened again(file);
        REQUIRE(again.notices.empty());
        REQUIRE(again.records.size() == whole + 1);
        REQUIRE(again.records.back().views == record(1, 3).views);
    }
}

TEST_CASE("a flipped bit costs its record, whose place is used again; in the header it begins anew") {
    const TemporaryFolder folder;
    std::vector<std::size_t> starts;
    const auto bytes = written(folder / "whole.bank", starts);
    const auto all = some_records();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        CAPTURE(at);
        auto damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
        const auto file = folder / "flipped.bank";
        write_bytes(file, damaged);
        const auto hit = std::upper_bound(starts.begin(), starts.end(), at) - starts.begin() - 1;
        const bool in_start = hit >= 0 && at < starts[static_cast<std::size_t>(hit)] + 16;
        auto expected = all;
        if (hit < 0 || in_start) { // where the next one begins is not known
            expected.resize(static_cast<std::size_t>(std::max(hit, 0L)));
        } else {
            expected.erase(expected.begin() + hit);
        }
        Opened opened(file);
        REQUIRE(opened.notices.size() == 1);
        REQUIRE(opened.said(at < header_size ? "is overwritten" : "truncated or damaged"));
        if (in_start) { // what looks like another block is passed over, and what follows it may be read
            REQUIRE(opened.records.size() < all.size());
            for (const auto& one : opened.records) {
                REQUIRE(std::any_of(all.begin(), all.end(),
                                    [&](const auto& known) { return same({one}, {known}); }));
            }
        } else {
            REQUIRE(same(opened.records, expected));
        }
        if (hit >= 0 && !in_start) {
            const auto& lost = all[static_cast<std::size_t>(hit)];
            REQUIRE(opened.log.append(lost) == starts[static_cast<std::size_t>(hit)]);
            REQUIRE(bytes_of(file) == bytes);
        }
    }
}

TEST_CASE("what is damaged or swapped while the file is open is told from what is whole") {
    const TemporaryFolder folder;
    const auto file = folder / "a.bank";
    std::vector<std::size_t> starts;
    const auto bytes = written(file, starts);
    const auto all = some_records();
    const auto size = starts[1] - starts[0];
    std::vector<std::size_t> other_starts;
    const auto other_file = folder / "other.bank";
    {
        Opened other(other_file, shape, std::string(64, 'b'));
        for (const auto& one : all) {
            REQUIRE(other.log.append(one).has_value());
        }
    }
    const auto other = bytes_of(other_file);
    auto flipped = bytes;
    flipped[starts[0] + 16 + 5] ^= 1;
    auto swapped = bytes; // records of one block, in two views
    std::swap_ranges(swapped.begin() + static_cast<long>(starts[0]),
                     swapped.begin() + static_cast<long>(starts[0] + size),
                     swapped.begin() + static_cast<long>(starts[3]));
    auto rows = bytes; // rows 0 and 1 of a record
    std::swap_ranges(rows.begin() + static_cast<long>(starts[0] + 16),
                     rows.begin() + static_cast<long>(starts[0] + 16 + 16),
                     rows.begin() + static_cast<long>(starts[0] + 16 + 16));
    for (const auto& changed :
         {flipped, swapped, rows, other, bytes.substr(0, starts[0] + 10), std::string()}) {
        write_bytes(file, bytes);
        const Opened opened(file);
        CHECK(row_at(opened.log, starts[0], all[0], 0) == row_of(all[0], 0));
        overwrite(file, changed);
        CHECK(row_at(opened.log, starts[0], all[0], 0).empty());
        CHECK(row_at(opened.log, starts[0], all[0], 0).empty());
        CHECK(opened.notices.size() == 1);
        CHECK(opened.said("was damaged or changed while in use"));
    }
}

TEST_CASE("a lock that was granted twice is noticed, and nothing is written over") {
    const TemporaryFolder folder;
    const auto file = folder / "a.bank";
    std::vector<std::size_t> starts;
    written(file, starts);
    Opened opened(file);
    auto grown = bytes_of(file);
    grown += grown.substr(starts[3]);
    overwrite(file, grown); // as another process would
    CHECK_FALSE(opened.log.append(record(1, 7)).has_value());
    CHECK_FALSE(opened.log.writes());
    CHECK(opened.said("despite its lock"));
    CHECK(bytes_of(file) == grown);
    CHECK(row_at(opened.log, starts[0], some_records()[0], 0) == row_of(some_records()[0], 0));
    CHECK(opened.notices.size() == 1);
}

TEST_CASE("a file grows no further than there is room") {
    const TemporaryFolder folder;
    const auto file = folder / "a.bank";
    int asked = 0;
    constexpr std::uint64_t room = 300;
    Opened opened(file, shape, key, [&](std::uint64_t needed, std::uint64_t wanted) {
        CHECK(needed < wanted);
        ++asked;
        return std::min(wanted, room);
    });
    int kept = 0;
    for (int view = 0; view < 20; ++view) {
        kept += opened.log.append(record(0, view)).has_value() ? 1 : 0;
    }
    CHECK(kept == 3); // of 64 bytes each
    CHECK(asked == 2);
    CHECK(bytes_of(file).size() <= room);
    CHECK(opened.log.writes());
    CHECK(opened.notices.empty());
    Opened again(file, shape, key, [](std::uint64_t, std::uint64_t) { return 0; });
    CHECK(again.records.size() == 3);
}

TEST_CASE("a file of another key, shape or kind is overwritten") {
    const TemporaryFolder folder;
    std::vector<std::size_t> starts;
    const auto bytes = written(folder / "whole.bank", starts);
    const auto file = folder / "other.bank";
    for (const auto& other : {BankShape{8, 2, 3}, BankShape{7, 3, 3}, BankShape{7, 2, 4}}) {
        write_bytes(file, bytes);
        const Opened opened(file, other);
        CHECK(opened.records.empty());
        CHECK(opened.said("is overwritten"));
        CHECK(bytes_of(file).size() == header_size);
    }
    for (const auto& content : {bytes, std::string("text"), std::string(5000, '\0')}) {
        write_bytes(file, content);
        Opened opened(file, shape, std::string(64, 'b'));
        CHECK(opened.records.empty());
        CHECK(opened.said("is overwritten"));
        CHECK(opened.log.append(record(0, 0)).has_value());
    }
    const Opened kept(file, shape, std::string(64, 'b'));
    CHECK(kept.records.size() == 1);
}

TEST_CASE("a second writer reads what is there, and leaves the file alone") {
    const TemporaryFolder folder;
    const auto file = folder / "a.bank";
    std::vector<std::size_t> starts;
    written(file, starts);
    Opened first(file);
    const auto bytes = bytes_of(file);
    {
        Opened second(file);
        CHECK(second.said("another process is writing"));
        CHECK(same(second.records, some_records()));
        // Where they are is known, so that they need not be kept in memory.
        CHECK((second.places == first.places));
        CHECK(row_at(second.log, *second.places[2], second.records[2], 1) == row_of(some_records()[2], 1));
        CHECK_FALSE(second.log.writes());
        CHECK_FALSE(second.log.append(record(0, 0)).has_value());
        second.log.discard();
        const Opened other(file, shape, std::string(64, 'b'));
        CHECK(other.records.empty());
    }
    CHECK(bytes_of(file) == bytes);
    CHECK(first.log.append(record(0, 0)).has_value());
}

TEST_CASE("discarding leaves an empty log that goes on") {
    const TemporaryFolder folder;
    const auto file = folder / "a.bank";
    std::vector<std::size_t> starts;
    written(file, starts);
    {
        Opened opened(file);
        opened.log.discard();
        CHECK(bytes_of(file).size() == header_size);
        CHECK(opened.log.append(record(2, 4)).has_value());
    }
    const Opened opened(file);
    CHECK(opened.notices.empty());
    CHECK(same(opened.records, {record(2, 4)}));
}

TEST_CASE("a full disk is said once; what was written before stays readable") {
    const TemporaryFolder folder;
    const auto file = folder / "a.bank";
    std::vector<std::size_t> starts;
    written(file, starts);
    Opened opened(file);
    const auto before = bytes_of(file);
    rlimit old{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &old) == 0);
    const auto former = std::signal(SIGXFSZ, SIG_IGN);
    // In the middle of the next record.
    const rlimit low{before.size() + 10, old.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &low) == 0);
    const bool appended =
        opened.log.append(record(0, 2)).has_value() || opened.log.append(record(1, 2)).has_value();
    setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, former);
    CHECK_FALSE(appended);
    CHECK_FALSE(opened.log.writes());
    CHECK(opened.notices.size() == 1);
    CHECK(opened.said("cannot be written"));
    CHECK(bytes_of(file) == before);
    CHECK_FALSE(opened.log.append(record(0, 2)).has_value());
    CHECK(row_at(opened.log, *opened.places[0], some_records()[0], 0) == row_of(some_records()[0], 0));
}

TEST_CASE("what can be no such file is an Error that names it") {
    const TemporaryFolder folder;
    for (const auto& place : {folder.path(), folder / "missing" / "a.bank", fs::path("/dev/null")}) {
        std::string said;
        try {
            const Opened opened(place);
        } catch (const Error& error) {
            said = error.what();
        }
        CHECK(said.starts_with(place.string()));
    }
}
