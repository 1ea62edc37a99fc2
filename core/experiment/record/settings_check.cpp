#include "core/experiment/record/settings_check.h"

#include "core/experiment/spec/continuation.h"
#include "core/experiment/spec/parameters.h"
#include "core/weights/sha256.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

namespace retort {

namespace {

/// A parameter that runs were trained with another value of, or with another content of what it names.
struct Difference {
    const RunRecord* first = nullptr;
    std::string value;    ///< of the first
    std::string expected; ///< likewise
    std::int64_t runs = 0;
};
using Differences = std::map<std::string, Difference>; // by parameter

/// Adds where `own` is not as `expected`. What one of the two does not have is none to compare: what versions
/// of Retort know differs.
void compare(const RunRecord& run, const AxisValues& own, const AxisValues& expected, Differences& found) {
    for (const auto& [parameter, value] : own) {
        const auto other = expected.find(parameter);
        if (other != expected.end() && other->second != value) {
            ++found.try_emplace(parameter, Difference{&run, value, other->second}).first->second.runs;
        }
    }
}

/// Of what `path` named as `parameter`. Where there were several such files, only the path tells which.
std::string hash_of(const ExperimentInfo& info, const std::string& parameter, const std::string& path) {
    std::vector<FileIdentity> known;
    for (const auto& [name, file] : info.files) {
        if (name == parameter || name.starts_with(parameter + " ")) {
            known.push_back(file);
        }
    }
    if (known.size() == 1) {
        return known.front().sha256;
    }
    const auto absolute = path.empty() ? path : std::filesystem::absolute(path).string();
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&](const FileIdentity& file) { return file.file == absolute; });
    return same == known.end() ? std::string() : same->sha256;
}

/// What is no axis's of `run`, where that is what others are expected to be trained with.
AxisValues apart_from_axes(const RunRecord& run, const AxisValues& values) {
    auto rest = values;
    std::erase_if(rest, [&](const auto& item) { return run.spec.settings.contains(item.first); });
    return rest;
}

/// What is an axis's of `run` under the value there: other values name other contents.
AxisValues by_axis_value(const RunRecord& run, const AxisValues& values) {
    AxisValues named;
    for (const auto& [parameter, value] : values) {
        const auto setting = run.spec.settings.find(parameter);
        const bool is_axis = setting != run.spec.settings.end();
        named[is_axis ? parameter + " " + setting->second : parameter] = value;
    }
    return named;
}

/// The one teacher, or those of an ensemble, one behind the other in the order that weights go by.
void add_teachers(const ExperimentSpec& own, const ExperimentInfo& info, AxisValues& contents) {
    std::string hashes;
    const auto files = values_of(own, *find_parameter("teacher-file"));
    for (const auto& file : files) {
        const auto hash = hash_of(info, "teacher-file", file);
        if (hash.empty()) {
            return; // nobody knows
        }
        hashes += hash;
    }
    contents["teacher-file"] = files.size() < 2 ? hashes : sha256_of(hashes);
}

bool is_comparable(const RunRecord& run) {
    return !run.epochs.empty() && !run.trained_with.empty();
}

/// Where no spec says what runs are trained with, the first that has a value does.
Differences setting_differences(const std::vector<RunRecord>& runs,
                                const std::optional<ExperimentSpec>& spec) {
    Differences found;
    AxisValues usual;
    for (const auto& run : runs) {
        if (!is_comparable(run)) {
            continue;
        }
        auto own = spec ? run.trained_with : apart_from_axes(run, run.trained_with);
        own.erase("seed"); // which each has for itself
        usual.insert(own.begin(), own.end());
        compare(run, own, spec ? trained_with(*spec, run.spec) : usual, found);
    }
    return found;
}

Differences content_differences(const std::vector<RunRecord>& runs, const std::optional<ExperimentSpec>& spec,
                                const ExperimentInfo& info) {
    Differences found;
    AxisValues usual;
    for (const auto& run : runs) {
        if (is_comparable(run)) {
            const auto own = by_axis_value(run, run.made_from);
            usual.insert(own.begin(), own.end());
            auto known = spec ? contents_of(*spec, run.spec, info) : AxisValues();
            known.insert(usual.begin(), usual.end());
            compare(run, spec ? run.made_from : own, known, found);
        }
    }
    return found;
}

