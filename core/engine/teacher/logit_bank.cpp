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

constexpr std::int32_t unknown = -1;

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

} // namespace

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
    where_.assign(static_cast<std::size_t>(shape_.images), {});
    memory_bytes_ = 0;
}

void LogitBank::add(LogitRecord record, std::optional<std::uint64_t> place) {
    const std::unique_lock lock(mutex_);
    keep(std::move(record), place);
}

void LogitBank::keep(LogitRecord record, std::optional<std::uint64_t> place) {
    auto& entries = blocks_.at(static_cast<std::size_t>(record.block)).entries;
    const auto number = static_cast<std::int32_t>(entries.size());
    const auto first = shape_.first_of(record.block);
    for (std::size_t row = 0; row < record.views.size(); ++row) {
        auto& where = where_.at(static_cast<std::size_t>(first) + row);
        const auto view = static_cast<std::size_t>(record.views[row]);
        if (view >= where.size()) {
            where.resize(view + 1, unknown);
        }
        if (where[view] == unknown) {
            where[view] = number;
        }
    }
    const auto bytes = static_cast<std::int64_t>(record.logits.size() * sizeof(float));
    const bool fits = memory_bytes_ + bytes <= storage_.memory_bytes;
    if (!fits && place) {
        record.logits = {};
    } else {
        memory_bytes_ += bytes;
        if (!fits && !std::exchange(beyond_memory_, true) && storage_.beyond_memory) {
            storage_.beyond_memory();
        }
    }
    entries.push_back({std::move(record), place});
}

const LogitBank::Entry* LogitBank::find(std::int64_t image, std::int64_t view) const {
    if (image < 0 || image >= shape_.images || view < 0) {
        return nullptr;
    }
    const auto& where = where_[static_cast<std::size_t>(image)];
    if (view >= static_cast<std::int64_t>(where.size()) || where[static_cast<std::size_t>(view)] == unknown) {
        return nullptr;
    }
    const auto& block = blocks_[static_cast<std::size_t>(image / shape_.block_rows)];
    return &block.entries[static_cast<std::size_t>(where[static_cast<std::size_t>(view)])];
}

std::int32_t LogitBank::lowest_unknown(std::int64_t image) const {
    const auto& where = where_[static_cast<std::size_t>(image)];
    return static_cast<std::int32_t>(std::find(where.begin(), where.end(), unknown) - where.begin());
}

