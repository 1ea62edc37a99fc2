// Files that appear whole or not at all.
#pragma once

#include "core/base/message.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace retort {

/// What was thrown where a file cannot be written: the system's reason, as errno has it, beside the sentence.
class WriteError : public Error {
  public:
    WriteError(const std::filesystem::path& file, int code);
    WriteError(Message message, int code);
    [[nodiscard]] int code() const { return code_; }

  private:
    int code_;
};

/// Whether `file` takes bytes as they come: `-`, which is standard output, a FIFO, a device, or a file that
/// is open already and named by its number, as in /dev/fd/3.
bool is_stream(const std::filesystem::path& file);

/// Whether writing to `file` is writing to standard output: `-`, /dev/stdout and their like.
bool is_standard_output(const std::filesystem::path& file);

/// A file that takes its name only when it is complete: bytes go to a temporary file in the same folder, and
/// commit() makes it durable and renames it. Without commit() the temporary file goes away and what stood
/// there before is untouched. A link stays, and its target is replaced; what is replaced hands on its mode,
/// and its owner where the system lets it. A stream (see is_stream) is opened and written to. Every function
/// throws WriteError with the path and the system's reason.
class AtomicFile {
  public:
    explicit AtomicFile(std::filesystem::path file);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::span<const std::byte> bytes);
    void write(std::string_view bytes);
    [[nodiscard]] std::uint64_t written() const { return written_; }

    /// Syncs the file, gives it its name, and syncs the folder. Nothing may be written afterwards.
    void commit();

  private:
    std::filesystem::path file_;      ///< as it was asked for
    std::filesystem::path target_;    ///< past all links
    std::filesystem::path temporary_; ///< empty for a stream, and once the file has its name
    int descriptor_ = -1;
    std::uint64_t written_ = 0;
};

/// The same for a file that somebody else writes by name: a temporary file beside it, made empty, which
/// commit() makes durable and gives its name. For a stream it lies in the folder for such files, and commit()
/// copies it. Every function throws Error with the path and the system's
/// reason.
class DraftFile {
  public:
    explicit DraftFile(std::filesystem::path file);
    ~DraftFile();
    DraftFile(const DraftFile&) = delete;
    DraftFile& operator=(const DraftFile&) = delete;

    /// Where to write to, and to read back from.
    [[nodiscard]] const std::filesystem::path& path() const { return temporary_; }
    void commit();

  private:
    std::filesystem::path file_;      ///< as it was asked for
    std::filesystem::path target_;    ///< past all links; empty for a stream
    std::filesystem::path temporary_; ///< empty once the file has its name
};

/// Replaces `file` by `bytes`, as AtomicFile does.
void write_file_atomically(const std::filesystem::path& file, std::string_view bytes);

/// The bytes of a regular file of at most 256 MiB. Throws Error.
std::string read_text_file(const std::filesystem::path& file);

/// Appends `line`, with a newline where it has none, in one write where the system can; `file` is made when
/// it is not there. Throws Error; a part of the line that a full disk did take is taken back.
void append_line(const std::filesystem::path& file, std::string_view line);
/// The same for bytes, as they are.
void append_bytes(const std::filesystem::path& file, std::string_view bytes);

} // namespace retort
