// How fast the window is with many runs. Prints a table; run it offscreen or on a display.
#include "core/experiment/folder.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/charts_panel.h"
#include "ui/charts/metric_chart.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <thread>

using namespace retort;
using namespace retort::ui;

namespace {

constexpr int alphas = 10;
constexpr int repeats = 10;
constexpr int epochs = 1000;
constexpr int updates = 100;

EpochRecord epochOf(int run, int epoch) {
    const double left = std::exp(-epoch / 250.0);
    const double noise = 0.03 * std::sin(12.9898 * epoch + 78.233 * run);
    EpochRecord record;
    record.epoch = epoch;
    if (epoch > 0) {
        record.train_loss = 0.3 + 2.0 * left + noise;
        record.train_accuracy = 0.9 - 0.6 * left + 0.3 * noise;
    }
    record.val_loss = 0.4 + 2.0 * left + 0.01 * run + noise;
    record.val_accuracy = 0.88 - 0.5 * left + 0.3 * noise;
    record.teacher_val_accuracy = 0.91;
    record.logit_difference = 0.5 + 3.0 * left + 0.01 * run + noise;
    record.agreement = 0.9 - 0.5 * left;
    record.learning_rate = 0.01;
    record.seconds = 1.0;
    return record;
}

QString runFolder(const QString& folder, int run) {
    return QStringLiteral("%1/runs/alpha-%2_rep-%3")
        .arg(folder)
        .arg(run / repeats * 0.1)
        .arg(run % repeats + 1);
}

void writeRun(const QString& folder, int run, int count) {
    const QString path = runFolder(folder, run);
    QDir().mkpath(path);
    QFile json(path + QStringLiteral("/run.json"));
    json.open(QIODevice::WriteOnly);
    json.write(
        QStringLiteral("{\"alpha\": %1, \"repeat\": %2, \"status\": \"running\", \"num_epochs\": %3}\n")
            .arg(run / repeats * 0.1)
            .arg(run % repeats + 1)
            .arg(epochs + updates)
            .toUtf8());
    QFile csv(path + QStringLiteral("/metrics.csv"));
    csv.open(QIODevice::WriteOnly);
    QTextStream out(&csv);
    out << "epoch";
    for (const Metric& metric : metrics) {
        out << ',' << QString::fromUtf8(metric.name.data(), static_cast<qsizetype>(metric.name.size()));
    }
    out << '\n';
    for (int epoch = 0; epoch <= count; ++epoch) {
        const EpochRecord record = epochOf(run, epoch);
        out << epoch;
        for (const Metric& metric : metrics) {
            const double value = record.*metric.value;
            out << ',' << (std::isnan(value) ? QString() : QString::number(value, 'g', 9));
        }
        out << '\n';
    }
}

double megabytes() {
    QFile status(QStringLiteral("/proc/self/status"));
    status.open(QIODevice::ReadOnly);
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:")) {
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024.0;
        }
    }
    return 0.0;
}

/// Times of everything the window's thread does, one event after another.
class Watched : public QApplication {
  public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        if (depth_ > 0) {
            return QApplication::notify(receiver, event);
        }
        ++depth_;
        QElapsedTimer clock;
        clock.start();
        const bool result = QApplication::notify(receiver, event);
        const double time = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        spent += time;
        longest = std::max(longest, time);
        --depth_;
        return result;
    }

    double spent = 0.0;
    double longest = 0.0;

  private:
    int depth_ = 0;
};

Watched& watched() {
    return *static_cast<Watched*>(qApp);
}

struct Cost {
    double median = 0.0;
    double worst = 0.0;        ///< of all that one of them needed
    double longestEvent = 0.0; ///< of a single event
};

/// What `perform` and all that follows it cost the window's thread, `count` times.
Cost costOf(int count, const std::function<void(int)>& perform, int wait) {
    std::vector<double> times;
    Cost cost;
    for (int i = 0; i < count; ++i) {
        watched().spent = 0.0;
        watched().longest = 0.0;
        QElapsedTimer clock;
        clock.start();
        perform(i);
        const double direct = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        QTest::qWait(wait);
        times.push_back(direct + watched().spent);
        cost.longestEvent = std::max({cost.longestEvent, watched().longest, direct});
    }
    std::sort(times.begin(), times.end());
    cost.median = times[times.size() / 2];
    cost.worst = times.back();
    return cost;
}

