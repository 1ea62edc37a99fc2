#include "ui/window/progress_line.h"

#include "ui/base/number_text.h"
#include "ui/session/experiment_store.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

constexpr int barSteps = 1000;

} // namespace

ProgressLine::ProgressLine(const ExperimentStore& store, QWidget* parent)
    : QWidget(parent)
    , store_(store)
    , text_(new QLabel(this))
    , bar_(new QProgressBar(this)) {
    bar_->setRange(0, barSteps);
    bar_->setFixedWidth(180);
    bar_->setAccessibleName(tr("Progress of the experiment"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->addWidget(text_);
    layout->addWidget(bar_);
    connect(&store_, &ExperimentStore::wasReset, this, &ProgressLine::refresh);
    connect(&store_, &ExperimentStore::runsChanged, this, &ProgressLine::refresh);
    refresh();
}

void ProgressLine::showPreparation(const QString& what, qint64 done, qint64 total) {
    text_->setText(total > 0 ? tr("%1: %2 of %3").arg(what).arg(done).arg(total) : what);
    bar_->setValue(total > 0 ? static_cast<int>(barSteps * done / total) : 0);
    setVisible(true);
}

QString ProgressLine::text() const {
    return text_->text();
}

void ProgressLine::refresh() {
    setVisible(store_.runCount() > 0);
    text_->setText(describe());
    bar_->setValue(static_cast<int>(std::lround(barSteps * store_.shareDone())));
}

QString ProgressLine::describe() const {
    QStringList parts{
        tr("%1 of %n run(s) done", nullptr, store_.wantedCount()).arg(store_.count(RunStatus::done))};
    if (const int failed = store_.count(RunStatus::failed); failed > 0) {
        parts.append(tr("%n failed", nullptr, failed));
    }
    if (const int stopped = store_.count(RunStatus::stopped); stopped > 0) {
        parts.append(tr("%n stopped", nullptr, stopped));
    }
    if (store_.isPaused()) {
        parts.append(tr("paused"));
    }
    if (const auto seconds = store_.secondsLeft()) {
        parts.append(tr("about %1 left").arg(durationText(*seconds)));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace retort::ui
