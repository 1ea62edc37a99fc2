#include "ui/setup/number_field.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>

namespace retort::ui {

QString numberInCLocale(const QString& typed) {
    const QString trimmed = typed.trimmed();
    bool known = false;
    QLocale::c().toDouble(trimmed, &known);
    if (known)
        return trimmed;
    QLocale own;
    // "1.000" is a thousand to some and one to others: a separator of thousands is never guessed at.
    own.setNumberOptions(QLocale::RejectGroupSeparator);
    const double value = own.toDouble(trimmed, &known);
    return known ? QString::number(value, 'g', QLocale::FloatingPointShortest) : trimmed;
}

NumberField::NumberField(QWidget* parent) : FieldEditor(parent), line_(new QLineEdit(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line_);
    setFocusProxy(line_);
    connect(line_, &QLineEdit::textEdited, this, &NumberField::edited);
}

QString NumberField::text() const {
    return numberInCLocale(line_->text());
}

void NumberField::setText(const QString& text) {
    line_->setText(text);
}

void NumberField::setReadOnly(bool readOnly) {
    line_->setReadOnly(readOnly);
}

} // namespace retort::ui
