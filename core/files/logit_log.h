// Teacher logits on disk: a file of checked records, which grows. logit_log_format.h has its layout.
#pragma once

#include "core/base/message.h"
#include "core/engine/teacher/logit_journal.h"
#include "core/files/logit_log_format.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace retort {

/// One process at a time writes such a file; others read what is there. Nothing in it is trusted, not even
/// that nobody else writes it: a file for something else is begun anew, a damaged record is not taken and its
/// place is used again, what follows a torn one is cut off, and every row is checked whenever it is read.
class LogitLog final : public LogitJournal {
  public:
    using Notice = std::function<void(const Message&)>;
    using Take = std::function<void(LogitRecord record, std::optional<std::uint64_t> place)>;
    /// Returns how many bytes the file may have: it needs so many, and more, up to `wanted`, spare it further
    /// calls. Called whenever it is to grow beyond what it was told before, one call at a time.
    using Room = std::function<std::uint64_t(std::uint64_t needed, std::uint64_t wanted)>;

    /// Opens `file`, or makes it, for logits of `shape` with `key` (64 characters). `notice` is told what a
    /// person should know; it must outlive the log and be thread-safe. Without `room` the file may grow as it
    /// likes. Throws Error where the file can neither be made nor read.
    LogitLog(std::filesystem::path file, const BankShape& shape, const std::string& key, Notice notice,
             Room room = {});
    ~LogitLog() override;
    LogitLog(const LogitLog&) = delete;
    LogitLog& operator=(const LogitLog&) = delete;

    /// Hands every good record to `take`. To be called once, before anything is appended.
    void read_all(const Take& take);
    /// After a failure nothing more is written, which is said once.
    std::optional<std::uint64_t> append(const LogitRecord& record) override;
    /// That a row is not whole any more is said once.
    [[nodiscard]] bool read(const LogitRow& row, std::span<float> logits) const override;
    /// Throws all records away, where this process writes the file.
    void discard();
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    /// Whether additions go to the file.
    [[nodiscard]] bool writes() const;
    /// Bytes of the file that hold records or could.
    [[nodiscard]] std::uint64_t size() const;

  private:
    void open_file();
    void begin();
    [[nodiscard]] bool read_next(const Take& take);
    [[nodiscard]] std::optional<std::uint64_t> place_for(std::uint64_t bytes);
    [[nodiscard]] bool may_grow_to(std::uint64_t end);
    void stop_writing(int error);

    std::filesystem::path file_;
    LogitLogFormat format_;
    BankShape shape_;
    Notice notice_;
    Room room_;
    int descriptor_ = -1;
    mutable std::atomic<bool> said_damaged_ = false;
    mutable std::mutex mutex_; ///< of what follows
    bool writes_ = false;
    bool is_full_ = false;
    std::uint64_t end_ = 0;                             ///< where the next record goes
    std::uint64_t granted_ = 0;                         ///< what the file may grow to
    std::multimap<std::uint64_t, std::uint64_t> holes_; ///< damaged records: bytes and place
    std::uint64_t damaged_ = 0;                         ///< records that were not taken
};

/// What the file of logits at `file` is about; nothing where it is none, or damaged.
std::optional<BankShape> logit_log_shape(const std::filesystem::path& file);

/// Whether a process, this one included, has the file open as a LogitLog.
bool is_logit_log_in_use(const std::filesystem::path& file);

/// Deletes the file unless it is in use, and returns whether it did.
bool remove_logit_log(const std::filesystem::path& file);

} // namespace retort
