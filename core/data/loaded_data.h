// An image folder with its images, opened once for all that look at it.
#pragma once

#include "core/base/progress.h"
#include "core/data/image_store.h"
#include "core/data/splits.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// One split with its images. Where a sample is spoken of by number, in Batch::indices above all, it is its
/// position in `kept`: 0 … count() − 1.
struct LoadedSplit {
    std::string name;                   ///< of the folder
    std::vector<Sample> samples;        ///< all that were found
    std::shared_ptr<ImageStore> store;  ///< of `samples`
    std::vector<std::size_t> kept;      ///< positions in `samples` of those that can be read, ascending
    std::vector<Unreadable> unreadable; ///< the others, and why
    std::map<std::string, std::int64_t> ignored = {}; ///< as in Split
    bool is_checked = true; ///< else all of `samples` are in `kept`, and some of them may be unreadable

    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(kept.size()); }
    /// Of those with a label, which come first.
    [[nodiscard]] std::int64_t labelled_count() const;
    [[nodiscard]] const Sample& sample(std::int64_t i) const {
        return samples.at(kept.at(static_cast<std::size_t>(i)));
    }
};

/// Readable images of a split whose pixels are those of an image in train, which in a pool of folds is
/// another file, and the first such pair: numbers in `samples` of the split and of train.
struct SeenInTraining {
    std::int64_t count = 0;
    std::pair<std::size_t, std::size_t> first = {};
};

/// Data that several feeds share.
struct LoadedData {
    std::filesystem::path root;
    std::vector<std::string> classes;
    LoadedSplit train; ///< at its end, images without labels, where there are some
    LoadedSplit val;   ///< the same as train where both are one pool of folds
    LoadedSplit test;  ///< may be empty
    bool pooled = false;
    std::vector<Message> remarks; ///< as in ImageFolder
    SeenInTraining val_in_train;  ///< among images with labels
    SeenInTraining test_in_train;
    std::filesystem::path unlabelled_root; ///< of the images without labels; empty where there are none
    std::map<std::string, std::int64_t> unlabelled_ignored; ///< as in Split
    SeenInTraining val_in_unlabelled;
    SeenInTraining test_in_unlabelled;

    /// As ImageFolder has it.
    [[nodiscard]] bool draws_validation() const { return pooled || train.name == val.name; }
};

/// Opens an image folder and reads every image once, keeping up to `cache_bytes` of pixels of all splits
/// together. `progress` (may be empty) counts images of all splits; see ImageStore::check. Throws Error as
/// open_image_folder does, and when no image of a split, or of a class in it, can be read. After a stop
/// request it returns early, with data that is not complete.
std::shared_ptr<const LoadedData> open_data(const std::filesystem::path& folder, std::size_t cache_bytes,
                                            int threads, const Progress& progress,
                                            const std::stop_token& stop);

/// The same of a folder that was listed before; a split without samples stays without.
std::shared_ptr<const LoadedData> open_data(ImageFolder found, std::size_t cache_bytes, int threads,
                                            const Progress& progress, const std::stop_token& stop);

/// The same without reading any file: every sample counts as one that can be read, and a file that
/// cannot is found out when it is asked for. For who looks at a few images of many; a run wants open_data().
std::shared_ptr<const LoadedData> list_data(ImageFolder found, std::size_t cache_bytes);

} // namespace retort
