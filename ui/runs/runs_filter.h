// Which rows of the runs table a line of text leaves.
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace retort::ui {

/// Sorts by RunsModel::SortRole and leaves the rows that match every word of a filter, upper and lower case
/// alike, and are not hidden. A word matches where any cell but those of hyperparameters contains it;
/// "alpha:0.5", "repeat:2", "status:failed", "name:text", "tag:text", "notes:text", "details:text" and
/// "experiment:text" ask one column alone: α and repeat by their number, status by its beginning, in English
/// or as shown, the others by what they contain. "lr:0.01" asks for a hyperparameter by the name of its flag,
/// and its whole value. Its source has the columns of RunsModel.
class RunsFilter : public QSortFilterProxyModel {
    Q_OBJECT

  public:
    explicit RunsFilter(QObject* parent = nullptr);

    void setFilter(const QString& text);
    /// Whether hidden runs are left, too.
    void setShowsHidden(bool shows);

  protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

  private:
    [[nodiscard]] bool matches(int row, const QString& word) const;
    [[nodiscard]] bool anyCellContains(int row, const QString& word) const;

    QStringList words_;
    bool showsHidden_ = false;
};

} // namespace retort::ui
