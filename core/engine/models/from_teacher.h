// A student that begins with layers of its teacher.
#pragma once

#include "core/engine/models/model.h"

#include <cstdint>
#include <string>
#include <vector>

namespace retort {

/// A part of the student that begins as a part of the teacher, both by the start of their tensors' names:
/// "layer1.1" ← "layer1.2".
struct TakenPart {
    std::string student;
    std::string teacher;

    bool operator==(const TakenPart&) const = default;
};

/// Which parts a student takes, in the order of its state_dict.
struct TakingPlan {
    std::vector<TakenPart> parts;
    bool head = false; ///< whether the head is among them; else it begins as it was drawn
};

/// Plans a student of fewer blocks than its teacher, by the recipe of DistilBERT (Sanh et al. 2019, which
/// drops every other layer) for residual networks: all that is outside the stages, the first block of each
/// stage, and from its other blocks as many as the student has, evenly spaced: of a stage with m blocks the
/// student's block j of n takes the teacher's block ⌊j·m/n + ½⌋. The head is taken where it has as many
/// classes.
///
/// A block is what stands before the first number in a tensor's name, and that number:
/// `layer1.0.conv1.weight` is of block 0 of the stage `layer1`. Student and teacher must be of one family,
/// and every part that is taken must have the same names and shapes. Of the same architecture everything is
/// taken. Throws Error that says what differs, and which students this teacher could begin.
TakingPlan plan_taking(const Architecture& teacher, std::int64_t teacher_classes, const Architecture& student,
                       std::int64_t student_classes);

/// The tensors of a student made after `plan` from those of its teacher, sharing their storage; without those
/// that the teacher's file does not have, `num_batches_tracked`, and without the head where it is not taken.
StateDict take_from_teacher(const TakingPlan& plan, const StateDict& teacher, const Architecture& student,
                            std::int64_t student_classes);

/// The plan for a person, stage by stage: "conv1, bn1, layer1 0 1 ← 0 2, layer2 0 1 ← 0 2, fc".
std::string listing(const TakingPlan& plan);

} // namespace retort
