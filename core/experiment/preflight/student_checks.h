// What is wrong with a student before it is trained.
#pragma once

#include "core/experiment/preflight/asked_networks.h"

namespace retort {

/// The student cannot be trained at all, as training_obstacle() has it: an error.
void check_obstacles(const AskedNetworks& asked, PreflightReport& report);

/// The student has more parameters than its teacher.
void check_student_sizes(const AskedNetworks& asked, PreflightReport& report);

/// The student begins with weights of a file, and knows these classes already.
void check_student_starts(const AskedNetworks& asked, PreflightReport& report);

/// The teacher is no better than a student that begins with weights.
void check_teacher_against_start(const AskedNetworks& asked, PreflightReport& report);

} // namespace retort
