#include "ui/setup/fields/message_line.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>

namespace retort::ui {

namespace {

// Reds and greys that keep a contrast of 4.5 and more with a light or dark window.
QColor colourOn(const QColor& window, MessageLine::Kind kind) {
    const bool dark = window.lightness() < 128;
    if (kind == MessageLine::Kind::problem)
        return dark ? QColor(0xff, 0x9a, 0x8f) : QColor(0xb0, 0x1c, 0x12);
    return dark ? QColor(0xb4, 0xb8, 0xbc) : QColor(0x52, 0x58, 0x5e);
}

} // namespace

MessageLine::MessageLine(Kind kind, QWidget* parent) : QLabel(parent), kind_(kind) {
    setWordWrap(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long path must not widen the form
    setTextFormat(Qt::PlainText);
    setVisible(false);
    colour();
}

void MessageLine::say(const QString& text) {
    said_ = text;
    setText(kind_ == Kind::problem && !text.isEmpty() ? QStringLiteral("⚠ %1").arg(text) : text);
    setVisible(!text.isEmpty());
}

void MessageLine::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    // Where the window's palette changes, only the second of these reaches a widget with a palette of its
    // own.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ParentChange)
        colour();
}

void MessageLine::colour() {
    const QColor colour = colourOn(QApplication::palette().color(QPalette::Window), kind_);
    if (QWidget::palette().color(QPalette::Active, QPalette::WindowText) == colour)
        return;
    QPalette palette;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        palette.setColor(group, QPalette::WindowText, colour);
    setPalette(palette);
}

} // namespace retort::ui
