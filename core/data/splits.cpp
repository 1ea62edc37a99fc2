#include "core/data/splits.h"

#include "core/base/counter_random.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <utility>

namespace retort {

namespace {

// What is drawn: streams of random numbers of one seed.
constexpr std::uint64_t split_stream = 0x73706c6974;
constexpr std::uint64_t fold_stream = 0x666f6c64;
constexpr std::uint64_t share_stream = 0x7368617265;

using Positions = std::vector<std::size_t>;

/// By class, each in an order drawn by the position of its samples.
std::map<std::int64_t, Positions> shuffled_classes(std::span<const Sample> samples,
                                                   const Positions& positions, std::uint64_t seed,
                                                   std::uint64_t stream) {
    std::map<std::int64_t, std::vector<std::pair<std::uint64_t, std::size_t>>> keys;
    for (const auto position : positions) {
        keys[samples[position].label].emplace_back(CounterRandom(seed, stream, position).bits(), position);
    }
    std::map<std::int64_t, Positions> classes;
    for (auto& [label, members] : keys) {
        std::sort(members.begin(), members.end());
        std::transform(members.begin(), members.end(), std::back_inserter(classes[label]),
                       [](const auto& member) { return member.second; });
    }
    return classes;
}

Positions all_positions(std::size_t count) {
    Positions positions(count);
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    return positions;
}

std::int64_t rounded_share(double share, std::size_t count) {
    return std::llround(share * static_cast<double>(count));
}

/// The share of `split` that is kept apart, which it loses; of each class one image at least, and one at
/// least stays.
Split split_off(Split& split, double share, const std::vector<std::string>& classes, std::uint64_t seed) {
    auto& samples = split.samples;
    std::vector<bool> taken(samples.size());
    for (const auto& [label, members] :
         shuffled_classes(samples, all_positions(samples.size()), seed, split_stream)) {
        const auto count = static_cast<std::int64_t>(members.size());
        if (count < 2) {
            throw Error(RETORT_TEXT("the class %1 has only one image in %2/, which cannot be split"),
                        {classes[static_cast<std::size_t>(label)], split.name});
        }
        const auto wanted = std::clamp<std::int64_t>(rounded_share(share, members.size()), 1, count - 1);
        std::for_each_n(members.begin(), wanted, [&](std::size_t position) { taken[position] = true; });
    }
    Split apart{split.name, {}};
    std::vector<Sample> left;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        (taken[i] ? apart.samples : left).push_back(std::move(samples[i]));
    }
    samples = std::move(left);
    return apart;
}

std::string percent(double share) {
    return number_text(std::round(1000.0 * share) / 10.0);
}

/// So that nobody takes them for splits that somebody made.
void split_for_validation(ImageFolder& folder, const SplitOptions& options) {
    folder.val = split_off(folder.train, options.val_fraction, folder.classes, options.seed);
    folder.remarks.push_back(
        {RETORT_TEXT("%1 contains no validation folder: %2 % of the images of each class, drawn with seed "
                     "%3, are kept for validation"),
         {folder.root.string(), percent(options.val_fraction), std::to_string(options.seed)}});
}

void split_for_selection(ImageFolder& folder, const SplitOptions& options) {
    if (!folder.test.samples.empty()) {
        throw Error(
            RETORT_TEXT("%1 has images for training, validation and testing; epochs are chosen on %2/, "
                        "and %3 must be 0"),
            {folder.root.string(), folder.val.name, ParameterReference{"selection-fraction"}});
    }
    folder.test = std::move(folder.val);
    folder.val = split_off(folder.train, options.selection_fraction, folder.classes, options.seed);
    const Message tested = folder.test.name == folder.train.name
                               ? Message{RETORT_TEXT("those kept for validation"), {}}
                               : Message{RETORT_TEXT("the images in %1/"), {folder.test.name}};
    folder.remarks.push_back(
        {RETORT_TEXT("%1 % of the training images of each class, drawn with seed %2, are kept for choosing "
                     "epochs; %3 are only for testing"),
         {percent(options.selection_fraction), std::to_string(options.seed), tested}});
}

void require_enough_for_folds(const ImageFolder& folder, std::int64_t folds) {
    std::vector<std::int64_t> counts(folder.classes.size());
    for (const auto& sample : folder.train.samples) {
        ++counts[static_cast<std::size_t>(sample.label)];
    }
    const auto fewest = std::min_element(counts.begin(), counts.end());
    if (*fewest < folds) {
        throw Error(RETORT_TEXT("the class %1 has only %2 images, fewer than %3"),
                    {folder.classes[static_cast<std::size_t>(fewest - counts.begin())],
                     std::to_string(*fewest), ParameterReference{"folds", std::to_string(folds)}});
    }
}

void pool_for_folds(ImageFolder& folder, const SplitOptions& options) {
    auto& pool = folder.train;
    auto& val = folder.val;
    pool.name += val.name.empty() ? "" : "+" + val.name;
    std::move(val.samples.begin(), val.samples.end(), std::back_inserter(pool.samples));
    for (const auto& [extension, count] : val.ignored) {
        pool.ignored[extension] += count;
    }
    std::stable_sort(pool.samples.begin(), pool.samples.end(),
                     [](const Sample& a, const Sample& b) { return a.label < b.label; });
    require_enough_for_folds(folder, options.folds);
    val = {pool.name, pool.samples};
    folder.pooled = true;
    folder.remarks.push_back(
        {RETORT_TEXT("cross-validation: the %1 images in %2/ are parted into %3 folds, drawn with seed %4; "
                     "repeat r is validated on fold r and trained on the others"),
         {std::to_string(pool.samples.size()), pool.name, std::to_string(options.folds),
          std::to_string(options.seed)}});
}

} // namespace

