// Where the parts of the window are, now and the next time.
#pragma once

#include <QMainWindow>

class QDockWidget;
class QTabWidget;

namespace retort::ui {

class ChartsPanel;
class ColumnVisibility;
class Settings;

/// What of the window is remembered. All outlive the layout.
struct LayoutParts {
    QDockWidget* setup;
    QDockWidget* results;
    QDockWidget* inspect;
    ChartsPanel& charts;
    ColumnVisibility& columns;
};

/// Keeps size, docks, pages in front, columns and chart options in settings, and puts the docks back where
/// they were at first.
class WindowLayout {
  public:
    WindowLayout(QMainWindow& window, LayoutParts parts, Settings& settings);

    /// As it was when the window was closed last; as it is at first where that was never.
    void restore();
    void save() const;
    /// Puts every dock back to its place and size.
    void reset();

  private:
    void fit();
    /// The tabbed parts of the window that have a name.
    [[nodiscard]] QList<QTabWidget*> books() const;

    QMainWindow& window_;
    LayoutParts parts_;
    Settings& settings_;
};

} // namespace retort::ui
