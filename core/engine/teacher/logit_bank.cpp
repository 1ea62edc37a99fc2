#include "core/engine/teacher/logit_bank.h"

#include "core/base/counter_random.h"
#include "core/base/stopwatch.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <limits>
#include <numeric>
#include <utility>

namespace retort {

namespace {

/// Infinite where a value is no number.
double largest_difference(std::span<const float> a, std::span<const float> b) {
    double largest = 0.0;
    double scale = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
        if (std::isnan(difference)) {
            return std::numeric_limits<double>::infinity();
        }
        largest = std::max(largest, difference);
        scale = std::max(scale, std::abs(static_cast<double>(b[i])));
    }
    return largest == 0.0 ? 0.0 : largest / scale;
}

std::int64_t bytes_of(const LogitRecord& record) {
    return static_cast<std::int64_t>(record.logits.size() * sizeof(float));
}

/// Images of which a view is lacking, over all of `needs`.
template <typename Needs>
std::int64_t images_in(const Needs& needs) {
    return std::accumulate(needs.begin(), needs.end(), std::int64_t{0},
                           [](std::int64_t sum, const auto& need) { return sum + need.images; });
}

} // namespace

/// The right to have the teacher compute a block, for as long as it lives. Who has one waits for nobody.
class LogitBank::Claim {
  public:
    Claim(LogitBank& bank, std::int64_t block) : bank_(&bank), block_(block) {}
    Claim(Claim&& other) noexcept : bank_(std::exchange(other.bank_, nullptr)), block_(other.block_) {}
    Claim& operator=(Claim&&) = delete;
    ~Claim() {
        if (bank_ != nullptr) {
            bank_->release(block_);
        }
    }
    [[nodiscard]] std::int64_t block() const { return block_; }

  private:
    LogitBank* bank_;
    std::int64_t block_;
};

/// A batch on its way to its logits.
struct LogitBank::Lookup {
    std::span<const std::int64_t> images;
    std::span<const std::int64_t> views;
    std::size_t classes;
    float* logits;                      ///< a row for each image
    std::vector<std::size_t> rest = {}; ///< positions in the batch that are still without them

    [[nodiscard]] std::span<float> row(std::size_t k) const { return {logits + k * classes, classes}; }
};

LogitBank::LogitBank(std::shared_ptr<const Teacher> teacher, std::shared_ptr<const ViewSource> views,
                     BankShape shape, BankStorage storage)
    : teacher_(std::move(teacher))
    , views_(std::move(views))
    , shape_(shape)
    , storage_(std::move(storage)) {
    clear();
}

void LogitBank::clear() {
    const std::unique_lock lock(mutex_);
    blocks_.assign(static_cast<std::size_t>(shape_.blocks()), {});
    known_.assign(static_cast<std::size_t>(shape_.images), {});
    copies_.clear();
    unsaved_.clear();
    memory_bytes_ = 0;
}

void LogitBank::add(LogitRecord record, std::optional<std::uint64_t> place) {
    const std::unique_lock lock(mutex_);
    keep(std::move(record), place);
}

void LogitBank::keep(LogitRecord record, std::optional<std::uint64_t> place) {
    const auto bytes = bytes_of(record);
    const bool fits = memory_bytes_ + bytes <= storage_.memory_bytes;
    const bool in_memory = fits || !place;
    if (in_memory && !fits) {
        make_room(bytes);
    }
    auto& block = blocks_.at(static_cast<std::size_t>(record.block));
    const Address address{record.block, free_entry(block)};
    index(record, address.entry);
    if (in_memory) {
        memory_bytes_ += bytes;
        (place ? copies_ : unsaved_).push_back(address);
    } else {
        record.logits = {};
    }
    block.entries[static_cast<std::size_t>(address.entry)] = {std::move(record), place};
}

void LogitBank::index(const LogitRecord& record, std::int32_t entry) {
    const auto first = shape_.first_of(record.block);
    for (std::size_t row = 0; row < record.views.size(); ++row) {
        auto& known = known_.at(static_cast<std::size_t>(first) + row);
        const auto at = std::lower_bound(known.begin(), known.end(), record.views[row],
                                         [](const Known& one, auto view) { return one.view < view; });
        if (at == known.end() || at->view != record.views[row]) {
            known.insert(at, {record.views[row], entry});
        }
    }
}

std::int32_t LogitBank::free_entry(Block& block) {
    if (block.free.empty()) {
        block.entries.emplace_back();
        return static_cast<std::int32_t>(block.entries.size()) - 1;
    }
    const auto entry = block.free.back();
    block.free.pop_back();
    return entry;
}

