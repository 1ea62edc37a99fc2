#include "core/files/logit_log.h"

#include "core/files/bytes/byte_stream.h"
#include "core/files/bytes/read_error.h"

#include <bit>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <zlib.h>

namespace retort {

namespace {

using namespace std::string_view_literals;

constexpr auto file_mark = "RETORTLB"sv;
constexpr auto record_mark = "RECORD\0\0"sv;
constexpr std::uint32_t version = 1;
constexpr std::uint64_t record_start = 16; ///< bytes before the views
/// No image has as many views; keeps a damaged number from asking for memory.
constexpr std::uint64_t most_views = 1U << 20U;

std::string reason(int error) {
    return std::generic_category().message(error);
}

/// Bytes under construction.
class Bytes {
  public:
    void text(std::string_view text) { bytes_ += text; }
    void number(std::uint64_t value, unsigned width) {
        for (unsigned i = 0; i < width; ++i) {
            bytes_ += static_cast<char>((value >> (8U * i)) & 0xFFU);
        }
    }
    /// The bytes and their CRC-32.
    std::string checked() && {
        number(check_of(bytes_), 4);
        return std::move(bytes_);
    }
    static std::uint32_t check_of(std::string_view bytes) {
        return static_cast<std::uint32_t>(
            ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
    }

  private:
    std::string bytes_;
};

std::span<const std::byte> as_bytes(std::string_view text) {
    return std::as_bytes(std::span(text));
}

std::string header_bytes(const BankShape& shape, const std::string& key) {
    Bytes bytes;
    bytes.text(file_mark);
    for (const std::uint64_t value : {std::uint64_t{version}, static_cast<std::uint64_t>(shape.classes),
                                      static_cast<std::uint64_t>(shape.block_rows), std::uint64_t{0}}) {
        bytes.number(value, 4);
    }
    bytes.number(static_cast<std::uint64_t>(shape.images), 8);
    bytes.text(key);
    return std::move(bytes).checked();
}

std::string record_bytes(const LogitRecord& record) {
    Bytes bytes;
    bytes.text(record_mark);
    bytes.number(static_cast<std::uint64_t>(record.block), 4);
    bytes.number(record.views.size(), 4);
    for (const auto view : record.views) {
        bytes.number(static_cast<std::uint64_t>(view), 4);
    }
    for (const float logit : record.logits) {
        bytes.number(std::bit_cast<std::uint32_t>(logit), 4);
    }
    return std::move(bytes).checked();
}

std::uint64_t record_size(const BankShape& shape, std::int64_t rows) {
    return record_start + 4 * static_cast<std::uint64_t>(rows * (1 + shape.classes)) + 4;
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

/// The record at `offset`; nothing where there is no good one.
std::optional<LogitRecord> record_at(int descriptor, std::uint64_t offset, const BankShape& shape) {
    const auto start = bytes_at(descriptor, offset, record_start);
    if (start.size() < record_start || !start.starts_with(record_mark)) {
        return std::nullopt;
    }
    ByteStream numbers(as_bytes(std::string_view(start).substr(record_mark.size())));
    LogitRecord record;
    record.block = static_cast<std::int64_t>(numbers.number(4));
    const auto rows = static_cast<std::int64_t>(numbers.number(4));
    if (record.block >= shape.blocks() || rows != shape.rows_of(record.block)) {
        return std::nullopt;
    }
    const auto whole = bytes_at(descriptor, offset, record_size(shape, rows));
    if (whole.size() < record_size(shape, rows)) {
        return std::nullopt;
    }
    const auto content = std::string_view(whole).substr(0, whole.size() - 4);
    ByteStream bytes(as_bytes(whole));
    bytes.skip(record_start);
    for (std::int64_t row = 0; row < rows; ++row) {
        const auto view = bytes.number(4);
        if (view >= most_views) {
            return std::nullopt;
        }
        record.views.push_back(static_cast<std::int32_t>(view));
    }
    record.logits.reserve(static_cast<std::size_t>(rows * shape.classes));
    for (std::int64_t i = 0; i < rows * shape.classes; ++i) {
        record.logits.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(bytes.number(4))));
    }
    return bytes.number(4) == Bytes::check_of(content) ? std::optional(std::move(record)) : std::nullopt;
}

/// Takes the right to write, which belongs to the open file and ends with it. False where another has it.
bool take_lock(int descriptor) {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return ::fcntl(descriptor, F_OFD_SETLK, &lock) == 0;
}

} // namespace

LogitLog::LogitLog(std::filesystem::path file, const BankShape& shape, const std::string& key, Notice notice)
    : file_(std::move(file))
    , shape_(shape)
    , header_(header_bytes(shape, key))
    , notice_(std::move(notice)) {
    constexpr int flags = O_CLOEXEC | O_NONBLOCK; // so that a named pipe is not waited for
    descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | flags, 0666);
    const int error = errno;
    writes_ = descriptor_ >= 0;
    if (descriptor_ < 0) {
        descriptor_ = ::open(file_.c_str(), O_RDONLY | flags);
    }
    struct stat status {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
        const auto why = descriptor_ < 0 ? reason(error) : reason(EINVAL);
        ::close(descriptor_);
        throw Error(RETORT_TEXT("%1 cannot be written: %2"), {file_.string(), why});
    }
    if (!writes_) {
        notice_({RETORT_TEXT("%1 cannot be written: %2"), {file_.string(), reason(error)}});
    } else if (!take_lock(descriptor_)) {
        writes_ = false;
        notice_(
            {RETORT_TEXT(
                 "another process is writing to %1, so this one only keeps the teacher's logits in memory"),
             {file_.string()}});
    }
    begin();
}

