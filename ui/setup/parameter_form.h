// The form itself: a field for every parameter of the table.
#pragma once

#include "ui/setup/field_row.h"

#include <map>
#include <string>
#include <vector>

namespace retort::ui {

class Section;

/// Edits an ExperimentSpec. Rows that the other values leave without a meaning are hidden. What is no
/// acceptable text keeps the parameter's last acceptable value and is a problem.
class ParameterForm : public QWidget {
    Q_OBJECT

  public:
    explicit ParameterForm(QWidget* parent = nullptr);

    [[nodiscard]] const ExperimentSpec& spec() const { return spec_; }
    void setSpec(const ExperimentSpec& spec);

    /// Puts `text` into one field, as if it had been there from the start.
    void setText(const std::string& name, const QString& text);

    /// What is wrong with what the fields show, in the order of the form; at most one problem a field.
    [[nodiscard]] std::vector<Problem> problems() const;

    /// Puts each problem at its field and clears the others.
    void showProblems(const std::vector<Problem>& problems);

    void setReadOnly(bool readOnly);

    /// The row of the parameter called `name`; it must be in the table.
    [[nodiscard]] FieldRow* row(const std::string& name) const { return rows_.at(name); }

    /// Unfolds the section of that row; nullptr where there is none, or where the other values hide it.
    FieldRow* reveal(const std::string& name);

  Q_SIGNALS:
    void changed();

  private:
    FieldRow* addRow(const Parameter& parameter);
    Section* section(ParameterGroup group);
    void read(const FieldRow& row);
    void alignLabels();
    void countChanged();
    void showApplicable();

    ExperimentSpec spec_;
    std::map<std::string, FieldRow*> rows_;
    std::map<std::string, Message> misread_; ///< fields whose text is no value at all
    std::map<ParameterGroup, Section*> sections_;
};

} // namespace retort::ui