std::int64_t LogitBank::lacking(std::int64_t block, std::span<const std::int64_t> views) const {
    const auto first = shape_.first_of(block);
    std::int64_t count = 0;
    for (auto image = first; image < first + shape_.rows_of(block); ++image) {
        const auto view = views[static_cast<std::size_t>(image)];
        count += view >= 0 && find(image, view) == nullptr ? 1 : 0;
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

/// Drops from `pending` what is known by now, and takes the first of the others that nobody works at.
std::optional<std::int64_t> LogitBank::claim(std::vector<Need>& pending,
                                             std::span<const std::int64_t> views) {
    std::erase_if(pending, [&](const Need& need) { return lacking(need.block, views) == 0; });
    for (const auto& need : pending) {
        auto& block = blocks_[static_cast<std::size_t>(need.block)];
        if (!block.busy) {
            block.busy = true;
            return need.block;
        }
    }
    return std::nullopt;
}

std::vector<std::int32_t> LogitBank::views_to_ask(std::int64_t block,
                                                  std::span<const std::int64_t> views) const {
    std::vector<std::int32_t> wanted;
    const auto first = shape_.first_of(block);
    for (auto image = first; image < first + shape_.rows_of(block); ++image) {
        const auto view = views[static_cast<std::size_t>(image)];
        const bool asks = view >= 0 && find(image, view) == nullptr;
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

void LogitBank::ask_and_keep(std::int64_t block, std::vector<std::int32_t> views) {
    const auto start = std::chrono::steady_clock::now();
    auto record = ask(block, std::move(views));
    const double seconds = seconds_since(start);
    const auto place = storage_.journal ? storage_.journal->append(record) : std::nullopt;
    const std::unique_lock lock(mutex_);
    ++work_.forwards;
    work_.images += static_cast<std::int64_t>(record.views.size());
    work_.seconds += seconds;
    keep(std::move(record), place);
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
    const auto left = [&] {
        return std::accumulate(pending.begin(), pending.end(), std::int64_t{0},
                               [](std::int64_t sum, const Need& need) { return sum + need.images; });
    };
    const auto total = left();
    for (std::int64_t told = 0; !stop.stop_requested();) {
        const auto seen = changes_;
        const auto block = claim(pending, views);
        auto wanted = block ? views_to_ask(*block, views) : std::vector<std::int32_t>();
        const auto done = total - left();
        lock.unlock();
        try {
            if (progress && done != told) {
                progress(done, total);
            }
            told = done;
            if (block) {
                ask_and_keep(*block, std::move(wanted));
            }
        } catch (...) {
            if (block) {
                release(*block);
            }
            throw;
        }
        if (block) {
            release(*block);
        }
        lock.lock();
        if (pending.empty()) {
            return true;
        }
        if (!block) {
            changed_.wait(lock, stop, [&] { return changes_ != seen; });
        }
    }
    return false;
}

void LogitBank::read_row(const Entry& entry, std::int64_t row, std::span<float> logits) const {
    if (entry.record.logits.empty()) {
        storage_.journal->read(*entry.place, shape_.rows_of(entry.record.block), row, logits);
        return;
    }
    const auto from =
        std::span(entry.record.logits).subspan(static_cast<std::size_t>(row * shape_.classes), logits.size());
    std::copy(from.begin(), from.end(), logits.begin());
}

torch::Tensor LogitBank::batch_logits(const Batch& batch) const {
    if (!batch.views.defined()) {
        throw Error(RETORT_TEXT("a training batch has no view numbers"));
    }
    const auto rows = batch.indices.size(0);
    auto logits = torch::empty({rows, shape_.classes}, torch::kFloat32);
    const auto* indices = batch.indices.data_ptr<std::int64_t>();
    const auto* views = batch.views.data_ptr<std::int64_t>();
    const auto classes = static_cast<std::size_t>(shape_.classes);
    const std::shared_lock lock(mutex_);
    for (std::int64_t k = 0; k < rows; ++k) {
        const auto* entry = find(indices[k], views[k]);
        if (entry == nullptr) {
            throw Error(RETORT_TEXT("there are no teacher logits for view %1 of training image %2"),
                        {std::to_string(views[k]), std::to_string(indices[k])});
        }
        read_row(*entry, indices[k] % shape_.block_rows,
                 std::span(logits.data_ptr<float>() + k * shape_.classes, classes));
    }
    return logits;
}

double LogitBank::check(std::int64_t count, std::uint64_t seed, const std::stop_token& stop,
                        const Progress& progress) const {
    std::vector<const Entry*> chosen;
    for (const auto& block : blocks_) {
        for (const auto& entry : block.entries) {
            chosen.push_back(&entry);
        }
    }
    const auto wanted = std::min(static_cast<std::size_t>(count), chosen.size());
    CounterRandom random(seed);
    for (std::size_t i = 0; i < wanted; ++i) {
        std::swap(chosen[i], chosen[i + random.below(chosen.size() - i)]);
    }
    double largest = 0.0;
    for (std::size_t i = 0; i < wanted && !stop.stop_requested(); ++i) {
        const auto& entry = *chosen[i];
        const auto rows = entry.record.views.size();
        std::vector<float> kept(rows * static_cast<std::size_t>(shape_.classes));
        for (std::size_t row = 0; row < rows; ++row) {
            read_row(entry, static_cast<std::int64_t>(row),
                     std::span(kept).subspan(row * static_cast<std::size_t>(shape_.classes),
                                             static_cast<std::size_t>(shape_.classes)));
        }
        const auto again = ask(entry.record.block, entry.record.views);
        largest = std::max(largest, largest_difference(kept, again.logits));
        if (progress) {
            progress(static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(wanted));
        }
    }
    return largest;
}

std::int64_t LogitBank::records() const {
    const std::shared_lock lock(mutex_);
    return std::accumulate(blocks_.begin(), blocks_.end(), std::int64_t{0},
                           [](std::int64_t sum, const Block& block) {
                               return sum + static_cast<std::int64_t>(block.entries.size());
                           });
}

std::int64_t LogitBank::known(std::int64_t views) const {
    const std::shared_lock lock(mutex_);
    std::int64_t count = 0;
    for (const auto& where : where_) {
        const auto end = where.begin() + std::min(views, static_cast<std::int64_t>(where.size()));
        count += (end - where.begin()) - std::count(where.begin(), end, unknown);
    }
    return count;
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
