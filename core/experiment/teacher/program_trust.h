// TorchScript is code: which programs this user has chosen to run, so that a folder from elsewhere cannot
// choose.
#pragma once

#include "core/experiment/spec/spec.h"

namespace retort {

/// Remembers the program that `spec` names as its teacher, by path, size and time of change, where its format
/// is "torchscript"; for where a person has just chosen that. Kept in retort/trusted-programs in
/// $XDG_STATE_HOME, else in .local/state in $HOME; where it cannot be written, the person is asked again.
/// Throws nothing.
void trust_program(const ExperimentSpec& spec);

/// `spec`, which a folder says, with the teacher's format left to "auto" where it names a program that was
/// never trusted: such a program is then refused, saying what to choose.
ExperimentSpec without_untrusted_program(ExperimentSpec spec);

} // namespace retort