LogitLog::~LogitLog() {
    ::close(descriptor_);
}

/// Makes sure of the header; end_ is behind it where there are records to read.
void LogitLog::begin() {
    const std::lock_guard lock(mutex_);
    if (bytes_at(descriptor_, 0, header_.size()) == header_) {
        end_ = header_.size();
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
        error = write_at(descriptor_, 0, header_);
    }
    end_ = header_.size();
    if (error != 0) {
        stop_writing(error);
    }
}

void LogitLog::read_all(const Take& take) {
    const std::lock_guard lock(mutex_);
    std::uint64_t good = 0;
    if (end_ < header_.size()) { // another process has not written its header yet
        return;
    }
    while (auto record = record_at(descriptor_, end_, shape_)) {
        const auto place = end_;
        end_ += record_size(shape_, shape_.rows_of(record->block));
        ++good;
        take(std::move(*record), writes_ ? std::optional(place) : std::nullopt);
    }
    if (bytes_at(descriptor_, end_, 1).empty()) {
        return;
    }
    if (writes_) {
        notice_({RETORT_TEXT("%1 is truncated or damaged after %2 records; the rest is discarded"),
                 {file_.string(), std::to_string(good)}});
        if (::ftruncate(descriptor_, static_cast<off_t>(end_)) != 0) {
            stop_writing(errno);
        }
    }
}

std::optional<std::uint64_t> LogitLog::append(const LogitRecord& record) {
    const std::lock_guard lock(mutex_);
    if (!writes_) {
        return std::nullopt;
    }
    const auto bytes = record_bytes(record);
    if (const int error = write_at(descriptor_, end_, bytes); error != 0) {
        stop_writing(error);
        return std::nullopt;
    }
    return std::exchange(end_, end_ + bytes.size());
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

void LogitLog::read(std::uint64_t place, std::int64_t rows, std::int64_t row, std::span<float> logits) const {
    const auto offset = place + record_start + 4 * static_cast<std::uint64_t>(rows) +
                        4 * static_cast<std::uint64_t>(row * shape_.classes);
    const auto bytes = bytes_at(descriptor_, offset, logits.size() * 4);
    if (bytes.size() < logits.size() * 4) {
        throw Error(RETORT_TEXT("%1 was truncated while in use"), {file_.string()});
    }
    ByteStream numbers(as_bytes(bytes));
    for (auto& logit : logits) {
        logit = std::bit_cast<float>(static_cast<std::uint32_t>(numbers.number(4)));
    }
}

void LogitLog::discard() {
    const std::lock_guard lock(mutex_);
    if (!writes_) {
        return;
    }
    end_ = header_.size();
    if (::ftruncate(descriptor_, static_cast<off_t>(end_)) != 0) {
        stop_writing(errno);
    }
}

bool LogitLog::writes() const {
    const std::lock_guard lock(mutex_);
    return writes_;
}

} // namespace retort
