#include "ui/window/sample_setup.h"

#include "ui/setup/output_folder.h"
#include "ui/window/sample_job.h"

namespace retort::ui {

void SampleSetup::start(const SampleRequest& request) {
    if (job_ != nullptr) {
        return;
    }
    job_ = new SampleJob(this);
    connect(job_, &SampleJob::progressed, this, &SampleSetup::progressed);
    connect(job_, &SampleJob::cancelled, this, &SampleSetup::end);
    connect(job_, &SampleJob::failed, this, [this](const QString& reason) {
        end();
        Q_EMIT message(MessageLevel::Error, reason);
    });
    connect(job_, &SampleJob::done, this, [this](ExperimentSpec spec) {
        end();
        if (isFilled(QString::fromStdString(spec.out))) {
            spec.out = nextFolder(QString::fromStdString(spec.out)).toStdString();
        }
        Q_EMIT done(spec);
        Q_EMIT message(MessageLevel::Information,
                       tr("The sample is ready. Setup is filled in; press Start to train six students."));
    });
    Q_EMIT runningChanged(true);
    job_->start(request);
}

void SampleSetup::cancel() {
    if (job_ != nullptr) {
        job_->cancel();
    }
}

void SampleSetup::end() {
    job_->deleteLater();
    job_ = nullptr;
    Q_EMIT runningChanged(false);
}

} // namespace retort::ui
