// One line of the form: label, editor, and below them what is wrong and what was found.
#pragma once

#include "core/experiment/spec/parameters.h"
#include "ui/setup/fields/field_editor.h"
#include "ui/setup/fields/message_line.h"

class QProgressBar;
class QToolButton;

namespace retort::ui {

/// A parameter's place in the form. `parameter` must outlive it, as the table's entries do.
class FieldRow : public QWidget {
    Q_OBJECT

  public:
    explicit FieldRow(const Parameter& parameter, QWidget* parent = nullptr);

    [[nodiscard]] const Parameter& parameter() const { return parameter_; }
    [[nodiscard]] FieldEditor* editor() const { return editor_; }

    /// The width its label would like to have.
    [[nodiscard]] int labelWidth() const;
    void setLabelWidth(int width);
    /// The label, to be placed elsewhere; the editor takes its room.
    QLabel* takeLabel();

    /// Shows the reason at the field; an empty one hides it. A field that is still empty because nobody came
    /// to it yet is not blamed.
    void setProblem(const QString& reason);
    [[nodiscard]] QString problem() const { return problem_->said(); }

    /// Shows a quiet line, with more of it, as rich text, for whoever unfolds it.
    void setInfo(const QString& text, const QString& details = {});
    [[nodiscard]] QString info() const { return info_->said(); }

    /// Shows a button that offers something at this field, with more of it in a tooltip; an empty text hides
    /// it.
    void offer(const QString& text, const QString& tip = {});

    /// Shows how far something at this field is: bytes so far, of how many; `total` is 0 while nobody knows.
    void showProgress(qint64 done, qint64 total);
    void hideProgress();

    /// Shows a value that nobody typed.
    void setText(const QString& text);

  Q_SIGNALS:
    void edited();
    void offerTaken();

  private:
    QLayout* makeInfoLine();
    void layOut();
    void showDetails();

    const Parameter& parameter_;
    QLabel* label_;
    FieldEditor* editor_;
    MessageLine* problem_;
    MessageLine* info_;
    QToolButton* unfold_;
    QLabel* details_;
    QProgressBar* progress_;
    QToolButton* offer_;
    bool touched_ = false;
};

} // namespace retort::ui
