// The offer, at a field that names pretrained weights, to fetch what is not there.
#pragma once

#include "core/weights/pretrained.h"
#include "ui/setup/weights_download.h"

#include <QObject>

#include <optional>

namespace retort::ui {

class FieldRow;

/// Watches what a field names. Where those weights are missing it offers the download, shows how far it is
/// and lets it be cancelled.
class WeightsOffer : public QObject {
    Q_OBJECT

  public:
    /// `row` is the field, and must outlive this.
    WeightsOffer(FieldRow* row, QObject* parent);

    /// What the field names now and the cache lacks, if anything.
    void ask(std::optional<PretrainedWeights> missing);

    /// Why the named weights cannot be used; empty for anything else.
    [[nodiscard]] Message problem() const;

  Q_SIGNALS:
    /// What is missing, or why, is another now.
    void changed();

  private:
    void take();
    void refresh();
    void showProgress(qint64 done, qint64 total);

    FieldRow* row_;
    WeightsDownload download_;
    std::optional<PretrainedWeights> missing_;
    Message failure_;
};

} // namespace retort::ui
