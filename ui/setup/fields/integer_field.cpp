#include "ui/setup/fields/integer_field.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>
#include <limits>

namespace retort::ui {

namespace {

// The table's bounds are doubles; beyond what int64 holds they bind nothing.
std::int64_t wholeBound(double value) {
    constexpr double limit = 9.2e18;
    if (value >= limit)
        return std::numeric_limits<std::int64_t>::max();
    if (value <= -limit)
        return std::numeric_limits<std::int64_t>::min();
    return static_cast<std::int64_t>(value);
}

// One in the second digit, so that 8 steps by 1 and 4096 by 100.
std::int64_t stepAt(std::int64_t value) {
    std::int64_t step = 1;
    while (std::abs(value / step) >= 100)
        step *= 10;
    return step;
}

std::int64_t moved(std::int64_t value, std::int64_t by, std::int64_t minimum, std::int64_t maximum) {
    if (by > 0)
        return value > maximum - by ? maximum : value + by;
    return value < minimum - by ? minimum : value + by;
}

} // namespace

IntegerBox::IntegerBox(std::int64_t minimum, std::int64_t maximum, QWidget* parent)
    : QAbstractSpinBox(parent)
    , minimum_(minimum)
    , maximum_(maximum) {
    setAccelerated(true);
    connect(lineEdit(), &QLineEdit::textEdited, this, &IntegerBox::edited);
}

void IntegerBox::setText(const QString& text) {
    lineEdit()->setText(text);
    update();
}

void IntegerBox::setPlaceholder(const QString& text) {
    lineEdit()->setPlaceholderText(text);
}

void IntegerBox::stepBy(int steps) {
    bool known = false;
    const qint64 value = lineEdit()->text().trimmed().toLongLong(&known);
    const qint64 from = known ? std::clamp<qint64>(value, minimum_, maximum_) : minimum_;
    setText(QString::number(moved(from, steps * stepAt(from), minimum_, maximum_)));
    selectAll();
    Q_EMIT edited();
}

QSize IntegerBox::sizeHint() const {
    const int digits = fontMetrics().horizontalAdvance(QStringLiteral("00000000"));
    return {digits + 40, QAbstractSpinBox::sizeHint().height()};
}

QValidator::State IntegerBox::validate(QString& /*input*/, int& /*position*/) const {
    return QValidator::Acceptable;
}

QAbstractSpinBox::StepEnabled IntegerBox::stepEnabled() const {
    if (isReadOnly())
        return StepNone;
    bool known = false;
    const qint64 value = lineEdit()->text().trimmed().toLongLong(&known);
    StepEnabled enabled = StepNone;
    enabled.setFlag(StepUpEnabled, !known || value < maximum_);
    enabled.setFlag(StepDownEnabled, !known || value > minimum_);
    return enabled;
}

IntegerField::IntegerField(const Parameter& parameter, QWidget* parent)
    : FieldEditor(parent)
    , box_(new IntegerBox(wholeBound(parameter.minimum), wholeBound(parameter.maximum), this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(box_, 1);
    setFocusProxy(box_);
    keepWheelForScrolling(box_);
    if (parameter.automatic)
        automatic_ = QString::number(*parameter.automatic);
    setAutomatic({});
    connect(box_, &IntegerBox::edited, this, &IntegerField::edited);
}

QString IntegerField::text() const {
    const QString typed = box_->text().trimmed();
    const bool isAutomatic = typed.isEmpty() || typed.compare(tr("Auto"), Qt::CaseInsensitive) == 0 ||
                             typed.compare(QStringLiteral("auto"), Qt::CaseInsensitive) == 0;
    return !automatic_.isEmpty() && isAutomatic ? automatic_ : typed;
}

void IntegerField::setText(const QString& text) {
    box_->setText(!automatic_.isEmpty() && text == automatic_ ? QString() : text);
}

void IntegerField::setAutomatic(const QString& value) {
    if (!automatic_.isEmpty())
        box_->setPlaceholder(value.isEmpty() ? tr("Auto") : tr("Auto (%1)").arg(value));
}

void IntegerField::setReadOnly(bool readOnly) {
    box_->setReadOnly(readOnly);
}

} // namespace retort::ui