/// For `bytes` that no journal has: first copies of what one has go, then the oldest of the others.
void LogitBank::make_room(std::int64_t bytes) {
    while (!copies_.empty() && memory_bytes_ + bytes > storage_.memory_bytes) {
        const auto [block, entry] = copies_.front();
        auto& record =
            blocks_[static_cast<std::size_t>(block)].entries[static_cast<std::size_t>(entry)].record;
        memory_bytes_ -= bytes_of(record);
        record.logits = {};
        copies_.pop_front();
    }
    const bool fits = memory_bytes_ + bytes <= storage_.memory_bytes;
    if (!fits && !std::exchange(beyond_memory_, true) && storage_.beyond_memory) {
        storage_.beyond_memory();
    }
    const auto limit = std::max(storage_.memory_bytes, storage_.working_bytes);
    while (!unsaved_.empty() && memory_bytes_ + bytes > limit) {
        const auto oldest = unsaved_.front();
        unsaved_.pop_front();
        forget(oldest);
    }
}

/// An entry that is neither in copies_ nor in unsaved_.
void LogitBank::forget(const Address& address) {
    auto& block = blocks_[static_cast<std::size_t>(address.block)];
    auto& entry = block.entries[static_cast<std::size_t>(address.entry)];
    const auto first = static_cast<std::size_t>(shape_.first_of(address.block));
    for (std::size_t row = 0; row < entry.record.views.size(); ++row) {
        std::erase_if(known_[first + row], [&](const Known& one) {
            return one.entry == address.entry && one.view == entry.record.views[row];
        });
    }
    memory_bytes_ -= bytes_of(entry.record);
    entry = {};
    block.free.push_back(address.entry);
}

const LogitBank::Entry& LogitBank::at(const Address& address) const {
    return blocks_[static_cast<std::size_t>(address.block)].entries[static_cast<std::size_t>(address.entry)];
}

std::optional<LogitBank::Address> LogitBank::find(std::int64_t image, std::int64_t view) const {
    const auto& known = known_[static_cast<std::size_t>(image)];
    const auto at = std::lower_bound(known.begin(), known.end(), view,
                                     [](const Known& one, std::int64_t wanted) { return one.view < wanted; });
    if (at == known.end() || at->view != view) {
        return std::nullopt;
    }
    return Address{image / shape_.block_rows, at->entry};
}

/// Views are in order and each there once: up to the first gap, a view stands at its own number.
std::int32_t LogitBank::lowest_unknown(std::int64_t image) const {
    const auto& known = known_[static_cast<std::size_t>(image)];
    const auto gap = std::partition_point(known.begin(), known.end(), [&](const Known& one) {
        return one.view == static_cast<std::int32_t>(&one - known.data());
    });
    return static_cast<std::int32_t>(gap - known.begin());
}

std::int64_t LogitBank::lacking(std::int64_t block, std::span<const std::int64_t> views) const {
    const auto first = shape_.first_of(block);
    std::int64_t count = 0;
    for (auto image = first; image < first + shape_.rows_of(block); ++image) {
        const auto view = views[static_cast<std::size_t>(image)];
        count += view >= 0 && !find(image, view) ? 1 : 0;
    }
    return count;
}

std::vector<LogitBank::Need> LogitBank::needs(std::span<const std::int64_t> views) const {
    std::vector<Need> needs;
    for (std::int64_t block = 0; block < shape_.blocks(); ++block) {
        if (const auto images = lacking(block, views); images > 0) {
            needs.push_back({block, images});
        }
    }
    return needs;
}

/// The first of `pending` that nobody works at.
std::optional<LogitBank::Claim> LogitBank::claim(const std::vector<Need>& pending) {
    for (const auto& need : pending) {
        auto& block = blocks_[static_cast<std::size_t>(need.block)];
        if (!block.busy) {
            block.busy = true;
            return std::optional<Claim>(std::in_place, *this, need.block);
        }
    }
    return std::nullopt;
}

std::vector<std::int32_t> LogitBank::views_to_ask(std::int64_t block,
                                                  std::span<const std::int64_t> views) const {
    std::vector<std::int32_t> wanted;
    const auto first = shape_.first_of(block);
    const std::shared_lock lock(mutex_);
    for (auto image = first; image < first + shape_.rows_of(block); ++image) {
        const auto view = views[static_cast<std::size_t>(image)];
        const bool asks = view >= 0 && !find(image, view);
        wanted.push_back(asks ? static_cast<std::int32_t>(view) : lowest_unknown(image));
    }
    return wanted;
}

