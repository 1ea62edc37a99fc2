// Image files as a list of pictures.
#pragma once

#include "ui/inspect/thumbnails.h"

#include <QAbstractListModel>
#include <QStringList>

namespace retort::ui {

/// A row a file: its picture, once that is decoded, and its name.
class PictureListModel : public QAbstractListModel {
    Q_OBJECT

  public:
    static constexpr int pictureSide = 72; ///< in a gallery, in pixels

    /// Pictures come from `thumbnails`, which outlives the model.
    explicit PictureListModel(Thumbnails* thumbnails, QObject* parent = nullptr);

    void show(const QStringList& paths);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QString path(int row) const { return paths_.at(row); }

  private:
    QStringList paths_;
    Thumbnails* thumbnails_;
};

} // namespace retort::ui
