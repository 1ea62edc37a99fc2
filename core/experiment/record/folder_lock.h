// One writer per experiment folder.
#pragma once

#include <filesystem>

namespace retort {

/// Holds an advisory lock on `<folder>/.lock` for as long as it lives; the system drops it when the process
/// ends, however it ends.
class FolderLock {
  public:
    /// Throws Error when another writer holds the folder, or the lock file cannot be made.
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    /// Whether the folder is still the one that was locked: not when it was removed or renamed meanwhile.
    [[nodiscard]] bool is_in_place() const;

  private:
    std::filesystem::path file_;
    int descriptor_;
};

/// Whether somebody holds the lock of `folder`; false where there is no lock file.
bool is_locked(const std::filesystem::path& folder);

} // namespace retort
