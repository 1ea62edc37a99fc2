// Points and runs as a person reads them: settings by the labels of the form. Never for files.
#pragma once

#include "core/experiment/spec/spec.h"

#include <QString>

namespace retort::ui {

/// "Temperature 4": a setting by labelText().
QString settingText(const std::string& parameter, const std::string& value);

/// "α 0.5, Distillation loss kl, Temperature 4"; without α where that is said elsewhere.
QString pointTitle(const Point& point, bool withAlpha = true);

/// What stands behind "α" for a point: "0.5", "0.5, Distillation loss kl, Temperature 4".
QString pointText(const Point& point);

/// "α 0.5, repeat 1".
QString runText(const RunSpec& run);

} // namespace retort::ui
