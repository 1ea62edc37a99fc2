#include "core/data/image_store.h"

#include "core/base/parallel_for.h"

#include <algorithm>
#include <functional>
#include <new>
#include <string_view>
#include <utility>

namespace retort {

namespace {

/// Collects what check() finds, from several threads.
class Findings {
  public:
    Findings(std::int64_t total, const Progress& progress) : total_(total), progress_(progress) {}

    void add(Unreadable one) {
        const std::lock_guard lock(mutex_);
        unreadable_.push_back(std::move(one));
    }
    void one_done() {
        constexpr std::int64_t steps = 200;
        const std::lock_guard lock(mutex_);
        ++done_;
        if (progress_ && done_ * steps / total_ != (done_ - 1) * steps / total_) {
            progress_(done_, total_);
        }
    }
    std::vector<Unreadable> sorted() && {
        std::sort(unreadable_.begin(), unreadable_.end(),
                  [](const auto& a, const auto& b) { return a.index < b.index; });
        return std::move(unreadable_);
    }

  private:
    std::mutex mutex_;
    std::vector<Unreadable> unreadable_;
    std::int64_t done_ = 0;
    std::int64_t total_;
    const Progress& progress_;
};

std::uint64_t fingerprint_of(const Image& image) {
    const std::string_view pixels(reinterpret_cast<const char*>(image.pixels.data()), image.pixels.size());
    const auto hash = std::hash<std::string_view>()(pixels) ^ static_cast<std::uint64_t>(image.width);
    return hash == 0 ? 1 : hash;
}

} // namespace

bool MemoryBudget::take(std::size_t bytes) {
    auto left = left_.load();
    while (bytes <= left) {
        if (left_.compare_exchange_weak(left, left - bytes)) {
            return true;
        }
    }
    return false;
}

ImageStore::ImageStore(std::vector<std::filesystem::path> paths, std::size_t budget_bytes)
    : ImageStore(std::move(paths), std::make_shared<MemoryBudget>(budget_bytes)) {}

ImageStore::ImageStore(std::vector<std::filesystem::path> paths, std::shared_ptr<MemoryBudget> budget)
    : paths_(std::move(paths))
    , budget_(std::move(budget))
    , images_(paths_.size())
    , fingerprints_(paths_.size()) {}

ImageStore::~ImageStore() {
    budget_->give_back(bytes_);
}

std::vector<Unreadable> ImageStore::check(int threads, const Progress& progress,
                                          const std::stop_token& stop) {
    Findings findings(static_cast<std::int64_t>(count()), progress);
    const auto check_one = [&](std::size_t index) {
        try {
            fingerprints_[index] = fingerprint_of(*get(index));
        } catch (const Error& error) {
            findings.add({index, paths_[index], error.message()});
        } catch (const std::bad_alloc&) {
            findings.add({index, paths_[index],
                          Message{RETORT_TEXT("%1 is too large for the available memory."),
                                  {paths_[index].string()}}});
        }
        findings.one_done();
    };
    parallel_for(static_cast<std::int64_t>(count()), threads, [&](std::int64_t k) {
        if (!stop.stop_requested()) {
            check_one(static_cast<std::size_t>(k));
        }
    });
    return std::move(findings).sorted();
}

std::shared_ptr<const Image> ImageStore::get(std::size_t index) {
    if (auto image = cached(index)) {
        return image;
    }
    auto image = std::make_shared<const Image>(read_image(paths_.at(index)));
    keep(index, image);
    return image;
}

std::shared_ptr<const Image> ImageStore::cached(std::size_t index) const {
    const std::lock_guard lock(mutex_);
    return images_.at(index);
}

void ImageStore::keep(std::size_t index, const std::shared_ptr<const Image>& image) {
    const auto size = image->pixels.size();
    const std::lock_guard lock(mutex_);
    if (!images_[index] && budget_->take(size)) {
        images_[index] = image;
        bytes_ += size;
    }
}

} // namespace retort
