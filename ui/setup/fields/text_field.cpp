#include "ui/setup/fields/text_field.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace retort::ui {

TextField::TextField(QWidget* parent) : FieldEditor(parent), line_(new QLineEdit(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line_);
    setFocusProxy(line_);
    connect(line_, &QLineEdit::textEdited, this, &TextField::edited);
}

QString TextField::text() const {
    return shown().trimmed();
}

QString TextField::shown() const {
    return line_->text();
}

void TextField::setText(const QString& text) {
    line_->setText(text);
}

void TextField::setReadOnly(bool readOnly) {
    line_->setReadOnly(readOnly);
}

} // namespace retort::ui
