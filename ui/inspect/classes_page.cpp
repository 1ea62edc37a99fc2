#include "ui/inspect/classes_page.h"

#include "ui/base/translate.h"
#include "ui/inspect/file_actions.h"
#include "ui/inspect/picture_list_model.h"
#include "ui/inspect/thumbnails.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace retort::ui {

namespace {

constexpr int imagePathRole = Qt::UserRole;
constexpr int iconSide = 32;
constexpr std::size_t mostPictured = 200; // classes; more would be read for long

} // namespace

ClassesPage::ClassesPage(QWidget* parent)
    : QWidget(parent)
    , thumbnails_(new Thumbnails(this))
    , model_(new PictureListModel(thumbnails_, this))
    , state_(new QLabel(this))
    , counts_(new QTableWidget(this))
    , shown_(new QLabel(this))
    , more_(new QPushButton(tr("More"), this))
    , gallery_(new QListView(this)) {
    state_->setObjectName(QStringLiteral("classesState"));
    state_->setWordWrap(true);
    state_->setTextFormat(Qt::PlainText);
    state_->setAlignment(Qt::AlignCenter);
    state_->setMargin(24);
    counts_->setObjectName(QStringLiteral("dataCounts"));
    counts_->setAccessibleName(tr("Images of each class"));
    counts_->setToolTip(tr("Number of images per class; select a count to see some of the images"));
    counts_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    counts_->setSelectionMode(QAbstractItemView::SingleSelection);
    counts_->verticalHeader()->hide();
    counts_->setIconSize({iconSide, iconSide});
    shown_->setObjectName(QStringLiteral("classesShown"));
    more_->setObjectName(QStringLiteral("classesMore"));
    more_->setToolTip(tr("Shows more images of this class"));
    more_->setAccessibleName(tr("More images"));
    gallery_->setObjectName(QStringLiteral("classesGallery"));
    gallery_->setAccessibleName(tr("Images of the selected class"));
    gallery_->setToolTip(tr("Double-click an image to open its folder; right-click to copy its path"));
    gallery_->setViewMode(QListView::IconMode);
    gallery_->setResizeMode(QListView::Adjust);
    gallery_->setMovement(QListView::Static);
    gallery_->setUniformItemSizes(true);
    gallery_->setIconSize({PictureListModel::pictureSide, PictureListModel::pictureSide});
    gallery_->setGridSize({PictureListModel::pictureSide + 12, PictureListModel::pictureSide + 12});
    gallery_->setModel(model_);
    addFileActions(gallery_, [this](const QModelIndex& index) { return model_->path(index.row()); });
    auto* line = new QHBoxLayout;
    line->addWidget(shown_, 1);
    line->addWidget(more_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(state_, 1);
    layout->addWidget(counts_, 1);
    layout->addLayout(line);
    layout->addWidget(gallery_, 1);
    connect(thumbnails_, &Thumbnails::ready, this, &ClassesPage::showPicture);
    connect(counts_, &QTableWidget::currentCellChanged, this, &ClassesPage::chooseCell);
    connect(more_, &QPushButton::clicked, this, &ClassesPage::showMore);
    setInfo({});
}

void ClassesPage::setFolder(const QString& folder) {
    if (folder == folder_)
        return;
    job_.cancel();
    folder_ = folder;
    isListed_ = false;
    setInfo({});
    if (isVisible())
        list();
}

void ClassesPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    list();
}

void ClassesPage::list() {
    if (folder_.isEmpty() || isListed_ || job_.isRunning())
        return;
    state_->setText(tr("Reading the folder…"));
    job_.start([this, folder = toPath(folder_)](const BackgroundJob::Deliver& deliver,
                                                const std::stop_token& /*stop*/) {
        std::shared_ptr<const DataSetInfo> info;
        QString error;
        try {
            info = std::make_shared<const DataSetInfo>(list_images(folder));
        } catch (const std::exception& caught) {
            error = errorText(caught);
        }
        deliver([this, info, error] {
            job_.end();
            isListed_ = true;
            setInfo(info);
            if (!error.isEmpty())
                state_->setText(error);
            Q_EMIT listed();
        });
    });
}

