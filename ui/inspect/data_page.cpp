#include "ui/inspect/data_page.h"

#include "ui/inspect/findings_model.h"
#include "ui/inspect/thumbnails.h"
#include "ui/translate.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace retort::ui {

namespace {

constexpr int pathRole = Qt::UserRole;
constexpr int pictureSide = 48;
constexpr std::size_t mostPictured = 200; // classes; more would be read for long

} // namespace

DataPage::DataPage(QWidget* parent)
    : QWidget(parent)
    , model_(new FindingsModel(this))
    , thumbnails_(new Thumbnails(this))
    , path_(new QLabel(this))
    , look_(new QPushButton(this))
    , progress_(new QProgressBar(this))
    , state_(new QLabel(this))
    , counts_(new QTableWidget(this))
    , findings_(makeFindings()) {
    path_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    path_->setWordWrap(true);
    look_->setObjectName(QStringLiteral("dataLook"));
    progress_->setAccessibleName(tr("Progress through the images"));
    state_->setObjectName(QStringLiteral("dataState"));
    state_->setWordWrap(true);
    counts_->setObjectName(QStringLiteral("dataCounts"));
    counts_->setAccessibleName(tr("Images of each class"));
    counts_->setToolTip(tr("How many images each class has for training and for validation"));
    counts_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    counts_->verticalHeader()->hide();
    counts_->setIconSize({pictureSide, pictureSide});
    auto* top = new QHBoxLayout;
    top->addWidget(path_, 1);
    top->addWidget(look_);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(progress_);
    layout->addWidget(state_);
    layout->addWidget(counts_, 1);
    layout->addWidget(findings_, 2);
    layout->addStretch();
    connect(thumbnails_, &Thumbnails::ready, this, &DataPage::showPicture);
    connect(look_, &QPushButton::clicked, this, &DataPage::look);
    showState();
}

QTableView* DataPage::makeFindings() {
    auto* view = new QTableView(this);
    view->setObjectName(QStringLiteral("dataFindings"));
    view->setModel(model_);
    view->setAccessibleName(tr("Files that deserve a look"));
    view->setToolTip(tr("Files that deserve a look; a right click offers their folder and path"));
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->verticalHeader()->hide();
    view->horizontalHeader()->setStretchLastSection(true);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto add = [&](const QString& text, auto use) {
        auto* action = new QAction(text, view);
        view->addAction(action);
        connect(action, &QAction::triggered, this, [this, view, use] {
            if (view->currentIndex().isValid())
                use(model_->path(view->currentIndex().row()));
        });
    };
    add(tr("Open folder"), [](const QString& path) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
    });
    add(tr("Copy path"), [](const QString& path) { QApplication::clipboard()->setText(path); });
    return view;
}

void DataPage::setFolder(const QString& folder) {
    if (folder == folder_)
        return;
    job_.cancel();
    folder_ = folder;
    model_->show({});
    counts_->setRowCount(0);
    showState();
}

void DataPage::look() {
    if (job_.isRunning())
        job_.cancel();
    else if (!folder_.isEmpty())
        begin();
    showState();
}

void DataPage::begin() {
    progress_->setRange(0, 0);
    job_.start(
        [this, folder = toPath(folder_)](const BackgroundJob::Deliver& deliver, const std::stop_token& stop) {
            std::shared_ptr<const DataFacts> facts;
            QString error;
            try {
                const auto tell = [&](std::int64_t done, std::int64_t total) {
                    if (done * 100 / total == (done - 1) * 100 / total)
                        return;
                    deliver([this, done, total] {
                        progress_->setRange(0, static_cast<int>(total));
                        progress_->setValue(static_cast<int>(done));
                    });
                };
                facts = std::make_shared<const DataFacts>(look_for_findings(folder, tell, stop));
            } catch (const std::exception& caught) {
                error = errorText(caught);
            }
            deliver([this, facts, error] { take(facts, error); });
        });
}

void DataPage::take(const std::shared_ptr<const DataFacts>& facts, const QString& error) {
    job_.end();
    showState();
    if (facts) {
        counts_->show();
        findings_->setVisible(!facts->findings.empty());
        showCounts(*facts);
        model_->show(facts->findings);
        findings_->resizeColumnToContents(FindingsModel::Kind);
        const QString images = tr("%Ln images", nullptr, static_cast<int>(facts->images));
        state_->setText(facts->findings.empty()
                            ? tr("%1, and none that deserves a look.").arg(images)
                            : tr("%1; %2").arg(images, tr("%Ln files deserve a look.", nullptr,
                                                          static_cast<int>(facts->findings.size()))));
    } else {
        state_->setText(error);
    }
    Q_EMIT looked();
}

void DataPage::showCounts(const DataFacts& facts) {
    counts_->setColumnCount(3);
    counts_->setHorizontalHeaderLabels(
        {tr("Class"), QString::fromStdString(facts.train.name), QString::fromStdString(facts.val.name)});
    counts_->setRowCount(static_cast<int>(facts.classes.size()));
    for (std::size_t c = 0; c < facts.classes.size(); ++c) {
        const int row = static_cast<int>(c);
        counts_->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(facts.classes[c])));
        int column = 1;
        for (const auto* split : {&facts.train, &facts.val}) {
            auto* item = new QTableWidgetItem(QString::number(split->per_class[c].size()));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            counts_->setItem(row, column++, item);
            if (facts.classes.size() <= mostPictured && !split->per_class[c].empty()) {
                const auto path = QString::fromStdString(split->per_class[c].front().string());
                item->setData(pathRole, path);
                counts_->setRowHeight(row, pictureSide + 6);
                showPicture(path);
            }
        }
    }
    counts_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

void DataPage::showPicture(const QString& path) {
    for (int row = 0; row < counts_->rowCount(); ++row) {
        for (int column = 1; column < counts_->columnCount(); ++column) {
            auto* item = counts_->item(row, column);
            if (item == nullptr || item->data(pathRole).toString() != path)
                continue;
            if (const QPixmap picture = thumbnails_->get(path); !picture.isNull())
                item->setIcon(picture);
        }
    }
}

void DataPage::showState() {
    counts_->hide(); // until there is something to list
    findings_->hide();
    path_->setText(QDir::toNativeSeparators(folder_));
    progress_->setVisible(job_.isRunning());
    look_->setEnabled(!folder_.isEmpty());
    look_->setText(job_.isRunning() ? tr("Cancel") : tr("Look through"));
    look_->setAccessibleName(look_->text());
    look_->setToolTip(job_.isRunning() ? tr("Ends the look without a result")
                                       : tr("Reads every image, and names files that deserve a look"));
    state_->setText(folder_.isEmpty()  ? tr("Choose a data set in Setup, to look through it here.")
                    : job_.isRunning() ? tr("Looking through all images…")
                                       : tr("Look through finds unreadable files, duplicates across splits, "
                                            "wrong extensions, extreme shapes and tiny images."));
}

} // namespace retort::ui
