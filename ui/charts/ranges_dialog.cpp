#include "ui/charts/ranges_dialog.h"

#include "ui/base/number_text.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace retort::ui {

RangesDialog::RangesDialog(const ChartOptions& options, QWidget* parent)
    : QDialog(parent)
    , fault_(new QLabel(this))
    , buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::Reset,
                                    this)) {
    setWindowTitle(tr("Fixed Ranges"));
    auto* layout = new QGridLayout(this);
    layout->addWidget(new QLabel(tr("Leave a field empty to fit that limit to the data."), this), 0, 0, 1, 3);
    layout->addWidget(new QLabel(tr("From"), this), 1, 1);
    layout->addWidget(new QLabel(tr("To"), this), 1, 2);
    int line = 2;
    for (const Quantity quantity : quantities()) {
        const QuantityInfo info = quantityInfo(quantity);
        const auto found = options.ranges.find(quantity);
        const FixedRange range = found == options.ranges.end() ? FixedRange{} : found->second;
        rows_.push_back({quantity, makeField(tr("%1, from").arg(info.title), range.minimum),
                         makeField(tr("%1, to").arg(info.title), range.maximum), range.log});
        layout->addWidget(new QLabel(info.axisTitle, this), line, 0);
        layout->addWidget(rows_.back().minimum, line, 1);
        layout->addWidget(rows_.back().maximum, line, 2);
        ++line;
    }
    fault_->setWordWrap(true);
    layout->addWidget(fault_, line, 0, 1, 3);
    layout->addWidget(buttons_, line + 1, 0, 1, 3);
    connect(buttons_->button(QDialogButtonBox::Reset), &QPushButton::clicked, this, [this] {
        for (const Row& row : rows_) {
            row.minimum->clear();
            row.maximum->clear();
        }
    });
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons_, &QDialogButtonBox::accepted, this, [this] {
        if (const auto ranges = read()) {
            Q_EMIT rangesChosen(*ranges);
            accept();
        }
    });
    check();
}

QLineEdit* RangesDialog::makeField(const QString& name, const std::optional<double>& value) {
    auto* field = new QLineEdit(value ? QLocale().toString(*value, 'g', 10) : QString(), this);
    field->setAccessibleName(name);
    field->setToolTip(tr("A number, or empty for automatic"));
    field->setPlaceholderText(tr("automatic"));
    connect(field, &QLineEdit::textChanged, this, &RangesDialog::check);
    return field;
}

std::optional<std::map<Quantity, FixedRange>> RangesDialog::read() {
    std::map<Quantity, FixedRange> ranges;
    fault_->clear();
    for (const Row& row : rows_) {
        FixedRange range;
        for (const auto& [field, end] :
             {std::pair(row.minimum, &range.minimum), std::pair(row.maximum, &range.maximum)}) {
            const QString text = field->text().trimmed();
            bool isNumber = true;
            if (!text.isEmpty()) {
                *end = numberInCLocale(text).toDouble(&isNumber);
            }
            if (!isNumber) {
                fault_->setText(tr("%1: must be a number, not “%2”.").arg(field->accessibleName(), text));
                return std::nullopt;
            }
        }
        if (range.minimum && range.maximum && !(*range.minimum < *range.maximum)) {
            fault_->setText(tr("%1: the lower limit must be below the upper limit.")
                                .arg(quantityInfo(row.quantity).title));
            return std::nullopt;
        }
        if (range != FixedRange{}) {
            range.log = row.log;
            ranges[row.quantity] = range;
        }
    }
    return ranges;
}

void RangesDialog::check() {
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(read().has_value());
}

} // namespace retort::ui
