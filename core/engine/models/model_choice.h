// Which of several models in a file is wanted. Values only.
#pragma once

#include <string>

namespace retort {

/// What a model is wanted for, which decides where there are several.
enum class ModelRole { teacher, student };

struct ModelChoice {
    std::string key =
        {}; ///< a part of what stands before its names: "teacher", "state_dict_ema"; may be empty
    ModelRole role = ModelRole::teacher;
    std::string parameter = "teacher-key"; ///< what messages call the parameter of the key; empty: none
    bool needs_head = true;                ///< false where the layers before the head do as well
};

} // namespace retort