void ClassesPage::setInfo(std::shared_ptr<const DataSetInfo> info) {
    info_ = info ? std::move(info) : std::make_shared<const DataSetInfo>();
    const bool filled = !info_->classes.empty();
    state_->setText(folder_.isEmpty() ? tr("Choose a data folder in Setup to see its classes here.")
                                      : QString());
    state_->setVisible(!filled);
    counts_->setVisible(filled);
    gallery_->setVisible(filled);
    showCounts();
    if (filled)
        counts_->setCurrentCell(0, 1);
    showPictures();
}

void ClassesPage::showCounts() {
    const QSignalBlocker quiet(counts_);
    counts_->setRowCount(0);
    counts_->setColumnCount(3);
    counts_->setHorizontalHeaderLabels(
        {tr("Class"), QString::fromStdString(info_->train.name), QString::fromStdString(info_->val.name)});
    counts_->setRowCount(static_cast<int>(info_->classes.size()));
    for (std::size_t c = 0; c < info_->classes.size(); ++c) {
        const int row = static_cast<int>(c);
        auto* name = new QTableWidgetItem(QString::fromStdString(info_->classes[c]));
        name->setFlags(Qt::ItemIsEnabled);
        counts_->setItem(row, 0, name);
        int column = 1;
        for (const auto* split : {&info_->train, &info_->val}) {
            auto* item =
                new QTableWidgetItem(QLocale().toString(static_cast<qlonglong>(split->per_class[c].size())));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            counts_->setItem(row, column++, item);
            if (info_->classes.size() <= mostPictured && !split->per_class[c].empty()) {
                item->setData(imagePathRole, fromPath(split->per_class[c].front()));
                counts_->setRowHeight(row, iconSide + 6);
                showPicture(item->data(imagePathRole).toString());
            }
        }
    }
    counts_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    // A few classes leave the room to their pictures.
    counts_->setMaximumHeight(counts_->horizontalHeader()->sizeHint().height() +
                              counts_->verticalHeader()->length() + 2 * counts_->frameWidth());
}

void ClassesPage::showPicture(const QString& path) {
    for (int row = 0; row < counts_->rowCount(); ++row) {
        for (int column = 1; column < counts_->columnCount(); ++column) {
            auto* item = counts_->item(row, column);
            if (item == nullptr || item->data(imagePathRole).toString() != path)
                continue;
            if (const QPixmap picture = thumbnails_->get(path); !picture.isNull())
                item->setIcon(picture);
        }
    }
}

const std::vector<std::filesystem::path>* ClassesPage::chosen() const {
    const int row = counts_->currentRow();
    if (row < 0 || row >= static_cast<int>(info_->classes.size()) || counts_->currentColumn() < 1)
        return nullptr;
    const SplitInfo& split = counts_->currentColumn() == 1 ? info_->train : info_->val;
    return &split.per_class[static_cast<std::size_t>(row)];
}

void ClassesPage::chooseCell() {
    pictures_ = fewPictures;
    showPictures();
}

void ClassesPage::showMore() {
    pictures_ += pictures_; // those that are shown stay among the more that are spread as evenly
    showPictures();
}

void ClassesPage::showPictures() {
    const auto* files = chosen();
    QStringList paths;
    const auto count = files == nullptr ? 0 : std::min(pictures_, files->size());
    for (std::size_t i = 0; i < count; ++i)
        paths << fromPath((*files)[i * files->size() / count]);
    model_->show(paths);
    shown_->setVisible(files != nullptr);
    more_->setVisible(files != nullptr);
    if (files == nullptr)
        return;
    const SplitInfo& split = counts_->currentColumn() == 1 ? info_->train : info_->val;
    shown_->setText(
        tr("%1, %2: %3 of %4")
            .arg(QString::fromStdString(info_->classes[static_cast<std::size_t>(counts_->currentRow())]),
                 QString::fromStdString(split.name), QLocale().toString(static_cast<qlonglong>(count)),
                 QLocale().toString(static_cast<qlonglong>(files->size()))));
    more_->setEnabled(count < files->size());
}

} // namespace retort::ui
