// A folder of images, split into train and validation, one folder a class: torchvision's ImageFolder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace retort {

/// An image file and its class.
struct Sample {
    std::filesystem::path path;
    std::int64_t label; ///< index into ImageFolder::classes
};

/// One split, and the name of the folder that it was found in.
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
    Split val; ///< from the first of val, validation, valid, test that is there
};

/// Lists the images under `root`; decodes none. Classes, extensions (in any case), recursion and order are
/// torchvision's: class by class, folders of a class by path, files by name. Links to folders are followed,
/// save those that lead back to a folder they are in. A class folder whose name begins with a dot counts only
/// if it holds images.
///
/// `val` is the folder to take for validation; empty: the first of those that is there.
///
/// Throws Error when the folder is missing or cannot be listed, has no train or no validation folder, has
/// fewer than two classes, has a class without images or whose name is not printable, or when the two splits
/// hold different classes.
ImageFolder open_image_folder(const std::filesystem::path& root, const std::string& val = {});

/// What the validation folder may be called, in the order in which it is looked for.
std::vector<std::string> validation_folder_names();

/// ".jpg, .jpeg, …": the extensions that open_image_folder takes for images, for people.
std::string image_extensions();

} // namespace retort
