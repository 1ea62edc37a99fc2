// The window reacts within 100 ms while the core trains on every core of the machine.
#include "tests/ui/small_experiment.h"
#include "ui/runs/results_panel.h"
#include "ui/setup/field_row.h"
#include "ui/setup/setup_panel.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QGraphicsView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <vector>

using namespace retort;
using namespace retort::ui;
using retort::test::SmallExperiment;

namespace {

constexpr int patience = 120'000;    // ms, to get the training going on a busy machine
constexpr double promised = 100.0;   // ms from an event to its effect on the screen
constexpr double noWaiting = 5000.0; // ms after which there was no reaction at all
constexpr int tries = 15;            // of each kind in a round
constexpr int rounds = 3;            // other programs may take the machine away from one of them

/// Times in ms.
class Times {
  public:
    void add(double time) { times_.push_back(time); }
    void add(const Times& other) { times_.insert(times_.end(), other.times_.begin(), other.times_.end()); }

    [[nodiscard]] double quantile(double share) const {
        std::vector<double> sorted = times_;
        std::sort(sorted.begin(), sorted.end());
        return sorted.empty()
                   ? 0.0
                   : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
    }
    [[nodiscard]] double worst() const { return quantile(1.0); }

    [[nodiscard]] QString text() const {
        return QStringLiteral("median %1 ms, 95 % within %2 ms, worst %3 ms of %4")
            .arg(quantile(0.5), 0, 'f', 1)
            .arg(quantile(0.95), 0, 'f', 1)
            .arg(worst(), 0, 'f', 1)
            .arg(times_.size());
    }

  private:
    std::vector<double> times_;
};

/// How late a timer of 5 ms is on the window's thread: the longest time any handler kept it.
class Heartbeat : public QObject {
  public:
    Heartbeat() {
        timer_.setTimerType(Qt::PreciseTimer);
        timer_.callOnTimeout(this, [this] {
            late.add(std::max(0.0, static_cast<double>(clock_.nsecsElapsed()) / 1e6 - period));
            clock_.start();
        });
        clock_.start();
        timer_.start(period);
    }

    Times late;

  private:
    static constexpr int period = 5;
    QTimer timer_;
    QElapsedTimer clock_;
};

/// Measures from the posting of an event until its effect is there and `painted` has been painted with it.
class Reaction : public QObject {
  public:
    double measure(QWidget* painted, const std::function<void()>& post, std::function<bool()> isThere) {
        isThere_ = std::move(isThere);
        painted->installEventFilter(this);
        QTimer::singleShot(static_cast<int>(noWaiting), &loop_, &QEventLoop::quit);
        QElapsedTimer clock;
        clock.start();
        post();
        loop_.exec();
        painted->removeEventFilter(this);
        return static_cast<double>(clock.nsecsElapsed()) / 1e6;
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        // The filter comes before the painting; what is queued now comes after it.
        if (event->type() == QEvent::Paint && isThere_())
            QMetaObject::invokeMethod(&loop_, &QEventLoop::quit, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }

  private:
    QEventLoop loop_;
    std::function<bool()> isThere_;
};

void postClick(QWidget* target, const QPoint& at) {
    const QPointF local(at);
    const QPointF global = target->mapToGlobal(local);
    QCoreApplication::postEvent(target, new QMouseEvent(QEvent::MouseButtonPress, local, global,
                                                        Qt::LeftButton, Qt::LeftButton, Qt::NoModifier));
    QCoreApplication::postEvent(target, new QMouseEvent(QEvent::MouseButtonRelease, local, global,
                                                        Qt::LeftButton, Qt::NoButton, Qt::NoModifier));
}

void postKey(QWidget* target, int key, const QString& text,
             Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QCoreApplication::postEvent(target, new QKeyEvent(QEvent::KeyPress, key, modifiers, text));
    QCoreApplication::postEvent(target, new QKeyEvent(QEvent::KeyRelease, key, modifiers, text));
}

QLineEdit* lineOf(const QWidget& window, const char* parameter) {
    return window.findChild<FieldRow*>(QString::fromLatin1(parameter))->editor()->findChild<QLineEdit*>();
}

double clickNextTab(ResultsPanel* results) {
    Reaction reaction;
    const int next = (results->currentIndex() + 1) % results->count();
    return reaction.measure(
        results->widget(next),
        [&] { postClick(results->tabBar(), results->tabBar()->tabRect(next).center()); },
        [&] { return results->currentIndex() == next; });
}

double toggleRun(const QWidget& window) {
    auto* table = window.findChild<QTableView*>(QStringLiteral("runsTable"));
    const QModelIndex run = table->model()->index(0, 0);
    table->setCurrentIndex(run);
    const QVariant before = run.data(Qt::CheckStateRole);
    QWidget* curves =
        window.findChild<QWidget*>(QStringLiteral("loss"))->findChild<QGraphicsView*>()->viewport();
    Reaction reaction;
    return reaction.measure(
        curves, [&] { postKey(table, Qt::Key_Space, QStringLiteral(" ")); },
        [&] { return run.data(Qt::CheckStateRole) != before; });
}

/// The form is read-only in a window that trains, and can be read with the keyboard all the same.
double selectInField(const QWidget& window) {
    QLineEdit* line = lineOf(window, "data-dir");
    line->setFocus();
    line->deselect();
    line->setCursorPosition(0);
    Reaction reaction;
    return reaction.measure(
        line, [&] { postKey(line, Qt::Key_End, {}, Qt::ShiftModifier); },
        [&] { return line->hasSelectedText(); });
}

double typeInField(const QWidget& window, const char* parameter) {
    QLineEdit* line = lineOf(window, parameter);
    line->setFocus();
    const QString before = line->text();
    const bool isLong = before.size() > 6;
    Reaction reaction;
    return reaction.measure(
        line,
        [&] {
            if (isLong)
                postKey(line, Qt::Key_Backspace, {});
            else
                postKey(line, Qt::Key_1, QStringLiteral("1"));
        },
        [&] { return line->text() != before; });
}

/// One kind of event, by name, and how to time one of it.
struct Gesture {
    const char* name;
    std::function<double()> perform;
};

/// Performs each gesture `tries` times. Returns the times of all of them.
Times performAll(const std::vector<Gesture>& gestures) {
    Times all;
    for (const Gesture& gesture : gestures) {
        Times times;
        for (int i = 0; i < tries; ++i) {
            times.add(gesture.perform());
            QTest::qWait(10);
        }
        qInfo("%s: %s", gesture.name, qPrintable(times.text()));
        all.add(times);
    }
    return all;
}

} // namespace

class ResponsivenessTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void windowReactsWhileItTrains();
    void formReactsWhileTheMachineIsBusy();

