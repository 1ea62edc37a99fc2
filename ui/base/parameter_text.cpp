#include "ui/base/parameter_text.h"

#include "ui/base/translate.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace retort::ui {

namespace {

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
        parameter.minimum_excluded
            ? QCoreApplication::translate("ParameterText", "Range: greater than %1, up to %2")
            : QCoreApplication::translate("ParameterText", "Range: %1 to %2");
    return text.arg(bound(parameter.minimum), bound(parameter.maximum));
}

QString defaultText(const Parameter& parameter) {
    const QString value = QString::fromStdString(value_text(ExperimentSpec(), parameter));
    return value.isEmpty() ? QString()
                           : QCoreApplication::translate("ParameterText", "Default: %1").arg(value);
}

QString axisText(const Parameter& parameter) {
    const bool isList = std::holds_alternative<std::vector<double> ExperimentSpec::*>(parameter.field);
    return parameter.axis && !isList
               ? QCoreApplication::translate("ParameterText",
                                             "Several values, separated by commas, are trained each")
               : QString();
}

QString flagText(const Parameter& parameter) {
    return QCoreApplication::translate("ParameterText", "Command line: %1")
        .arg(QStringLiteral("--") + QString::fromStdString(parameter.name));
}

} // namespace

QString labelText(const Parameter& parameter) {
    return translated({parameter.label, {}});
}

QString labelText(const std::string& parameter) {
    const Parameter* known = find_parameter(parameter);
    return known != nullptr ? labelText(*known) : QString::fromStdString(parameter);
}

QString helpText(const Parameter& parameter) {
    const QString help = translated({parameter.help, {}});
    QStringList choices;
    for (std::size_t i = 0; i < parameter.choice_help.size(); ++i) {
        choices.append(QString::fromStdString(parameter.choices[i]) + QStringLiteral(": ") +
                       translated({parameter.choice_help[i], {}}));
    }
    return choices.isEmpty()
               ? help
               : help + QLatin1Char(' ') + choices.join(QStringLiteral("; ")) + QLatin1Char('.');
}

QString toolTipText(const Parameter& parameter) {
    QStringList lines{helpText(parameter), rangeText(parameter), defaultText(parameter), axisText(parameter),
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
        return QCoreApplication::translate("ParameterText", "Data");
    case ParameterGroup::teacher:
        return QCoreApplication::translate("ParameterText", "Teacher");
    case ParameterGroup::student:
        return QCoreApplication::translate("ParameterText", "Student");
    case ParameterGroup::training:
        return QCoreApplication::translate("ParameterText", "Training");
    case ParameterGroup::optimizer:
        return QCoreApplication::translate("ParameterText", "Optimizer");
    case ParameterGroup::device:
        return QCoreApplication::translate("ParameterText", "Device");
    case ParameterGroup::output:
        return QCoreApplication::translate("ParameterText", "Output");
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
