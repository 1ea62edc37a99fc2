#include "core/files/bytes/input_file.h"

#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace retort {

namespace {

ReadError unreadable(int error) {
    return ReadError(RETORT_TEXT("%1 cannot be read: %2"), {std::generic_category().message(error)});
}

struct stat status_of(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) {
        throw unreadable(errno);
    }
    return status;
}

void require_regular_file(const struct stat& status) {
    if (S_ISDIR(status.st_mode)) {
        throw ReadError(RETORT_TEXT("%1 is a folder, not a file"));
    }
    if (!S_ISREG(status.st_mode)) {
        throw ReadError(RETORT_TEXT("%1 is not a regular file"));
    }
}

} // namespace

InputFile::InputFile(const std::filesystem::path& path) {
    // O_NONBLOCK so that a named pipe is refused instead of waited for.
    descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor_ < 0 && errno == ENOENT) {
        throw ReadError(RETORT_TEXT("%1 does not exist"));
    }
    if (descriptor_ < 0) {
        throw unreadable(errno);
    }
    try {
        const struct stat status = status_of(descriptor_);
        require_regular_file(status);
        size_ = static_cast<std::uint64_t>(status.st_size);
        written_ = status.st_mtim;
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

InputFile::~InputFile() {
    ::close(descriptor_);
}

std::string InputFile::start() const {
    std::string start(static_cast<std::size_t>(std::min<std::uint64_t>(size_, 1024)), '\0');
    read(0, std::as_writable_bytes(std::span(start)));
    return start;
}

void InputFile::read(std::uint64_t offset, std::span<std::byte> into) const {
    if (offset > size_ || into.size() > size_ - offset) {
        throw ReadError(RETORT_TEXT("%1 is truncated or damaged: it ends in the middle of its data"));
    }
    while (!into.empty()) {
        const std::size_t piece = std::min<std::size_t>(into.size(), std::size_t{1} << 30U);
        const auto got = ::pread(descriptor_, into.data(), piece, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw unreadable(errno);
        }
        if (got == 0) {
            throw ReadError(RETORT_TEXT("%1 was truncated while being read"));
        }
        into = into.subspan(static_cast<std::size_t>(got));
        offset += static_cast<std::uint64_t>(got);
    }
}

void InputFile::require_unchanged() const {
    const struct stat now = status_of(descriptor_);
    if (static_cast<std::uint64_t>(now.st_size) != size_ || now.st_mtim.tv_sec != written_.tv_sec ||
        now.st_mtim.tv_nsec != written_.tv_nsec) {
        throw ReadError(RETORT_TEXT("%1 was changed while being read"));
    }
}

} // namespace retort
