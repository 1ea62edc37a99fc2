#include "core/experiment/record/resume_file.h"

#include "core/base/number_text.h"
#include "core/files/pickle/pickle_reader.h"
#include "core/files/pickle/pickle_writer.h"
#include "core/files/tables/metrics_csv.h"

namespace retort {

namespace {

constexpr int resume_schema = 2;

const PickleValue& required(const PickleValue& dict, const char* key) {
    const auto* value = dict.find(key);
    if (value == nullptr) {
        throw Error(RETORT_TEXT("the key “%1” is missing"), {key});
    }
    return *value;
}

std::vector<EpochRecord> read_metrics(const PickleValue& value) {
    const auto* text = value.get<std::string>();
    std::vector<Message> complaints;
    auto records = text == nullptr ? std::vector<EpochRecord>{} : parse_metrics(*text, complaints);
    if (records.empty() || !complaints.empty()) {
        throw Error(RETORT_TEXT("its metrics are invalid"));
    }
    return records;
}

/// The first schema knew SGD alone, and had its momentum under the parameters' own names.
StateDict optimizer_of_schema_1(const PickleValue& value) {
    auto state = to_state_dict(required(value, "momentum"));
    for (auto& [name, tensor] : state) {
        name.insert(0, "momentum_buffer.");
    }
    return state;
}

/// Empty where there is no such key.
StateDict found_tensors(const PickleValue& dict, const char* key) {
    const auto* value = dict.find(key);
    return value == nullptr ? StateDict() : to_state_dict(*value);
}

/// What tells a run from others. The seed is written out: pickled integers have 64 bits with a sign.
std::string identity_of(const RunSpec& run) {
    auto text = "alpha " + number_text(run.alpha) + ", repeat " + std::to_string(run.repeat) + ", seed " +
                seed_text(run);
    for (const auto& [parameter, value] : run.settings) {
        text += ", " + parameter + " " + value;
    }
    return text;
}

void require_run(const PickleValue& value, const RunSpec& run) {
    const auto* found = value.find("run");
    const auto* identity = found != nullptr ? found->get<std::string>() : nullptr;
    if (identity != nullptr && *identity != identity_of(run)) {
        throw Error(RETORT_TEXT("it is of another run (%1) than this one (%2)"),
                    {*identity, identity_of(run)});
    }
}

} // namespace

void write_resume_file(const std::filesystem::path& file, const RunSpec& run, const TrainingState& state) {
    PickleValue::Dict dict{{"schema", resume_schema},  {"run", identity_of(run)},
                           {"model", state.model},     {"optimizer", state.optimizer},
                           {"average", state.average}, {"metrics", metrics_text(state.records)}};
    if (!state.regressors.empty()) {
        dict.emplace_back("regressors", state.regressors);
        dict.emplace_back("regressor_optimizer", state.regressor_optimizer);
    }
    write_pickle_zip(file, PickleValue(std::move(dict)));
}

TrainingState read_resume_file(const std::filesystem::path& file, const RunSpec& run) {
    try {
        const auto value = read_pickle(file);
        require_run(value, run);
        const auto* schema = required(value, "schema").get<std::int64_t>();
        if (schema == nullptr || *schema < 1 || *schema > resume_schema) {
            throw Error(
                RETORT_TEXT("its schema is not supported; this version of Retort supports schemas 1 to %1"),
                {std::to_string(resume_schema)});
        }
        const bool is_first = *schema == 1;
        return {to_state_dict(required(value, "model")),
                is_first ? optimizer_of_schema_1(value) : to_state_dict(required(value, "optimizer")),
                is_first ? StateDict() : to_state_dict(required(value, "average")),
                found_tensors(value, "regressors"),
                found_tensors(value, "regressor_optimizer"),
                read_metrics(required(value, "metrics"))};
    } catch (const Error& error) {
        throw Error(RETORT_TEXT("training cannot be resumed from %1: %2; to train this run from the start, "
                                "delete the file"),
                    {file.string(), error.message()});
    }
}

} // namespace retort
