#include "ui/inspect/gallery_model.h"

#include "ui/base/number_text.h"
#include "ui/base/translate.h"

#include <QApplication>
#include <QDir>
#include <QFontMetrics>
#include <QIcon>

namespace retort::ui {

QString className(const RunPredictions& predictions, std::int64_t index) {
    return index < 0 ? noValue()
                     : QString::fromStdString(predictions.classes.at(static_cast<std::size_t>(index)));
}

GalleryModel::GalleryModel(QObject* parent) : QAbstractListModel(parent), thumbnails_(new Thumbnails(this)) {
    connect(thumbnails_, &Thumbnails::ready, this, &GalleryModel::pictureReady);
}

void GalleryModel::show(std::shared_ptr<const RunPredictions> predictions, std::vector<std::size_t> images) {
    beginResetModel();
    predictions_ = std::move(predictions);
    images_ = std::move(images);
    endResetModel();
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(images_.size());
}

QString GalleryModel::caption(std::size_t image) const {
    const auto label = predictions_->labels[image];
    const auto prediction = predicted_class(predictions_->row(predictions_->student, image));
    const QString truth = className(*predictions_, label);
    return prediction == label ? truth
                               : QStringLiteral("%1\n→ %2").arg(truth, className(*predictions_, prediction));
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto number = image(index.row());
    const QString path = fromPath(predictions_->paths[number]);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return caption(number);
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2").arg(caption(number), QDir::toNativeSeparators(path));
    case Qt::SizeHintRole: // the same before and after the picture is there
        return QSize(pictureSide + 20, pictureSide + 2 * QFontMetrics(QApplication::font()).height() + 8);
    case Qt::DecorationRole: {
        const QPixmap picture = thumbnails_->get(path);
        return picture.isNull() ? QVariant() : QIcon(picture);
    }
    default:
        return {};
    }
}

void GalleryModel::pictureReady(const QString& path) {
    const auto wanted = toPath(path);
    for (int row = 0; row < rowCount(); ++row) {
        if (predictions_->paths[image(row)] == wanted) {
            Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole});
            return;
        }
    }
}

} // namespace retort::ui
