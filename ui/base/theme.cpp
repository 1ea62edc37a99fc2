#include "ui/base/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolTip>

namespace retort::ui {

namespace {

/// Fusion draws frames darker than what is behind them, which nobody sees in a dark window.
class OutlinedStyle : public QProxyStyle {
  public:
    OutlinedStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element == PE_FrameLineEdit || element == PE_IndicatorCheckBox ||
            element == PE_IndicatorItemViewItemCheck) {
            outline(*option, *painter);
        }
    }

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        if (control == CC_ComboBox || control == CC_SpinBox) {
            outline(*option, *painter);
        }
    }

  private:
    /// Where the focus is, Fusion has a frame of its own.
    static void outline(const QStyleOption& option, QPainter& painter) {
        const QColor window = option.palette.color(QPalette::Window);
        const QColor text = option.palette.color(QPalette::WindowText);
        if (window.lightness() >= text.lightness() || option.state.testFlag(QStyle::State_HasFocus)) {
            return;
        }
        const auto mix = [](int from, int to) { return from + (to - from) * 9 / 20; };
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QColor(mix(window.red(), text.red()), mix(window.green(), text.green()),
                              mix(window.blue(), text.blue())));
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2.0, 2.0);
        painter.restore();
    }
};

struct Shades {
    QColor window;
    QColor base;
    QColor alternate;
    QColor button;
    QColor text;
    QColor faded;
    QColor disabled;
    QColor highlight;
    QColor link;
    QColor tip;
};

QPalette paletteOf(const Shades& shades) {
    QPalette palette(shades.button, shades.window);
    palette.setColor(QPalette::Window, shades.window);
    palette.setColor(QPalette::Base, shades.base);
    palette.setColor(QPalette::AlternateBase, shades.alternate);
    palette.setColor(QPalette::Button, shades.button);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, shades.text);
        palette.setColor(QPalette::Disabled, role, shades.disabled);
    }
    palette.setColor(QPalette::PlaceholderText, shades.faded);
    palette.setColor(QPalette::ToolTipBase, shades.tip);
    palette.setColor(QPalette::Highlight, shades.highlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, shades.disabled);
    palette.setColor(QPalette::Link, shades.link);
    palette.setColor(QPalette::LinkVisited, shades.link);
    palette.setColor(QPalette::BrightText, Qt::white);
    return palette;
}

QPalette lightPalette() {
    return paletteOf({{243, 244, 246},
                      {255, 255, 255},
                      {248, 249, 251},
                      {236, 238, 241},
                      {28, 32, 38},
                      {104, 110, 120},
                      {150, 155, 163},
                      {0, 95, 160},
                      {0, 95, 160},
                      {255, 255, 240}});
}

QPalette darkPalette() {
    return paletteOf({{36, 39, 44},
                      {27, 29, 33},
                      {33, 36, 41},
                      {50, 54, 61},
                      {226, 229, 233},
                      {150, 156, 165},
                      {112, 117, 125},
                      {36, 104, 168},
                      {110, 178, 240},
                      {58, 62, 70}});
}

/// What the platform had before any theme was set.
struct Platform {
    QString style = QApplication::style()->objectName();
    QPalette palette = QApplication::palette();
};

} // namespace

QString themeName(Theme theme) {
    switch (theme) {
    case Theme::Light:
        return QStringLiteral("light");
    case Theme::Dark:
        return QStringLiteral("dark");
    case Theme::System:
        break;
    }
    return QStringLiteral("system");
}

Theme themeOf(const QString& name) {
    for (const Theme theme : themes) {
        if (themeName(theme) == name) {
            return theme;
        }
    }
    return Theme::System;
}

void applyTheme(Theme theme) {
    static const Platform platform;
    static Theme current = Theme::System;
    if (theme == current) {
        return;
    }
    current = theme;
    const bool isSystem = theme == Theme::System;
    QApplication::setPalette(isSystem                ? platform.palette
                             : theme == Theme::Light ? lightPalette()
                                                     : darkPalette());
    // Other styles take some of their colours from elsewhere than the palette. Last, as it makes every widget
    // look at its colours once more.
    QApplication::setStyle(isSystem ? QStyleFactory::create(platform.style) : new OutlinedStyle);
    QToolTip::setPalette(QApplication::palette());
}

} // namespace retort::ui
