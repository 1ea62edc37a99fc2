// What other programs call the parts of a distillation's objective, and by which factor theirs differ.
#pragma once

#include <string>
#include <vector>

namespace retort {

/// How one program writes loss = hard · cross entropy + soft · T² · KL.
struct Convention {
    std::string program;   ///< and where in it
    std::string hard;      ///< what weighs the labels
    std::string soft;      ///< what weighs the teacher
    std::string t_squared; ///< whether T² is a factor, marked with RETORT_TEXT
    std::string reduction; ///< how KL is summed and averaged, marked with RETORT_TEXT
    std::string here;      ///< the settings that give the same loss here, in parameters' names
    std::string factor;    ///< by which the loss here is larger then; "1", "C" (classes), …
};

/// Of this program first.
const std::vector<Convention>& conventions();

/// A table for a terminal of 80 columns, one program after the other.
std::string conventions_text();
/// The same as a JSON array of objects.
std::string conventions_json();

} // namespace retort
