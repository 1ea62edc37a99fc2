#include "core/experiment/record/settings_check.h"

#include "core/experiment/spec/continuation.h"

#include <map>

namespace retort {

namespace {

/// A parameter that runs were trained with another value of.
struct Difference {
    const RunRecord* first = nullptr;
    std::string value;    ///< of the first
    std::string expected; ///< likewise
    std::int64_t runs = 0;
};

/// What others are expected to be trained with where no spec says it: axes aside, the same as `run`.
void learn(const RunRecord& run, AxisValues& usual) {
    for (const auto& [parameter, value] : run.trained_with) {
        if (!run.spec.settings.contains(parameter)) {
            usual.emplace(parameter, value);
        }
    }
}

/// Parameters that one of the two does not have are none to compare: what versions of Retort know differs.
std::map<std::string, Difference> differences(const std::vector<RunRecord>& runs,
                                              const std::optional<ExperimentSpec>& spec) {
    std::map<std::string, Difference> found;
    AxisValues usual;
    for (const auto& run : runs) {
        if (run.epochs.empty() || run.trained_with.empty()) {
            continue;
        }
        learn(run, usual);
        const auto expected = spec ? trained_with(*spec, run.spec) : usual;
        for (const auto& [parameter, value] : run.trained_with) {
            const auto other = expected.find(parameter);
            const bool is_axis = !spec && run.spec.settings.contains(parameter);
            if (!is_axis && other != expected.end() && other->second != value) {
                auto& difference = found.try_emplace(parameter, &run, value, other->second).first->second;
                ++difference.runs;
            }
        }
    }
    return found;
}

} // namespace

std::vector<Message> settings_complaints(const std::vector<RunRecord>& runs,
                                         const std::optional<ExperimentSpec>& spec) {
    std::vector<Message> complaints;
    for (const auto& [parameter, difference] : differences(runs, spec)) {
        const std::vector<MessageArgument> args{difference.first->name,
                                                ParameterReference{parameter, difference.value},
                                                difference.expected, std::to_string(difference.runs)};
        complaints.push_back(
            {spec ? RETORT_TEXT("%1 was trained with %2, but experiment.json says %3, and its results are "
                                "pooled with others; runs of which this is so: %4")
                  : RETORT_TEXT("%1 was trained with %2, but other runs with %3, and their results are "
                                "pooled; runs of which this is so: %4"),
             args});
    }
    return complaints;
}

void require_same_settings(const std::vector<RunRecord>& runs, const ExperimentSpec& spec) {
    const auto found = differences(runs, spec);
    if (!found.empty()) {
        const auto& [parameter, difference] = *found.begin();
        throw Error(
            RETORT_TEXT("%1 was trained with %2, not %3, so the experiment in %4 cannot continue with "
                        "%3; set it back in experiment.json, or train %3 in a folder of its own"),
            {difference.first->name, ParameterReference{parameter, difference.value}, difference.expected,
             spec.out});
    }
}

} // namespace retort
