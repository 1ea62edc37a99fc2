#include "core/data/loader.h"

#include "core/base/counter_random.h"
#include "core/base/parallel_for.h"
#include "core/data/prefetch.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <iterator>
#include <numeric>
#include <optional>
#include <span>
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
constexpr std::uint64_t sample_stream = 0x73616d706c65;
constexpr std::uint64_t mixed_view_stream = 0x6d69787669657773; // hangs on no run's seed

Batch make_batch(const LoadedSplit& split, std::span<const std::int64_t> samples, int side) {
    const auto size = std::ssize(samples);
    Batch batch;
    // In the layout that convolutions are fastest in, so that nobody copies the batch into it.
    batch.images = torch::empty({size, 3, side, side}, torch::kFloat32, torch::MemoryFormat::ChannelsLast);
    batch.labels = torch::empty({size}, torch::kInt64);
    batch.indices = torch::empty({size}, torch::kInt64);
    for (std::int64_t i = 0; i < size; ++i) {
        const auto sample = samples[static_cast<std::size_t>(i)];
        batch.indices.data_ptr<std::int64_t>()[i] = sample;
        batch.labels.data_ptr<std::int64_t>()[i] = split.sample(sample).label;
    }
    return batch;
}

/// Room for what else is said of each image.
void add_columns(Batch& batch, bool views, bool mixtures) {
    if (views) {
        batch.views = torch::empty_like(batch.indices);
    }
    if (mixtures) {
        batch.other_labels = torch::empty_like(batch.labels);
        batch.label_weights = torch::empty(batch.labels.sizes(), torch::kFloat32);
    }
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
    mix({out, other.size()}, other, mixture, preprocessing.image_size);
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
Mixture mixture_of(const LoadedSplit& train, const std::vector<std::int64_t>* samples,
                   const Preprocessing& how, CounterRandom random) {
    const auto may_be = [&](std::int64_t position) {
        const auto number = number_at(train, static_cast<std::size_t>(position));
        return number &&
               (samples == nullptr || std::binary_search(samples->begin(), samples->end(), *number));
    };
    return draw_mixture(how.mixing, how.image_size, std::ssize(train.samples), random, may_be);
}

/// Of a numbered view, in which any of the training images may be mixed.
Mixture numbered_mixture(const LoadedSplit& train, const Preprocessing& how, std::size_t position,
                         std::int64_t view) {
    return mixture_of(train, nullptr, how, CounterRandom(mixed_view_stream, position, view));
}

/// A sample in a pass, and how often the pass has shown it before.
struct Showing {
    std::int64_t sample;
    std::int64_t times = 0;
};

std::vector<Showing> showings(const std::vector<std::int64_t>& order) {
    std::unordered_map<std::int64_t, std::int64_t> times;
    std::vector<Showing> all;
    all.reserve(order.size());
    std::transform(order.begin(), order.end(), std::back_inserter(all), [&](std::int64_t sample) {
        return Showing{sample, times[sample]++};
    });
    return all;
}

/// One pass over images. It holds what it needs, so it may outlive the feed.
struct Pass {
    std::shared_ptr<const LoadedData> data;
    const LoadedSplit& split; ///< of `data`
    std::vector<Showing> order;
    Preprocessing how;
    std::function<void(const Showing& showing, const Image& image, float* out)> write = {};
    std::function<std::int64_t(const Showing& showing)> view = {}; ///< empty where views have no numbers
    std::function<Mixture(const Showing& showing)> mixture = {};   ///< empty where nothing is mixed in

    /// Fills row `i` of `batch`.
    void make(const Showing& showing, std::int64_t i, Batch& batch) const {
        const auto image = split.store->get(split.kept[static_cast<std::size_t>(showing.sample)]);
        write(showing, *image, batch.images.data_ptr<float>() + i * batch.images.stride(0));
        if (mixture) {
            mix_in(split, how, mixture(showing), i, batch);
        }
        if (view) {
            batch.views.data_ptr<std::int64_t>()[i] = view(showing);
        }
    }
};

Pass validation_pass(std::shared_ptr<const LoadedData> data, const LoadedSplit& split,
                     const std::vector<std::int64_t>& order, const Preprocessing& how) {
    Pass pass{std::move(data), split, showings(order), how};
    pass.write = [how](const Showing& /*showing*/, const Image& image, float* out) {
        write_val_tensor(image, how, out, PixelLayout::interleaved);
    };
    return pass;
}

std::unique_ptr<BatchSource> begun(Pass pass, std::int64_t batch_size, int threads) {
    const BatchPartition partition(std::ssize(pass.order), batch_size);
    auto build = [pass = std::move(pass), partition, batch_size](std::int64_t k,
                                                                 const std::stop_token& stop) {
        const std::span shown(pass.order.data() + k * batch_size,
                              static_cast<std::size_t>(partition.size_of(k)));
        std::vector<std::int64_t> samples;
        std::transform(shown.begin(), shown.end(), std::back_inserter(samples),
                       [](const Showing& showing) { return showing.sample; });
        auto batch = make_batch(pass.split, samples, pass.how.image_size);
        add_columns(batch, static_cast<bool>(pass.view), static_cast<bool>(pass.mixture));
        for (std::size_t i = 0; i < shown.size() && !stop.stop_requested(); ++i) {
            pass.make(shown[i], static_cast<std::int64_t>(i), batch);
        }
        return batch;
    };
    return std::make_unique<Prefetch>(partition.batches(), threads, std::move(build));
}

} // namespace

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
    return samples_.sampler == Sampler::balanced ? balanced_order(epoch) : shuffled_order(epoch);
}

