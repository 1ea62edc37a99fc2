#include "ui/setup/fields/list_field.h"

#include "ui/setup/fields/number_field.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStringList>

namespace retort::ui {

namespace {

constexpr QLatin1Char comma(',');
constexpr QLatin1Char semicolon(';');

// A semicolon says that commas are decimal ones.
QStringList parts(const QString& typed) {
    if (!typed.contains(semicolon))
        return typed.split(comma);
    QStringList numbers = typed.split(semicolon);
    for (QString& number : numbers)
        number = numberInCLocale(number);
    return numbers;
}

QString joined(QStringList numbers, const QString& separator) {
    for (QString& number : numbers)
        number = number.trimmed();
    return numbers.join(separator);
}

} // namespace

ListField::ListField(QWidget* parent) : FieldEditor(parent), line_(new QLineEdit(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line_);
    setFocusProxy(line_);
    connect(line_, &QLineEdit::textEdited, this, &ListField::edited);
}

QString ListField::text() const {
    return joined(parts(line_->text()), QStringLiteral(","));
}

void ListField::setText(const QString& text) {
    line_->setText(joined(text.split(comma), QStringLiteral(", ")));
}

void ListField::setReadOnly(bool readOnly) {
    line_->setReadOnly(readOnly);
}

} // namespace retort::ui
