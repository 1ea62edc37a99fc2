#include "ui/setup/fields/field_factory.h"

#include "ui/setup/fields/choice_field.h"
#include "ui/setup/fields/flag_field.h"
#include "ui/setup/fields/integer_field.h"
#include "ui/setup/fields/list_field.h"
#include "ui/setup/fields/number_field.h"
#include "ui/setup/fields/path_field.h"

namespace retort::ui {

namespace {

using TextField = std::string ExperimentSpec::*;

bool namesFolder(TextField field) {
    return field == &ExperimentSpec::data_dir || field == &ExperimentSpec::out ||
           field == &ExperimentSpec::cache_dir;
}

bool namesModel(TextField field) {
    return field == &ExperimentSpec::teacher_file || field == &ExperimentSpec::student_init;
}

FieldEditor* makeTextEditor(const Parameter& parameter, TextField field, QWidget* parent) {
    if (!parameter.choices.empty() || parameter.open_choice)
        return new ChoiceField(parameter, namesModel(field), parent);
    if (namesFolder(field))
        return new PathField(PathKind::folder, parent);
    return new PathField(namesModel(field) ? PathKind::model : PathKind::file, parent);
}

} // namespace

FieldEditor* makeFieldEditor(const Parameter& parameter, QWidget* parent) {
    if (std::holds_alternative<bool ExperimentSpec::*>(parameter.field))
        return new FlagField(parent);
    if (std::holds_alternative<std::int64_t ExperimentSpec::*>(parameter.field))
        return new IntegerField(parameter, parent);
    if (std::holds_alternative<double ExperimentSpec::*>(parameter.field))
        return new NumberField(parent);
    if (std::holds_alternative<std::vector<double> ExperimentSpec::*>(parameter.field) ||
        std::holds_alternative<std::vector<std::int64_t> ExperimentSpec::*>(parameter.field))
        return new ListField(parent);
    return makeTextEditor(parameter, std::get<TextField>(parameter.field), parent);
}

} // namespace retort::ui
