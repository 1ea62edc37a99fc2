// ImageNet weights by name: which there are, where they come from, and where PyTorch keeps them.
#pragma once

#include "core/base/message.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// One of the weight files that torchvision offers.
struct PretrainedWeights {
    std::string architecture;  ///< registry name, for example "resnet50"
    std::string version;       ///< "v1" or "v2": torchvision's IMAGENET1K_V1 and IMAGENET1K_V2
    std::string file_name;     ///< torchvision's own, for example "resnet50-0676ba61.pth"
    std::string url;           ///< where it is fetched from
    std::string sha256_prefix; ///< what the file's SHA-256 begins with: the digits in its name
    double accuracy = 0.0;     ///< top-1 on ImageNet's validation set as torchvision gives it, in percent
    int resized_side = 256;    ///< to which torchvision brings the shorter side for that accuracy, in pixels;
                               ///< the middle 224 are seen, with ImageNet's mean and deviation
    std::string interpolation = "bilinear"; ///< in which way
};

/// What a person writes instead of a file: `imagenet`, `imagenet:ARCH`, and with -v1 or -v2 after `imagenet`
/// for one version and no other. Without a version the first one counts, and the second one where the cache
/// holds that and not the first.
struct PretrainedName {
    std::string version;      ///< "v1", "v2" or empty
    std::string architecture; ///< empty where the name leaves it to its place
};

/// Nothing for what is no such name, a file's path for example.
std::optional<PretrainedName> parse_pretrained_name(std::string_view text);

/// All weights, the first version of an architecture before its second. URLs begin with what the environment
/// variable RETORT_WEIGHTS_URL says where it is set: a mirror that has the files under their own names.
std::vector<PretrainedWeights> pretrained_weights();

/// Those of `architecture` that answer to `version`, an empty one meaning the first. Nothing where there are
/// none.
std::optional<PretrainedWeights> find_pretrained(std::string_view architecture,
                                                 std::string_view version = {});

/// Those whose file has this name, which ends with digits of its hash. Nothing where there are none.
std::optional<PretrainedWeights> find_pretrained_file(std::string_view file_name);

/// The architectures that have weights, separated by commas.
std::string pretrained_names();

/// The entry that `name` means, its architecture being `fallback` where it names none. Throws Error that says
/// which architectures have weights, or that there is no such version.
PretrainedWeights require_pretrained(const PretrainedName& name, std::string_view fallback);

/// The folder in which PyTorch keeps downloaded weights: `$TORCH_HOME/hub/checkpoints`, else
/// `$XDG_CACHE_HOME/torch/hub/checkpoints` where that is absolute, else `~/.cache/torch/hub/checkpoints`. It
/// need not exist.
std::filesystem::path torch_cache_folder();

/// The file in PyTorch's cache that serves `name`, by its name alone: nothing is read. Beside torchvision's
/// own names any `<stem>-<8 or more hex digits>.pth` counts whose stem is the architecture's or that of
/// torchvision's file, which is how torchvision names weights that are newer than the table. Nothing where
/// there is no such file.
std::optional<std::filesystem::path> find_cached(const PretrainedName& name, std::string_view fallback);

/// Throws Error when the SHA-256 of `file` does not begin with the digits that its name ends with.
void verify_hash_in_name(const std::filesystem::path& file);

/// "There are no weights…": which file is missing, where it belongs and where it comes from.
Message missing_message(const PretrainedWeights& weights);

} // namespace retort
