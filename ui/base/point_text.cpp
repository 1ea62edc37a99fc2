#include "ui/base/point_text.h"

#include "core/experiment/spec/parameters.h"
#include "ui/base/number_text.h"
#include "ui/base/parameter_text.h"

#include <QCoreApplication>

namespace retort::ui {

QString settingText(const std::string& parameter, const std::string& value) {
    const Parameter* known = find_parameter(parameter);
    return QStringLiteral("%1 %2").arg(known != nullptr ? labelText(*known)
                                                        : QString::fromStdString(parameter),
                                       QString::fromStdString(value));
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
