#include "ui/setup/parameter_text.h"

#include "ui/translate.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace retort::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ParameterText", text);
}

bool isNumeric(const Parameter& parameter) {
    return !std::holds_alternative<std::string ExperimentSpec::*>(parameter.field) &&
           !std::holds_alternative<bool ExperimentSpec::*>(parameter.field);
}

QString bound(double value) {
    constexpr int digits = 16;
    return QLocale::c().toString(value, 'g', digits);
}

QString rangeText(const Parameter& parameter) {
    if (!isNumeric(parameter))
        return {};
    const QString text =
        parameter.minimum_excluded ? tr("Range: more than %1, at most %2") : tr("Range: %1 to %2");
    return text.arg(bound(parameter.minimum), bound(parameter.maximum));
}

QString defaultText(const Parameter& parameter) {
    const QString value = QString::fromStdString(value_text(ExperimentSpec(), parameter));
    return value.isEmpty() ? QString() : tr("Default: %1").arg(value);
}

QString flagText(const Parameter& parameter) {
    return tr("Command line: %1").arg(QStringLiteral("--") + QString::fromStdString(parameter.name));
}

} // namespace

QString labelText(const Parameter& parameter) {
    return translated({parameter.label, {}});
}

QString toolTipText(const Parameter& parameter) {
    QStringList lines{translated({parameter.help, {}}), rangeText(parameter), defaultText(parameter),
                      flagText(parameter)};
    lines.removeAll(QString());
    for (QString& line : lines)
        line = line.toHtmlEscaped();
    // Rich text, because only that is wrapped.
    return QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br>")));
}

QString groupText(ParameterGroup group) {
    switch (group) {
    case ParameterGroup::data:
        return tr("Data");
    case ParameterGroup::teacher:
        return tr("Teacher");
    case ParameterGroup::student:
        return tr("Student");
    case ParameterGroup::training:
        return tr("Training");
    case ParameterGroup::device:
        return tr("Device");
    case ParameterGroup::output:
        return tr("Output");
    }
    return {};
}

QString sentence(const Message& message) {
    QString text = translated(message);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace retort::ui
