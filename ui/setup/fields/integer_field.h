// A whole number.
#pragma once

#include "core/experiment/spec/parameters.h"
#include "ui/setup/fields/field_editor.h"

#include <QAbstractSpinBox>

#include <cstdint>

namespace retort::ui {

/// Steps within a range, and lets everything be typed: a number out of range stays and is explained, where
/// QSpinBox would silently put another one in its place. Holds all of int64.
class IntegerBox : public QAbstractSpinBox {
    Q_OBJECT

  public:
    IntegerBox(std::int64_t minimum, std::int64_t maximum, QWidget* parent = nullptr);

    void setText(const QString& text);
    /// What stands in the empty box.
    void setPlaceholder(const QString& text);
    void stepBy(int steps) override;
    [[nodiscard]] QSize sizeHint() const override;

  Q_SIGNALS:
    void edited();

  protected:
    QValidator::State validate(QString& input, int& position) const override;
    [[nodiscard]] StepEnabled stepEnabled() const override;

  private:
    std::int64_t minimum_;
    std::int64_t maximum_;
};

/// An IntegerBox as a field of the form. The number that leaves the value to the program is shown as "Auto",
/// and is what an empty field, or "auto", means.
class IntegerField : public FieldEditor {
    Q_OBJECT

  public:
    explicit IntegerField(const Parameter& parameter, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const override;
    void setText(const QString& text) override;
    void setReadOnly(bool readOnly) override;
    void setAutomatic(const QString& value) override;

  private:
    IntegerBox* box_;
    QString automatic_; ///< that number; empty where there is none
};

} // namespace retort::ui