std::vector<std::int64_t> ImageFeed::balanced_order(int epoch) const {
    auto classes = samples_by_class(*data_, samples_);
    std::erase_if(classes, [](const auto& one) { return one.empty(); });
    std::vector<std::int64_t> order;
    order.reserve(samples_.train.size());
    for (std::size_t place = 0; place < samples_.train.size(); ++place) {
        CounterRandom random(seed_, sample_stream, epoch, place);
        const auto& one = classes[random.below(classes.size())];
        order.push_back(one[random.below(one.size())]);
    }
    return order;
}

std::vector<std::int64_t> ImageFeed::shuffled_order(int epoch) const {
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

/// What one epoch makes of training images. It holds what it needs, so it may outlive the feed.
class ImageFeed::TrainingEpoch {
  public:
    TrainingEpoch(const ImageFeed& feed, int epoch)
        : data_(feed.data_)
        , samples_(feed.samples_.train)
        , how_(feed.preprocessing_)
        , seed_(feed.seed_)
        , views_(feed.views_)
        , epoch_(epoch) {}

    [[nodiscard]] bool has_views() const { return views_ > 0; }
    [[nodiscard]] bool is_mixed() const { return how_.mixing.is_on(); }

    /// Which numbered view it is, where there are some.
    [[nodiscard]] std::int64_t view(const Showing& showing) const {
        return (chosen_view(seed_, epoch_, position(showing), views_) + showing.times) % views_;
    }

    [[nodiscard]] View box(const Showing& showing, Size picture) const {
        return has_views() ? numbered_view(picture, how_, position(showing), view(showing))
                           : retort::train_view(picture, how_, draws(augment_stream, showing));
    }

    void write(const Showing& showing, const Image& image, float* out) const {
        if (has_views()) {
            write_numbered_tensor(image, how_, position(showing), view(showing), out,
                                  PixelLayout::interleaved);
        } else {
            write_train_tensor(image, how_, draws(augment_stream, showing), out, PixelLayout::interleaved);
        }
    }

    [[nodiscard]] Mixture mixture(const Showing& showing) const {
        return has_views() ? numbered_mixture(data_->train, how_, position(showing), view(showing))
                           : mixture_of(data_->train, &samples_, how_, draws(mix_stream, showing));
    }

  private:
    [[nodiscard]] std::size_t position(const Showing& showing) const {
        return data_->train.kept.at(static_cast<std::size_t>(showing.sample));
    }

    /// Where it shows no numbered view.
    [[nodiscard]] CounterRandom draws(std::uint64_t stream, const Showing& showing) const {
        return showing.times == 0 ? CounterRandom(seed_, stream, epoch_, position(showing))
                                  : CounterRandom(seed_, stream, epoch_, position(showing), showing.times);
    }

    std::shared_ptr<const LoadedData> data_;
    std::vector<std::int64_t> samples_;
    Preprocessing how_;
    std::uint64_t seed_;
    std::int64_t views_;
    int epoch_;
};

ImageFeed::TrainingEpoch ImageFeed::training(int epoch) const {
    return {*this, epoch};
}

std::vector<std::int64_t> ImageFeed::train_views(int epoch) const {
    if (views_ <= 0) {
        return {};
    }
    const auto making = training(epoch);
    std::vector<std::int64_t> views(data_->train.kept.size(), -1);
    for (const auto i : samples_.sampler == Sampler::balanced ? balanced_order(epoch) : samples_.train) {
        views[static_cast<std::size_t>(i)] = making.view({i});
    }
    return views;
}

std::vector<std::vector<std::int64_t>> ImageFeed::repeated_views(int epoch) const {
    std::vector<std::vector<std::int64_t>> repeated;
    if (views_ <= 0 || samples_.sampler != Sampler::balanced) {
        return repeated;
    }
    const auto making = training(epoch);
    for (const auto& showing : showings(balanced_order(epoch))) {
        if (showing.times == 0 || showing.times >= views_) { // then it has come before
            continue;
        }
        const auto round = static_cast<std::size_t>(showing.times);
        repeated.resize(std::max(repeated.size(), round),
                        std::vector<std::int64_t>(data_->train.kept.size(), -1));
        repeated[round - 1][static_cast<std::size_t>(showing.sample)] = making.view(showing);
    }
    return repeated;
}

View ImageFeed::train_view(int epoch, std::int64_t sample, Size picture) const {
    return training(epoch).box({sample}, picture);
}

std::unique_ptr<BatchSource> ImageFeed::train_pass(int epoch) {
    const auto making = training(epoch);
    Pass pass{data_, data_->train, showings(train_order(epoch)), preprocessing_};
    pass.write = [making](const Showing& showing, const Image& image, float* out) {
        making.write(showing, image, out);
    };
    if (making.has_views()) {
        pass.view = [making](const Showing& showing) { return making.view(showing); };
    }
    if (making.is_mixed()) {
        pass.mixture = [making](const Showing& showing) { return making.mixture(showing); };
    }
    return begun(std::move(pass), batch_size_, threads_);
}

std::unique_ptr<BatchSource> ImageFeed::val_pass() {
    return begun(validation_pass(data_, data_->val, samples_.val, preprocessing_), batch_size_, threads_);
}

std::unique_ptr<BatchSource> ImageFeed::test_pass() {
    std::vector<std::int64_t> order(static_cast<std::size_t>(test_count()));
    std::iota(order.begin(), order.end(), 0);
    return begun(validation_pass(data_, data_->test, order, preprocessing_), batch_size_, threads_);
}

torch::Tensor ImageFeed::train_image(int epoch, std::int64_t sample, const Image& image) const {
    return one_image(preprocessing_.image_size, [&](float* out) {
        const auto making = training(epoch);
        making.write({sample}, image, out);
        if (making.is_mixed()) {
            mix_in(data_->train, preprocessing_, making.mixture({sample}), out);
        }
    });
}

torch::Tensor ImageFeed::val_image(const Image& image) const {
    return one_image(preprocessing_.image_size, [&](float* out) {
        write_val_tensor(image, preprocessing_, out, PixelLayout::interleaved);
    });
}

ImageViews::ImageViews(std::shared_ptr<const LoadedData> data, Preprocessing preprocessing, int threads)
    : data_(std::move(data))
    , preprocessing_(std::move(preprocessing))
    , threads_(threads) {}

torch::Tensor ImageViews::images(std::span<const std::int64_t> indices,
                                 std::span<const std::int64_t> views) const {
    const auto& split = data_->train;
    const auto count = static_cast<std::int64_t>(indices.size());
    auto images = make_batch(split, indices, preprocessing_.image_size).images;
    auto* out = images.data_ptr<float>();
    const auto floats = images.stride(0);
    parallel_for(count, threads_, [&](std::int64_t k) {
        const auto position = split.kept[static_cast<std::size_t>(indices[static_cast<std::size_t>(k)])];
        const auto image = split.store->get(position);
        const auto view = views[static_cast<std::size_t>(k)];
        write_numbered_tensor(*image, preprocessing_, position, view, out + k * floats,
                              PixelLayout::interleaved);
        if (preprocessing_.mixing.is_on()) {
            mix_in(split, preprocessing_, numbered_mixture(split, preprocessing_, position, view),
                   out + k * floats);
        }
    });
    return images;
}

} // namespace retort
