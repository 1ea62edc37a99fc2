// The columns of foreign results: what each is called, holds, and is used as.
#pragma once

#include "core/experiment/import/import_table.h"

#include <QTableWidget>

#include <string>
#include <vector>

namespace retort::ui {

/// A use of import_uses() as a person reads it; "Not used" for the empty one.
QString importUseText(const std::string& use);

/// A row for each column of a table: its name, a choice of its use, and its first cells. No use but that of a
/// run's name is given to two columns: the column that had it before loses it. A table may have a thousand
/// columns, so a choice is made when its row comes into sight.
class ImportColumns : public QTableWidget {
    Q_OBJECT

  public:
    explicit ImportColumns(QWidget* parent = nullptr);

    /// Empty where `table` has no columns. Tells nothing.
    void show(const ImportTable& table, std::vector<std::string> uses);
    [[nodiscard]] const std::vector<std::string>& uses() const { return uses_; }
    [[nodiscard]] bool isUsed(const std::string& use) const;

  Q_SIGNALS:
    /// A person chose.
    void usesChanged();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void makeChoices();
    void makeChoice(int row);
    void choose(int row, const std::string& use);
    void refresh(int row);

    std::vector<std::string> uses_;
};

} // namespace retort::ui
