#include "core/weights/part_file.h"

#include "core/base/message.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

Error unwritable(const fs::path& file, int error) {
    return Error(RETORT_TEXT("%1 cannot be written: %2"),
                 {file.string(), std::generic_category().message(error)});
}

fs::path part_of(fs::path file) {
    return file += ".part";
}

/// A lock that belongs to the open file, not the process: threads exclude one another too. Returns whether it
/// was to be had.
bool lock(int descriptor, const fs::path& path) {
    struct flock whole {};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    if (::fcntl(descriptor, F_OFD_SETLK, &whole) == 0) {
        return true;
    }
    if (errno != EAGAIN && errno != EACCES) {
        throw unwritable(path, errno);
    }
    return false;
}

/// Whether `path` still is the file that was opened: whoever held it before may have renamed or deleted it.
bool is_still(int descriptor, const fs::path& path) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

} // namespace

std::optional<PartFile> PartFile::open(const fs::path& file) {
    const auto path = part_of(file);
    while (true) {
        const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (descriptor < 0) {
            throw unwritable(path, errno);
        }
        PartFile part(file, descriptor);
        if (!lock(descriptor, path)) {
            return {};
        }
        if (is_still(descriptor, path)) {
            return part;
        }
    }
}

PartFile::PartFile(fs::path file, int descriptor)
    : file_(std::move(file))
    , path_(part_of(file_))
    , descriptor_(descriptor) {}

PartFile::PartFile(PartFile&& other) noexcept
    : file_(std::move(other.file_))
    , path_(std::move(other.path_))
    , descriptor_(std::exchange(other.descriptor_, -1)) {}

PartFile::~PartFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

std::uint64_t PartFile::size() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) {
        throw unwritable(path_, errno);
    }
    return static_cast<std::uint64_t>(status.st_size);
}

void PartFile::clear() {
    if (::ftruncate(descriptor_, 0) != 0) {
        throw unwritable(path_, errno);
    }
}

void PartFile::remove() {
    ::unlink(path_.c_str());
}

void PartFile::finish() {
    if (::fsync(descriptor_) != 0 || ::rename(path_.c_str(), file_.c_str()) != 0) {
        throw unwritable(file_, errno);
    }
    // Best effort: some file systems refuse to sync a folder, and the file itself is safe by then.
    const int folder = ::open(file_.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

} // namespace retort
