// Files appear whole or not at all.
#include "core/files/bytes/atomic_file.h"
#include "tests/core/files/support.h"

#include <algorithm>
#include <cerrno>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

unsigned mode_of(const std::filesystem::path& file) {
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
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

TEST_CASE("the system's reason comes with the sentence") {
    const TemporaryFolder folder;
    const auto code_of = [](auto&& action) {
        try {
            action();
        } catch (const WriteError& error) {
            return error.code();
        }
        return 0;
    };
    CHECK(code_of([] { write_file_atomically("/dev/full", "x"); }) == ENOSPC);
    CHECK(code_of([] { append_line("/dev/full", "x"); }) == ENOSPC);
    CHECK(code_of([&] { write_file_atomically(folder / "missing" / "a", "x"); }) == ENOENT);
    CHECK(code_of([&] { write_file_atomically(folder.path(), "x"); }) == EISDIR);
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

TEST_CASE("what is replaced hands on its mode, and a link stays") {
    const TemporaryFolder folder;
    write_file_atomically(folder / "secret", "old");
    ::chmod((folder / "secret").c_str(), 0600);
    std::filesystem::create_directory(folder / "elsewhere");
    std::filesystem::create_symlink("secret", folder / "link");
    std::filesystem::create_symlink("../link", folder / "elsewhere" / "far");
    write_file_atomically(folder / "elsewhere" / "far", "new");
    CHECK(read_text_file(folder / "secret") == "new");
    CHECK(std::filesystem::is_symlink(folder / "link"));
    CHECK(std::filesystem::is_symlink(folder / "elsewhere" / "far"));
    CHECK(mode_of(folder / "secret") == 0600);
    {
        DraftFile draft(folder / "link");
        CHECK(draft.path().parent_path() == folder.path());
        append_bytes(draft.path(), "drafted");
        draft.commit();
    }
    CHECK(read_text_file(folder / "secret") == "drafted");
    CHECK(mode_of(folder / "secret") == 0600);
    // A link to what is not there yet makes it.
    std::filesystem::create_symlink("later", folder / "ahead");
    write_file_atomically(folder / "ahead", "x");
    CHECK(read_text_file(folder / "later") == "x");
    std::filesystem::create_symlink("round", folder / "round");
    CHECK_FALSE(complaint_of([&] { write_file_atomically(folder / "round", "x"); }).empty());
}

TEST_CASE("pipes, devices and open files are written to and stay what they are") {
    const TemporaryFolder folder;
    const auto pipe = folder / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    write_file_atomically(pipe, "whole");
    {
        DraftFile draft(pipe);
        append_bytes(draft.path(), " draft");
        draft.commit();
    }
    std::string got(20, '\0');
    got.resize(static_cast<std::size_t>(std::max<ssize_t>(::read(reader, got.data(), got.size()), 0)));
    ::close(reader);
    CHECK(got == "whole draft");
    CHECK(std::filesystem::is_fifo(pipe));
    CHECK(files_in(folder) == 1);
    CHECK(is_stream(pipe));
    // As a device is, without being one that matters: a mistake must not replace /dev/null.
    CHECK(is_stream("/dev/null"));
    CHECK(complaint_of([] { write_file_atomically("/dev/full", "x"); }) ==
          "/dev/full cannot be written: No space left on device");
    const int open = ::open((folder / "open").c_str(), O_WRONLY | O_CREAT, 0600);
    const auto by_number = "/dev/fd/" + std::to_string(open);
    CHECK(is_stream(by_number));
    write_file_atomically(by_number, "text");
    struct stat held {};
    CHECK((::fstat(open, &held) == 0 && held.st_nlink == 1 && held.st_size == 4)); // not another file
    {
        DraftFile draft(by_number);
        append_bytes(draft.path(), " drafted");
        draft.commit();
    }
    ::close(open);
    CHECK(read_text_file(folder / "open") == "text drafted");
    CHECK_FALSE(is_stream(folder / "open"));
    CHECK_FALSE(is_stream(folder / "none"));
}

TEST_CASE("- is standard output") {
    const TemporaryFolder folder;
    const int before = ::dup(STDOUT_FILENO);
    std::fflush(stdout);
    const int caught = ::open((folder / "out").c_str(), O_WRONLY | O_CREAT, 0600);
    ::dup2(caught, STDOUT_FILENO);
    const bool known = is_standard_output("-") && is_standard_output("/dev/stdout") && is_stream("-");
    std::fputs("before ", stdout);
    write_file_atomically("-", "between ");
    write_file_atomically("/dev/stdout", "after");
    ::dup2(before, STDOUT_FILENO);
    ::close(caught);
    ::close(before);
    CHECK(known);
    CHECK(read_text_file(folder / "out") == "before between after");
    CHECK_FALSE(std::filesystem::exists("-"));
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