ImageFolder open_image_folder(const std::filesystem::path& root, const SplitOptions& options) {
    auto folder = list_image_folder(root);
    if (options.folds > 1) {
        pool_for_folds(folder, options);
        return folder;
    }
    if (folder.val.samples.empty()) {
        split_for_validation(folder, options);
    }
    if (options.selection_fraction > 0.0) {
        split_for_selection(folder, options);
    }
    return folder;
}

Message validation_images(const std::string& name, bool folds) {
    const bool is_everything = name == ".";
    if (name.empty()) {
        return {};
    }
    if (folds) {
        return is_everything ? Message{RETORT_TEXT("folds of all images"), {}}
                             : Message{RETORT_TEXT("folds of %1"), {name}};
    }
    return is_everything || name == "train" ? Message{RETORT_TEXT("drawn from training images"), {}}
                                            : Message{RETORT_TEXT("%1"), {name}};
}

std::vector<std::int64_t> fold_numbers(std::span<const Sample> samples, std::int64_t folds,
                                       std::uint64_t seed) {
    std::vector<std::int64_t> numbers(samples.size());
    std::int64_t next = 0; // goes on from class to class, so that what is left over is spread, too
    for (const auto& [label, members] :
         shuffled_classes(samples, all_positions(samples.size()), seed, fold_stream)) {
        for (const auto position : members) {
            numbers[position] = next++ % folds;
        }
    }
    return numbers;
}

std::vector<std::size_t> share_of(std::span<const Sample> samples, std::vector<std::size_t> positions,
                                  double share, std::uint64_t seed) {
    if (share >= 1.0) {
        return positions;
    }
    Positions taken;
    for (const auto& [label, members] : shuffled_classes(samples, positions, seed, share_stream)) {
        const auto count = std::max<std::int64_t>(rounded_share(share, members.size()), 1);
        std::copy_n(members.begin(), count, std::back_inserter(taken));
    }
    std::sort(taken.begin(), taken.end());
    return taken;
}

} // namespace retort
