#include "core/files/logit_log.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace retort {

namespace {

std::string reason(int error) {
    return std::generic_category().message(error);
}

/// Reads up to `count` bytes; fewer at the end of the file, or where it cannot be read.
std::string bytes_at(int descriptor, std::uint64_t offset, std::uint64_t count) {
    std::string bytes(static_cast<std::size_t>(count), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto got =
            ::pread(descriptor, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

/// Returns errno, or 0 once every byte is written.
int write_at(int descriptor, std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto done = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done <= 0) {
            return done < 0 ? errno : EIO;
        }
        bytes.remove_prefix(static_cast<std::size_t>(done));
        offset += static_cast<std::uint64_t>(done);
    }
    return 0;
}

/// A lock that belongs to the open file and ends with it: the first byte is for who writes, the second shared
/// by all who use the file.
struct flock lock_of(short type, off_t start, off_t length) {
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = start;
    lock.l_len = length;
    return lock;
}

/// False where another has it.
bool take_lock(int descriptor, struct flock lock) {
    return ::fcntl(descriptor, F_OFD_SETLK, &lock) == 0;
}

struct flock writer_lock() {
    return lock_of(F_WRLCK, 0, 1);
}

struct flock user_lock() {
    return lock_of(F_RDLCK, 1, 1);
}

struct flock every_lock() {
    return lock_of(F_WRLCK, 0, 2);
}

/// Whether the open file still has a name.
bool has_name(int descriptor) {
    struct stat status {};
    return ::fstat(descriptor, &status) != 0 || status.st_nlink > 0;
}

std::uint64_t size_of_file(int descriptor) {
    struct stat status {};
    return ::fstat(descriptor, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

constexpr int open_flags = O_CLOEXEC | O_NONBLOCK; // so that a named pipe is not waited for

} // namespace

LogitLog::LogitLog(std::filesystem::path file, const BankShape& shape, const std::string& key, Notice notice,
                   Room room)
    : file_(std::move(file))
    , format_(shape, key)
    , shape_(shape)
    , notice_(std::move(notice))
    , room_(std::move(room)) {
    open_file();
    // One that was deleted in between has no name any more, and is of no use to anybody later.
    for (int tries = 0; tries < 3 && !has_name(descriptor_); ++tries) {
        ::close(descriptor_);
        open_file();
    }
    begin();
}

LogitLog::~LogitLog() {
    ::close(descriptor_);
}

void LogitLog::open_file() {
    descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | open_flags, 0666);
    const int error = errno;
    writes_ = descriptor_ >= 0;
    if (descriptor_ < 0) {
        descriptor_ = ::open(file_.c_str(), O_RDONLY | open_flags);
    }
    struct stat status {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
        const auto why = descriptor_ < 0 ? reason(error) : reason(EINVAL);
        ::close(std::exchange(descriptor_, -1));
        throw Error(RETORT_TEXT("%1 cannot be written: %2"), {file_.string(), why});
    }
    take_lock(descriptor_, user_lock());
    if (!writes_) {
        notice_({RETORT_TEXT("%1 cannot be written: %2"), {file_.string(), reason(error)}});
    } else if (!take_lock(descriptor_, writer_lock())) {
        writes_ = false;
        notice_({RETORT_TEXT("another process is writing to %1; this one reads what is there, and keeps "
                             "further teacher logits in memory"),
                 {file_.string()}});
    } else {
        ::futimens(descriptor_, nullptr); // that it was used is known by its time
    }
}

/// Makes sure of the header; end_ is behind it where there are records to read.
void LogitLog::begin() {
    const std::lock_guard lock(mutex_);
    const auto& header = format_.header();
    if (bytes_at(descriptor_, 0, header.size()) == header) {
        end_ = header.size();
        return;
    }
    if (!writes_) {
        return;
    }
    if (!bytes_at(descriptor_, 0, 1).empty()) {
        notice_(
            {RETORT_TEXT("%1 does not contain logits of this teacher for these images and is overwritten"),
             {file_.string()}});
    }
    int error = ::ftruncate(descriptor_, 0) == 0 ? 0 : errno;
    if (error == 0) {
        error = write_at(descriptor_, 0, header);
    }
    end_ = header.size();
    if (error != 0) {
        stop_writing(error);
    }
}

void LogitLog::read_all(const Take& take) {
    const std::lock_guard lock(mutex_);
    if (end_ < format_.header().size()) { // another process has not written its header yet
        return;
    }
    while (read_next(take)) {
    }
    const bool is_torn = writes_ && !bytes_at(descriptor_, end_, 1).empty();
    if (is_torn || damaged_ > 0) {
        notice_({RETORT_TEXT("%1 is truncated or damaged; the teacher computes the missing logits again"),
                 {file_.string()}});
    }
    if (is_torn && ::ftruncate(descriptor_, static_cast<off_t>(end_)) != 0) {
        stop_writing(errno);
    }
    granted_ = end_;
}

/// The record at end_, which is then behind it; false where there is none.
bool LogitLog::read_next(const Take& take) {
    const auto block = format_.block_of(bytes_at(descriptor_, end_, LogitLogFormat::record_start));
    const auto size = block ? format_.record_size(shape_.rows_of(*block)) : 0;
    const auto bytes = block ? bytes_at(descriptor_, end_, size) : std::string();
    if (!block || bytes.size() < size) {
        return false;
    }
    auto record = format_.parse_record(*block, bytes);
    if (record.views.empty()) {
        ++damaged_;
        holes_.emplace(size, end_);
    } else {
        take(std::move(record), end_);
    }
    end_ += size;
    return true;
}

std::optional<std::uint64_t> LogitLog::append(const LogitRecord& record) {
    const std::lock_guard lock(mutex_);
    if (!writes_ || is_full_) {
        return std::nullopt;
    }
    const auto bytes = format_.record_bytes(record);
    const auto place = place_for(bytes.size());
    if (!place) {
        return std::nullopt;
    }
    if (const int error = write_at(descriptor_, *place, bytes); error != 0) {
        stop_writing(error);
        return std::nullopt;
    }
    end_ = std::max(end_, *place + bytes.size());
    return place;
}

/// Where as many bytes may go. Whoever else writes the file is told by its size: some network file systems
/// grant the same lock twice.
std::optional<std::uint64_t> LogitLog::place_for(std::uint64_t bytes) {
    if (size_of_file(descriptor_) != end_) {
        writes_ = false;
        notice_({RETORT_TEXT("another process is writing to %1 despite its lock; this one keeps further "
                             "teacher logits in memory"),
                 {file_.string()}});
        return std::nullopt;
    }
    if (const auto hole = holes_.find(bytes); hole != holes_.end()) {
        return holes_.extract(hole).mapped();
    }
    is_full_ = !may_grow_to(end_ + bytes);
    return is_full_ ? std::nullopt : std::optional(end_);
}

bool LogitLog::may_grow_to(std::uint64_t end) {
    constexpr std::uint64_t step = 64U << 20U; // so that it is not asked for every record
    if (room_ && end > granted_) {
        granted_ = room_(end, end + step);
    }
    return !room_ || end <= granted_;
}

/// What was written before stays readable: the file stays locked.
void LogitLog::stop_writing(int error) {
    writes_ = false;
    if (::ftruncate(descriptor_, static_cast<off_t>(end_)) != 0) {
        error = errno; // the next reader finds the torn record and cuts it off
    }
    notice_(
        {RETORT_TEXT("%1 cannot be written: %2. From now on, the teacher's logits are only kept in memory"),
         {file_.string(), reason(error)}});
}

bool LogitLog::read(const LogitRow& row, std::span<float> logits) const {
    const auto bytes = bytes_at(descriptor_, format_.offset_of(row), format_.row_size());
    if (format_.parse_row(row, bytes, logits)) {
        return true;
    }
    if (!said_damaged_.exchange(true)) {
        notice_(
            {RETORT_TEXT("%1 was damaged or changed while in use; the teacher computes the missing logits "
                         "again"),
             {file_.string()}});
    }
    return false;
}

void LogitLog::discard() {
    const std::lock_guard lock(mutex_);
    if (!writes_) {
        return;
    }
    end_ = format_.header().size();
    holes_.clear();
    if (::ftruncate(descriptor_, static_cast<off_t>(end_)) != 0) {
        stop_writing(errno);
    }
}

bool LogitLog::writes() const {
    const std::lock_guard lock(mutex_);
    return writes_;
}

std::uint64_t LogitLog::size() const {
    const std::lock_guard lock(mutex_);
    return end_;
}

std::optional<BankShape> logit_log_shape(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | open_flags);
    const auto start = descriptor < 0 ? "" : bytes_at(descriptor, 0, LogitLogFormat::header_size);
    ::close(descriptor);
    return LogitLogFormat::shape_in(start);
}

bool is_logit_log_in_use(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | open_flags);
    auto lock = every_lock();
    const bool used =
        descriptor >= 0 && ::fcntl(descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(descriptor);
    return used;
}

bool remove_logit_log(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | open_flags);
    // Where it can be opened, it stays locked until its name is gone.
    const bool removed =
        descriptor >= 0 && take_lock(descriptor, every_lock()) && ::unlink(file.c_str()) == 0;
    ::close(descriptor);
    return removed;
}

} // namespace retort
