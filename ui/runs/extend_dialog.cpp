#include "ui/runs/extend_dialog.h"

#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/spec/search_rounds.h"
#include "core/experiment/teacher/validation.h"
#include "ui/base/number_text.h"
#include "ui/base/translate.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace retort::ui {

namespace {

QString listOf(const std::vector<double>& alphas) {
    QStringList texts;
    for (const double alpha : alphas) {
        texts.append(alphaText(alpha));
    }
    return texts.join(QStringLiteral(", "));
}

/// Of a search, what it reports.
int addedRuns(const ExperimentSpec& before, const ExperimentSpec& larger) {
    if (!is_search(before)) {
        return static_cast<int>(plan(larger).size() - plan(before).size());
    }
    const std::size_t chosen = search_groups(points(before)).size();
    return static_cast<int>((larger.repeats - before.repeats) * static_cast<std::int64_t>(chosen));
}

} // namespace

ExtendDialog::ExtendDialog(const ExperimentSpec& spec, int repeats, QWidget* parent)
    : QDialog(parent)
    , before_(spec)
    , larger_(spec)
    , alphas_(new QLineEdit(this))
    , repeats_(new QSpinBox(this))
    , says_(new QLabel(this))
    , buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this)) {
    setWindowTitle(tr("Add Runs"));
    alphas_->setPlaceholderText(tr("for example 0.25, 0.75"));
    constexpr int margin = 24; // of the field's frame
    alphas_->setMinimumWidth(fontMetrics().horizontalAdvance(alphas_->placeholderText()) + margin);
    alphas_->setAccessibleName(tr("Additional α"));
    alphas_->setEnabled(!is_search(spec));
    alphas_->setToolTip(is_search(spec)
                            ? tr("A search chooses between the points that it began with")
                            : tr("Values of α from 0 to 1 that the experiment does not have yet"));
    repeats_->setRange(static_cast<int>(spec.repeats), 1000);
    repeats_->setValue(static_cast<int>(spec.repeats) + repeats);
    repeats_->setAccessibleName(tr("Repeats per α"));
    repeats_->setToolTip(tr("Total number of repeats per α, including existing ones"));
    says_->setWordWrap(true);
    auto* layout = new QFormLayout(this);
    layout->addRow(tr("Current α"), new QLabel(listOf(spec.alphas), this));
    layout->addRow(tr("Additional &α"), alphas_);
    layout->addRow(tr("&Repeats"), repeats_);
    layout->addRow(says_);
    layout->addRow(buttons_);
    connect(alphas_, &QLineEdit::textChanged, this, &ExtendDialog::update);
    connect(repeats_, &QSpinBox::valueChanged, this, &ExtendDialog::update);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons_->button(QDialogButtonBox::Ok)->setText(tr("&Train"));
    update();
}

void ExtendDialog::update() {
    larger_ = before_;
    larger_.repeats = repeats_->value();
    QString fault;
    if (!alphas_->text().trimmed().isEmpty()) {
        ExperimentSpec further = before_;
        const Message problem =
            set_from_text(further, *find_parameter("alpha"), alphas_->text().toStdString());
        if (problem.empty()) {
            larger_.alphas.insert(larger_.alphas.end(), further.alphas.begin(), further.alphas.end());
            std::sort(larger_.alphas.begin(), larger_.alphas.end());
            larger_.alphas.erase(std::unique(larger_.alphas.begin(), larger_.alphas.end()),
                                 larger_.alphas.end());
            for (const Problem& wrong : validate(larger_, {.teacher = true, .fresh_output = false})) {
                fault = wrong.parameter == "alpha" ? translated(wrong.message) : fault;
            }
        } else {
            fault = translated(problem);
        }
    }
    const auto added = addedRuns(before_, larger_);
    says_->setText(!fault.isEmpty() ? fault
                   : added > 0      ? tr("Adds %n run(s); finished runs are kept.", nullptr, added)
                                    : tr("Nothing to add yet."));
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(fault.isEmpty() && added > 0);
}

} // namespace retort::ui
