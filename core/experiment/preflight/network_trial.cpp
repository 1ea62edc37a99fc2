#include "core/experiment/preflight/network_trial.h"

#include "core/base/cancelled.h"
#include "core/base/counter_random.h"
#include "core/base/parallel_for.h"
#include "core/base/stopwatch.h"
#include "core/data/decode/image.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>

namespace retort {

namespace {

constexpr std::int64_t images_at_once = 16;
constexpr std::uint64_t sample_stream = 0x707265666c69;

/// Pictures of some samples, and nothing where one cannot be read.
std::vector<std::optional<Image>> read_pictures(const Sample* first, std::int64_t count, int threads) {
    std::vector<std::optional<Image>> pictures(static_cast<std::size_t>(count));
    parallel_for(count, threads, [&](std::int64_t i) {
        try {
            pictures[static_cast<std::size_t>(i)] = read_image(first[i].path);
        } catch (const Error&) { // it will be left out of training, too
            return;
        }
    });
    return pictures;
}

torch::Tensor images_of(const std::vector<Image>& pictures, const Preprocessing& preprocessing, int threads) {
    const auto count = static_cast<std::int64_t>(pictures.size());
    const std::int64_t side = preprocessing.image_size;
    auto images = torch::empty({count, 3, side, side});
    auto* out = images.data_ptr<float>();
    parallel_for(count, threads, [&](std::int64_t i) {
        write_val_tensor(pictures[static_cast<std::size_t>(i)], preprocessing, out + i * 3 * side * side);
    });
    return images;
}

/// The logits of one network, batch by batch.
torch::Tensor logits_for(const TrialNetwork& asked, const std::vector<Image>& pictures,
                         const TrialLimits& limits) {
    const torch::NoGradGuard no_grad;
    const auto images = images_of(pictures, asked.preprocessing, limits.threads);
    try {
        return asked.network->forward(images.to(limits.device)).to(torch::kCPU, torch::kFloat32);
    } catch (const c10::Error& error) {
        throw Error(RETORT_TEXT("the network cannot be applied to images of %1 pixels: %2"),
                    {std::to_string(asked.preprocessing.image_size), message_of(error)});
    }
}

/// Goes through the samples, a batch at a time.
class Asker {
  public:
    Asker(const std::vector<TrialNetwork*>& networks, const TrialLimits& limits)
        : networks_(networks)
        , limits_(limits)
        , logits_(networks.size()) {
        for (const auto* asked : networks_) {
            asked->network->to(limits.device);
            asked->network->eval();
        }
    }

    void ask(const Sample* first, std::int64_t count) {
        const auto read = read_pictures(first, count, limits_.threads);
        std::vector<Image> pictures;
        for (std::int64_t i = 0; i < count; ++i) {
            if (const auto& picture = read[static_cast<std::size_t>(i)]) {
                pictures.push_back(*picture);
                samples_.push_back(first[i]);
            }
        }
        for (std::size_t k = 0; k < networks_.size() && !pictures.empty(); ++k) {
            logits_[k].push_back(logits_for(*networks_[k], pictures, limits_));
        }
    }

    Trial finish() {
        for (std::size_t k = 0; k < networks_.size() && !samples_.empty(); ++k) {
            networks_[k]->logits = torch::cat(logits_[k]);
        }
        std::vector<std::int64_t> labels;
        std::transform(samples_.begin(), samples_.end(), std::back_inserter(labels),
                       [](const Sample& sample) { return sample.label; });
        return {std::move(samples_), torch::tensor(labels, torch::kInt64)};
    }

  private:
    const std::vector<TrialNetwork*>& networks_;
    const TrialLimits& limits_;
    std::vector<std::vector<torch::Tensor>> logits_;
    std::vector<Sample> samples_;
};

using Place = std::tuple<double, std::int64_t, std::size_t>; ///< share of its class, class, position

std::map<std::int64_t, std::vector<std::size_t>> positions_by_class(const Split& split) {
    std::map<std::int64_t, std::vector<std::size_t>> classes;
    for (std::size_t i = 0; i < split.samples.size(); ++i) {
        classes[split.samples[i].label].push_back(i);
    }
    return classes;
}

/// As Fisher and Yates have it.
void shuffle(std::vector<std::size_t>& positions, CounterRandom random) {
    for (std::size_t i = positions.size(); i > 1; --i) {
        std::swap(positions[i - 1], positions[random.below(i)]);
    }
}

} // namespace

std::vector<Sample> stratified_sample(const Split& split, std::size_t most, std::uint64_t seed) {
    std::vector<Place> order;
    for (auto& [label, positions] : positions_by_class(split)) {
        shuffle(positions, CounterRandom(seed, sample_stream, label));
        for (std::size_t i = 0; i < positions.size(); ++i) {
            const double share = (static_cast<double>(i) + 0.5) / static_cast<double>(positions.size());
            order.emplace_back(share, label, positions[i]);
        }
    }
    std::sort(order.begin(), order.end());
    order.resize(std::min(most, order.size()));
    std::vector<Sample> sample;
    std::transform(order.begin(), order.end(), std::back_inserter(sample),
                   [&](const Place& place) { return split.samples[std::get<2>(place)]; });
    return sample;
}

Trial ask_networks(const std::vector<TrialNetwork*>& networks, const std::vector<Sample>& samples,
                   const TrialLimits& limits, const Progress& progress, const std::stop_token& stop) {
    at::set_num_threads(limits.threads);
    const auto start = std::chrono::steady_clock::now();
    const auto total = static_cast<std::int64_t>(samples.size());
    Asker asker(networks, limits);
    for (std::int64_t first = 0; first < total && (first == 0 || seconds_since(start) <= limits.seconds);
         first += images_at_once) {
        throw_if_stopped(stop);
        const auto count = std::min(images_at_once, total - first);
        asker.ask(samples.data() + first, count);
        if (progress) {
            progress(first + count, total);
        }
    }
    return asker.finish();
}

torch::Tensor told_right(const torch::Tensor& logits, const torch::Tensor& labels) {
    return logits.argmax(1).eq(labels).logical_and(logits.isnan().any(1).logical_not());
}

} // namespace retort
