// How long the window's thread is kept by a large experiment, while other threads keep every core busy:
//   window_speed [RUNS] [EPOCHS]      default 100 runs (three α: 102) of 1000 epochs each
#include "tests/ui/sample_experiment.h"
#include "ui/charts/charts_panel.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QGraphicsView>
#include <QListWidget>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <functional>
#include <thread>
#include <vector>

using namespace retort;
using namespace retort::ui;

namespace {

constexpr int repeats = 60;

double ms(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Resident memory, in MB (10⁶ bytes).
double residentMemory() {
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0.0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() * 1024 / 1e6;
    }
    return 0.0;
}

void tell(const char* what, const char* unit, double median, double worst, const char* goal) {
    std::printf("%-46s %8.1f %8.1f %-3s  %s\n", what, median, worst, unit, goal);
    std::fflush(stdout);
}

void tell(const char* what, std::vector<double> times, const char* goal) {
    std::sort(times.begin(), times.end());
    tell(what, "ms", times[times.size() / 2], times.back(), goal);
}

/// Threads that compute until this is gone, as a training on all cores does.
class BusyCores {
  public:
    BusyCores() {
        for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
            threads_.emplace_back([this] {
                volatile double sum = 0.0;
                while (!done_)
                    sum = sum + 1.0;
            });
        }
    }
    ~BusyCores() {
        done_ = true;
        for (std::thread& thread : threads_)
            thread.join();
    }
    BusyCores(const BusyCores&) = delete;
    BusyCores& operator=(const BusyCores&) = delete;

  private:
    std::atomic<bool> done_ = false;
    std::vector<std::thread> threads_;
};

ExperimentRecord largeExperiment(int runs, int epochs) {
    return test::sampleExperiment((runs + 2) / 3, epochs); // of three α each
}

std::vector<QGraphicsView*> visibleCharts(MainWindow& window) {
    std::vector<QGraphicsView*> charts;
    for (auto* view : window.findChild<ChartsPanel*>()->findChildren<QGraphicsView*>()) {
        if (view->isVisible())
            charts.push_back(view);
    }
    return charts;
}

void waitFor(const std::function<bool()>& there) {
    while (!there())
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

/// From the call until everything is painted.
void measureOpening(MainWindow& window, const QString& folder, int runs) {
    QElapsedTimer timer;
    timer.start();
    window.openExperiment(folder);
    waitFor([&] { return window.controller().store().runCount() == runs; });
    QApplication::sendPostedEvents();
    window.grab();
    tell("open the folder until charts are painted", "ms", ms(timer), ms(timer), "< 1000");
}

/// Knows the longest time that the handling of one event took.
class TimedApplication : public QApplication {
  public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        if (depth_ > 0)
            return QApplication::notify(receiver, event);
        ++depth_;
        QElapsedTimer timer;
        timer.start();
        const bool result = QApplication::notify(receiver, event);
        longest = std::max(longest, ms(timer));
        --depth_;
        return result;
    }

    static inline double longest = 0.0;

  private:
    int depth_ = 0;
};

/// What the window's thread does until it has nothing to do any more: its own time, and the longest it could
/// not have answered.
class Effort {
  public:
    template <typename Call>
    void add(Call call) {
        const double before = threadTime();
        QElapsedTimer timer;
        timer.start();
        call();
        TimedApplication::longest = ms(timer);
        QEventLoop loop;
        QTimer::singleShot(settled, &loop, &QEventLoop::quit);
        loop.exec();
        own_.push_back(threadTime() - before);
        blocked_.push_back(TimedApplication::longest);
    }

    void report(const char* what, const char* goal) {
        tell(what, own_, goal);
        tell("    longest handler, by the clock", blocked_, "< 50");
    }

  private:
    static constexpr int settled = 100;

    static double threadTime() {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }

    std::vector<double> own_;
    std::vector<double> blocked_;
};

/// Counts how often a chart is painted: what paints nothing would be measured as fast.
class Paints : public QObject {
  public:
    explicit Paints(MainWindow& window) {
        for (QGraphicsView* chart : visibleCharts(window))
            chart->viewport()->installEventFilter(this);
    }

    void expectAtLeast(int count, const char* what) const {
        if (count_ < count)
            qFatal("%s: painted %d times only", what, count_);
    }

