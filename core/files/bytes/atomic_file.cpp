#include "core/files/bytes/atomic_file.h"

#include "core/files/bytes/input_file.h"
#include "core/files/bytes/read_error.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace retort {

namespace {

Error unwritable(const std::filesystem::path& file, int error) {
    return Error(RETORT_TEXT("%1 cannot be written: %2"),
                 {file.string(), std::generic_category().message(error)});
}

/// Returns errno, or 0 once every byte is written.
int write_all(int descriptor, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const auto done = ::write(descriptor, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done < 0) {
            return errno;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    return 0;
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

std::filesystem::path temporary_name(const std::filesystem::path& file) {
    static std::atomic<unsigned> counter{0};
    const std::string suffix = "." + std::to_string(::getpid()) + "-" + std::to_string(++counter) + ".tmp";
    return folder_of(file) / ("." + file.filename().string() + suffix);
}

/// Makes the file that is to become `file`, and says its name.
int open_temporary(const std::filesystem::path& file, std::filesystem::path& temporary) {
    if (std::error_code ignored; std::filesystem::is_directory(file, ignored)) {
        throw unwritable(file, EISDIR);
    }
    int descriptor = -1;
    do {
        temporary = temporary_name(file);
        descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (descriptor < 0 && errno == EEXIST);
    if (descriptor < 0) {
        const int error = errno;
        temporary.clear();
        throw unwritable(file, error);
    }
    return descriptor;
}

/// Best effort: some file systems refuse to sync a folder, and the file itself is safe by then.
void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path file) : file_(std::move(file)) {
    descriptor_ = open_temporary(file_, temporary_);
}

AtomicFile::~AtomicFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
    if (!temporary_.empty()) {
        ::unlink(temporary_.c_str());
    }
}

void AtomicFile::write(std::span<const std::byte> bytes) {
    if (const int error = write_all(descriptor_, bytes); error != 0) {
        throw unwritable(file_, error);
    }
    written_ += bytes.size();
}

void AtomicFile::write(std::string_view bytes) {
    write(std::as_bytes(std::span(bytes)));
}

void AtomicFile::commit() {
    if (::fsync(descriptor_) != 0) {
        throw unwritable(file_, errno);
    }
    const int closed = ::close(std::exchange(descriptor_, -1));
    if (closed != 0 || ::rename(temporary_.c_str(), file_.c_str()) != 0) {
        throw unwritable(file_, errno);
    }
    temporary_.clear();
    sync_folder(folder_of(file_));
}

DraftFile::DraftFile(std::filesystem::path file) : file_(std::move(file)) {
    ::close(open_temporary(file_, temporary_));
}

DraftFile::~DraftFile() {
    if (!temporary_.empty()) {
        ::unlink(temporary_.c_str());
    }
}

void DraftFile::commit() {
    const int descriptor = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
    const int synced = descriptor < 0 ? -1 : ::fsync(descriptor);
    const int error = errno;
    if (descriptor >= 0) {
        ::close(descriptor);
    }
    if (synced != 0) {
        throw unwritable(file_, error);
    }
    if (::rename(temporary_.c_str(), file_.c_str()) != 0) {
        throw unwritable(file_, errno);
    }
    temporary_.clear();
    sync_folder(folder_of(file_));
}

void write_file_atomically(const std::filesystem::path& file, std::string_view bytes) {
    AtomicFile whole(file);
    whole.write(bytes);
    whole.commit();
}

std::string read_text_file(const std::filesystem::path& file) {
    constexpr std::uint64_t largest = 256U << 20U;
    return naming(file, [&] {
        const InputFile input(file);
        if (input.size() > largest) {
            throw ReadError(RETORT_TEXT("%1 is too large for a text file (%2 bytes)"),
                            {std::to_string(input.size())});
        }
        std::string text(static_cast<std::size_t>(input.size()), '\0');
        input.read(0, std::as_writable_bytes(std::span(text)));
        return text;
    });
}

void append_line(const std::filesystem::path& file, std::string_view line) {
    append_bytes(file, std::string(line) + (line.ends_with('\n') ? "" : "\n"));
}

void append_bytes(const std::filesystem::path& file, std::string_view bytes) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        throw unwritable(file, errno);
    }
    struct stat before {};
    const bool known = ::fstat(descriptor, &before) == 0 && S_ISREG(before.st_mode);
    int error = write_all(descriptor, std::as_bytes(std::span(bytes)));
    if (error != 0 && known && ::ftruncate(descriptor, before.st_size) != 0) {
        error = errno;
    }
    if (::close(descriptor) != 0 && error == 0) {
        error = errno;
    }
    if (error != 0) {
        throw unwritable(file, error);
    }
}

} // namespace retort
