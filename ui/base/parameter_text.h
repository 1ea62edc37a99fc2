// What the window says of a parameter, from the table.
#pragma once

#include "core/experiment/spec/parameters.h"

#include <QString>

namespace retort::ui {

/// The label in the window's language.
QString labelText(const Parameter& parameter);
/// The same by the name of the parameter, which stands for itself where the form knows none.
QString labelText(const std::string& parameter);

/// What it is, and what each of its choices is where the table says so.
QString helpText(const Parameter& parameter);

/// Help, range, default and the command line's flag, one a line.
QString toolTipText(const Parameter& parameter);

/// The heading of a part of the form.
QString groupText(ParameterGroup group);

/// `message` as a sentence of its own: it begins with a capital letter.
QString sentence(const Message& message);

} // namespace retort::ui
