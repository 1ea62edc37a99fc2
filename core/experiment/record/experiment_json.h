// experiment.json and run.json: values to text and back.
#pragma once

#include "core/experiment/record/experiment_info.h"
#include "core/experiment/record/records.h"
#include "core/experiment/spec/spec.h"

#include <string>

namespace retort {

/// The text of experiment.json: schema, tool and library versions, the spec, and what is known of data and
/// teacher.
std::string experiment_json(const ExperimentSpec& spec, const ExperimentInfo& info = {});

/// What experiment.json says beside the spec. What is missing or of another kind is left empty, and a text
/// that is no JSON gives nothing: nothing depends on it.
ExperimentInfo parse_info(const std::string& text);
ExperimentOrigin parse_origin(const std::string& text);

/// The spec of experiment.json. Keys that are missing keep their defaults. Throws Error that says which key
/// is wrong and why; a schema newer than this program knows is refused.
ExperimentSpec parse_experiment_json(const std::string& text);

/// The text of run.json.
std::string run_json(const RunRecord& run);

/// What run.json says; `alpha`, `repeat` and `status` must be there. Throws Error.
RunRecord parse_run_json(const std::string& text);

} // namespace retort