LogitRecord LogitBank::ask(std::int64_t block, std::vector<std::int32_t> views) const {
    std::vector<std::int64_t> indices(views.size());
    std::iota(indices.begin(), indices.end(), shape_.first_of(block));
    const std::vector<std::int64_t> shown(views.begin(), views.end());
    const auto logits =
        teacher_->logits(views_->images(indices, shown)).to(torch::kCPU, torch::kFloat32).contiguous();
    const auto rows = static_cast<std::int64_t>(views.size());
    if (logits.dim() != 2 || logits.size(0) != rows || logits.size(1) != shape_.classes) {
        throw Error(RETORT_TEXT("the teacher's logits for %1 images do not have the shape %1×%2"),
                    {std::to_string(rows), std::to_string(shape_.classes)});
    }
    const auto* data = logits.data_ptr<float>();
    return {block, std::move(views), {data, data + logits.numel()}};
}

LogitRecord LogitBank::ask_and_keep(std::int64_t block, std::vector<std::int32_t> views) {
    const auto start = std::chrono::steady_clock::now();
    auto record = ask(block, std::move(views));
    const double seconds = seconds_since(start);
    const auto place = storage_.journal ? storage_.journal->append(record) : std::nullopt;
    const std::unique_lock lock(mutex_);
    ++work_.forwards;
    work_.images += static_cast<std::int64_t>(record.views.size());
    work_.seconds += seconds;
    keep(record, place);
    return record;
}

void LogitBank::release(std::int64_t block) {
    {
        const std::unique_lock lock(mutex_);
        blocks_[static_cast<std::size_t>(block)].busy = false;
        ++changes_;
    }
    changed_.notify_all();
}

bool LogitBank::prepare(std::span<const std::int64_t> views, const std::stop_token& stop,
                        const Progress& progress) {
    if (static_cast<std::int64_t>(views.size()) != shape_.images) {
        throw Error(RETORT_TEXT("the stored teacher logits are for %1 training images, not %2"),
                    {std::to_string(shape_.images), std::to_string(views.size())});
    }
    std::unique_lock lock(mutex_);
    auto pending = needs(views);
    const auto total = images_in(pending);
    for (std::int64_t told = 0; !stop.stop_requested();) {
        std::erase_if(pending, [&](const Need& need) { return lacking(need.block, views) == 0; });
        const auto done = total - images_in(pending);
        if (progress && done != told) { // before anything is claimed: whoever listens may wait
            told = done;
            lock.unlock();
            progress(done, total);
            lock.lock();
        } else if (pending.empty()) {
            return true;
        } else if (auto claimed = claim(pending)) {
            lock.unlock();
            ask_and_keep(claimed->block(), views_to_ask(claimed->block(), views));
            claimed.reset();
            lock.lock();
        } else {
            changed_.wait(lock, stop, [&, seen = changes_] { return changes_ != seen; });
        }
    }
    return false;
}

bool LogitBank::read_row(const Entry& entry, std::int64_t row, std::span<float> logits) const {
    if (entry.record.logits.empty()) {
        return storage_.journal->read(
            {*entry.place, entry.record.block, row, entry.record.views[static_cast<std::size_t>(row)]},
            logits);
    }
    const auto from =
        std::span(entry.record.logits).subspan(static_cast<std::size_t>(row * shape_.classes), logits.size());
    std::copy(from.begin(), from.end(), logits.begin());
    return true;
}

/// Takes what is there; what the journal cannot give back whole is forgotten.
void LogitBank::look_up(Lookup& lookup) {
    std::vector<std::pair<Address, std::optional<std::uint64_t>>> lost;
    {
        const std::shared_lock lock(mutex_);
        for (std::size_t k = 0; k < lookup.images.size(); ++k) {
            const auto image = lookup.images[k];
            const auto found = find(image, lookup.views[k]);
            if (!found || !read_row(at(*found), image % shape_.block_rows, lookup.row(k))) {
                lookup.rest.push_back(k);
            }
            if (found && !lookup.rest.empty() && lookup.rest.back() == k) {
                lost.emplace_back(*found, at(*found).place);
            }
        }
    }
    const std::unique_lock lock(mutex_);
    for (const auto& [address, place] : lost) {
        const auto& entry = at(address); // unless another lane was quicker
        if (place && entry.place == place && entry.record.logits.empty()) {
            forget(address);
        }
    }
}

