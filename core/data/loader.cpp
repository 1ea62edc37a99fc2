#include "core/data/loader.h"

#include "core/base/counter_random.h"
#include "core/base/parallel_for.h"
#include "core/data/prefetch.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <numeric>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>

namespace retort {

namespace {

// The streams of random numbers that hang on a run's seed.
constexpr std::uint64_t order_stream = 0x6f72646572;
constexpr std::uint64_t augment_stream = 0x6175676d;
constexpr std::uint64_t choice_stream = 0x63686f696365;
constexpr std::uint64_t mix_stream = 0x6d6978;
constexpr std::uint64_t mixed_view_stream = 0x6d69787669657773; // hangs on no run's seed

LoadedSplit prepare_split(Split split, const std::shared_ptr<MemoryBudget>& budget) {
    std::vector<std::filesystem::path> paths;
    std::transform(split.samples.begin(), split.samples.end(), std::back_inserter(paths),
                   [](const Sample& sample) { return sample.path; });
    auto store = std::make_shared<ImageStore>(std::move(paths), budget);
    return {std::move(split.name),   std::move(split.samples), std::move(store), {}, {},
            std::move(split.ignored)};
}

std::shared_ptr<LoadedData> prepare_data(ImageFolder found, std::size_t cache_bytes) {
    const auto budget = std::make_shared<MemoryBudget>(cache_bytes);
    auto data = std::make_shared<LoadedData>();
    data->root = std::move(found.root);
    data->classes = std::move(found.classes);
    data->train = prepare_split(std::move(found.train), budget);
    data->pooled = found.pooled;
    if (!found.pooled) {
        data->val = prepare_split(std::move(found.val), budget);
    }
    data->test = prepare_split(std::move(found.test), budget);
    data->remarks = std::move(found.remarks);
    return data;
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
        throw Error(RETORT_TEXT("None of the %2 images in %1 can be read. The first: %3"),
                    {split.name, std::to_string(split.samples.size()), split.unreadable.front().reason});
    }
}

/// A class that nobody shows would be trained as one that never comes.
void require_readable_classes(const LoadedSplit& split, const std::vector<std::string>& classes) {
    std::vector<std::int64_t> left(classes.size(), 0);
    for (const auto position : split.kept) {
        ++left[static_cast<std::size_t>(split.samples[position].label)];
    }
    for (const auto& lost : split.unreadable) {
        const auto label = static_cast<std::size_t>(split.samples[lost.index].label);
        if (left[label] == 0) {
            throw Error(RETORT_TEXT("No image of the class %1 in %2 can be read. The first: %3"),
                        {classes[label], split.name, lost.reason});
        }
    }
}

/// Where train has a picture, by its fingerprint.
std::unordered_map<std::uint64_t, std::size_t> training_pictures(const LoadedSplit& train) {
    std::unordered_map<std::uint64_t, std::size_t> seen;
    for (const auto position : train.kept) {
        seen.emplace(train.store->fingerprint(position), position);
    }
    seen.erase(0); // not looked at: somebody asked to stop
    return seen;
}

SeenInTraining seen_in_training(const LoadedSplit& split, const LoadedSplit& train,
                                const std::unordered_map<std::uint64_t, std::size_t>& pictures) {
    SeenInTraining seen;
    for (const auto position : split.kept) {
        const auto found = pictures.find(split.store->fingerprint(position));
        const bool is_other =
            found != pictures.end() && train.samples[found->second].path != split.samples[position].path;
        if (is_other && seen.count++ == 0) {
            seen.first = {position, found->second};
        }
    }
    return seen;
}

void find_in_training(LoadedData& data) {
    const auto pictures = training_pictures(data.train);
    data.val_in_train = seen_in_training(data.val, data.train, pictures);
    data.test_in_train = seen_in_training(data.test, data.train, pictures);
}

/// Those that were read: of one pool only one.
std::vector<LoadedSplit*> own_splits(LoadedData& data) {
    return data.pooled ? std::vector{&data.train, &data.test}
                       : std::vector{&data.train, &data.val, &data.test};
}

void share_pool(LoadedData& data) {
    if (data.pooled) {
        data.val = data.train;
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

/// What `write` writes of one image: 3×side×side, in the layout of batches.
template <typename Write>
torch::Tensor one_image(int side, const Write& write) {
    auto images = torch::empty({1, 3, side, side}, torch::kFloat32, torch::MemoryFormat::ChannelsLast);
    write(images.data_ptr<float>());
    return images[0];
}

/// Mixes what `mixture` says into the image of `split` that is written at `out`, interleaved.
void mix_in(const LoadedSplit& split, const Preprocessing& preprocessing, const Mixture& mixture,
            float* out) {
    const auto side = static_cast<std::size_t>(preprocessing.image_size);
    std::vector<float> other(3 * side * side);
    const auto image = split.store->get(static_cast<std::size_t>(mixture.other));
    write_train_tensor(*image, preprocessing, mixture.draws, other.data(), PixelLayout::interleaved);
    blend({out, other.size()}, other, mixture.weight);
}

/// The same of row `i` of `batch`, and its label with it.
void mix_in(const LoadedSplit& split, const Preprocessing& preprocessing, const Mixture& mixture,
            std::int64_t i, Batch& batch) {
    mix_in(split, preprocessing, mixture, batch.images.data_ptr<float>() + i * batch.images.stride(0));
    const auto& other = split.samples[static_cast<std::size_t>(mixture.other)];
    batch.other_labels.data_ptr<std::int64_t>()[i] = other.label;
    batch.label_weights.data_ptr<float>()[i] = static_cast<float>(mixture.weight);
}

bool can_be_read(const LoadedSplit& split, std::size_t position) {
    try {
        return split.store->get(position) != nullptr;
    } catch (const Error&) {
        return false;
    }
}

/// Of the image at `position` in the whole list; nothing where it cannot be read.
std::optional<std::int64_t> number_at(const LoadedSplit& split, std::size_t position) {
    const auto& kept = split.kept;
    const auto found = std::lower_bound(kept.begin(), kept.end(), position);
    const bool is_kept = found != kept.end() && *found == position;
    return is_kept && (split.is_checked || can_be_read(split, position)) ? std::optional(found - kept.begin())
                                                                         : std::nullopt;
}

/// What is mixed into the image that `random` is keyed by: one of those of `train` whose numbers, ascending,
/// `samples` has. By positions in the whole list, so that an unreadable file changes no other's mixture.
Mixture mixture_of(const LoadedSplit& train, const std::vector<std::int64_t>* samples, double mixup,
                   CounterRandom random) {
    return draw_mixture(mixup, std::ssize(train.samples), random, [&](std::int64_t position) {
        const auto number = number_at(train, static_cast<std::size_t>(position));
        return number &&
               (samples == nullptr || std::binary_search(samples->begin(), samples->end(), *number));
    });
}

/// Of a numbered view, in which any of the training images may be mixed.
Mixture numbered_mixture(const LoadedSplit& train, double mixup, std::size_t position, std::int64_t view) {
    return mixture_of(train, nullptr, mixup, CounterRandom(mixed_view_stream, position, view));
}

/// What a training image is augmented by where it shows no numbered view.
CounterRandom fresh_draws(std::uint64_t seed, int epoch, std::size_t position) {
    return CounterRandom(seed, augment_stream, epoch, position);
}

} // namespace

std::shared_ptr<const LoadedData> open_data(const std::filesystem::path& folder, std::size_t cache_bytes,
                                            int threads, const Progress& progress,
                                            const std::stop_token& stop) {
    return open_data(open_image_folder(folder), cache_bytes, threads, progress, stop);
}

std::shared_ptr<const LoadedData> open_data(ImageFolder found, std::size_t cache_bytes, int threads,
                                            const Progress& progress, const std::stop_token& stop) {
    const auto data = prepare_data(std::move(found), cache_bytes);
    const auto total = static_cast<std::int64_t>(data->train.samples.size() + data->val.samples.size() +
                                                 data->test.samples.size());
    std::int64_t before = 0;
    for (auto* split : own_splits(*data)) {
        const auto report = [&](std::int64_t done, std::int64_t) {
            if (progress) {
                progress(before + done, total);
            }
        };
        split->unreadable = split->store->check(threads, report, stop);
        drop_unreadable(*split);
        require_readable_classes(*split, data->classes);
        before += static_cast<std::int64_t>(split->samples.size());
    }
    share_pool(*data);
    find_in_training(*data);
    return data;
}

std::shared_ptr<const LoadedData> list_data(ImageFolder found, std::size_t cache_bytes) {
    const auto data = prepare_data(std::move(found), cache_bytes);
    for (auto* split : own_splits(*data)) {
        split->is_checked = false;
        split->kept.resize(split->samples.size());
        std::iota(split->kept.begin(), split->kept.end(), std::size_t{0});
    }
    share_pool(*data);
    return data;
}

RunSamples run_samples(const LoadedData& data, const SampleChoice& choice) {
    const auto folds = choice.folds > 1 ? fold_numbers(data.train.samples, choice.folds, choice.split_seed)
                                        : std::vector<std::int64_t>();
    const auto is_held_out = [&](std::size_t position) {
        return !folds.empty() && folds[position] == choice.fold;
    };
    RunSamples samples;
    std::vector<std::size_t> training;
    std::copy_if(data.train.kept.begin(), data.train.kept.end(), std::back_inserter(training),
                 [&](std::size_t position) { return !is_held_out(position); });
    const auto taken =
        share_of(data.train.samples, std::move(training), choice.train_fraction, choice.run_seed);
    for (std::int64_t i = 0; i < data.train.count(); ++i) {
        if (std::binary_search(taken.begin(), taken.end(), data.train.kept[static_cast<std::size_t>(i)])) {
            samples.train.push_back(i);
        }
    }
    for (std::int64_t i = 0; i < data.val.count(); ++i) {
        if (folds.empty() || is_held_out(data.val.kept[static_cast<std::size_t>(i)])) {
            samples.val.push_back(i);
        }
    }
    return samples;
}

std::int64_t view_count(std::int64_t asked, std::int64_t epochs, const Preprocessing& preprocessing) {
    return std::min(asked < 0 ? epochs : asked, distinct_views(preprocessing));
}

std::int64_t chosen_view(std::uint64_t seed, int epoch, std::size_t position, std::int64_t views) {
    const auto round = (epoch - 1) / views;
    const auto count = static_cast<std::uint64_t>(views);
    const auto start = CounterRandom(seed, choice_stream, round, position).below(count);
    return static_cast<std::int64_t>((start + static_cast<std::uint64_t>(epoch)) % count);
}

ImageFeed::ImageFeed(std::shared_ptr<const LoadedData> data, Preprocessing preprocessing,
                     std::int64_t batch_size, std::uint64_t seed, int threads, std::int64_t views)
    : ImageFeed(data, run_samples(*data), std::move(preprocessing), batch_size, seed, threads, views) {}

ImageFeed::ImageFeed(std::shared_ptr<const LoadedData> data, RunSamples samples, Preprocessing preprocessing,
                     std::int64_t batch_size, std::uint64_t seed, int threads, std::int64_t views)
    : data_(std::move(data))
    , samples_(std::move(samples))
    , preprocessing_(std::move(preprocessing))
    , batch_size_(batch_size)
    , seed_(seed)
    , threads_(threads)
    , views_(views) {}

std::vector<std::int64_t> ImageFeed::train_order(int epoch) const {
    std::vector<std::pair<std::uint64_t, std::int64_t>> keys;
    keys.reserve(samples_.train.size());
    for (const auto i : samples_.train) {
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

std::vector<std::int64_t> ImageFeed::train_views(int epoch) const {
    if (views_ <= 0) {
        return {};
    }
    std::vector<std::int64_t> views(data_->train.kept.size(), -1);
    for (const auto i : samples_.train) {
        const auto number = static_cast<std::size_t>(i);
        views[number] = chosen_view(seed_, epoch, data_->train.kept[number], views_);
    }
    return views;
}

ImageFeed::Mix ImageFeed::train_mix(int epoch) const {
    if (preprocessing_.mixup <= 0.0) {
        return {};
    }
    return [data = data_, samples = samples_.train, mixup = preprocessing_.mixup, seed = seed_,
            views = views_, epoch](std::int64_t sample) {
        const auto position = data->train.kept[static_cast<std::size_t>(sample)];
        return views > 0
                   ? numbered_mixture(data->train, mixup, position, chosen_view(seed, epoch, position, views))
                   : mixture_of(data->train, &samples, mixup,
                                CounterRandom(seed, mix_stream, epoch, position));
    };
}

ImageFeed::Write ImageFeed::train_write(int epoch) const {
    return [data = data_, prep = preprocessing_, seed = seed_, views = views_,
            epoch](std::int64_t sample, const Image& image, float* out) {
        const auto position = data->train.kept[static_cast<std::size_t>(sample)];
        if (views > 0) {
            write_numbered_tensor(image, prep, position, chosen_view(seed, epoch, position, views), out,
                                  PixelLayout::interleaved);
        } else {
            write_train_tensor(image, prep, fresh_draws(seed, epoch, position), out,
                               PixelLayout::interleaved);
        }
    };
}

ImageFeed::Write ImageFeed::val_write() const {
    return [prep = preprocessing_](std::int64_t, const Image& image, float* out) {
        write_val_tensor(image, prep, out, PixelLayout::interleaved);
    };
}

View ImageFeed::train_view(int epoch, std::int64_t sample, Size picture) const {
    const auto position = data_->train.kept.at(static_cast<std::size_t>(sample));
    return views_ > 0
               ? numbered_view(picture, preprocessing_, position, chosen_view(seed_, epoch, position, views_))
               : retort::train_view(picture, preprocessing_, fresh_draws(seed_, epoch, position));
}

std::unique_ptr<BatchSource> ImageFeed::train_pass(int epoch) {
    return pass(data_->train, train_order(epoch), train_views(epoch), train_write(epoch), train_mix(epoch));
}

std::unique_ptr<BatchSource> ImageFeed::val_pass() {
    return pass(data_->val, samples_.val, {}, val_write());
}

std::unique_ptr<BatchSource> ImageFeed::test_pass() {
    std::vector<std::int64_t> order(static_cast<std::size_t>(test_count()));
    std::iota(order.begin(), order.end(), 0);
    return pass(data_->test, std::move(order), {}, val_write());
}

torch::Tensor ImageFeed::train_image(int epoch, std::int64_t sample, const Image& image) const {
    return one_image(preprocessing_.image_size, [&](float* out) {
        train_write(epoch)(sample, image, out);
        if (const auto mix = train_mix(epoch)) {
            mix_in(data_->train, preprocessing_, mix(sample), out);
        }
    });
}

torch::Tensor ImageFeed::val_image(const Image& image) const {
    return one_image(preprocessing_.image_size, [&](float* out) { val_write()(0, image, out); });
}

/// The pass holds what it needs, so it may outlive the feed.
std::unique_ptr<BatchSource> ImageFeed::pass(const LoadedSplit& split, std::vector<std::int64_t> order,
                                             std::vector<std::int64_t> views, Write write, Mix mix) const {
    const auto count = static_cast<std::int64_t>(order.size());
    const BatchPartition partition(count, batch_size_);
    auto build = [data = data_, &split, order = std::move(order), views = std::move(views),
                  write = std::move(write), mix = std::move(mix), partition, size = batch_size_,
                  prep = preprocessing_](std::int64_t k, const std::stop_token& stop) {
        const auto first = k * size;
        auto batch = make_batch(split, order, first, partition.size_of(k), prep.image_size);
        if (!views.empty()) {
            batch.views = torch::empty_like(batch.indices);
        }
        if (mix) {
            batch.other_labels = torch::empty_like(batch.labels);
            batch.label_weights = torch::empty(batch.labels.sizes(), torch::kFloat32);
        }
        auto* out = batch.images.data_ptr<float>();
        const auto floats = batch.images.stride(0);
        for (std::int64_t i = 0; i < batch.images.size(0) && !stop.stop_requested(); ++i) {
            const auto sample = order[static_cast<std::size_t>(first + i)];
            const auto image = split.store->get(split.kept[static_cast<std::size_t>(sample)]);
            write(sample, *image, out + i * floats);
            if (mix) {
                mix_in(split, prep, mix(sample), i, batch);
            }
            if (!views.empty()) {
                batch.views.data_ptr<std::int64_t>()[i] = views[static_cast<std::size_t>(sample)];
            }
        }
        return batch;
    };
    return std::make_unique<Prefetch>(partition.batches(), threads_, std::move(build));
}

ImageViews::ImageViews(std::shared_ptr<const LoadedData> data, Preprocessing preprocessing, int threads)
    : data_(std::move(data))
    , preprocessing_(std::move(preprocessing))
    , threads_(threads) {}

torch::Tensor ImageViews::images(std::span<const std::int64_t> indices,
                                 std::span<const std::int64_t> views) const {
    const auto& split = data_->train;
    const auto count = static_cast<std::int64_t>(indices.size());
    auto images =
        make_batch(split, {indices.begin(), indices.end()}, 0, count, preprocessing_.image_size).images;
    auto* out = images.data_ptr<float>();
    const auto floats = images.stride(0);
    parallel_for(count, threads_, [&](std::int64_t k) {
        const auto position = split.kept[static_cast<std::size_t>(indices[static_cast<std::size_t>(k)])];
        const auto image = split.store->get(position);
        const auto view = views[static_cast<std::size_t>(k)];
        write_numbered_tensor(*image, preprocessing_, position, view, out + k * floats,
                              PixelLayout::interleaved);
        if (preprocessing_.mixup > 0.0) {
            mix_in(split, preprocessing_, numbered_mixture(split, preprocessing_.mixup, position, view),
                   out + k * floats);
        }
    });
    return images;
}

} // namespace retort
