// Where the results of an experiment go, and what is there already.
#pragma once

#include "core/base/message.h"

#include <QString>

namespace retort::ui {

/// True when Start would go on with what is in `folder`.
bool holdsExperiment(const QString& folder);

/// True when there is anything in `folder`.
bool isFilled(const QString& folder);

/// The next folder beside `folder` that is not there yet: "sweep-2" after "sweep", "sweep-3" after "sweep-2".
QString nextFolder(const QString& folder);

} // namespace retort::ui
