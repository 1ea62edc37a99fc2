#include "ui/charts/chart_menu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include <cmath>
#include <map>

namespace retort::ui {

namespace {

struct ChartMenuText {
    Q_DECLARE_TR_FUNCTIONS(ChartMenu)
};

QAction* add(QMenu& menu, const char* name, const QString& text, const QString& tip,
             const std::function<void()>& slot) {
    QAction* action = menu.addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    action->setToolTip(tip);
    QObject::connect(action, &QAction::triggered, &menu, slot);
    return action;
}

void addAxes(QMenu& menu, const ChartMenuState& state, const ChartMenuActions& actions) {
    QMenu* axes = menu.addMenu(ChartMenuText::tr("&Y Axis of This Chart"));
    axes->setToolTipsVisible(true);
    axes->menuAction()->setToolTip(state.info.isShare
                                       ? ChartMenuText::tr("Shares go from 0 to 100 % in even steps")
                                       : ChartMenuText::tr("How values go up this chart"));
    axes->setEnabled(!state.info.isShare);
    auto* group = new QActionGroup(axes);
    const auto addAxis = [&](ValueAxis axis, const char* name, const QString& text, const QString& tip) {
        QAction* choice = add(*axes, name, text, tip, [choose = actions.chooseAxis, axis] { choose(axis); });
        choice->setCheckable(true);
        choice->setChecked(state.axis == axis);
        group->addAction(choice);
    };
    addAxis(ValueAxis::Automatic, "chartAutomatic", ChartMenuText::tr("&Automatic"),
            ChartMenuText::tr("Logarithmic where trained values span powers of ten"));
    addAxis(ValueAxis::Linear, "chartLinear", ChartMenuText::tr("&Linear"), ChartMenuText::tr("Even steps"));
    addAxis(ValueAxis::Logarithmic, "chartLogarithmic", ChartMenuText::tr("L&ogarithmic"),
            ChartMenuText::tr("Powers of ten; values ≤ 0 cannot be shown"));
}

QString numberCell(double value) {
    return std::isfinite(value) ? QString::number(value, 'g', 10) : QString();
}

} // namespace

QMenu* makeChartMenu(const ChartMenuState& state, const ChartMenuActions& actions, QWidget* parent) {
    auto* menu = new QMenu(parent);
    menu->setToolTipsVisible(true);
    const QString none = ChartMenuText::tr("There are no values yet");
    const auto whereFull = [&](QAction* action) {
        action->setEnabled(!state.isEmpty);
        action->setToolTip(state.isEmpty ? none : action->toolTip());
    };
    whereFull(add(*menu, "copyPicture", ChartMenuText::tr("&Copy Picture"),
                  ChartMenuText::tr("Puts this chart on the clipboard as it is exported"),
                  actions.copyPicture));
    whereFull(add(*menu, "copyData", ChartMenuText::tr("Copy &Data"),
                  ChartMenuText::tr("Puts the values of all curves on the clipboard as a table"),
                  actions.copyData));
    menu->addSeparator();
    addAxes(*menu, state, actions);
    add(*menu, "resetZoom", ChartMenuText::tr("&Reset Zoom"),
        ChartMenuText::tr("Show the full range of every chart"), actions.resetZoom);
    menu->addSeparator();
    add(*menu, "maximise",
        state.isMaximised ? ChartMenuText::tr("Show &All Charts") : ChartMenuText::tr("&Maximise"),
        ChartMenuText::tr("A double click does the same"), actions.maximise);
    QAction* hide = add(*menu, "hide", ChartMenuText::tr("&Hide This Chart"),
                        ChartMenuText::tr("It comes back in the menu View"), actions.hide);
    hide->setEnabled(!state.isOnly);
    hide->setToolTip(state.isOnly ? ChartMenuText::tr("One chart has to stay") : hide->toolTip());
    return menu;
}

QString chartTable(const ChartData& data, const QString& xName,
                   const std::function<QString(const Curve& curve)>& curveName) {
    std::vector<const Curve*> columns;
    std::map<double, std::vector<double>> rows;
    for (const Curve& curve : data.curves) {
        if (!curve.faint) {
            columns.push_back(&curve);
        }
    }
    QStringList lines{xName};
    for (std::size_t column = 0; column < columns.size(); ++column) {
        lines.front() += QLatin1Char('\t') + curveName(*columns[column]);
        for (const QPointF& point : columns[column]->points) {
            auto& row = rows[point.x()];
            row.resize(columns.size(), EpochRecord::none);
            row[column] = point.y();
        }
    }
    for (const auto& [x, values] : rows) {
        lines.append(numberCell(x));
        for (const double value : values) {
            lines.back() += QLatin1Char('\t') + numberCell(value);
        }
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace retort::ui
