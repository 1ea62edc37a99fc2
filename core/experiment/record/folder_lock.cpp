#include "core/experiment/record/folder_lock.h"

#include "core/base/message.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace retort {

namespace {

constexpr auto lock_name = ".lock";

/// A lock on the whole file that belongs to the open file, not the process: two windows of one process
/// exclude each other too.
struct flock whole_file(short type) {
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

} // namespace

FolderLock::FolderLock(const std::filesystem::path& folder)
    : file_(folder / lock_name)
    , descriptor_(open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) {
        throw Error(RETORT_TEXT("%1 cannot be written: %2"), {folder.string(), std::strerror(errno)});
    }
    auto lock = whole_file(F_WRLCK);
    if (fcntl(descriptor_, F_OFD_SETLK, &lock) != 0) {
        close(descriptor_);
        throw Error(RETORT_TEXT("another process or window is writing to %1"), {folder.string()});
    }
}

FolderLock::~FolderLock() {
    close(descriptor_);
}

bool FolderLock::is_in_place() const {
    struct stat locked {};
    struct stat named {};
    return fstat(descriptor_, &locked) == 0 && stat(file_.c_str(), &named) == 0 &&
           locked.st_dev == named.st_dev && locked.st_ino == named.st_ino;
}

bool is_locked(const std::filesystem::path& folder) {
    const int descriptor = open((folder / lock_name).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    auto lock = whole_file(F_RDLCK);
    const bool locked = fcntl(descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    close(descriptor);
    return locked;
}

} // namespace retort
