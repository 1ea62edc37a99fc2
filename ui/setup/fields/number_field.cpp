#include "ui/setup/fields/number_field.h"

#include <QHBoxLayout>
#include <QLineEdit>
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

NumberField::NumberField(QWidget* parent) : FieldEditor(parent), line_(new QLineEdit(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line_);
    setFocusProxy(line_);
    connect(line_, &QLineEdit::textEdited, this, &NumberField::edited);
}

QString NumberField::text() const {
    return numbersInCLocale(line_->text());
}

void NumberField::setText(const QString& text) {
    line_->setText(text);
}

void NumberField::setReadOnly(bool readOnly) {
    line_->setReadOnly(readOnly);
}

} // namespace retort::ui
