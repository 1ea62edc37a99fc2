#include "core/data/loader.h"

#include "core/data/prefetch.h"
#include "core/engine/counter_random.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace retort {

namespace {

// The streams of random numbers that hang on a run's seed.
constexpr std::uint64_t order_stream = 0x6f72646572;
constexpr std::uint64_t augment_stream = 0x6175676d;

LoadedSplit prepare_split(Split split, const std::shared_ptr<MemoryBudget>& budget) {
    std::vector<std::filesystem::path> paths;
    std::transform(split.samples.begin(), split.samples.end(), std::back_inserter(paths),
                   [](const Sample& sample) { return sample.path; });
    auto store = std::make_shared<ImageStore>(std::move(paths), budget);
    return {std::move(split.name), std::move(split.samples), std::move(store), {}, {}};
}

void drop_unreadable(LoadedSplit& split) {
    auto unreadable = split.unreadable.begin();
    for (std::size_t i = 0; i < split.samples.size(); ++i) {
        if (unreadable != split.unreadable.end() && unreadable->index == i) {
            ++unreadable;
        } else {
            split.kept.push_back(i);
        }
    }
    if (split.kept.empty() && !split.samples.empty()) {
        throw Error(
            RETORT_TEXT("None of the %2 images in %1 can be read. The first: %3"),
            {split.name, std::to_string(split.samples.size()), split.unreadable.front().reason.str()});
    }
}

Batch make_batch(const LoadedSplit& split, const std::vector<std::int64_t>& order, std::int64_t first,
                 std::int64_t size, int side) {
    Batch batch;
    // In the layout that convolutions are fastest in, so that nobody copies the batch into it.
    batch.images = torch::empty({size, 3, side, side}, torch::kFloat32, torch::MemoryFormat::ChannelsLast);
    batch.labels = torch::empty({size}, torch::kInt64);
    batch.indices = torch::empty({size}, torch::kInt64);
    for (std::int64_t i = 0; i < size; ++i) {
        const auto sample = order[static_cast<std::size_t>(first + i)];
        batch.indices.data_ptr<std::int64_t>()[i] = sample;
        batch.labels.data_ptr<std::int64_t>()[i] = split.sample(sample).label;
    }
    return batch;
}

} // namespace

std::shared_ptr<const LoadedData> open_data(const std::filesystem::path& folder, std::size_t cache_bytes,
                                            int threads, const Progress& progress,
                                            const std::stop_token& stop) {
    return open_data(open_image_folder(folder), cache_bytes, threads, progress, stop);
}

std::shared_ptr<const LoadedData> open_data(ImageFolder found, std::size_t cache_bytes, int threads,
                                            const Progress& progress, const std::stop_token& stop) {
    const auto budget = std::make_shared<MemoryBudget>(cache_bytes);
    auto data = std::make_shared<LoadedData>();
    data->root = std::move(found.root);
    data->classes = std::move(found.classes);
    data->train = prepare_split(std::move(found.train), budget);
    data->val = prepare_split(std::move(found.val), budget);
    const auto total = static_cast<std::int64_t>(data->train.samples.size() + data->val.samples.size());
    std::int64_t before = 0;
    for (auto* split : {&data->train, &data->val}) {
        const auto report = [&](std::int64_t done, std::int64_t) {
            if (progress) {
                progress(before + done, total);
            }
        };
        split->unreadable = split->store->check(threads, report, stop);
        drop_unreadable(*split);
        before += static_cast<std::int64_t>(split->samples.size());
    }
    return data;
}

ImageFeed::ImageFeed(std::shared_ptr<const LoadedData> data, Preprocessing preprocessing,
                     std::int64_t batch_size, std::uint64_t seed, int threads)
    : data_(std::move(data))
    , preprocessing_(std::move(preprocessing))
    , batch_size_(batch_size)
    , seed_(seed)
    , threads_(threads) {}

std::vector<std::int64_t> ImageFeed::train_order(int epoch) const {
    std::vector<std::pair<std::uint64_t, std::int64_t>> keys;
    keys.reserve(data_->train.kept.size());
    for (std::int64_t i = 0; i < train_count(); ++i) {
        // Keyed by the position in the whole list: one unreadable file leaves the order of the others as it
        // is.
        const auto position = data_->train.kept[static_cast<std::size_t>(i)];
        keys.emplace_back(CounterRandom(seed_, order_stream, epoch, position).bits(), i);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::int64_t> order;
    order.reserve(keys.size());
    std::transform(keys.begin(), keys.end(), std::back_inserter(order),
                   [](const auto& key) { return key.second; });
    return order;
}

std::unique_ptr<BatchSource> ImageFeed::train_pass(int epoch) {
    auto write = [this_data = data_, prep = preprocessing_, seed = seed_,
                  epoch](std::int64_t sample, const Image& image, float* out) {
        const auto position = this_data->train.kept[static_cast<std::size_t>(sample)];
        write_train_tensor(image, prep, CounterRandom(seed, augment_stream, epoch, position), out,
                           PixelLayout::interleaved);
    };
    return pass(data_->train, train_order(epoch), epoch, std::move(write));
}

std::unique_ptr<BatchSource> ImageFeed::val_pass() {
    std::vector<std::int64_t> order(static_cast<std::size_t>(val_count()));
    std::iota(order.begin(), order.end(), 0);
    auto write = [prep = preprocessing_](std::int64_t, const Image& image, float* out) {
        write_val_tensor(image, prep, out, PixelLayout::interleaved);
    };
    return pass(data_->val, std::move(order), 0, std::move(write));
}

/// The pass holds what it needs, so it may outlive the feed.
std::unique_ptr<BatchSource> ImageFeed::pass(const LoadedSplit& split, std::vector<std::int64_t> order,
                                             int epoch, Write write) const {
    const auto count = static_cast<std::int64_t>(order.size());
    const auto batches = (count + batch_size_ - 1) / batch_size_;
    auto build = [data = data_, &split, order = std::move(order), write = std::move(write), count, epoch,
                  size = batch_size_,
                  side = preprocessing_.image_size](std::int64_t k, const std::stop_token& stop) {
        const auto first = k * size;
        auto batch = make_batch(split, order, first, std::min(size, count - first), side);
        if (epoch > 0) {
            batch.views = torch::full_like(batch.indices, epoch);
        }
        auto* out = batch.images.data_ptr<float>();
        const auto floats = batch.images.stride(0);
        for (std::int64_t i = 0; i < batch.images.size(0) && !stop.stop_requested(); ++i) {
            const auto sample = order[static_cast<std::size_t>(first + i)];
            const auto image = split.store->get(split.kept[static_cast<std::size_t>(sample)]);
            write(sample, *image, out + i * floats);
        }
        return batch;
    };
    return std::make_unique<Prefetch>(batches, threads_, std::move(build));
}

} // namespace retort
