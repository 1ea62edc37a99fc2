// What a chart's context menu offers.
#pragma once

#include "ui/charts/curves/chart_data.h"

#include <QString>
#include <QStringList>

#include <functional>

class QMenu;
class QWidget;

namespace retort::ui {

/// What a chart is asked for by its menu.
struct ChartMenuActions {
    std::function<void()> copyPicture;
    std::function<void()> copyData;
    std::function<void(ValueAxis axis)> chooseAxis; ///< of this chart alone
    std::function<void()> maximise;                 ///< or show all again
    std::function<void()> hide;
    std::function<void()> resetZoom;
};

/// How a chart stands for its menu.
struct ChartMenuState {
    QuantityInfo info;
    ValueAxis axis = ValueAxis::Automatic;
    bool isEmpty = false;
    bool isMaximised = false;
    bool isOnly = false; ///< no other chart is shown
};

/// The menu, which is `parent`'s.
QMenu* makeChartMenu(const ChartMenuState& state, const ChartMenuActions& actions, QWidget* parent);

/// The curves of a chart, but for those behind others, as a table with tabs, for spreadsheets: a column for
/// the epochs or the time, called `xName`, and one for each curve, called as `curveName` says; numbers in the
/// C locale, and an empty cell where a curve has no value.
QString chartTable(const ChartData& data, const QString& xName,
                   const std::function<QString(const Curve& curve)>& curveName);

} // namespace retort::ui
