// The editor for each kind of parameter.
#pragma once

#include "core/experiment/spec/parameters.h"
#include "ui/setup/fields/field_editor.h"

namespace retort::ui {

/// The editor that fits the type, choices and meaning of `parameter`.
FieldEditor* makeFieldEditor(const Parameter& parameter, QWidget* parent);

} // namespace retort::ui
