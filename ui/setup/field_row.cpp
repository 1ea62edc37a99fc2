#include "ui/setup/field_row.h"

#include "ui/base/parameter_text.h"
#include "ui/setup/fields/field_factory.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

namespace retort::ui {

FieldRow::FieldRow(const Parameter& parameter, QWidget* parent)
    : QWidget(parent)
    , parameter_(parameter)
    , label_(new QLabel(labelText(parameter), this))
    , editor_(makeFieldEditor(parameter, this))
    , problem_(new MessageLine(MessageLine::Kind::problem, this))
    , info_(new MessageLine(MessageLine::Kind::info, this))
    , unfold_(new QToolButton(this))
    , details_(new QLabel(this))
    , progress_(new QProgressBar(this))
    , offer_(new QToolButton(this)) {
    const QString name = QString::fromStdString(parameter.name);
    setObjectName(name);
    editor_->setObjectName(name + QStringLiteral("-editor"));
    label_->setBuddy(editor_);
    label_->setWordWrap(true);
    setToolTip(toolTipText(parameter));
    editor_->focusProxy()->setAccessibleName(label_->text());
    layOut();
    setInfo({});
    hideProgress();
    offer({});
    offer_->setObjectName(QStringLiteral("offer"));
    offer_->setFocusPolicy(Qt::TabFocus);
    connect(unfold_, &QToolButton::toggled, this, &FieldRow::showDetails);
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
    const bool isWide = editor_->isWide();
    grid->addWidget(label_, 0, 0, 1, isWide ? 2 : 1);
    grid->addWidget(editor_, isWide ? 1 : 0, isWide ? 0 : 1, 1, isWide ? 2 : 1);
    grid->addWidget(problem_, 2, 0, 1, 2);
    grid->addLayout(makeInfoLine(), 3, 0, 1, 2);
    grid->addWidget(details_, 4, 0, 1, 2);
    grid->addWidget(progress_, 5, 0, 1, 2);
    grid->addWidget(offer_, 6, 0, 1, 2, Qt::AlignLeft);
}

QLayout* FieldRow::makeInfoLine() {
    unfold_->setObjectName(QStringLiteral("unfold"));
    unfold_->setCheckable(true);
    unfold_->setAutoRaise(true);
    unfold_->setFocusPolicy(Qt::TabFocus);
    details_->setObjectName(QStringLiteral("details"));
    details_->setTextFormat(Qt::RichText);
    details_->setWordWrap(true);
    details_->setSizePolicy(QSizePolicy::Ignored,
                            QSizePolicy::Preferred); // what it says must not widen the form
    details_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(info_, 1);
    line->addWidget(unfold_, 0, Qt::AlignTop);
    return line;
}

void FieldRow::showDetails() {
    const bool shown = unfold_->isChecked();
    unfold_->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    unfold_->setToolTip(shown ? tr("Hide details") : tr("Show details"));
    unfold_->setAccessibleName(unfold_->toolTip());
    unfold_->setVisible(!details_->text().isEmpty());
    details_->setVisible(shown && !details_->text().isEmpty());
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
    details_->setText(details);
    showDetails();
}

void FieldRow::offer(const QString& text, const QString& tip) {
    offer_->setText(text);
    offer_->setToolTip(tip);
    offer_->setVisible(!text.isEmpty());
}

void FieldRow::showProgress(qint64 done, qint64 total) {
    constexpr int steps = 1000;
    const QLocale locale;
    progress_->setRange(0, total > 0 ? steps : 0);
    progress_->setValue(total > 0 ? static_cast<int>(done * steps / total) : 0);
    progress_->setFormat(
        total > 0 ? tr("%1 of %2").arg(locale.formattedDataSize(done), locale.formattedDataSize(total))
                  : locale.formattedDataSize(done));
    progress_->setAccessibleName(tr("Download"));
    progress_->setVisible(true);
}

void FieldRow::hideProgress() {
    progress_->setVisible(false);
}

void FieldRow::setText(const QString& text) {
    touched_ = false;
    editor_->setText(text);
}

} // namespace retort::ui