/// What a parameter's contents are, "another teacher" for example.
Message another(const std::string& parameter) {
    if (parameter == "data-dir") {
        return {RETORT_TEXT("other images"), {}};
    }
    if (parameter == "unlabelled-dir") {
        return {RETORT_TEXT("other unlabelled images"), {}};
    }
    if (parameter.starts_with("teacher-file")) {
        return {RETORT_TEXT("another teacher"), {}};
    }
    if (parameter.starts_with("student-init")) {
        return {RETORT_TEXT("other initial weights"), {}};
    }
    return {RETORT_TEXT("another class map"), {}};
}

/// The seed of a repeat is the same at every α, also of runs that are still to be trained. Repeats of an
/// experiment with another first seed may have been joined, under the numbers that their seeds have here.
void require_same_seeds(const std::vector<RunRecord>& runs, const ExperimentSpec& spec) {
    for (const auto& run : runs) {
        const auto first = run.trained_with.find("seed");
        const auto planned = std::to_string(spec.seed + run.spec.repeat - 1);
        if (run.epochs.empty() || !run.spec.seed || first == run.trained_with.end() ||
            first->second == std::to_string(spec.seed) || std::to_string(*run.spec.seed) == planned) {
            continue;
        }
        throw Error(
            RETORT_TEXT("%1 was trained with the seed %2, and the runs of its repeat that are to come "
                        "would have %3, so the experiment in %4 cannot continue"),
            {run.name, std::to_string(*run.spec.seed), planned, spec.out});
    }
}

} // namespace

AxisValues contents_of(const ExperimentSpec& spec, const RunSpec& run, const ExperimentInfo& info) {
    const auto own = spec_of(spec, run);
    const bool has_teacher = run.alpha < 1.0 || own.student_init == "teacher";
    AxisValues contents;
    const auto add = [&](const std::string& parameter, const std::string& key, const std::string& path) {
        if (auto hash = hash_of(info, parameter, path); !hash.empty()) {
            contents[key] = std::move(hash);
        }
    };
    if (!info.data.empty()) {
        contents["data-dir"] = info.data;
    }
    if (run.alpha == 0.0) {
        contents["unlabelled-dir"] = trains_on_unlabelled(spec, run) ? info.unlabelled_data : "none";
    }
    if (has_teacher) {
        add_teachers(own, info, contents);
        add("class-map", "class-map", own.class_map);
    }
    if (own.student_init.starts_with("imagenet")) { // a file for each student
        const auto key = "student-init " + own.student;
        add(info.files.contains(key) ? key : "student-init", key, own.student_init);
    } else if (!is_choice(own, *find_parameter("student-init"))) {
        add("student-init", "student-init", own.student_init);
    }
    return contents;
}

std::vector<Message> settings_complaints(const std::vector<RunRecord>& runs,
                                         const std::optional<ExperimentSpec>& spec,
                                         const ExperimentInfo& info) {
    std::vector<Message> complaints;
    for (const auto& [parameter, difference] : content_differences(runs, spec, info)) {
        const bool is_said = spec && contents_of(*spec, difference.first->spec, info).contains(parameter);
        complaints.push_back(
            {is_said
                 ? RETORT_TEXT("%1 was trained with %2 than experiment.json says, and its results are pooled "
                               "with others; runs of which this is so: %3")
                 : RETORT_TEXT(
                       "%1 was trained with %2 than other runs, and their results are pooled; runs of "
                       "which this is so: %3"),
             {difference.first->name, another(parameter), std::to_string(difference.runs)}});
    }
    for (const auto& [parameter, difference] : setting_differences(runs, spec)) {
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

void require_same_settings(const std::vector<RunRecord>& runs, const ExperimentSpec& spec,
                           const ExperimentInfo& info) {
    const auto found = setting_differences(runs, spec);
    if (!found.empty()) {
        const auto& [parameter, difference] = *found.begin();
        throw Error(
            RETORT_TEXT("%1 was trained with %2, not %3, so the experiment in %4 cannot continue with "
                        "%3; set it back in experiment.json, or train %3 in a folder of its own"),
            {difference.first->name, ParameterReference{parameter, difference.value}, difference.expected,
             spec.out});
    }
    require_same_seeds(runs, spec);
    const auto others = content_differences(runs, spec, info);
    if (!others.empty()) {
        const auto& [parameter, difference] = *others.begin();
        throw Error(
            RETORT_TEXT("%1 was trained with %2, so the experiment in %3 cannot continue; move the folder "
                        "of that run out of it"),
            {difference.first->name, another(parameter), spec.out});
    }
}

} // namespace retort
