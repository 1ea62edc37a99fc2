#include "ui/setup/fields/number_field.h"

#include <QLocale>
#include <QStringList>

namespace retort::ui {

namespace {

// "1.000" is a thousand to some and one to others: a separator of thousands is never guessed at.
bool isNumber(const QString& text, QLocale locale, double& value) {
    locale.setNumberOptions(QLocale::RejectGroupSeparator);
    bool known = false;
    value = locale.toDouble(text, &known);
    return known;
}

} // namespace

QString numberInCLocale(const QString& typed) {
    QString trimmed = typed.trimmed();
    double value = 0.0;
    if (isNumber(trimmed, QLocale::c(), value) || !isNumber(trimmed, QLocale(), value))
        return trimmed;
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString numbersInCLocale(const QString& typed) {
    if (!typed.contains(QLatin1Char(';')))
        return numberInCLocale(typed); // of which a comma may be a part
    QStringList numbers = typed.split(QLatin1Char(';'));
    for (QString& number : numbers)
        number = numberInCLocale(number);
    return numbers.join(QLatin1Char(','));
}

QString NumberField::text() const {
    return numbersInCLocale(TextField::shown());
}

} // namespace retort::ui
