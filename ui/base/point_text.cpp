#include "ui/base/point_text.h"

#include "ui/base/number_text.h"
#include "ui/base/parameter_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace retort::ui {

QString settingText(const std::string& parameter, const std::string& value) {
    return QStringLiteral("%1 %2").arg(labelText(parameter), QString::fromStdString(value));
}

QString pointTitle(const Point& point, bool withAlpha) {
    QStringList parts;
    if (withAlpha) {
        parts.append(QCoreApplication::translate("PointText", "α %1").arg(alphaText(point.alpha)));
    }
    for (const auto& [parameter, value] : point.settings) {
        parts.append(settingText(parameter, value));
    }
    return parts.join(QStringLiteral(", "));
}

QString pointText(const Point& point) {
    QString text = alphaText(point.alpha);
    for (const auto& [parameter, value] : point.settings) {
        text += QStringLiteral(", ") + settingText(parameter, value);
    }
    return text;
}

QString runText(const RunSpec& run) {
    return QCoreApplication::translate("PointText", "α %1, repeat %2")
        .arg(pointText(run.point()))
        .arg(run.repeat);
}

} // namespace retort::ui
