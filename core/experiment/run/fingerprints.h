// By which an experiment that is resumed knows its files and images again.
#pragma once

#include "core/data/image_folder.h"
#include "core/data/loader.h"
#include "core/experiment/record/experiment_info.h"
#include "core/experiment/spec/parameter.h"
#include "core/experiment/spec/spec.h"

#include <map>
#include <stop_token>
#include <string>

namespace retort {

/// What tells the readable images with labels, for training and validation, from others, wherever the folder
/// lies: the SHA-256 of all their paths in it and sizes, and of the contents of all of them up to 256 MiB
/// together, or else of a thousand a split, evenly spaced. Throws Error where a file cannot be read, or
/// Cancelled.
std::string fingerprint_of(const LoadedData& data, const std::stop_token& stop);

/// The same of images that were listed and not opened, all of which are taken for readable.
std::string fingerprint_of(const ImageFolder& images, const std::stop_token& stop);

/// The same of the test set; empty where there is none.
std::string fingerprint_of_test(const LoadedData& data, const std::stop_token& stop);

/// The same of the images without labels, by their paths in the folder that they come from.
std::string fingerprint_of_unlabelled(const LoadedData& data, const std::stop_token& stop);

/// Under which file_identities() has the file that `parameter` names in a run of these settings: the
/// parameter's name, and on an axis what the value is called.
std::string file_key(const std::string& parameter, const AxisValues& settings);

/// The same of the file that is `value` of `parameter`, on its axis where it has one.
std::string file_key(const ExperimentSpec& spec, const Parameter& parameter, const std::string& value);

/// The files that `spec` names, directly or as weights by name, by file_key(); a name that means one file for
/// each architecture has the further ones under that and the architecture. Throws Error where one cannot be
/// read.
std::map<std::string, FileIdentity> file_identities(const ExperimentSpec& spec);

} // namespace retort
