// Which columns of the runs table are shown.
#pragma once

#include <QObject>
#include <QTimer>
#include <QVariantMap>

#include <set>

class QMenu;
class QPoint;
class QTableView;

namespace retort::ui {

/// Shows the columns that a person chose in the menu of the table's header, those that what is open gives a
/// meaning (Experiment, the deltas, a test set's metrics), and where asked for only those whose cells are not
/// all alike. The table's model has the columns of RunsModel.
class ColumnVisibility : public QObject {
    Q_OBJECT

  public:
    /// `view` has its model already, and owns the object.
    explicit ColumnVisibility(QTableView* view);

    /// Whether runs of several experiments are shown, and whether there is a run to compare them with.
    void setOpen(bool several, bool hasBaseline);
    /// Whether some runs were measured on a test set.
    void setTested(bool hasTest);
    /// Shows the columns of these parameters, which are axes, beside α.
    void setAxes(const std::set<int>& columns);
    /// Shows the columns whose cells differ, those of hyperparameters among them, and hides the others.
    void setOnlyDiffering(bool only);

    /// Shows a column whatever was chosen: there is something to type into it.
    void reveal(int column);

    /// Widths, order and choice, to be kept in settings; what is not of this version changes nothing.
    [[nodiscard]] QVariantMap state() const;
    void restore(const QVariantMap& state);

  private:
    void showMenu(const QPoint& where);
    void addChoice(QMenu* menu, int column);
    void apply();
    [[nodiscard]] bool isShown(int column) const;
    [[nodiscard]] bool differs(int column) const;

    QTableView* view_;
    std::set<int> chosen_;
    std::set<int> axes_;
    bool several_ = false;
    bool hasBaseline_ = false;
    bool hasTest_ = false;
    bool onlyDiffering_ = false;
    QTimer later_;
};

} // namespace retort::ui
