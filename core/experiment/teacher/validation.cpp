#include "core/experiment/teacher/validation.h"

#include "core/engine/device.h"
#include "core/engine/training/early_stopping.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/student_init.h"
#include "core/experiment/teacher/weights_by_name.h"

#include <filesystem>
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
        return scope.teacher
                   ? Message{}
                   : Message{RETORT_TEXT("without a teacher, accepted are random, imagenet or a file"), {}};
    }
    if (is_start_name(spec.student_init)) {
        return {};
    }
    const auto name = parse_pretrained_name(spec.student_init);
    if (name && !name->architecture.empty() && name->architecture != spec.student) {
        return {RETORT_TEXT("these weights are for %1, but the student is %2"),
                {name->architecture, spec.student}};
    }
    return check_weights(spec.student_init, spec.student, scope);
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
    if (must_be_fresh && fs::exists(folder, error) && !fs::is_empty(folder, error)) {
        return {RETORT_TEXT("%1 is not empty; choose a new or empty folder"), {folder}};
    }
    return {};
}

Message check_place(const ExperimentSpec& spec, const Parameter& parameter, const ValidationScope& scope) {
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
        return {RETORT_TEXT("without a teacher, accepted are val_loss and val_accuracy"), {}};
    }
    if (parameter.name == "out") {
        return check_output(spec.out, scope.fresh_output);
    }
    if (parameter.name == "cache-dir" && !spec.cache_dir.empty()) {
        return check_output(spec.cache_dir, /*must_be_fresh=*/false);
    }
    if (parameter.name == "device" && !is_device_name(spec.device)) {
        return {RETORT_TEXT("unknown device “%1”; accepted are auto, cpu, cuda and cuda:N"), {spec.device}};
    }
    return {};
}

} // namespace

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
