#include "ui/window/sample_job.h"

#include "core/base/cancelled.h"
#include "core/experiment/run/runner.h"
#include "ui/base/translate.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <filesystem>

namespace retort::ui {

namespace {

// The same as packaging/run-sample trains: minutes on two cores, on a task on which distillation helps.
ExperimentSpec teacherSpec(const std::filesystem::path& folder, int epochs) {
    ExperimentSpec spec;
    spec.data_dir = (folder / "teacher-data").string();
    spec.out = (folder / "teacher").string();
    spec.student = "resnet32";
    spec.num_epochs = epochs;
    spec.lr = 0.05;
    spec.schedule = "cosine";
    spec.image_size = 32;
    return spec;
}

ExperimentSpec studentSpec(const std::filesystem::path& folder) {
    ExperimentSpec spec;
    spec.data_dir = (folder / "data").string();
    spec.teacher_file = (folder / "teacher" / "teacher.pth").string();
    spec.out = (folder / "experiment").string();
    spec.student = "resnet20";
    spec.loss = "kl";
    spec.repeats = 5;
    spec.num_epochs = 10;
    spec.lr = 0.01;
    spec.schedule = "cosine";
    spec.warmup_epochs = 1;
    spec.image_size = 32;
    return spec;
}

// Under another name until it is whole, so that such a folder is never half a data set.
void drawData(const std::filesystem::path& folder, const SampleOptions& options) {
    if (std::filesystem::exists(folder))
        return;
    auto part = folder;
    part += ".part";
    std::filesystem::remove_all(part);
    write_sample(part, options);
    std::filesystem::rename(part, folder);
}

class Reporter : public RunObserver {
  public:
    Reporter(SampleJob& job, int epochs) : job_(job), epochs_(epochs) {}

    void step_done(std::size_t, int epoch, std::int64_t step, std::int64_t steps) override {
        Q_EMIT job_.progressed(SampleJob::tr("Training a small teacher…"), (epoch - 1) * steps + step,
                               epochs_ * steps);
    }

  private:
    SampleJob& job_;
    int epochs_;
};

} // namespace

QString defaultSampleFolder() {
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
        .filePath(QStringLiteral("retort-sample"));
}

SampleJob::SampleJob(QObject* parent) : QObject(parent) {}

void SampleJob::start(const SampleRequest& request) {
    thread_ = std::jthread([this, request](const std::stop_token& stop) {
        try {
            work(request, stop);
        } catch (const Cancelled&) {
            Q_EMIT cancelled();
        } catch (const std::exception& error) {
            Q_EMIT failed(errorText(error));
        }
    });
}

SampleJob::~SampleJob() {
    thread_.request_stop();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void SampleJob::cancel() {
    thread_.request_stop();
}

void SampleJob::work(const SampleRequest& request, const std::stop_token& stop) {
    const std::filesystem::path folder = toPath(QDir(request.folder).absolutePath());
    Q_EMIT progressed(tr("Creating the sample images…"), 0, 0);
    std::filesystem::create_directories(folder);
    drawData(folder / "data", request.drawing);
    drawData(folder / "teacher-data", request.teacherDrawing);
    const ExperimentSpec teacher = teacherSpec(folder, request.teacherEpochs);
    const bool begun = std::filesystem::exists(folder / "teacher" / "experiment.json");
    if (!std::filesystem::exists(folder / "teacher" / "teacher.pth") || begun) {
        Reporter reporter(*this, request.teacherEpochs);
        const RunRecord run =
            run_teaching(teacher, begun ? ResumeMode::resume : ResumeMode::fresh, reporter, stop);
        if (run.status == RunStatus::stopped)
            throw Cancelled();
        if (run.status == RunStatus::failed)
            throw std::runtime_error(run.error);
    }
    Q_EMIT done(studentSpec(folder));
}

} // namespace retort::ui