void print(const char* what, double value, const char* unit, const char* goal) {
    QTextStream(stdout) << QString::fromUtf8(what).leftJustified(64)
                        << QString::number(value, 'f', 1).rightJustified(9) << ' ' << unit << "   goal "
                        << goal << Qt::endl;
}

void print(const char* what, const Cost& cost, const char* goal) {
    QTextStream(stdout) << QString::fromUtf8(what).leftJustified(64)
                        << QString::number(cost.median, 'f', 1).rightJustified(9) << " ms median, "
                        << QString::number(cost.worst, 'f', 1) << " worst, longest event "
                        << QString::number(cost.longestEvent, 'f', 1) << "   goal " << goal << Qt::endl;
}

bool isDrawn(const MainWindow& window) {
    const auto charts = window.findChildren<MetricChart*>();
    return std::all_of(charts.begin(), charts.end(), [](MetricChart* chart) {
        return chart->isHidden() ||
               (!chart->isBusy() && !chart->plot().data().empty && chart->plot().data().curves.size() >= 100);
    });
}

void measureChart(MainWindow& window, const char* how) {
    auto* chart = window.findChild<MetricChart*>(QStringLiteral("loss"));
    QWidget* view = chart->view().viewport();
    const auto zoom = [&](int i) {
        const QPoint place(view->width() / 2, view->height() / 2);
        QWheelEvent wheel(place, view->mapToGlobal(place), {}, {0, i % 2 == 0 ? 120 : -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view, &wheel);
    };
    const auto hover = [&](int i) {
        const QPointF place(view->width() * (0.3 + 0.005 * i), view->height() * 0.5);
        QMouseEvent move(QEvent::MouseMove, place, view->mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(view, &move);
    };
    print(qPrintable(QStringLiteral("zoom, %1").arg(QString::fromUtf8(how))), costOf(40, zoom, 150),
          "< 16 ms");
    print(qPrintable(QStringLiteral("hover, %1").arg(QString::fromUtf8(how))), costOf(80, hover, 20),
          "< 16 ms");
}

} // namespace

int main(int argc, char** argv) {
    Watched app(argc, argv);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       folder.filePath(QStringLiteral("settings")));
    const QString experiment = folder.filePath(QStringLiteral("sweep"));
    for (int run = 0; run < alphas * repeats; ++run) {
        writeRun(experiment, run, epochs);
    }
    MainWindow window;
    window.resize(1366, 768);
    window.show();
    QTest::qWait(500);
    const double before = megabytes();
    QElapsedTimer clock;
    clock.start();
    watched().longest = 0.0;
    window.openExperiment(experiment);
    while (!isDrawn(window)) {
        QTest::qWait(5);
    }
    print("open 100 runs × 1 000 epochs, until drawn", static_cast<double>(clock.elapsed()), "ms",
          "< 1000 ms");
    print("  the longest event meanwhile", watched().longest, "ms", "< 50 ms");
    QTest::qWait(500);
    measureChart(window, "quiet machine");

    std::atomic<bool> stop{false};
    std::vector<std::jthread> busy;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
        busy.emplace_back([&stop] {
            volatile double sum = 0.0;
            while (!stop) {
                sum = sum + 1.0;
            }
        });
    }
    // As a training tells of it: an epoch of every tenth run, and then the store tells of them together.
    ExperimentStore& store = window.controller().store();
    ExperimentRecord record = store.record();
    const auto update = [&](int i) {
        for (std::size_t run = static_cast<std::size_t>(i % 10); run < record.runs.size(); run += 10) {
            const int next = record.runs[run].epochs.back().epoch + 1;
            record.runs[run].epochs.push_back(epochOf(static_cast<int>(run), next));
        }
        store.show(record);
    };
    print("live update of 10 of 100 visible runs, all cores busy", costOf(updates, update, 120),
          "< 16 ms, < 50 ms");
    measureChart(window, "all cores busy");
    stop = true;
    busy.clear();
    print("memory above the empty window", megabytes() - before, "MiB", "< 300 MB");
    return 0;
}
