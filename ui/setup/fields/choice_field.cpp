#include "ui/setup/fields/choice_field.h"

#include "ui/setup/fields/browse_button.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace retort::ui {

ChoiceField::ChoiceField(const Parameter& parameter, QWidget* parent)
    : FieldEditor(parent)
    , box_(new QComboBox(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(box_, 1);
    for (const std::string& choice : parameter.choices)
        box_->addItem(QString::fromStdString(choice));
    box_->setEditable(parameter.open_choice);
    box_->setInsertPolicy(QComboBox::NoInsert);
    box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box_->setMinimumContentsLength(6);
    setFocusProxy(box_);
    keepWheelForScrolling(box_);
    // Signals for a person's doing alone: `activated` is one, and of the line inside only `textEdited`.
    connect(box_, &QComboBox::activated, this, &ChoiceField::edited);
    if (box_->isEditable())
        connect(box_->lineEdit(), &QLineEdit::textEdited, this, &ChoiceField::edited);
    if (parameter.open_choice && parameter.path == ParameterPath::weights)
        addBrowse();
}

void ChoiceField::addBrowse() {
    browse_ = new BrowseButton(PathKind::model, this);
    layout()->addWidget(browse_);
    connect(browse_, &BrowseButton::picked, this, [this](const QString& path) {
        box_->setEditText(path);
        Q_EMIT edited();
    });
}

QString ChoiceField::text() const {
    return box_->currentText().trimmed();
}

void ChoiceField::setText(const QString& text) {
    const int known = box_->findText(text);
    if (known < 0 && !box_->isEditable())
        box_->addItem(text); // read from a file: it is shown and explained, not replaced
    box_->setCurrentIndex(box_->findText(text));
    if (box_->isEditable())
        box_->setEditText(text);
}

void ChoiceField::setReadOnly(bool readOnly) {
    setInert(box_, readOnly);
    if (browse_)
        browse_->setEnabled(!readOnly);
}

} // namespace retort::ui
