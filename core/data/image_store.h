// Decoded images, kept in memory as far as a budget goes.
#pragma once

#include "core/base/message.h"
#include "core/base/progress.h"
#include "core/data/decode/image.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

namespace retort {

/// Bytes that several stores share. Thread-safe.
class MemoryBudget {
  public:
    explicit MemoryBudget(std::size_t bytes) : left_(bytes) {}
    /// Takes `bytes` if that many are left.
    bool take(std::size_t bytes);
    void give_back(std::size_t bytes) { left_ += bytes; }

  private:
    std::atomic<std::size_t> left_;
};

/// An image file that cannot be used. `reason` is a whole sentence that names the file.
struct Unreadable {
    std::size_t index;
    std::filesystem::path path;
    Message reason;
};

/// The images of one split. What is decoded first is kept first; beyond the budget images are decoded each
/// time they are asked for, which changes nothing but the time it takes. Thread-safe.
class ImageStore {
  public:
    using Unreadable = retort::Unreadable;

    ImageStore(std::vector<std::filesystem::path> paths, std::size_t budget_bytes);
    ImageStore(std::vector<std::filesystem::path> paths, std::shared_ptr<MemoryBudget> budget);
    ImageStore(const ImageStore&) = delete;
    ImageStore& operator=(const ImageStore&) = delete;
    ~ImageStore();

    /// Decodes every image once, filling the store, and returns those that cannot be, by index. `progress`
    /// may be empty; it is called from the loading threads, one call at a time, at most some 200 times,
    /// `done` ascending. After a stop request the rest is left unchecked.
    std::vector<Unreadable> check(int threads, const Progress& progress, const std::stop_token& stop);

    /// The image at `index` < count(). Throws Error when it cannot be read.
    std::shared_ptr<const Image> get(std::size_t index);

    /// A number for the picture at `index`, equal for equal pixels and, but for a chance of 2⁻⁶⁴, for no
    /// others; 0 before check() has decoded it.
    [[nodiscard]] std::uint64_t fingerprint(std::size_t index) const { return fingerprints_.at(index); }

    [[nodiscard]] std::size_t count() const { return paths_.size(); }
    [[nodiscard]] const std::filesystem::path& path(std::size_t index) const { return paths_.at(index); }
    /// Bytes of pixels kept.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

  private:
    std::shared_ptr<const Image> cached(std::size_t index) const;
    void keep(std::size_t index, const std::shared_ptr<const Image>& image);

    std::vector<std::filesystem::path> paths_;
    std::shared_ptr<MemoryBudget> budget_;
    mutable std::mutex mutex_; ///< of images_
    std::vector<std::shared_ptr<const Image>> images_;
    std::atomic<std::size_t> bytes_ = 0;
    std::vector<std::uint64_t> fingerprints_; ///< each written by the thread that checks the image
};

} // namespace retort