  private:
    ExperimentSpec busySpec(const char* name) const;
    static void verify(const std::vector<Gesture>& gestures);

    SmallExperiment small_{20, 10};
};

void ResponsivenessTest::initTestCase() {
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       small_.path(QStringLiteral("settings")));
}

/// More than the test lasts, on all cores, with an epoch so short that charts and tables always have
/// something to do.
ExperimentSpec ResponsivenessTest::busySpec(const char* name) const {
    ExperimentSpec spec = small_.spec();
    spec.out = small_.path(QString::fromLatin1(name)).toStdString();
    spec.alphas = {0.0, 0.5, 1.0};
    spec.repeats = 4;
    spec.num_epochs = 100'000;
    spec.batch_size = 32;
    spec.lanes = 1;
    spec.threads = 0;
    return spec;
}

void ResponsivenessTest::verify(const std::vector<Gesture>& gestures) {
    Times reactions;
    Times late;
    double worst = noWaiting;
    for (int round = 0; round < rounds && worst >= promised; ++round) {
        Heartbeat heartbeat;
        const Times times = performAll(gestures);
        worst = std::max(times.worst(), heartbeat.late.worst());
        reactions.add(times);
        late.add(heartbeat.late);
    }
    qInfo("all reactions: %s", qPrintable(reactions.text()));
    qInfo("event loop late: %s", qPrintable(late.text()));
    QVERIFY2(reactions.quantile(0.5) < promised / 2, qPrintable(reactions.text()));
    QVERIFY2(reactions.quantile(0.95) < promised, qPrintable(reactions.text()));
    QVERIFY2(late.quantile(0.95) < promised / 2, qPrintable(late.text()));
    QVERIFY2(worst < promised, qPrintable(QStringLiteral("worst of the best round: %1 ms").arg(worst)));
}

void ResponsivenessTest::windowReactsWhileItTrains() {
    MainWindow window;
    window.resize(1366, 768);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    window.findChild<SetupPanel*>()->setSpec(busySpec("window"));
    QTest::mouseClick(window.findChild<QPushButton*>(QStringLiteral("start")), Qt::LeftButton);
    QVERIFY(window.controller().isTraining());
    const ExperimentStore& store = window.controller().store();
    const auto hasEpochs = [&] { return store.runCount() == 12 && store.run(0).epochs.size() > 3; };
    QTRY_VERIFY_WITH_TIMEOUT(hasEpochs(), patience);
    const auto epochsBefore = store.run(0).epochs.size();

    auto* results = window.findChild<ResultsPanel*>();
    verify({{"tabs", [&] { return clickNextTab(results); }},
            {"fields", [&] { return selectInField(window); }},
            {"runs", [&] {
                 results->setCurrentIndex(ResultsPanel::Runs);
                 return toggleRun(window);
             }}});

    QVERIFY(window.controller().isTraining());
    QTRY_VERIFY_WITH_TIMEOUT(store.run(0).epochs.size() > epochsBefore, patience);
    window.controller().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isTraining(), patience);
}

void ResponsivenessTest::formReactsWhileTheMachineIsBusy() {
    TrainingSession busy;
    QSignalSpy stepped(&busy, &TrainingSession::stepped);
    busy.start(busySpec("form"), ResumeMode::fresh);
    QTRY_VERIFY_WITH_TIMEOUT(!stepped.isEmpty(), patience);
    MainWindow window;
    window.resize(1366, 768);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    window.findChild<SetupPanel*>()->setSpec(busySpec("unused"));

    verify({{"number", [&] { return typeInField(window, "num-epochs"); }},
            {"list", [&] { return typeInField(window, "alpha"); }},
            {"path", [&] { return typeInField(window, "data-dir"); }}});

    stepped.clear();
    QTRY_VERIFY_WITH_TIMEOUT(!stepped.isEmpty(), patience);
}

QTEST_MAIN(ResponsivenessTest)
#include "responsiveness_test.moc"