  protected:
    bool eventFilter(QObject*, QEvent* event) override {
        count_ += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

  private:
    int count_ = 0;
};

/// One more epoch of one run after another, in all that shows it, as another process writes it.
void measureFollowing(MainWindow& window, ExperimentRecord record) {
    const Paints paints(window);
    Effort effort;
    for (int i = 0; i < repeats; ++i) {
        auto& epochs = record.runs[static_cast<std::size_t>(i) % record.runs.size()].epochs;
        epochs.push_back(epochs.back());
        ++epochs.back().epoch;
        effort.add([&] { window.controller().store().show(record); });
    }
    paints.expectAtLeast(repeats, "following");
    effort.report("update from a followed folder", "");
}

/// The same, as a training in this process tells it.
void measureUpdates(MainWindow& window, const ExperimentRecord& record) {
    ExperimentSpec spec;
    spec.out = record.folder;
    spec.alphas = {0.0, 0.5, 1.0};
    spec.repeats = static_cast<std::int64_t>(record.runs.size()) / 3;
    ExperimentStore& store = window.controller().store();
    store.beginTraining(spec, record);
    QTest::qWait(500);
    const int runs = store.runCount();
    EpochRecord next = record.runs.front().epochs.back();
    const Paints paints(window);
    Effort effort;
    for (int i = 0; i < repeats; ++i) {
        next.epoch += i % runs == 0 ? 1 : 0;
        effort.add([&] { store.epochDone(i % runs, next); });
    }
    paints.expectAtLeast(repeats, "live update");
    effort.report("live update, all runs visible", "median < 16, worst < 50");
}

template <typename Event>
void measureEvents(const char* what, MainWindow& window, Event event) {
    const auto charts = visibleCharts(window);
    const Paints paints(window);
    Effort effort;
    for (int i = 0; i < repeats; ++i)
        effort.add([&] { event(charts[static_cast<std::size_t>(i) % charts.size()]->viewport(), i); });
    paints.expectAtLeast(repeats / 2, what);
    effort.report(what, "< 16");
}

void hover(QWidget* chart, int i) {
    const QPointF place(chart->width() * (0.3 + 0.5 * i / repeats), chart->height() * 0.5);
    QMouseEvent event(QEvent::MouseMove, place, chart->mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                      Qt::NoModifier);
    QApplication::sendEvent(chart, &event);
}

void zoom(QWidget* chart, int i) {
    const QPointF place(chart->width() * 0.5, chart->height() * 0.5);
    QWheelEvent event(place, chart->mapToGlobal(place), {}, QPoint(0, i % 8 < 4 ? 120 : -120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(chart, &event);
}

void measureRecent() {
    Settings settings;
    for (int i = 0; i < 500; ++i)
        settings.addRecentFolder(QStringLiteral("/no/such/place/experiment-%1").arg(i));
    MainWindow window;
    window.resize(1366, 768);
    window.show();
    QApplication::processEvents();
    auto* list = window.findChild<QListWidget*>(QStringLiteral("recentExperiments"));
    std::vector<double> times;
    for (int i = 0; i < repeats; ++i) {
        QElapsedTimer timer;
        timer.start();
        list->setCurrentRow(i * list->count() / repeats);
        list->grab();
        QApplication::processEvents();
        times.push_back(ms(timer));
    }
    tell("scroll a list of 500 recent experiments", times, "< 50");
    QElapsedTimer timer;
    timer.start();
    const MainWindow other;
    tell("make a window that lists 500", "ms", ms(timer), ms(timer), "");
    settings.setRecentFolders({});
}

} // namespace

int main(int argc, char** argv) {
    TimedApplication app(argc, argv);
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    const int asked = argc > 1 ? std::max(1, QString::fromLatin1(argv[1]).toInt()) : 100;
    const int epochs = argc > 2 ? std::max(1, QString::fromLatin1(argv[2]).toInt()) : 1000;
    const QTemporaryDir folder;
    const ExperimentRecord record = largeExperiment(asked, epochs);
    const int runs = static_cast<int>(record.runs.size());
    test::writeExperiment(record, folder.path());
    std::printf("%d runs of %d epochs, %s\n", runs, epochs, qPrintable(QApplication::platformName()));
    std::printf("%-46s %8s %8s\n", "", "median", "worst");
    {
        MainWindow window;
        window.resize(1366, 768);
        window.show();
        QTest::qWait(500);
        const double empty = residentMemory();
        measureOpening(window, folder.path(), runs);
        QTest::qWait(500);
        const double full = residentMemory() - empty;
        tell("memory above the empty window", "MB", full, full, "< 300");
        const ExperimentRecord shown = window.controller().store().record();
        const BusyCores busy;
        measureFollowing(window, shown);
        measureUpdates(window, shown);
        measureEvents("hover, crosshair", window, hover);
        measureEvents("zoom by the wheel", window, zoom);
    }
    measureRecent();
    return 0;
}
