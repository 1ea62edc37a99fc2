// What was found out before an experiment was trained, as experiment.json keeps it beside the spec.
#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace retort {

/// A file that an experiment was begun with.
struct FileIdentity {
    std::string file;
    std::string sha256; ///< of its bytes, 64 hexadecimal digits

    bool operator==(const FileIdentity&) const = default;
};

/// One of several teachers.
struct TeacherInfo {
    std::string teacher;               ///< as in ExperimentInfo
    Message matched;                   ///< likewise
    std::vector<std::int64_t> outputs; ///< likewise

    bool operator==(const TeacherInfo&) const = default;
};

/// Information on data and teacher. Files of earlier versions hold none of them: then texts and lists are
/// empty.
struct ExperimentInfo {
    std::vector<std::int64_t> train_counts; ///< readable images per class, in the order of classes.json
    std::vector<std::int64_t> val_counts;   ///< likewise
    std::string val_split;                  ///< see validation_images()
    std::int64_t skipped = 0;               ///< images that could not be read
    std::string teacher; ///< its architecture, "TorchScript" or "logits"; empty where there was none
    Message matched;     ///< how its classes were matched with the data's; may be empty
    std::vector<std::int64_t> teacher_outputs =
        {}; ///< of its outputs, which stand for classes.json; may be empty
    /// Of several teachers, by what points call them; `teacher` then has all their names, and `matched` and
    /// `teacher_outputs` are empty.
    std::map<std::string, TeacherInfo> teachers = {};
    /// By parameter, of those that name a file, and by the name of the value where it is one of several: what
    /// was opened, also where weights were named and not a file.
    std::map<std::string, FileIdentity> files = {};
    std::string data = {}; ///< fingerprint of the images, see fingerprint_of(); empty where it is not known
    std::vector<std::int64_t> test_counts = {}; ///< as train_counts; empty where there was no test set
    std::string test_split = {};                ///< the folder that it was
    std::string test_data = {};         ///< fingerprint of the test set, see fingerprint_of_test(); likewise
    std::int64_t unlabelled_images = 0; ///< readable ones
    std::string unlabelled_data = {};   ///< their fingerprint, see fingerprint_of_unlabelled()

    bool operator==(const ExperimentInfo&) const = default;
};

/// Who wrote an experiment.json; a text is empty where the file does not say.
struct ExperimentOrigin {
    std::int64_t schema = 0;
    std::string retort;   ///< version
    std::string libtorch; ///< version
};

} // namespace retort
