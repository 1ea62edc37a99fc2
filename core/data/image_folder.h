// A folder of images, split into train and validation, one folder a class: torchvision's ImageFolder.
#pragma once

#include <cstdint>
#include <filesystem>
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
/// Throws Error when the folder is missing or cannot be listed, has no train or no validation folder, has
/// fewer than two classes, has a class without images, or when the two splits hold different classes.
ImageFolder open_image_folder(const std::filesystem::path& root);

/// ".jpg, .jpeg, …": the extensions that open_image_folder takes for images, for people.
std::string image_extensions();

} // namespace retort
