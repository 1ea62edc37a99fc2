// Which of a model's outputs stands for which class of a data set.
#pragma once

#include "core/base/message.h"
#include "core/files/pickle/checkpoint_contents.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace retort {

/// What is known of a model's outputs.
struct ModelClasses {
    std::int64_t count = 0;
    std::vector<std::string> names; ///< in the order of the outputs; empty where nobody says
    std::string source;             ///< the file that says the names
};

/// For each class of the data the output that stands for it.
struct ClassMapping {
    std::vector<std::int64_t> columns;
    Message how; ///< by name, in sorted order, or as a file says

    /// Whether the outputs are the classes, one by one.
    [[nodiscard]] bool is_identity(const ModelClasses& model) const;
};

/// A name without what people write differently: "Golden Retriever" and "golden_retriever" are one, and so
/// are the two ways to write é.
std::string plain_class_name(const std::string& name);

/// Maps the outputs of the model in `file` to `classes`, those of the data set in `data_dir`.
///
/// Where `class_map` is given, it says which output stands for each class, by name or, where none is called
/// so, by index; an integer in JSON is always an index. Else the names decide, where the model's are known
/// and every class of the data has one output of its name: the same name, or one that differs in case,
/// spaces, underscores and dashes alone. Else both are taken in sorted order, for which there must be as many
/// outputs as classes, and no name that stands elsewhere.
///
/// Throws Error that says what is missing and what would be accepted.
ClassMapping map_classes(const std::filesystem::path& file, const ModelClasses& model,
                         const std::filesystem::path& data_dir, const std::vector<std::string>& classes,
                         const std::filesystem::path& class_map);

/// Of the names of classes that a file of weights has, those for `count` outputs; empty where it has none.
std::vector<std::string> names_of_outputs(const Checkpoint& checkpoint, std::int64_t count);

/// For a person, where the file has the same names in several orders; else empty.
Message contradictory_names(const Checkpoint& checkpoint, std::int64_t count);

/// The names of the `count` classes of the model in `file`: `own`, those that the file itself says, where
/// they are as many, else those of the first list that is there of, beside it, NAME.classes.json and
/// NAME.classes.txt, NAME being the file's name with and without its last suffix, and classes.json and
/// classes.txt, and of the classes.json of the experiment that `file` is a student of. Throws Error for a
/// list that cannot be read, or that is called as the file and of another length; lists of other lengths that
/// belong to the folder are passed over.
ModelClasses find_classes(const std::filesystem::path& file, std::int64_t count,
                          const std::vector<std::string>& own);

} // namespace retort
