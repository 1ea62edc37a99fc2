// What a network is fed with: the tensors that training makes of an image, epoch by epoch, and as pictures to
// look at. Values only: the window includes it. Called off the window's thread.
#pragma once

#include "core/base/message.h"
#include "core/data/decode/image.h"
#include "core/data/resample.h"
#include "core/data/splits.h"
#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace retort {

struct LoadedData;

/// All of an experiment that decides what its networks see.
struct SeenSettings {
    std::filesystem::path data_dir;
    int image_size = 0; ///< side in pixels, settled: 0 is refused
    std::string normalize = "imagenet";
    std::string augment = "auto";
    // These as in ExperimentSpec.
    std::int64_t resize_side = 0;
    std::string interpolation = "bilinear";
    std::int64_t rand_augment = 0;
    std::int64_t rand_augment_ops = 2;
    double random_erasing = 0.0;
    double mixup = 0.0;
    double cutmix = 0.0;
    double train_fraction = 1.0; ///< as ExperimentSpec::train_fraction
    std::int64_t views = -1;     ///< as ExperimentSpec::views
    std::int64_t num_epochs = 25;
    std::int64_t seed = 0; ///< of the first repeat
    SplitOptions split = {};

    bool operator==(const SeenSettings&) const = default;
};

/// Those of `spec`, whose image size is settled.
SeenSettings seen_settings(const ExperimentSpec& spec);

/// What those settings come to, by the names of parameters: "padded-crop" where "auto" was asked for.
struct SeenKind {
    std::string augment;
    std::int64_t resize_side = 0; ///< to which validation brings the shorter side
    std::int64_t views = 0;       ///< per training image; 0 = fresh ones every epoch
};

/// Throws Error for settings that training would refuse.
SeenKind seen_kind(const SeenSettings& settings);

/// One tensor that a network is fed with.
struct SeenTensor {
    int epoch = 0;                    ///< from 1; 0 in validation
    std::optional<std::int64_t> view; ///< which numbered view this is, where it is one
    Box cut;                   ///< what is shown of the picture, in its pixels, rounded; may reach beyond it
    bool flipped = false;      ///< mirrored left to right
    std::vector<float> values; ///< 3·side·side: the planes R, G, B, normalised
    float lowest = 0.0F;       ///< of values
    float highest = 0.0F;      ///< of values
};

struct SeenImage {
    std::filesystem::path path;
    std::shared_ptr<const Image> stored; ///< none where it cannot be read
    std::vector<SeenTensor> seen;        ///< an epoch each; one in validation; empty where it cannot be read
    Message unreadable;                  ///< why it cannot be
};

/// Which images, and when.
struct InputChoice {
    bool training = true;   ///< else validation, which has no epochs
    std::int64_t label = 0; ///< a class, by its place among LoadedData::classes
    std::size_t first = 0;  ///< the first of the class's images; counted round where there are fewer
    std::size_t count = 4;  ///< how many of them; never one twice
    std::vector<int> epochs{1, 2, 3, 4};
};

/// Lists a folder for seen_images(); decodes nothing. Throws Error as open_image_folder() does.
std::shared_ptr<const LoadedData> list_seen(const std::filesystem::path& folder,
                                            const SplitOptions& split = {});
const std::vector<std::string>& classes_of(const LoadedData& data);

/// What the loader of the experiment's first repeat feeds: bit for bit the tensors of its batches. After a
/// stop request it returns what it has. Throws Error for a label that there is not, and as seen_kind().
std::vector<SeenImage> seen_images(const std::shared_ptr<const LoadedData>& data,
                                   const SeenSettings& settings, const InputChoice& choice,
                                   const std::stop_token& stop);

/// The picture of a tensor of `side`² pixels: every value · std + mean, which gives back the very 8 bits that
/// were normalised; where images are mixed, to the nearest. Throws Error for an unknown normalisation, or
/// where `values` are not 3·side².
Image picture_of(const std::vector<float>& values, int side, const std::string& normalize);

} // namespace retort
