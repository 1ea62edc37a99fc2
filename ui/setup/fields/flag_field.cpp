#include "ui/setup/fields/flag_field.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace retort::ui {

namespace {

QString yes() {
    return QStringLiteral("true");
}

} // namespace

FlagField::FlagField(QWidget* parent) : FieldEditor(parent), box_(new QCheckBox(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(box_);
    layout->addStretch();
    setFocusProxy(box_);
    // `clicked` and not `toggled`: only what a person does counts as editing.
    connect(box_, &QCheckBox::clicked, this, &FlagField::edited);
}

QString FlagField::text() const {
    return box_->isChecked() ? yes() : QStringLiteral("false");
}

void FlagField::setText(const QString& text) {
    box_->setChecked(text == yes());
}

void FlagField::setReadOnly(bool readOnly) {
    setInert(box_, readOnly);
}

} // namespace retort::ui
