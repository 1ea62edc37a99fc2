// Validation images as a list.
#pragma once

#include "core/inspect/predictions.h"
#include "ui/inspect/thumbnails.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace retort::ui {

/// A row an image: its picture, what it is, and below, what the student took it for where that is
/// something else.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT

  public:
    static constexpr int pictureSide = 72; ///< in a gallery, in pixels

    explicit GalleryModel(QObject* parent = nullptr);

    /// Shows `images` (indices) of the predictions, which may be none.
    void show(std::shared_ptr<const RunPredictions> predictions, std::vector<std::size_t> images);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// The index in the predictions of a row's image.
    [[nodiscard]] std::size_t image(int row) const { return images_.at(static_cast<std::size_t>(row)); }
    [[nodiscard]] Thumbnails& thumbnails() const { return *thumbnails_; }

  private:
    [[nodiscard]] QString caption(std::size_t image) const;
    void pictureReady(const QString& path);

    std::shared_ptr<const RunPredictions> predictions_;
    std::vector<std::size_t> images_;
    Thumbnails* thumbnails_;
};

/// The name of class `index` of the predictions; a dash for −1.
QString className(const RunPredictions& predictions, std::int64_t index);

} // namespace retort::ui
