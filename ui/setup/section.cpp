#include "ui/setup/section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace retort::ui {

namespace {

constexpr int rowSpacing = 4;

QVBoxLayout* makeColumn(QWidget* parent) {
    auto* column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(rowSpacing);
    return column;
}

void makeBold(QLabel* heading) {
    QFont font = heading->font();
    font.setBold(true);
    heading->setFont(font);
}

} // namespace

Section::Section(const QString& title, QWidget* parent)
    : QWidget(parent)
    , heading_(new QLabel(title, this))
    , fold_(new QToolButton(this))
    , head_(new QHBoxLayout)
    , essentials_(makeColumn(nullptr))
    , rest_(new QWidget(this)) {
    QVBoxLayout* column = makeColumn(this);
    column->addLayout(head_);
    head_->addWidget(heading_, 1);
    head_->addWidget(fold_);
    makeBold(heading_);
    column->addLayout(essentials_);
    column->addWidget(rest_);
    makeColumn(rest_);
    fold_->setAutoRaise(true);
    fold_->setCheckable(true);
    fold_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold_->setAccessibleName(tr("More settings: %1").arg(title));
    fold_->setToolTip(fold_->accessibleName());
    fold_->setFocusPolicy(Qt::TabFocus);
    fold_->setVisible(false);
    connect(fold_, &QToolButton::toggled, this, &Section::setUnfolded);
    setUnfolded(false);
}

void Section::addRow(QWidget* row, bool essential) {
    if (essential) {
        essentials_->addWidget(row);
        return;
    }
    rest_->layout()->addWidget(row);
    fold_->setVisible(true);
}

void Section::setHeading(QLabel* label) {
    delete head_->replaceWidget(heading_, label);
    heading_->deleteLater();
    heading_ = label;
    makeBold(heading_);
}

void Section::unfold() {
    fold_->setChecked(true);
}

void Section::setChanged(int count) {
    changed_ = count;
    showFoldText();
}

void Section::setUnfolded(bool unfolded) {
    rest_->setVisible(unfolded);
    fold_->setArrowType(unfolded ? Qt::DownArrow : Qt::RightArrow);
    showFoldText();
}

void Section::showFoldText() {
    if (fold_->isChecked()) {
        fold_->setText(tr("Less"));
    } else {
        fold_->setText(changed_ > 0 ? tr("More (%1 changed)").arg(changed_) : tr("More"));
    }
}

} // namespace retort::ui
