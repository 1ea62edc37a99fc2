#include "ui/inspect/choice_row.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace retort::ui {

ChoiceRow::ChoiceRow(QWidget* parent) : QWidget(parent), buttons_(new QButtonGroup(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch(1);
    setStyleSheet(QStringLiteral(
        "QToolButton { padding: 3px 7px; border: 1px solid palette(mid); border-radius: 3px;"
        " background: palette(button); }"
        "QToolButton:hover { border-color: palette(highlight); }"
        "QToolButton:checked { background: palette(highlight); color: palette(highlighted-text);"
        " border-color: palette(highlight); }"
        "QToolButton:focus { border: 1px dashed palette(window-text); }"
        "QToolButton:disabled { color: palette(mid); }"));
    connect(buttons_, &QButtonGroup::idClicked, this, &ChoiceRow::picked);
}

void ChoiceRow::add(int id, const QString& text, const QString& tip, const QString& name) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setCheckable(true);
    button->setChecked(buttons_->buttons().isEmpty());
    button->setFocusPolicy(Qt::TabFocus);
    button->setObjectName(name + QString::number(id));
    buttons_->addButton(button, id);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->insertWidget(row->count() - 1, button);
}

int ChoiceRow::chosen() const {
    return buttons_->checkedId();
}

void ChoiceRow::choose(int id) {
    buttons_->button(id)->setChecked(true);
}

QAbstractButton* ChoiceRow::button(int id) const {
    return buttons_->button(id);
}

} // namespace retort::ui