/// A block at a time, its other rows with views that are unknown, as prepare() asks.
void LogitBank::ask_for_rest(Lookup& lookup) {
    while (!lookup.rest.empty()) {
        const auto block = lookup.images[lookup.rest.front()] / shape_.block_rows;
        const auto row_of = [&](std::size_t k) {
            return static_cast<std::size_t>(lookup.images[k] - shape_.first_of(block));
        };
        const auto is_here = [&](std::size_t k) { return lookup.images[k] / shape_.block_rows == block; };
        auto wanted =
            views_to_ask(block, std::vector<std::int64_t>(static_cast<std::size_t>(shape_.images), -1));
        for (const auto k : lookup.rest) {
            if (is_here(k)) {
                wanted[row_of(k)] = static_cast<std::int32_t>(lookup.views[k]);
            }
        }
        const auto record = ask_and_keep(block, std::move(wanted));
        std::erase_if(lookup.rest, [&](std::size_t k) {
            if (!is_here(k) || record.views[row_of(k)] != lookup.views[k]) {
                return false;
            }
            const auto from = record.logits.begin() + static_cast<std::ptrdiff_t>(row_of(k) * lookup.classes);
            std::copy_n(from, lookup.classes, lookup.row(k).begin());
            return true;
        });
    }
}

torch::Tensor LogitBank::batch_logits(const Batch& batch) {
    if (!batch.views.defined()) {
        throw Error(RETORT_TEXT("a training batch has no view numbers"));
    }
    const auto rows = static_cast<std::size_t>(batch.indices.size(0));
    auto logits = torch::empty({batch.indices.size(0), shape_.classes}, torch::kFloat32);
    Lookup lookup{{batch.indices.data_ptr<std::int64_t>(), rows},
                  {batch.views.data_ptr<std::int64_t>(), rows},
                  static_cast<std::size_t>(shape_.classes),
                  logits.data_ptr<float>()};
    for (std::size_t k = 0; k < rows; ++k) {
        if (lookup.images[k] < 0 || lookup.images[k] >= shape_.images || lookup.views[k] < 0) {
            throw Error(RETORT_TEXT("there are no teacher logits for view %1 of training image %2"),
                        {std::to_string(lookup.views[k]), std::to_string(lookup.images[k])});
        }
    }
    look_up(lookup);
    ask_for_rest(lookup);
    return logits;
}

double LogitBank::check(std::int64_t count, std::uint64_t seed, const std::stop_token& stop,
                        const Progress& progress) const {
    std::vector<const Entry*> chosen;
    for (const auto& block : blocks_) {
        for (const auto& entry : block.entries) {
            if (!entry.record.views.empty()) {
                chosen.push_back(&entry);
            }
        }
    }
    const auto wanted = std::min(static_cast<std::size_t>(count), chosen.size());
    CounterRandom random(seed);
    for (std::size_t i = 0; i < wanted; ++i) {
        std::swap(chosen[i], chosen[i + random.below(chosen.size() - i)]);
    }
    double largest = 0.0;
    for (std::size_t i = 0; i < wanted && !stop.stop_requested(); ++i) {
        largest = std::max(largest, difference_of(*chosen[i]));
        if (progress) {
            progress(static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(wanted));
        }
    }
    return largest;
}

/// Between what is kept and what the teacher says now.
double LogitBank::difference_of(const Entry& entry) const {
    const auto classes = static_cast<std::size_t>(shape_.classes);
    std::vector<float> kept(entry.record.views.size() * classes);
    for (std::size_t row = 0; row < entry.record.views.size(); ++row) {
        if (!read_row(entry, static_cast<std::int64_t>(row),
                      std::span(kept).subspan(row * classes, classes))) {
            return std::numeric_limits<double>::infinity();
        }
    }
    return largest_difference(kept, ask(entry.record.block, entry.record.views).logits);
}

std::int64_t LogitBank::records() const {
    const std::shared_lock lock(mutex_);
    return std::accumulate(
        blocks_.begin(), blocks_.end(), std::int64_t{0}, [](std::int64_t sum, const Block& block) {
            return sum + static_cast<std::int64_t>(block.entries.size() - block.free.size());
        });
}

std::int64_t LogitBank::known(std::int64_t views) const {
    const std::shared_lock lock(mutex_);
    return std::accumulate(
        known_.begin(), known_.end(), std::int64_t{0}, [&](std::int64_t sum, const auto& known) {
            return sum + (std::partition_point(known.begin(), known.end(),
                                               [&](const Known& one) { return one.view < views; }) -
                          known.begin());
        });
}

std::int64_t LogitBank::memory_bytes() const {
    const std::shared_lock lock(mutex_);
    return memory_bytes_;
}

TeacherWork LogitBank::work() const {
    const std::shared_lock lock(mutex_);
    return work_;
}

} // namespace retort
