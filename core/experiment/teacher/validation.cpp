#include "core/experiment/teacher/validation.h"

#include "core/base/number_text.h"
#include "core/engine/losses/distillation_loss.h"
#include "core/engine/training/early_stopping.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/teacher/weights_by_name.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>
#include <unistd.h>

namespace retort {

namespace fs = std::filesystem;

namespace {

Message check_folder(const std::string& folder) {
    std::error_code error;
    if (folder.empty()) {
        return {RETORT_TEXT("a folder is required"), {}};
    }
    if (!fs::exists(folder, error)) {
        return {RETORT_TEXT("the folder %1 does not exist"), {folder}};
    }
    return fs::is_directory(folder, error) ? Message{} : Message{RETORT_TEXT("%1 is not a folder"), {folder}};
}

Message check_file(const std::string& file) {
    std::error_code error;
    if (file.empty()) {
        return {RETORT_TEXT("a file is required"), {}};
    }
    if (!fs::exists(file, error)) {
        return {RETORT_TEXT("the file %1 does not exist"), {file}};
    }
    if (!fs::is_regular_file(file, error)) {
        return {RETORT_TEXT("%1 is not a file"), {file}};
    }
    return access(file.c_str(), R_OK) == 0
               ? Message{}
               : Message{RETORT_TEXT("%1 cannot be read: permission denied"), {file}};
}

/// A file, or weights by name.
Message check_weights(const Parameter& parameter, const std::string& name_or_path, const ExperimentSpec& spec,
                      bool must_be_cached) {
    if (!parse_pretrained_name(name_or_path)) {
        return is_choice(parameter, name_or_path) ? Message{} : check_file(name_or_path);
    }
    try {
        const auto missing = missing_weights(spec, parameter); // on all choices on the axes
        return missing.empty() || !must_be_cached ? Message{} : missing_message(missing.front());
    } catch (const Error& error) {
        return error.message();
    }
}

Message check_output(const std::string& folder, bool must_be_fresh) {
    if (folder.empty()) {
        return {RETORT_TEXT("a folder is required"), {}};
    }
    std::error_code error;
    fs::path existing = fs::absolute(folder, error);
    while (!fs::exists(existing, error) && existing.has_relative_path()) {
        existing = existing.parent_path();
    }
    if (!fs::is_directory(existing, error)) {
        return {RETORT_TEXT("%1 is not a folder"), {existing.string()}};
    }
    if (access(existing.c_str(), W_OK | X_OK) != 0) {
        return {RETORT_TEXT("%1 cannot be written"), {existing.string()}};
    }
    if (must_be_fresh && !is_free_for_experiment(folder)) {
        return {RETORT_TEXT("%1 is not empty; choose a new or empty folder"), {folder}};
    }
    return {};
}

Message check_path(const ExperimentSpec& spec, const Parameter& parameter, const std::string& path,
                   const ValidationScope& scope) {
    if ((path.empty() && parameter.may_be_empty) || (!scope.teacher && !parameter.for_teaching)) {
        return {};
    }
    switch (parameter.path) {
    case ParameterPath::none:
        return {};
    case ParameterPath::file:
        return check_file(path);
    case ParameterPath::weights:
        return check_weights(parameter, path, spec, scope.cached_weights);
    case ParameterPath::folder:
        return check_folder(path);
    case ParameterPath::output_folder:
        return check_output(path, /*must_be_fresh=*/false);
    case ParameterPath::new_folder:
        return check_output(path, scope.fresh_output);
    }
    return {};
}

Message check_paths(const ExperimentSpec& spec, const Parameter& parameter, const ValidationScope& scope) {
    for (const auto& path : values_of(spec, parameter)) {
        if (auto problem = check_path(spec, parameter, path, scope); !problem.empty()) {
            return problem;
        }
    }
    return {};
}

/// What is wrong with the points that are left out, of a spec whose values are all right.
Message check_dropped(const ExperimentSpec& spec) {
    const auto dropped = split_list(spec.drop_points);
    if (dropped.empty()) {
        return {};
    }
    auto whole = spec;
    whole.drop_points.clear();
    std::set<std::string> names;
    for (const auto& point : points(whole)) {
        names.insert(point_name(point));
    }
    for (const auto& name : dropped) {
        if (!names.contains(name)) {
            return {RETORT_TEXT("“%1” is no point of these axes; one is %2"), {name, *names.begin()}};
        }
    }
    return points(spec).empty() ? Message{RETORT_TEXT("leaves no point to train"), {}} : Message{};
}

/// What images without labels cannot be used with.
std::vector<Problem> check_unlabelled(const ExperimentSpec& spec) {
    if (spec.folds > 1) {
        return {{"unlabelled-dir",
                 {RETORT_TEXT("with %1, all images need labels"), {ParameterReference{"folds"}}}}};
    }
    bool are_used = false;
    for (const auto& point : points(spec)) {
        const RunSpec run{.alpha = point.alpha, .settings = point.settings};
        const auto own = spec_of(spec, run);
        if (!trains_on_unlabelled(spec, run)) {
            continue;
        }
        are_used = true;
        if (require_loss(own.loss).needs_labels) {
            return {{"loss",
                     {RETORT_TEXT(
                          "%1 needs the label of each image, and unlabelled ones have none; choose another "
                          "loss"),
                      {own.loss}}}};
        }
        if (own.sampler == "balanced") {
            return {
                {"sampler",
                 {RETORT_TEXT("unlabelled images have no class that could be balanced; set it to shuffle"),
                  {}}}};
        }
    }
    return are_used
               ? std::vector<Problem>()
               : std::vector<Problem>{
                     {"unlabelled-dir",
                      {RETORT_TEXT("only runs in which α is 0 in all epochs use unlabelled images, and there "
                                   "are none"),
                       {}}}};
}

/// What is wrong with the weights of `teachers` teachers of an ensemble.
Message check_teacher_weights(const std::string& text, std::size_t teachers) {
    const auto weights = split_list(text);
    if (!weights.empty() && weights.size() != teachers) {
        return {RETORT_TEXT("names %1 weights for %2 teachers"),
                {std::to_string(weights.size()), std::to_string(teachers)}};
    }
    for (const auto& weight : weights) {
        const auto number = parse_number(weight);
        if (!number || !std::isfinite(*number) || *number <= 0.0) {
            return {RETORT_TEXT("“%1” is no weight; accepted are numbers greater than 0"), {weight}};
        }
    }
    return {};
}

/// What an ensemble of teachers cannot do.
std::vector<Problem> check_ensemble(const ExperimentSpec& spec, std::size_t teachers) {
    const auto has = [&](const char* parameter, const std::string& value) {
        const auto values = values_of(spec, *find_parameter(parameter));
        return std::find(values.begin(), values.end(), value) != values.end();
    };
    if (teachers < 2) {
        return {{"teacher-ensemble", {RETORT_TEXT("one teacher is no ensemble; name several files"), {}}}};
    }
    if (auto problem = check_teacher_weights(spec.teacher_weights, teachers); !problem.empty()) {
        return {{"teacher-weights", std::move(problem)}};
    }
    if (has("student-init", "teacher")) {
        return {
            {"student-init",
             {RETORT_TEXT("an ensemble has no layers that a student could start from; accepted are random, "
                          "imagenet or a file"),
              {}}}};
    }
    if (values_of(spec, *find_parameter("feature-loss")) != std::vector<std::string>{"none"}) {
        return {{"feature-loss", {RETORT_TEXT("an ensemble has no feature maps; accepted is none"), {}}}};
    }
    return {};
}

/// Where α is 1 a run has none of several teachers: what needs one there is a problem.
std::vector<Problem> check_runs_without_teacher(const ExperimentSpec& spec) {
    for (const auto& point : points(spec)) {
        if (point.alpha < 1.0) {
            continue;
        }
        const auto own = spec_of(spec, {.alpha = point.alpha, .settings = point.settings});
        if (own.student_init == "teacher") {
            return {
                {"student-init",
                 {RETORT_TEXT("with several teachers, the student cannot start from layers of one where α is "
                              "1; leave out α = 1, or these points of it"),
                  {}}}};
        }
        if (needs_teacher(own.early_stop_metric)) {
            return {
                {"early-stop-metric",
                 {RETORT_TEXT("with several teachers, runs at α = 1 have no %1; choose a metric that needs "
                              "no teacher"),
                  {own.early_stop_metric}}}};
        }
    }
    return {};
}

} // namespace

std::vector<Problem> validate(const ExperimentSpec& spec, const ValidationScope& scope) {
    std::vector<Problem> problems;
    for (const auto& parameter : parameters()) {
        auto problem = check_value(spec, parameter, scope.teacher);
        if (problem.empty()) {
            problem = check_paths(spec, parameter, scope);
        }
        if (!problem.empty()) {
            problems.push_back({parameter.name, std::move(problem)});
        }
    }
    if (auto problem = problems.empty() ? check_dropped(spec) : Message(); !problem.empty()) {
        problems.push_back({"drop-points", std::move(problem)});
    }
    const auto teachers = values_of(spec, *find_parameter("teacher-file")).size();
    if (!problems.empty() || !scope.teacher) {
        return problems;
    }
    if (!spec.unlabelled_dir.empty()) {
        problems = check_unlabelled(spec);
    }
    if (!problems.empty()) {
        return problems;
    }
    return spec.teacher_ensemble ? check_ensemble(spec, teachers)
           : teachers > 1        ? check_runs_without_teacher(spec)
                                 : problems;
}

} // namespace retort
