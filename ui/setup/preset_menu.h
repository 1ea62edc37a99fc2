// The list of presets, to choose one.
#pragma once

#include "core/experiment/spec/presets.h"

#include <QMenu>

namespace retort::ui {

/// Recipes by their labels; tooltips say what they are and where they are from.
class PresetMenu : public QMenu {
    Q_OBJECT

  public:
    explicit PresetMenu(QWidget* parent = nullptr);

  Q_SIGNALS:
    void picked(const retort::Preset& preset);
};

} // namespace retort::ui
