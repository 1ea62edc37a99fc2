#include "core/data/loaded_data.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <unordered_map>

namespace retort {

namespace {

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
    auto& samples = found.train.samples;
    samples.insert(samples.end(), found.unlabelled.samples.begin(), found.unlabelled.samples.end());
    data->train = prepare_split(std::move(found.train), budget);
    data->unlabelled_root = found.unlabelled.name;
    data->unlabelled_ignored = std::move(found.unlabelled.ignored);
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

void require_unlabelled(const LoadedData& data) {
    const auto& train = data.train;
    if (data.unlabelled_root.empty() || train.count() > train.labelled_count()) {
        return;
    }
    const auto first = std::find_if(train.samples.begin(), train.samples.end(),
                                    [](const Sample& sample) { return !sample.is_labelled(); });
    const auto why =
        std::find_if(train.unreadable.begin(), train.unreadable.end(),
                     [&](const Unreadable& lost) { return !train.samples[lost.index].is_labelled(); });
    throw Error(RETORT_TEXT("None of the %2 images in %1 can be read. The first: %3"),
                {data.unlabelled_root.string(), std::to_string(train.samples.end() - first), why->reason});
}

/// A class that nobody shows would be trained as one that never comes.
void require_readable_classes(const LoadedSplit& split, const std::vector<std::string>& classes) {
    std::vector<std::int64_t> left(classes.size(), 0);
    for (std::int64_t i = 0; i < split.labelled_count(); ++i) {
        ++left[static_cast<std::size_t>(split.sample(i).label)];
    }
    for (const auto& lost : split.unreadable) {
        if (!split.samples[lost.index].is_labelled()) {
            break; // and so are all that follow
        }
        const auto label = static_cast<std::size_t>(split.samples[lost.index].label);
        if (left[label] == 0) {
            throw Error(RETORT_TEXT("No image of the class %1 in %2 can be read. The first: %3"),
                        {classes[label], split.name, lost.reason});
        }
    }
}

/// Where train has a picture, by its fingerprint: of the images with labels, or of those without.
std::unordered_map<std::uint64_t, std::size_t> training_pictures(const LoadedSplit& train, bool labelled) {
    std::unordered_map<std::uint64_t, std::size_t> seen;
    const auto first = labelled ? 0 : train.labelled_count();
    const auto last = labelled ? train.labelled_count() : train.count();
    for (auto i = first; i < last; ++i) {
        const auto position = train.kept[static_cast<std::size_t>(i)];
        seen.emplace(train.store->fingerprint(position), position);
    }
    seen.erase(0); // not looked at: somebody asked to stop
    return seen;
}

/// In a pool of folds an image itself is in both, which says nothing: `other_files` are meant then.
SeenInTraining seen_in_training(const LoadedSplit& split, const LoadedSplit& train,
                                const std::unordered_map<std::uint64_t, std::size_t>& pictures,
                                bool other_files) {
    SeenInTraining seen;
    for (const auto position : split.kept) {
        const auto found = pictures.find(split.store->fingerprint(position));
        const bool is_seen = found != pictures.end() && !(other_files && train.samples[found->second].path ==
                                                                             split.samples[position].path);
        if (is_seen && seen.count++ == 0) {
            seen.first = {position, found->second};
        }
    }
    return seen;
}

void find_in_training(LoadedData& data) {
    const auto pictures = training_pictures(data.train, /*labelled=*/true);
    data.val_in_train = seen_in_training(data.val, data.train, pictures, data.pooled);
    data.test_in_train = seen_in_training(data.test, data.train, pictures, data.pooled);
    const auto unlabelled = training_pictures(data.train, /*labelled=*/false);
    data.val_in_unlabelled = seen_in_training(data.val, data.train, unlabelled, /*other_files=*/false);
    data.test_in_unlabelled = seen_in_training(data.test, data.train, unlabelled, /*other_files=*/false);
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

} // namespace

std::int64_t LoadedSplit::labelled_count() const {
    const auto end = std::partition_point(
        kept.begin(), kept.end(), [&](std::size_t position) { return samples[position].is_labelled(); });
    return end - kept.begin();
}

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
    require_unlabelled(*data);
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

} // namespace retort
