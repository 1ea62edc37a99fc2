#include "ui/setup/weights_offer.h"

#include "ui/setup/field_row.h"

namespace retort::ui {

namespace {

bool same(const std::optional<PretrainedWeights>& left, const std::optional<PretrainedWeights>& right) {
    return left.has_value() == right.has_value() && (!left || left->file_name == right->file_name);
}

} // namespace

WeightsOffer::WeightsOffer(FieldRow* row, QObject* parent) : QObject(parent), row_(row) {
    connect(row_, &FieldRow::offerTaken, this, &WeightsOffer::take);
    connect(&download_, &WeightsDownload::progressed, this, &WeightsOffer::showProgress);
    connect(&download_, &WeightsDownload::finished, this, [this](const Message& reason) {
        failure_ = reason;
        Q_EMIT changed();
    });
}

void WeightsOffer::ask(std::optional<PretrainedWeights> missing) {
    if (!same(missing, missing_)) {
        download_.cancel();
        failure_ = {};
    }
    missing_ = std::move(missing);
    refresh();
}

Message WeightsOffer::problem() const {
    if (!missing_)
        return {};
    return failure_.empty() ? missing_message(*missing_) : failure_;
}

void WeightsOffer::take() {
    if (download_.isRunning()) {
        download_.cancel();
    } else if (missing_) {
        failure_ = {};
        download_.start(*missing_);
    }
    refresh();
}

void WeightsOffer::refresh() {
    const bool running = missing_ && download_.isRunning();
    if (running) {
        row_->offer(tr("Cancel the download"));
    } else if (missing_) {
        row_->offer(tr("Download %1").arg(QString::fromStdString(missing_->file_name)),
                    QString::fromStdString(missing_->url));
    } else {
        row_->offer({});
    }
    if (!running)
        row_->hideProgress();
}

void WeightsOffer::showProgress(qint64 done, qint64 total) {
    if (download_.isRunning())
        row_->showProgress(done, total);
}

} // namespace retort::ui
