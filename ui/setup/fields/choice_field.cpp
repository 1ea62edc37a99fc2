#include "ui/setup/fields/choice_field.h"

#include "ui/base/parameter_text.h"
#include "ui/setup/fields/browse_button.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <utility>

namespace retort::ui {

ChoiceField::ChoiceField(const Parameter& parameter, QWidget* parent)
    : FieldEditor(parent)
    , parameter_(parameter)
    , box_(new QComboBox(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(box_, 1);
    for (const std::string& choice : parameter.choices)
        choices_.append(QString::fromStdString(choice));
    box_->addItems(choices_);
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
    if (parameter.axis)
        addSeveral(parameter);
}

void ChoiceField::addSeveral(const Parameter& parameter) {
    several_ = new QToolButton(this);
    several_->setObjectName(QStringLiteral("several"));
    several_->setText(QStringLiteral("…"));
    several_->setToolTip(tr("Train with several of these: each has runs of its own"));
    several_->setAccessibleName(tr("%1: several values").arg(labelText(parameter)));
    several_->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(several_);
    several_->setMenu(menu);
    layout()->addWidget(several_);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillSeveral(*menu); });
}

// Made anew each time it opens, with what is chosen ticked.
void ChoiceField::fillSeveral(QMenu& menu) {
    menu.clear();
    const QStringList chosen = values();
    QStringList offered = choices_;
    for (const QString& value : chosen) { // files, beside the choices
        if (!offered.contains(value) && !value.isEmpty())
            offered.append(value);
    }
    for (const QString& choice : std::as_const(offered)) {
        QAction* action = menu.addAction(choice);
        action->setCheckable(true);
        action->setChecked(chosen.contains(choice));
        connect(action, &QAction::toggled, this, [this, &menu] {
            QStringList ticked;
            for (const QAction* item : menu.actions()) {
                if (item->isChecked())
                    ticked.append(item->text());
            }
            if (!ticked.isEmpty()) {
                setText(listOf(ticked));
                Q_EMIT edited();
            }
        });
    }
}

void ChoiceField::addBrowse() {
    browse_ = new BrowseButton(PathKind::model, this);
    browse_->setSeveral(parameter_.axis);
    layout()->addWidget(browse_);
    connect(browse_, &BrowseButton::picked, this, [this](const QStringList& paths) {
        box_->setEditText(listOf(paths));
        Q_EMIT edited();
    });
}

QStringList ChoiceField::values() const {
    QStringList values;
    for (const std::string& value : values_in(parameter_, text().toStdString()))
        values.append(QString::fromStdString(value));
    return values;
}

/// As the table of parameters has them.
QString ChoiceField::listOf(const QStringList& values) const {
    std::vector<std::string> texts;
    for (const QString& value : values)
        texts.push_back(value.toStdString());
    return QString::fromStdString(text_of_values(parameter_, texts));
}

QString ChoiceField::text() const {
    return box_->currentText().trimmed();
}

void ChoiceField::setText(const QString& text) {
    if (!box_->isEditable()) {
        while (box_->count() > choices_.size())
            box_->removeItem(box_->count() - 1);
        // Several, or read from a file: it is shown and explained, not replaced.
        if (box_->findText(text) < 0)
            box_->addItem(text);
    }
    box_->setCurrentIndex(box_->findText(text));
    if (box_->isEditable())
        box_->setEditText(text);
}

void ChoiceField::setReadOnly(bool readOnly) {
    setInert(box_, readOnly);
    if (several_)
        several_->setEnabled(!readOnly);
    if (browse_)
        browse_->setEnabled(!readOnly);
}

} // namespace retort::ui
