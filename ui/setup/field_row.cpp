#include "ui/setup/field_row.h"

#include "ui/setup/parameter_text.h"

#include <QGridLayout>
#include <QToolButton>

namespace retort::ui {

FieldRow::FieldRow(const Parameter& parameter, QWidget* parent)
    : QWidget(parent)
    , parameter_(parameter)
    , label_(new QLabel(labelText(parameter), this))
    , editor_(makeFieldEditor(parameter, this))
    , problem_(new MessageLine(MessageLine::Kind::problem, this))
    , info_(new MessageLine(MessageLine::Kind::info, this))
    , offer_(new QToolButton(this)) {
    const QString name = QString::fromStdString(parameter.name);
    setObjectName(name);
    editor_->setObjectName(name + QStringLiteral("-editor"));
    label_->setBuddy(editor_);
    label_->setWordWrap(true);
    setToolTip(toolTipText(parameter));
    editor_->focusProxy()->setAccessibleName(label_->text());
    layOut();
    offer({});
    offer_->setFocusPolicy(Qt::TabFocus);
    connect(offer_, &QToolButton::clicked, this, &FieldRow::offerTaken);
    connect(editor_, &FieldEditor::edited, this, [this] {
        touched_ = true;
        Q_EMIT edited();
    });
}

void FieldRow::layOut() {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(label_, 0, 0);
    grid->addWidget(editor_, 0, 1);
    grid->addWidget(problem_, 1, 0, 1, 2);
    grid->addWidget(info_, 2, 0, 1, 2);
    grid->addWidget(offer_, 3, 0, 1, 2, Qt::AlignLeft);
}

int FieldRow::labelWidth() const {
    return label_->fontMetrics().horizontalAdvance(label_->text());
}

void FieldRow::setLabelWidth(int width) {
    label_->setFixedWidth(width);
}

QLabel* FieldRow::takeLabel() {
    auto* grid = static_cast<QGridLayout*>(layout());
    grid->removeWidget(label_);
    grid->removeWidget(editor_);
    grid->addWidget(editor_, 0, 0, 1, 2);
    return label_;
}

void FieldRow::setProblem(const QString& reason) {
    const bool untouched = !touched_ && editor_->text().isEmpty();
    problem_->say(untouched ? QString() : reason);
    editor_->focusProxy()->setAccessibleDescription(problem_->said());
}

void FieldRow::setInfo(const QString& text, const QString& details) {
    info_->say(text);
    info_->setToolTip(details);
}

void FieldRow::offer(const QString& text) {
    offer_->setText(text);
    offer_->setVisible(!text.isEmpty());
}

void FieldRow::setText(const QString& text) {
    touched_ = false;
    editor_->setText(text);
}

} // namespace retort::ui
