#include "core/experiment/experiment_json.h"

#include "core/experiment/json_fields.h"
#include "core/experiment/number_text.h"
#include "core/experiment/parameters.h"

#include <torch/version.h>

namespace retort {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr int schema_version = 1;

} // namespace

std::string experiment_json(const ExperimentSpec& spec) {
    ordered_json values;
    for (const auto& parameter : parameters()) {
        std::visit([&](auto field) { values[json_key(parameter)] = spec.*field; }, parameter.field);
    }
    const ordered_json document{{"schema", schema_version},
                                {"tool", {{"name", "retort"}, {"version", RETORT_VERSION}}},
                                {"libraries", {{"libtorch", TORCH_VERSION}}},
                                {"spec", values}};
    return document.dump(2) + "\n";
}

ExperimentSpec parse_experiment_json(const std::string& text) {
    const auto document = parse_object(text);
    require_schema(document, schema_version);
    const auto values = required_field<json>(document, "spec");
    if (!values.is_object()) {
        throw Error(RETORT_TEXT("the value of “%1” is of the wrong type: %2"), {"spec", values.dump()});
    }
    ExperimentSpec spec;
    for (const auto& parameter : parameters()) {
        std::visit([&](auto field) { read_field(values, json_key(parameter), spec.*field); },
                   parameter.field);
    }
    return spec;
}

std::string run_json(const RunRecord& run) {
    ordered_json document{{"alpha", run.spec.alpha}, {"repeat", run.spec.repeat},
                          {"seed", run.spec.seed},   {"status", to_string(run.status)},
                          {"device", run.device},    {"num_epochs", run.num_epochs}};
    if (run.stopped_early) {
        document["stopped_early"] = true;
    }
    if (run.threads > 0) {
        document["threads"] = run.threads;
        document["wait_seconds"] = run.wait_seconds;
        document["teacher_seconds"] = run.teacher_seconds;
    }
    if (!run.error.empty()) {
        document["error"] = run.error;
    }
    return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

RunRecord parse_run_json(const std::string& text) {
    const auto document = parse_object(text);
    RunRecord run;
    run.spec.alpha = required_field<double>(document, "alpha");
    run.spec.repeat = required_field<std::int64_t>(document, "repeat");
    const auto status_name = required_field<std::string>(document, "status");
    const auto status = parse_run_status(status_name);
    if (!status) {
        throw Error(RETORT_TEXT("the status “%1” is not among queued, running, done, stopped, failed"),
                    {status_name});
    }
    run.status = *status;
    read_field(document, "seed", run.spec.seed);
    read_field(document, "device", run.device);
    read_field(document, "num_epochs", run.num_epochs);
    read_field(document, "stopped_early", run.stopped_early);
    read_field(document, "error", run.error);
    read_field(document, "threads", run.threads);
    read_field(document, "wait_seconds", run.wait_seconds);
    read_field(document, "teacher_seconds", run.teacher_seconds);
    return run;
}

} // namespace retort
