// Files to check in an image folder before training. Values only; called off the window's
// thread.
#pragma once

#include "core/base/message.h"
#include "core/base/progress.h"
#include "core/data/image_folder.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace retort {

enum class DataFindingKind {
    unreadable,      ///< cannot be decoded: left out of training
    in_both_splits,  ///< the same pixels in training and in validation or test, whatever the files' bytes
    duplicate,       ///< the same pixels twice in one split
    other_label,     ///< the same or nearly the same pixels in the folder of another class, in either split
    near_duplicate,  ///< nearly the same pixels in two files: see NearDuplicates
    wrong_extension, ///< the content is of another kind than the name says
    extreme_aspect,  ///< one side more than 4 times the other
    tiny,            ///< a side of fewer than 16 pixels
    not_an_image     ///< a file in the folder of a class that no extension takes for an image
};

struct DataFinding {
    DataFindingKind kind = DataFindingKind::unreadable;
    std::filesystem::path path;
    Message why;                  ///< a sentence without the path; other files are named from the folder on
    std::filesystem::path like{}; ///< the other file, where it is about two
};

/// One split, by class, and where its images are.
struct SplitInfo {
    std::string name;                                          ///< of the folder
    std::vector<std::vector<std::filesystem::path>> per_class; ///< images by class
};

struct DataSetInfo {
    std::vector<std::string> classes;
    SplitInfo train;
    SplitInfo val;                     ///< of no images where no folder serves for validation
    SplitInfo test;                    ///< likewise
    std::vector<DataFinding> findings; ///< by kind, then path
    std::int64_t images = 0;           ///< that were looked at
};

/// What there is, file by file, without reading any. Throws Error as list_image_folder does.
DataSetInfo list_images(const std::filesystem::path& folder);

/// Reads every file under `folder`, decoding each; those that seem to be equal are read once more. `progress`
/// (may be empty) counts images. After a stop request it returns early with what was found so far. Throws
/// Error as list_image_folder does.
DataSetInfo find_data_issues(const std::filesystem::path& folder, const Progress& progress,
                             const std::stop_token& stop);

/// The same of a folder that list_image_folder() gave, and of images without labels, which are trained on.
DataSetInfo find_data_issues(const ImageFolder& found, const Progress& progress, const std::stop_token& stop);

} // namespace retort
