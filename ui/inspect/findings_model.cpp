#include "ui/inspect/findings_model.h"

#include "ui/base/translate.h"

#include <QDir>
#include <QFileInfo>

namespace retort::ui {

namespace {

QString kindText(DataFindingKind kind) {
    switch (kind) {
    case DataFindingKind::unreadable:
        return FindingsModel::tr("Unreadable");
    case DataFindingKind::in_both_splits:
        return FindingsModel::tr("In both splits");
    case DataFindingKind::duplicate:
        return FindingsModel::tr("Duplicate");
    case DataFindingKind::other_label:
        return FindingsModel::tr("Conflicting label");
    case DataFindingKind::near_duplicate:
        return FindingsModel::tr("Near-duplicate");
    case DataFindingKind::wrong_extension:
        return FindingsModel::tr("Wrong extension");
    case DataFindingKind::extreme_aspect:
        return FindingsModel::tr("Extreme aspect ratio");
    case DataFindingKind::tiny:
        return FindingsModel::tr("Tiny");
    case DataFindingKind::not_an_image:
        break;
    }
    return FindingsModel::tr("Not an image");
}

} // namespace

void FindingsModel::show(std::vector<DataFinding> findings) {
    beginResetModel();
    findings_ = std::move(findings);
    endResetModel();
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(findings_.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString FindingsModel::path(int row) const {
    return fromPath(findings_.at(static_cast<std::size_t>(row)).path);
}

QString FindingsModel::like(int row) const {
    return fromPath(findings_.at(static_cast<std::size_t>(row)).like);
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto& finding = findings_[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole) {
        return QStringLiteral("%1\n%2").arg(QDir::toNativeSeparators(path(index.row())),
                                            translated(finding.why));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Kind:
        return kindText(finding.kind);
    case File:
        return QFileInfo(path(index.row())).fileName();
    default:
        return translated(finding.why);
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Kind:
        return tr("Finding");
    case File:
        return tr("File");
    default:
        return tr("Reason");
    }
}

} // namespace retort::ui
