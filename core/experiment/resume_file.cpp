#include "core/experiment/resume_file.h"

#include "core/files/metrics_csv.h"
#include "core/files/pickle_reader.h"
#include "core/files/pickle_writer.h"

namespace retort {

namespace {

std::string metrics_text(const std::vector<EpochRecord>& records) {
    auto text = metrics_header();
    for (const auto& record : records) {
        text += metrics_line(record);
    }
    return text;
}

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
        throw Error(RETORT_TEXT("its metrics make no sense"));
    }
    return records;
}

} // namespace

void write_resume_file(const std::filesystem::path& file, const TrainingState& state) {
    write_pickle_zip(file, PickleValue(PickleValue::Dict{{"schema", 1},
                                                         {"model", state.model},
                                                         {"momentum", state.momentum},
                                                         {"metrics", metrics_text(state.records)}}));
}

TrainingState read_resume_file(const std::filesystem::path& file) {
    const auto value = read_pickle(file);
    try {
        return {to_state_dict(required(value, "model")), to_state_dict(required(value, "momentum")),
                read_metrics(required(value, "metrics"))};
    } catch (const Error& error) {
        throw Error(RETORT_TEXT("%1 is no checkpoint to go on from: %2"), {file.string(), error.what()});
    }
}

} // namespace retort
