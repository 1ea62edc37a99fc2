#include "core/experiment/run/opened_teachers.h"

#include "core/experiment/run/fingerprints.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/weights_by_name.h"

#include <utility>

namespace retort {

namespace {

OpenedTeacher open_teacher(const ExperimentSpec& own, const std::vector<std::string>& classes,
                           ProgressObserver& observer, const std::stop_token& stop) {
    auto source = teacher_source(own);
    source.file = resolve_weights(own.teacher_file, {}, observer);
    OpenedTeacher teacher{load_model(source, stop), {}};
    tell_remarks(teacher.model, observer);
    teacher.matched = match_classes(teacher.model, own.data_dir, classes);
    return teacher;
}

std::vector<const Architecture*> students_of(const ExperimentSpec& spec) {
    std::vector<const Architecture*> students;
    for (const auto& name : values_of(spec, *find_parameter("student"))) {
        students.push_back(find_architecture(name));
    }
    return students;
}

} // namespace

void NoticesOfFile::progress(const Message& what, std::int64_t done, std::int64_t total) {
    observer_.progress(what, done, total);
}

void NoticesOfFile::notice(const Message& message) {
    const bool is_said = message.str().find(file_) != std::string::npos;
    observer_.notice(is_said ? message : Message{RETORT_TEXT("%1: %2"), {file_, message}});
}

std::vector<OpenedTeacher> open_teachers(const ExperimentSpec& spec,
                                         const std::map<std::string, FileIdentity>& files,
                                         const std::vector<std::string>& classes, ProgressObserver& observer,
                                         const std::stop_token& stop) {
    const auto& parameter = *find_parameter("teacher-file");
    std::vector<OpenedTeacher> teachers;
    const auto values = values_of(spec, parameter);
    for (const auto& value : values) {
        auto own = spec;
        own.teacher_file = value;
        auto teacher = open_teacher(own, classes, observer, stop);
        const auto identity = files.find(file_key(spec, parameter, value));
        teacher.model.sha256 = identity != files.end() ? identity->second.sha256 : "";
        NoticesOfFile of_file(observer, teacher.model.source.file.string());
        (values.size() < 2 ? observer : of_file).notice(teacher.matched);
        teachers.push_back(std::move(teacher));
    }
    return teachers;
}

ImageUsers users_of(const std::vector<OpenedTeacher>& teachers, const ExperimentSpec& spec) {
    ImageUsers users;
    for (const auto& [model, matched] : teachers) {
        users.usual_side = users.usual_side > 0 ? users.usual_side : model.image_size;
        if (model.architecture != nullptr) {
            users.architectures.push_back(model.architecture);
        }
    }
    const auto students = students_of(spec);
    users.architectures.insert(users.architectures.end(), students.begin(), students.end());
    users.usual_side = users.usual_side > 0 ? users.usual_side : users.architectures.front()->image_size;
    return users;
}

} // namespace retort
