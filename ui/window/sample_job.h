// Something to begin with, for whoever has neither data nor teacher.
#pragma once

#include "core/data/sample.h"
#include "core/experiment/spec/spec.h"

#include <QObject>
#include <QString>

#include <thread>

namespace retort::ui {

struct SampleRequest {
    QString folder; ///< gets data/, teacher-data/, teacher/ and, once Start is pressed, experiment/
    /// Few images for the students, and a quarter of them among those of another class.
    SampleOptions drawing{.train_per_class = 50, .label_noise = 0.25};
    /// Four times as many for the teacher, all where they belong: it has something to give.
    SampleOptions teacherDrawing{.train_per_class = 200};
    int teacherEpochs = 8;
};

/// A folder for the sample among the user's documents.
QString defaultSampleFolder();

/// Writes the sample data sets and trains a small teacher, on a thread of its own. What an earlier job
/// finished in the same folder is taken as it is, and a teacher that was stopped is trained on.
class SampleJob : public QObject {
    Q_OBJECT

  public:
    explicit SampleJob(QObject* parent = nullptr);
    /// Stops and waits: for as long as a batch takes.
    ~SampleJob() override;

    /// Once, when everybody listens: a job may fail at once.
    void start(const SampleRequest& request);
    /// cancelled() follows.
    void cancel();

  Q_SIGNALS:
    void progressed(const QString& what, qint64 done, qint64 total);
    /// An experiment on data and teacher that is ready to start. Each job ends in this or one of the next
    /// two.
    void done(const retort::ExperimentSpec& spec);
    void failed(const QString& reason);
    void cancelled();

  private:
    void work(const SampleRequest& request, const std::stop_token& stop);

    std::jthread thread_;
};

} // namespace retort::ui
