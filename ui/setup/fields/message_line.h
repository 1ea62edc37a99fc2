// A line below a field: what was found, or what is wrong.
#pragma once

#include <QLabel>

namespace retort::ui {

/// A wrapped line that hides itself while it has nothing to say. A problem is marked by a sign and by colour,
/// a finding is quiet. Follows a change of theme.
class MessageLine : public QLabel {
    Q_OBJECT

  public:
    enum class Kind { info, problem };

    explicit MessageLine(Kind kind, QWidget* parent = nullptr);

    void say(const QString& text);
    /// What it says, without the sign; empty while it says nothing.
    [[nodiscard]] QString said() const { return said_; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void colour();

    Kind kind_;
    QString said_;
};

} // namespace retort::ui
