// Values of parameters: to text, from text, and whether they are acceptable.
#include "core/engine/device.h"
#include "core/engine/training/early_stopping.h"
#include "core/base/number_text.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/student_init.h"
#include "core/experiment/teacher/weights_by_name.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <unistd.h>

namespace retort {

namespace fs = std::filesystem;

namespace {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

std::string to_text(const std::string& value) {
    return value;
}
std::string to_text(std::int64_t value) {
    return std::to_string(value);
}
std::string to_text(double value) {
    return number_text(value);
}
std::string to_text(bool value) {
    return value ? "true" : "false";
}
template <typename Number>
std::string to_text(const std::vector<Number>& values) {
    std::string text;
    for (const Number value : values) {
        text += (text.empty() ? "" : ",") + to_text(value);
    }
    return text;
}

Message parse_into(std::string& value, const std::string& text) {
    value = text;
    return {};
}

Message parse_into(std::int64_t& value, const std::string& text) {
    const auto parsed = parse_integer(text);
    if (!parsed) {
        return {RETORT_TEXT("“%1” is no whole number"), {text}};
    }
    value = *parsed;
    return {};
}

Message parse_into(double& value, const std::string& text) {
    const auto parsed = parse_number(text);
    if (!parsed) {
        return {RETORT_TEXT("“%1” is no number"), {text}};
    }
    value = *parsed + 0.0; // −0 is 0, in names of folders too
    return {};
}

Message parse_into(bool& value, const std::string& text) {
    if (text != "true" && text != "false") {
        return {RETORT_TEXT("“%1” is neither true nor false"), {text}};
    }
    value = text == "true";
    return {};
}

template <typename Number>
Message parse_into(std::vector<Number>& values, const std::string& text) {
    std::vector<Number> parsed;
    std::size_t start = 0;
    while (start <= text.size()) {
        const auto end = std::min(text.find(',', start), text.size());
        const auto item = std::string(trimmed(std::string_view(text).substr(start, end - start)));
        Number value = 0;
        if (auto problem = parse_into(value, item); !problem.empty()) {
            return problem;
        }
        parsed.push_back(value);
        start = end + 1;
    }
    values = std::move(parsed);
    return {};
}

Message check_range(const Parameter& parameter, double value) {
    const bool too_small =
        parameter.minimum_excluded ? value <= parameter.minimum : value < parameter.minimum;
    if (!too_small && value <= parameter.maximum) {
        return {};
    }
    const std::vector<std::string> args{number_text(value), number_text(parameter.minimum),
                                        number_text(parameter.maximum)};
    if (parameter.minimum_excluded) {
        return {RETORT_TEXT("%1 is out of range: more than %2 and at most %3"), args};
    }
    return {RETORT_TEXT("%1 is out of range: from %2 to %3"), args};
}

template <typename Number>
Message check_list(const Parameter& parameter, const std::vector<Number>& values) {
    if (values.empty()) {
        return {RETORT_TEXT("at least one value is needed"), {}};
    }
    std::set<Number> seen;
    for (const Number value : values) {
        if (auto problem = check_range(parameter, static_cast<double>(value)); !problem.empty()) {
            return problem;
        }
        if (!seen.insert(value).second) {
            return {RETORT_TEXT("%1 is there twice"), {to_text(value)}};
        }
    }
    return {};
}

Message check_choice(const Parameter& parameter, const std::string& value) {
    const auto& choices = parameter.choices;
    if (choices.empty() || parameter.open_choice ||
        std::find(choices.begin(), choices.end(), value) != choices.end()) {
        return {};
    }
    std::string offered;
    for (const auto& choice : choices) {
        offered += (offered.empty() ? "" : ", ") + choice;
    }
    return {RETORT_TEXT("“%1” is not among %2"), {value, offered}};
}

Message check_value(const ExperimentSpec& spec, const Parameter& parameter) {
    return std::visit(
        Overloaded{
            [&](std::string ExperimentSpec::*field) { return check_choice(parameter, spec.*field); },
            [&](std::int64_t ExperimentSpec::*field) {
                return check_range(parameter, static_cast<double>(spec.*field));
            },
            [&](double ExperimentSpec::*field) { return check_range(parameter, spec.*field); },
            [&](bool ExperimentSpec::*) { return Message{}; },
            [&](std::vector<double> ExperimentSpec::*field) { return check_list(parameter, spec.*field); },
            [&](std::vector<std::int64_t> ExperimentSpec::*field) {
                return check_list(parameter, spec.*field);
            },
        },
        parameter.field);
}

Message check_folder(const std::string& folder) {
    std::error_code error;
    if (folder.empty()) {
        return {RETORT_TEXT("a folder is needed"), {}};
    }
    if (!fs::exists(folder, error)) {
        return {RETORT_TEXT("there is no folder %1"), {folder}};
    }
    return fs::is_directory(folder, error) ? Message{} : Message{RETORT_TEXT("%1 is no folder"), {folder}};
}

Message check_file(const std::string& file) {
    std::error_code error;
    if (file.empty()) {
        return {RETORT_TEXT("a file is needed"), {}};
    }
    if (!fs::exists(file, error)) {
        return {RETORT_TEXT("there is no file %1"), {file}};
    }
    if (!fs::is_regular_file(file, error)) {
        return {RETORT_TEXT("%1 is no file"), {file}};
    }
    return access(file.c_str(), R_OK) == 0 ? Message{} : Message{RETORT_TEXT("%1 may not be read"), {file}};
}

/// A file, or weights by name.
Message check_weights(const std::string& name_or_path, const std::string& fallback,
                      const ValidationScope& scope) {
    if (!parse_pretrained_name(name_or_path)) {
        return check_file(name_or_path);
    }
    try {
        const auto missing = missing_weights(name_or_path, fallback);
        return missing.empty() || !scope.cached_weights ? Message{} : missing_message(missing.front());
    } catch (const Error& error) {
        return error.message();
    }
}

Message check_student_init(const ExperimentSpec& spec, const ValidationScope& scope) {
    if (spec.student_init == "teacher") {
        return scope.teacher ? Message{}
                             : Message{RETORT_TEXT("there is no teacher here to take layers from; random, "
                                                   "imagenet or a file would be accepted"),
                                       {}};
    }
    if (is_start_name(spec.student_init)) {
        return {};
    }
    const auto name = parse_pretrained_name(spec.student_init);
    if (name && !name->architecture.empty() && name->architecture != spec.student) {
        return {RETORT_TEXT("the weights are those of a %1, the student is a %2"),
                {name->architecture, spec.student}};
    }
    return check_weights(spec.student_init, spec.student, scope);
}

Message check_output(const std::string& folder, bool must_be_fresh) {
    if (folder.empty()) {
        return {RETORT_TEXT("a folder is needed"), {}};
    }
    std::error_code error;
    fs::path existing = fs::absolute(folder, error);
    while (!fs::exists(existing, error) && existing.has_relative_path()) {
        existing = existing.parent_path();
    }
    if (!fs::is_directory(existing, error)) {
        return {RETORT_TEXT("%1 is no folder"), {existing.string()}};
    }
    if (access(existing.c_str(), W_OK | X_OK) != 0) {
        return {RETORT_TEXT("%1 cannot be written"), {existing.string()}};
    }
    if (must_be_fresh && fs::exists(folder, error) && !fs::is_empty(folder, error)) {
        return {RETORT_TEXT("%1 is not empty: a new or empty folder is needed"), {folder}};
    }
    return {};
}

/// experiment.json is UTF-8, so that a path which is not could not be written down.
bool is_utf8(const std::string& text) {
    try {
        (void)nlohmann::json(text).dump();
        return true;
    } catch (const nlohmann::json::exception&) {
        return false;
    }
}

Message check_place(const ExperimentSpec& spec, const Parameter& parameter, const ValidationScope& scope) {
    if (!is_utf8(value_text(spec, parameter))) {
        return {RETORT_TEXT(
                    "it is not valid UTF-8: a path with other bytes cannot be written into experiment.json"),
                {}};
    }
    if (parameter.name == "data-dir") {
        return check_folder(spec.data_dir);
    }
    if (parameter.name == "teacher-file" && scope.teacher) {
        return check_weights(spec.teacher_file, {}, scope);
    }
    if (parameter.name == "class-map" && scope.teacher && !spec.class_map.empty()) {
        return check_file(spec.class_map);
    }
    if (parameter.name == "student-init") {
        return check_student_init(spec, scope);
    }
    if (parameter.name == "early-stop-metric" && !scope.teacher && needs_teacher(spec.early_stop_metric)) {
        return {RETORT_TEXT("there is no teacher here to compare with; val_loss or val_accuracy would be "
                            "accepted"),
                {}};
    }
    if (parameter.name == "out") {
        return check_output(spec.out, scope.fresh_output);
    }
    if (parameter.name == "cache-dir" && !spec.cache_dir.empty()) {
        return check_output(spec.cache_dir, /*must_be_fresh=*/false);
    }
    if (parameter.name == "device" && !is_device_name(spec.device)) {
        return {RETORT_TEXT("there is no device “%1”; auto, cpu, cuda or cuda:N would be"), {spec.device}};
    }
    return {};
}

} // namespace

std::string value_text(const ExperimentSpec& spec, const Parameter& parameter) {
    return std::visit([&](auto field) { return to_text(spec.*field); }, parameter.field);
}

Message set_from_text(ExperimentSpec& spec, const Parameter& parameter, const std::string& text) {
    return std::visit([&](auto field) { return parse_into(spec.*field, text); }, parameter.field);
}

std::vector<Problem> validate(const ExperimentSpec& spec, const ValidationScope& scope) {
    std::vector<Problem> problems;
    for (const auto& parameter : parameters()) {
        auto problem = check_value(spec, parameter);
        if (problem.empty()) {
            problem = check_place(spec, parameter, scope);
        }
        if (!problem.empty()) {
            problems.push_back({parameter.name, std::move(problem)});
        }
    }
    return problems;
}

} // namespace retort
