#include "ui/setup/fields/field_editor.h"

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

} // namespace

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
