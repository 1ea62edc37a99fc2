#include "ui/setup/fields/field_factory.h"

#include "ui/setup/fields/choice_field.h"
#include "ui/setup/fields/flag_field.h"
#include "ui/setup/fields/integer_field.h"
#include "ui/setup/fields/list_field.h"
#include "ui/setup/fields/number_field.h"
#include "ui/setup/fields/path_field.h"
#include "ui/setup/fields/text_field.h"

namespace retort::ui {

namespace {

PathKind pathKind(ParameterPath path) {
    switch (path) {
    case ParameterPath::none:
    case ParameterPath::file:
        return PathKind::file;
    case ParameterPath::weights:
        return PathKind::model;
    case ParameterPath::folder:
    case ParameterPath::output_folder:
    case ParameterPath::new_folder:
        return PathKind::folder;
    }
    return PathKind::file;
}

FieldEditor* makeTextEditor(const Parameter& parameter, QWidget* parent) {
    if (!parameter.choices.empty() || parameter.open_choice)
        return new ChoiceField(parameter, parent);
    if (parameter.path == ParameterPath::none)
        return new TextField(parent);
    return new PathField(pathKind(parameter.path), parameter, parent);
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
    return makeTextEditor(parameter, parent);
}

} // namespace retort::ui
