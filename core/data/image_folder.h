// A folder of images as it lies on the disk, one folder a class: torchvision's ImageFolder. Which images
// serve for what is settled in splits.h.
#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace retort {

/// Instead of the label of an image that has none.
constexpr std::int64_t no_label = -1;

/// An image file and its class.
struct Sample {
    std::filesystem::path path;
    std::int64_t label; ///< index into ImageFolder::classes, or no_label

    [[nodiscard]] bool is_labelled() const { return label != no_label; }
};

/// One split, and the name of the folder that it was found in, "." for the data folder itself.
struct Split {
    std::string name;
    std::vector<Sample> samples;
    /// Files in its class folders that no extension takes for an image, hidden ones aside, by their extension
    /// in lower case: ".gif", or "" for none.
    std::map<std::string, std::int64_t> ignored = {};
};

struct ImageFolder {
    std::filesystem::path root;
    std::vector<std::string>
        classes; ///< folder names, sorted byte by byte; a label is a position in this list
    Split train;
    Split val;             ///< on which epochs are chosen; without samples where no folder serves for it
    Split test;            ///< which is only reported; without samples where there is none
    Split unlabelled = {}; ///< further images for training, see list_unlabelled(); most often none
    /// Training and validation are folds of one pool, which `train` and `val` both hold.
    bool pooled = false;
    std::vector<Message> remarks = {}; ///< what was found or done that a person would want to know

    /// Whether validation images are drawn from those for training, and no folder's own.
    [[nodiscard]] bool draws_validation() const { return pooled || train.name == val.name; }
};

/// Lists the images under `root`; decodes none. Classes, extensions (in any case), recursion and order are
/// torchvision's: class by class, folders of a class by path, files by name. Links to folders are followed,
/// save those that lead back to a folder they are in. A class folder whose name begins with a dot counts only
/// if it holds images.
///
/// `val` is the folder to take for validation; empty: the first of validation_folder_names() that is there,
/// and then a folder called test beside it is `test`, unless it lacks the classes of train, which is a
/// remark. Where only train is there, or only folders of classes, all images are in `train`.
///
/// Throws Error when the folder is missing or cannot be listed, holds a validation folder and no train, holds
/// data folders rather than classes, has fewer than two classes, has a class without images or whose name is
/// not printable, or when training and validation folder hold different classes.
ImageFolder list_image_folder(const std::filesystem::path& root, const std::string& val = {});

/// The images under `folder`, in folders of any names and depth, as list_image_folder() finds those of one
/// class: further images for training, whose classes are not known. Throws Error where it is missing, cannot
/// be listed or holds no image.
Split list_unlabelled(const std::filesystem::path& folder);

/// How many images of each of `classes` classes `split` has, by label.
std::vector<std::int64_t> images_per_class(const Split& split, std::size_t classes);

/// What messages call `path`: relative to `root`, or as it is where only one of the two is absolute.
std::string relative_name(const std::filesystem::path& path, const std::filesystem::path& root);

/// What the validation folder may be called, in the order in which it is looked for.
std::vector<std::string> validation_folder_names();

/// ".jpg, .jpeg, …": the extensions that open_image_folder takes for images, for people.
std::string image_extensions();

} // namespace retort
