// The bytes of a file of teacher logits. All numbers are little-endian.
//
//   header    8 bytes "RETORTLB", u32 version (2), u32 classes, u32 rows a block, u32 0, u64 images, 64 bytes
//             key (hexadecimal SHA-256 of all that the logits hang on), u32 CRC-32 of the header so far
//   record    8 bytes "RECORD\0\0", u32 block, u32 rows, then row by row:
//             u32 view, classes × f32 logits, u32 CRC-32 of u32 block, u32 row, view and logits, begun from
//             the header's own CRC-32
//
// A row thus says which image, view and file it is of: one that was damaged, or that stands in another's
// place, is told from a good one. docs/teacher-logits.md reads such a file with Python.
#pragma once

#include "core/engine/teacher/logit_journal.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace retort {

/// Where things stand in a file of logits, and how its bytes are written and checked.
class LogitLogFormat {
  public:
    static constexpr std::size_t header_size = 100;
    static constexpr std::uint64_t record_start = 16; ///< bytes of a record before its rows

    /// `key` has 64 characters.
    LogitLogFormat(const BankShape& shape, const std::string& key);

    [[nodiscard]] const std::string& header() const { return header_; }
    [[nodiscard]] std::uint64_t row_size() const;
    [[nodiscard]] std::uint64_t record_size(std::int64_t rows) const;
    [[nodiscard]] std::uint64_t offset_of(const LogitRow& row) const;

    [[nodiscard]] std::string record_bytes(const LogitRecord& record) const;
    /// Which block a record that starts with `bytes` (record_start of them) is of; nothing where none does.
    [[nodiscard]] std::optional<std::int64_t> block_of(std::string_view bytes) const;
    /// The record whose bytes these are, as many as record_size() says. Without views where a row is damaged.
    [[nodiscard]] LogitRecord parse_record(std::int64_t block, std::string_view bytes) const;
    /// The logits of the row whose bytes these are; false where it is another one, or damaged. `logits` has
    /// room for all classes.
    [[nodiscard]] bool parse_row(const LogitRow& row, std::string_view bytes, std::span<float> logits) const;

    /// What the header of a file is about, which starts with `bytes`; nothing where it is no such file, of
    /// another version, or damaged.
    static std::optional<BankShape> shape_in(std::string_view bytes);

  private:
    [[nodiscard]] std::uint32_t check_of(std::int64_t block, std::int64_t row, std::string_view bytes) const;

    BankShape shape_;
    std::string header_;
    std::uint32_t header_check_ = 0;
};

} // namespace retort
