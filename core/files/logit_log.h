// Teacher logits on disk: an append-only file of checked records. All numbers are little-endian.
//
//   header    8 bytes "RETORTLB", u32 version, u32 classes, u32 rows a block, u32 0, u64 images, 64 bytes key
//             (hexadecimal SHA-256 of all that the logits hang on), u32 CRC-32 of the header so far
//   record    8 bytes "RECORD\0\0", u32 block, u32 rows, rows × u32 view, rows × classes × f32 logits,
//             u32 CRC-32 of the record so far
#pragma once

#include "core/base/message.h"
#include "core/engine/teacher/logit_journal.h"

#include <filesystem>
#include <functional>
#include <mutex>
#include <string>

namespace retort {

/// One process at a time writes such a file; others read what is there. Nothing in it is trusted: a file for
/// something else is begun anew, and of a torn or damaged one what comes before the damage is taken.
class LogitLog final : public LogitJournal {
  public:
    using Notice = std::function<void(const Message&)>;
    /// `place` is empty where the record may not stay readable, because somebody else writes the file.
    using Take = std::function<void(LogitRecord record, std::optional<std::uint64_t> place)>;

    /// Opens `file`, or makes it, for logits of `shape` with `key` (64 characters). `notice` is told what a
    /// person should know; it must outlive the log and be thread-safe. Throws Error where the file can
    /// neither be made nor read.
    LogitLog(std::filesystem::path file, const BankShape& shape, const std::string& key, Notice notice);
    ~LogitLog() override;
    LogitLog(const LogitLog&) = delete;
    LogitLog& operator=(const LogitLog&) = delete;

    /// Hands every good record to `take`; what follows the last one is cut off. To be called once, before
    /// anything is appended.
    void read_all(const Take& take);
    /// After a failure nothing more is written, which is said once.
    std::optional<std::uint64_t> append(const LogitRecord& record) override;
    void read(std::uint64_t place, std::int64_t rows, std::int64_t row,
              std::span<float> logits) const override;
    /// Throws all records away, where this process writes the file.
    void discard();
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    /// Whether additions go to the file.
    [[nodiscard]] bool writes() const;

  private:
    void begin();
    void stop_writing(int error);

    std::filesystem::path file_;
    BankShape shape_;
    std::string header_;
    Notice notice_;
    int descriptor_ = -1;
    mutable std::mutex mutex_; ///< of what follows
    bool writes_ = false;
    std::uint64_t end_ = 0; ///< where the next record goes
};

} // namespace retort
