#include "core/files/bytes/atomic_file.h"

#include "core/files/bytes/input_file.h"
#include "core/files/bytes/leftovers.h"
#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <fcntl.h>
#include <iterator>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace retort {

namespace {

std::string shown_name(const std::filesystem::path& file) {
    return file == "-" ? "standard output" : file.string();
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

/// What a path stands for, past all links.
struct Target {
    std::filesystem::path file;
    bool is_stream = false;
};

/// In /proc links lead to files that are open already.
bool lies_in_proc(const std::filesystem::path& folder) {
    return std::next(folder.begin()) != folder.end() && *std::next(folder.begin()) == "proc";
}

Target target_of(const std::filesystem::path& file) {
    if (file == "-") {
        return {file, true};
    }
    constexpr int most_links = 40; // as Linux has it
    Target target{file};
    std::error_code error;
    for (int i = 0; i < most_links; ++i) {
        const auto folder = std::filesystem::canonical(folder_of(target.file), error);
        if (error) {
            return target; // who writes to it says why
        }
        if (lies_in_proc(folder)) {
            return {target.file, true};
        }
        if (!std::filesystem::is_symlink(target.file, error)) {
            break;
        }
        target.file = folder / std::filesystem::read_symlink(target.file, error);
    }
    const auto type = std::filesystem::status(target.file, error).type();
    target.is_stream = std::filesystem::exists(std::filesystem::file_status(type)) &&
                       type != std::filesystem::file_type::regular &&
                       type != std::filesystem::file_type::directory;
    return target;
}

bool is_open_as(const std::filesystem::path& file, int descriptor) {
    struct stat named {};
    struct stat open {};
    return ::stat(file.c_str(), &named) == 0 && ::fstat(descriptor, &open) == 0 &&
           named.st_dev == open.st_dev && named.st_ino == open.st_ino;
}

/// N of /dev/fd/N, where this process has it open; -1 of other paths.
int own_descriptor(const std::filesystem::path& file) {
    std::error_code error;
    const auto path = target_of(file).file;
    const auto name = path.filename().string();
    int number = -1;
    const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool is_own = read.ec == std::errc() && read.ptr == name.data() + name.size() &&
                        std::filesystem::equivalent(folder_of(path), "/proc/self/fd", error);
    return is_own && !error ? number : -1;
}

/// What is open already is shared, so that what was written to it before stays before.
int open_stream(const std::filesystem::path& file) {
    const int own = is_standard_output(file) ? STDOUT_FILENO : own_descriptor(file);
    int descriptor = -1;
    if (own >= 0) {
        std::fflush(own == STDOUT_FILENO ? stdout : nullptr);
        descriptor = ::fcntl(own, F_DUPFD_CLOEXEC, 0);
    } else {
        descriptor = ::open(file.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOCTTY);
    }
    if (descriptor < 0) {
        throw WriteError(file, errno);
    }
    return descriptor;
}

std::filesystem::path temporary_name(const std::filesystem::path& folder, const std::string& name) {
    static std::atomic<unsigned> counter{0};
    return folder / ("." + name + temporary_ending(++counter));
}

/// Makes a file in `folder` that is to become `file`, and says its name.
int open_temporary(const std::filesystem::path& file, const std::filesystem::path& folder,
                   std::filesystem::path& temporary) {
    if (std::error_code ignored; std::filesystem::is_directory(file, ignored)) {
        throw WriteError(file, EISDIR);
    }
    if (std::error_code ignored; std::filesystem::is_symlink(file, ignored)) {
        throw WriteError(file, ELOOP);
    }
    int descriptor = -1;
    do {
        temporary = temporary_name(folder, file.filename().string());
        descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (descriptor < 0 && errno == EEXIST);
    if (descriptor < 0) {
        const int error = errno;
        temporary.clear();
        throw WriteError(file, error);
    }
    return descriptor;
}

/// Gives an open file the mode of the one that it replaces, and its owner where the system lets it.
void take_over_mode(int descriptor, const std::filesystem::path& from) {
    struct stat before {};
    if (::stat(from.c_str(), &before) != 0) {
        return;
    }
    if (::fchown(descriptor, before.st_uid, before.st_gid) != 0) {
        before.st_mode &= 0777U; // a right to act as somebody else is not handed to another owner
    }
    static_cast<void>(::fchmod(descriptor, before.st_mode & 07777U));
}

/// Best effort: some file systems refuse to sync a folder, and the file itself is safe by then.
void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

void copy_into_stream(const std::filesystem::path& from, const std::filesystem::path& to) {
    naming(from, [&] {
        const InputFile input(from);
        AtomicFile stream(to);
        std::vector<std::byte> part(std::size_t{1} << 20U);
        for (std::uint64_t at = 0; at < input.size(); at += part.size()) {
            part.resize(static_cast<std::size_t>(std::min<std::uint64_t>(part.size(), input.size() - at)));
            input.read(at, part);
            stream.write(part);
        }
        stream.commit();
    });
}

} // namespace

WriteError::WriteError(const std::filesystem::path& file, int code)
    : Error(RETORT_TEXT("%1 cannot be written: %2"),
            {shown_name(file), std::generic_category().message(code)})
    , code_(code) {}

WriteError::WriteError(Message message, int code) : Error(std::move(message)), code_(code) {}

bool is_stream(const std::filesystem::path& file) {
    return target_of(file).is_stream;
}

bool is_standard_output(const std::filesystem::path& file) {
    return file == "-" || (is_stream(file) && is_open_as(file, STDOUT_FILENO));
}

AtomicFile::AtomicFile(std::filesystem::path file) : file_(std::move(file)) {
    const auto target = target_of(file_);
    target_ = target.file;
    if (target.is_stream) {
        descriptor_ = open_stream(file_);
        return;
    }
    descriptor_ = open_temporary(target_, folder_of(target_), temporary_);
    take_over_mode(descriptor_, target_);
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
        throw WriteError(file_, error);
    }
    written_ += bytes.size();
}

void AtomicFile::write(std::string_view bytes) {
    write(std::as_bytes(std::span(bytes)));
}

void AtomicFile::commit() {
    const bool is_file = !temporary_.empty();
    if (is_file && ::fsync(descriptor_) != 0) {
        throw WriteError(file_, errno);
    }
    const int closed = ::close(std::exchange(descriptor_, -1));
    if (closed != 0 || (is_file && ::rename(temporary_.c_str(), target_.c_str()) != 0)) {
        throw WriteError(file_, errno);
    }
    if (is_file) {
        temporary_.clear();
        sync_folder(folder_of(target_));
    }
}

DraftFile::DraftFile(std::filesystem::path file) : file_(std::move(file)) {
    const auto target = target_of(file_);
    if (target.is_stream) {
        const auto folder = std::filesystem::temp_directory_path();
        ::close(open_temporary(folder / "retort-stream", folder, temporary_));
        return;
    }
    target_ = target.file;
    ::close(open_temporary(target_, folder_of(target_), temporary_));
}

DraftFile::~DraftFile() {
    if (!temporary_.empty()) {
        ::unlink(temporary_.c_str());
    }
}

void DraftFile::commit() {
    if (target_.empty()) {
        copy_into_stream(temporary_, file_);
        return;
    }
    const int descriptor = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
    const int synced = descriptor < 0 ? -1 : ::fsync(descriptor);
    const int error = errno;
    if (descriptor >= 0) {
        take_over_mode(descriptor, target_);
        ::close(descriptor);
    }
    if (synced != 0) {
        throw WriteError(file_, error);
    }
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
        throw WriteError(file_, errno);
    }
    temporary_.clear();
    sync_folder(folder_of(target_));
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
        throw WriteError(file, errno);
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
        throw WriteError(file, error);
    }
}

} // namespace retort
