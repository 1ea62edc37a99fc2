// The file that grows while something is downloaded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace retort {

/// `<file>.part`, held by one writer at a time, process or thread. It stays when it is let go, so that the
/// next one can go on with it.
class PartFile {
  public:
    /// Opens the part of `file`, made where there is none. Nothing while another one writes it. Throws Error.
    static std::optional<PartFile> open(const std::filesystem::path& file);

    PartFile(PartFile&& other) noexcept;
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    PartFile& operator=(PartFile&&) = delete;
    ~PartFile();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// In bytes. Throws Error.
    [[nodiscard]] std::uint64_t size() const;
    /// Makes it empty. Throws Error.
    void clear();
    /// Deletes it.
    void remove();
    /// Makes the bytes durable and gives them the name `file`, replacing what has it. Throws Error.
    void finish();

  private:
    PartFile(std::filesystem::path file, int descriptor);

    std::filesystem::path file_;
    std::filesystem::path path_;
    int descriptor_;
};

} // namespace retort
