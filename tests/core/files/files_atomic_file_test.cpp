// Files appear whole or not at all.
#include "core/files/bytes/atomic_file.h"
#include "tests/core/files/support.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace retort;
using namespace retort::test;

namespace {

template <typename Action>
std::string complaint_of(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::size_t files_in(const TemporaryFolder& folder) {
    const std::filesystem::directory_iterator items(folder.path());
    return static_cast<std::size_t>(std::distance(begin(items), end(items)));
}

} // namespace

TEST_CASE("a file is written and replaced") {
    const TemporaryFolder folder;
    write_file_atomically(folder / "a.json", "one");
    CHECK(read_text_file(folder / "a.json") == "one");
    write_file_atomically(folder / "a.json", "");
    CHECK(read_text_file(folder / "a.json").empty());
    CHECK(files_in(folder) == 1);
}

TEST_CASE("without commit the old file stays and the temporary one goes") {
    const TemporaryFolder folder;
    write_file_atomically(folder / "a", "old");
    {
        AtomicFile file(folder / "a");
        file.write(std::string_view("half of the n"));
        CHECK(file.written() == 13);
        CHECK(files_in(folder) == 2);
    }
    CHECK(files_in(folder) == 1);
    CHECK(read_text_file(folder / "a") == "old");
}

TEST_CASE("what cannot be written says where and why, and leaves nothing") {
    const TemporaryFolder folder;
    const auto missing = folder / "missing" / "a";
    const auto complaint = complaint_of([&] { write_file_atomically(missing, "x"); });
    CHECK(complaint == missing.string() + " cannot be written: No such file or directory");
    write_file_atomically(folder / "file", "x");
    CHECK(complaint_of([&] { write_file_atomically(folder / "file" / "a", "x"); }).find("Not a directory") !=
          std::string::npos);
    CHECK(complaint_of([&] { write_file_atomically(folder.path(), "x"); }).find("Is a directory") !=
          std::string::npos);
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a folder without permission") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "locked");
    ::chmod((folder / "locked").c_str(), 0555);
    if (::geteuid() == 0) {
        MESSAGE("skipped: the superuser may write everywhere");
        return;
    }
    CHECK(complaint_of([&] { write_file_atomically(folder / "locked" / "a", "x"); }).find("denied") !=
          std::string::npos);
    ::chmod((folder / "locked").c_str(), 0755);
}

TEST_CASE("lines are appended") {
    const TemporaryFolder folder;
    append_line(folder / "log", "one");
    append_line(folder / "log", "two\n");
    CHECK(read_text_file(folder / "log") == "one\ntwo\n");
    CHECK(complaint_of([] { append_line("/dev/full", "x"); }) ==
          "/dev/full cannot be written: No space left on device");
    CHECK(complaint_of([&] { append_line(folder / "missing" / "log", "x"); }).find("No such file") !=
          std::string::npos);
}

TEST_CASE("reading says what is wrong") {
    const TemporaryFolder folder;
    CHECK(complaint_of([&] { read_text_file(folder / "none"); }) ==
          (folder / "none").string() + " does not exist");
    CHECK(complaint_of([&] { read_text_file(folder.path()); }).find("is a folder") != std::string::npos);
}
