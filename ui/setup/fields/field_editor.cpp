#include "ui/setup/fields/field_editor.h"

#include "ui/setup/fields/choice_field.h"
#include "ui/setup/fields/flag_field.h"
#include "ui/setup/fields/integer_field.h"
#include "ui/setup/fields/list_field.h"
#include "ui/setup/fields/number_field.h"
#include "ui/setup/fields/path_field.h"

#include <QEvent>
#include <QPalette>

#include <array>

namespace retort::ui {

namespace {

class WheelGuard : public QObject {
  public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        const auto* box = qobject_cast<QWidget*>(watched);
        if (event->type() != QEvent::Wheel || !box || box->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

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

void keepWheelForScrolling(QWidget* box) {
    box->setFocusPolicy(Qt::StrongFocus);
    box->installEventFilter(new WheelGuard(box));
}

void setInert(QWidget* box, bool inert) {
    // A palette of one's own would keep the colours of a theme that may change: it lasts only as long as
    // needed.
    box->setPalette(QPalette());
    if (inert) {
        QPalette palette = box->palette();
        for (const auto role : std::array{QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
            palette.setColor(QPalette::Disabled, role, palette.color(QPalette::Active, role));
        box->setPalette(palette);
    }
    box->setEnabled(!inert);
}

} // namespace retort::ui
