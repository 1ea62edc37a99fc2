// What a bank of teacher logits consists of, and where its records may be kept.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace retort {

/// Images are computed in blocks of `block_rows` consecutive ones; the last block may be smaller.
struct BankShape {
    std::int64_t images = 0;     ///< > 0
    std::int64_t classes = 0;    ///< > 0
    std::int64_t block_rows = 1; ///< > 0

    [[nodiscard]] std::int64_t blocks() const { return (images + block_rows - 1) / block_rows; }
    [[nodiscard]] std::int64_t first_of(std::int64_t block) const { return block * block_rows; }
    [[nodiscard]] std::int64_t rows_of(std::int64_t block) const {
        return std::min(block_rows, images - first_of(block));
    }
};

/// The teacher's logits for one block: a row for each of its images, in order.
struct LogitRecord {
    std::int64_t block = 0;
    std::vector<std::int32_t> views; ///< row by row, which view of its image was shown; each ≥ 0
    std::vector<float> logits;       ///< rows × classes, row by row
};

/// A row of a record that a journal has.
struct LogitRow {
    std::uint64_t place = 0; ///< of the record, as append() said it
    std::int64_t block = 0;
    std::int64_t row = 0;  ///< in [0, rows of the block)
    std::int32_t view = 0; ///< of its image, that was shown
};

/// Where records stay. Thread-safe.
class LogitJournal {
  public:
    virtual ~LogitJournal() = default;
    /// Keeps a record. Returns where read() finds it again, or nothing where it could not be kept.
    virtual std::optional<std::uint64_t> append(const LogitRecord& record) = 0;
    /// The logits of one row. False where that place does not hold them any more: it was damaged, or somebody
    /// else has written there.
    [[nodiscard]] virtual bool read(const LogitRow& row, std::span<float> logits) const = 0;
};

} // namespace retort
