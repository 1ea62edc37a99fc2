#include "ui/inspect/picture_list_model.h"

#include <QDir>
#include <QFileInfo>
#include <QIcon>

namespace retort::ui {

PictureListModel::PictureListModel(Thumbnails* thumbnails, QObject* parent)
    : QAbstractListModel(parent)
    , thumbnails_(thumbnails) {
    connect(thumbnails_, &Thumbnails::ready, this, [this](const QString& path) {
        if (const auto row = static_cast<int>(paths_.indexOf(path)); row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole});
    });
}

void PictureListModel::show(const QStringList& paths) {
    beginResetModel();
    paths_ = paths;
    endResetModel();
}

int PictureListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(paths_.size());
}

QVariant PictureListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const QString& path = paths_[index.row()];
    switch (role) {
    case Qt::AccessibleTextRole:
        return QFileInfo(path).fileName();
    case Qt::ToolTipRole:
        return QDir::toNativeSeparators(path);
    case Qt::SizeHintRole: // the same before and after the picture is there
        return QSize(pictureSide + 8, pictureSide + 8);
    case Qt::DecorationRole: {
        const QPixmap picture = thumbnails_->get(path);
        return picture.isNull() ? QVariant() : QIcon(picture);
    }
    default:
        return {};
    }
}

} // namespace retort::ui
