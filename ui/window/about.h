// Help, About.
#pragma once

class QWidget;

namespace retort::ui {

/// Shows version, licence and the versions of the libraries, without blocking.
void showAbout(QWidget* parent);

} // namespace retort::ui
