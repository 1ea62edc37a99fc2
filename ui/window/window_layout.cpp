#include "ui/window/window_layout.h"

#include "ui/base/settings.h"
#include "ui/charts/charts_panel.h"
#include "ui/runs/column_visibility.h"

#include <QDockWidget>
#include <QScreen>
#include <QTabWidget>

#include <algorithm>

namespace retort::ui {

namespace {

constexpr QSize usualSize{1280, 720};
constexpr QSize frame{16, 40}; // about what window managers put around a window

} // namespace

WindowLayout::WindowLayout(QMainWindow& window, LayoutParts parts, Settings& settings)
    : window_(window)
    , parts_(parts)
    , settings_(settings) {}

void WindowLayout::restore() {
    window_.resize(usualSize);
    reset();
    window_.restoreGeometry(settings_.geometry());
    window_.restoreState(settings_.windowState());
    fit();
    parts_.charts.setOptions(chartOptions(settings_.chartOptions()));
    parts_.columns.restore(settings_.runsColumns());
    const QVariantMap pages = settings_.pages();
    for (QTabWidget* book : books()) {
        const int page = pages.value(book->objectName(), book->currentIndex()).toInt();
        book->setCurrentIndex(std::clamp(page, 0, book->count() - 1));
    }
}

void WindowLayout::save() const {
    settings_.setGeometry(window_.saveGeometry());
    settings_.setWindowState(window_.saveState());
    settings_.setChartOptions(toMap(parts_.charts.options()));
    settings_.setRunsColumns(parts_.columns.state());
    QVariantMap pages;
    for (const QTabWidget* book : books()) {
        pages.insert(book->objectName(), book->currentIndex());
    }
    settings_.setPages(pages);
}

/// A window larger than its screen would have Start or the status bar beyond an edge.
void WindowLayout::fit() {
    const QRect room = window_.screen()->availableGeometry();
    const QSize most = room.size() - frame;
    if (window_.width() <= most.width() && window_.height() <= most.height()) {
        return;
    }
    window_.setGeometry(
        QRect(room.topLeft() + QPoint(frame.width() / 2, frame.height()), window_.size().boundedTo(most)));
    window_.setWindowState(window_.windowState() | Qt::WindowMaximized);
}

void WindowLayout::reset() {
    window_.addDockWidget(Qt::LeftDockWidgetArea, parts_.setup);
    window_.addDockWidget(Qt::BottomDockWidgetArea, parts_.results);
    window_.addDockWidget(Qt::RightDockWidgetArea, parts_.inspect);
    for (QDockWidget* dock : {parts_.setup, parts_.results, parts_.inspect}) {
        dock->setFloating(false);
        dock->setVisible(dock != parts_.inspect);
    }
    const QSize size = window_.size();
    window_.resizeDocks({parts_.setup}, {std::min(330, size.width() / 3)}, Qt::Horizontal);
    window_.resizeDocks({parts_.results}, {std::min(230, size.height() / 3)}, Qt::Vertical);
}

QList<QTabWidget*> WindowLayout::books() const {
    QList<QTabWidget*> named;
    for (QTabWidget* book : window_.findChildren<QTabWidget*>()) {
        if (!book->objectName().isEmpty() && book->count() > 0) {
            named.append(book);
        }
    }
    return named;
}

} // namespace retort::ui
