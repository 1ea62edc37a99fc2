// Which images weights were trained and validated on, as their experiment or they themselves say.
#pragma once

#include "core/data/loader.h"
#include "core/experiment/spec/spec.h"
#include "core/files/zip/extra_metadata.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace retort {

/// How the images were split, and which they were.
struct TrainedSplit {
    ExperimentSpec spec; ///< the data folder, empty where only the weights say it, and the split
    std::optional<std::int64_t> repeat; ///< of the run; nothing where nobody says
    std::string data;                   ///< their fingerprint_of(); empty where nobody says
    bool has_skipped = false;           ///< some of them could not be read
    bool is_own = true; ///< else that of an experiment in whose folder the weights lie, and may not be of

    /// Whether `data_dir` is the data folder, if it is known.
    [[nodiscard]] bool names(const std::filesystem::path& data_dir) const;
};

/// What the weights of `run` of `spec` say of their split, in write_state_dict(): nothing unless its
/// validation images were drawn from those for training. `fingerprint` is that of `data`.
Metadata split_metadata(const LoadedData& data, const std::string& fingerprint, const ExperimentSpec& spec,
                        const RunSpec& run);

/// What is known of the split that the file `weights` was trained with: from its own metadata, or from the
/// experiment in whose folder it lies, as a run's weights or beside experiment.json. Nothing where nobody
/// says. Throws Error where the experiment's files cannot be read.
std::optional<TrainedSplit> trained_split(const std::filesystem::path& weights);

/// Whether a teacher was trained on images that students are validated on.
enum class SeenValidation {
    no,    ///< or nobody knows
    maybe, ///< one of both is drawn from images for training, and the images have changed since
    yes
};

/// Of the teacher in the file `weights`, where `data` has the images of `spec`. Throws Cancelled.
SeenValidation seen_validation(const std::filesystem::path& weights, const LoadedData& data,
                               const ExperimentSpec& spec, const std::stop_token& stop);

} // namespace retort
