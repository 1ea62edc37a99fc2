#include "ui/setup/parameter_form.h"

#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/validation.h"
#include "ui/base/parameter_text.h"
#include "ui/setup/output_folder.h"
#include "ui/setup/section.h"

#include <QVBoxLayout>

#include <algorithm>

namespace retort::ui {

namespace {

constexpr int sectionSpacing = 10;
constexpr int widestLabel = 140;

// "Data" above "Data folder" says the same thing twice. What waits below "More" cannot name what is above it.
bool namesSection(const FieldRow& row) {
    return (row.editor()->isWide() && row.parameter().essential) ||
           labelText(row.parameter()) == groupText(row.parameter().group);
}

bool isDefault(const ExperimentSpec& spec, const Parameter& parameter) {
    return value_text(spec, parameter) == value_text(ExperimentSpec(), parameter);
}

} // namespace

ParameterForm::ParameterForm(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(sectionSpacing);
    for (const Parameter& parameter : parameters())
        rows_.emplace(parameter.name, addRow(parameter));
    column->addStretch();
    alignLabels();
    setSpec(spec_);
}

FieldRow* ParameterForm::addRow(const Parameter& parameter) {
    auto* row = new FieldRow(parameter, this);
    Section* part = section(parameter.group);
    part->addRow(row, parameter.essential);
    if (namesSection(*row))
        part->setHeading(row->takeLabel());
    connect(row, &FieldRow::edited, this, [this, row] {
        read(*row);
        showApplicable();
        countChanged();
        Q_EMIT changed();
    });
    return row;
}

Section* ParameterForm::section(ParameterGroup group) {
    Section*& section = sections_[group];
    if (!section) {
        section = new Section(groupText(group), this);
        layout()->addWidget(section);
    }
    return section;
}

void ParameterForm::setSpec(const ExperimentSpec& spec) {
    spec_ = spec;
    misread_.clear();
    for (const auto& [name, row] : rows_)
        row->setText(QString::fromStdString(value_text(spec, row->parameter())));
    showApplicable();
    countChanged();
    Q_EMIT changed();
}

void ParameterForm::setText(const std::string& name, const QString& text) {
    rows_.at(name)->setText(text);
    read(*rows_.at(name));
    showApplicable();
    countChanged();
    Q_EMIT changed();
}

std::vector<Problem> ParameterForm::problems() const {
    std::vector<Problem> found =
        validate(spec_, {.fresh_output = !holdsExperiment(QString::fromStdString(spec_.out))});
    std::erase_if(found, [this](const Problem& problem) { return misread_.contains(problem.parameter); });
    for (const auto& [name, message] : misread_)
        found.push_back({name, message});
    const auto place = [](const Problem& problem) { return find_parameter(problem.parameter); };
    std::stable_sort(found.begin(), found.end(),
                     [&](const Problem& left, const Problem& right) { return place(left) < place(right); });
    return found;
}

void ParameterForm::showProblems(const std::vector<Problem>& problems) {
    std::map<std::string, QString> reasons;
    for (const Problem& problem : problems)
        reasons.emplace(problem.parameter, sentence(problem.message));
    for (const auto& [name, row] : rows_) {
        const auto reason = reasons.find(name);
        row->setProblem(reason == reasons.end() ? QString() : reason->second);
        if (!row->problem().isEmpty() && !row->parameter().essential)
            sections_.at(row->parameter().group)->unfold();
    }
    showApplicable();
}

FieldRow* ParameterForm::reveal(const std::string& name) {
    const auto found = rows_.find(name);
    if (found == rows_.end() || found->second->isHidden())
        return nullptr;
    const Parameter& parameter = found->second->parameter();
    if (!parameter.essential)
        sections_.at(parameter.group)->unfold();
    return found->second;
}

void ParameterForm::setReadOnly(bool readOnly) {
    for (const auto& [name, row] : rows_)
        row->editor()->setReadOnly(readOnly);
}

void ParameterForm::read(const FieldRow& row) {
    const Parameter& parameter = row.parameter();
    const Message wrong = set_from_text(spec_, parameter, row.editor()->text().toStdString());
    if (wrong.empty()) {
        misread_.erase(parameter.name);
    } else {
        misread_.insert_or_assign(parameter.name, wrong);
    }
}

void ParameterForm::alignLabels() {
    int width = 0;
    for (const auto& [name, row] : rows_) {
        if (!namesSection(*row))
            width = std::max(width, row->labelWidth());
    }
    for (const auto& [name, row] : rows_) {
        if (!namesSection(*row))
            row->setLabelWidth(std::min(width, widestLabel));
    }
}

void ParameterForm::countChanged() {
    std::map<ParameterGroup, int> counts;
    for (const Parameter& parameter : parameters()) {
        if (!parameter.essential && !isDefault(spec_, parameter) && applies(parameter, spec_))
            ++counts[parameter.group];
    }
    for (const auto& [group, section] : sections_)
        section->setChanged(counts[group]);
}

// Start is held up by what is wrong in a field without a meaning, too, so that one stays to be seen.
void ParameterForm::showApplicable() {
    for (const auto& [name, row] : rows_)
        row->setVisible(applies(row->parameter(), spec_) || !row->problem().isEmpty());
}

} // namespace retort::ui
