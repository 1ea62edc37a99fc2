// Weights that a spec names instead of a file: "imagenet:resnet50".
#pragma once

#include "core/base/progress.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/spec.h"
#include "core/weights/pretrained.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace retort {

/// Thrown where weights are named that PyTorch's cache lacks: what a download would bring.
class MissingWeights : public Error {
  public:
    explicit MissingWeights(PretrainedWeights weights);
    [[nodiscard]] const PretrainedWeights& weights() const { return weights_; }

  private:
    PretrainedWeights weights_;
};

/// The file that `name_or_path` means: itself, unless it is a name as parse_pretrained_name() knows it, whose
/// architecture is `fallback` where it names none. A named file is found in PyTorch's cache, its hash is
/// verified, and `observer` is notified which one was used. Throws Error, MissingWeights among them.
std::filesystem::path resolve_weights(const std::filesystem::path& name_or_path, const std::string& fallback,
                                      ProgressObserver& observer);

/// As resolve_weights, without anybody to tell.
std::filesystem::path resolve_weights(const std::filesystem::path& name_or_path);

/// The pretrained weights that `spec` names and PyTorch's cache lacks, none of them twice. Reads no file.
/// Throws Error for a name that there is not.
std::vector<PretrainedWeights> missing_weights(const ExperimentSpec& spec);

/// The same for what one parameter of `spec` names.
std::vector<PretrainedWeights> missing_weights(const ExperimentSpec& spec, const Parameter& parameter);

/// The same for a single name or path.
std::vector<PretrainedWeights> missing_weights(const std::string& name_or_path,
                                               const std::string& fallback = {});

/// Downloads `weights` into PyTorch's cache, unless they are there and their hash is right, and returns the
/// file. `observer` is notified of progress in MiB and of the end. Throws Error, or Cancelled.
std::filesystem::path fetch_weights(const PretrainedWeights& weights, ProgressObserver& observer,
                                    const std::stop_token& stop);

} // namespace retort
