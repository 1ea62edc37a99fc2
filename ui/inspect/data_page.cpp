#include "ui/inspect/data_page.h"

#include "ui/base/availability.h"
#include "ui/base/translate.h"
#include "ui/inspect/choice_row.h"
#include "ui/inspect/classes_page.h"
#include "ui/inspect/file_actions.h"
#include "ui/inspect/findings_model.h"
#include "ui/inspect/input_preview_page.h"
#include "ui/inspect/thumbnails.h"

#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <filesystem>
#include <set>

namespace retort::ui {

namespace {

constexpr int samplePictureSide = 128;

} // namespace

DataPage::DataPage(QWidget* parent)
    : QWidget(parent)
    , model_(new FindingsModel(this))
    , parts_(new ChoiceRow(this))
    , stack_(new QStackedWidget(this))
    , classes_(new ClassesPage(stack_))
    , seen_(new InputPreviewPage(stack_))
    , scan_(new QPushButton(this))
    , progress_(new QProgressBar(this))
    , state_(new QLabel(this))
    , findings_(makeFindings())
    , thumbnails_(new Thumbnails(this)) {
    addParts();
    stack_->addWidget(classes_);
    stack_->addWidget(seen_);
    stack_->addWidget(makeFindingsPart());
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(parts_);
    layout->addWidget(stack_, 1);
    connect(scan_, &QPushButton::clicked, this, &DataPage::scan);
    showPart(Classes);
    showState();
}

void DataPage::addParts() {
    const QString name = QStringLiteral("dataPart");
    parts_->add(Classes, tr("Classes"), tr("Number of images per class, with examples"), name);
    parts_->add(Seen, tr("What the network sees"),
                tr("Images as used in training: cropped, flipped and normalised according to Setup"), name);
    parts_->add(Findings, tr("Findings"), tr("Files to check before training"), name);
    connect(parts_, &ChoiceRow::picked, this, [this](int part) { showPart(static_cast<Part>(part)); });
}

QWidget* DataPage::makeFindingsPart() {
    auto* part = new QWidget(stack_);
    scan_->setObjectName(QStringLiteral("dataLook"));
    progress_->setAccessibleName(tr("Progress of the check"));
    state_->setObjectName(QStringLiteral("dataState"));
    state_->setWordWrap(true);
    state_->setTextFormat(Qt::PlainText);
    auto* top = new QHBoxLayout;
    top->addWidget(progress_, 1);
    top->addStretch();
    top->addWidget(scan_);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addWidget(state_);
    layout->addWidget(findings_, 1);
    layout->addWidget(makePictures());
    layout->addStretch();
    return part;
}

QWidget* DataPage::makePictures() {
    pictures_ = new QWidget(this);
    auto* layout = new QGridLayout(pictures_);
    layout->setContentsMargins(0, 0, 0, 0);
    const QStringList names{tr("Selected file"), tr("Similar file")};
    for (int i = 0; i < 2; ++i) {
        auto* picture = new QLabel(pictures_);
        picture->setObjectName(QStringLiteral("dataPicture%1").arg(i));
        picture->setAccessibleName(names[i]);
        picture->setAlignment(Qt::AlignCenter);
        picture->setFixedHeight(samplePictureSide);
        auto* name = new QLabel(pictures_);
        name->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        name->setWordWrap(true);
        name->setTextFormat(Qt::PlainText);
        name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        layout->addWidget(picture, 0, i);
        layout->addWidget(name, 1, i);
        layout->setColumnStretch(i, 1);
        picture_[static_cast<std::size_t>(i)] = picture;
        pictureName_[static_cast<std::size_t>(i)] = name;
    }
    connect(thumbnails_, &Thumbnails::ready, this, &DataPage::showPictures);
    connect(findings_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DataPage::showPictures);
    return pictures_;
}

void DataPage::showPictures() {
    const QModelIndex current = findings_->currentIndex();
    pictures_->setVisible(current.isValid() && findings_->isVisibleTo(this));
    if (!current.isValid())
        return;
    const QStringList paths{model_->path(current.row()), model_->like(current.row())};
    for (int i = 0; i < 2; ++i) {
        const QString& path = paths[i];
        const QPixmap picture = path.isEmpty() ? QPixmap() : thumbnails_->get(path);
        auto* label = picture_[static_cast<std::size_t>(i)];
        label->setPixmap(picture.isNull() ? picture
                                          : picture.scaled(samplePictureSide, samplePictureSide,
                                                           Qt::KeepAspectRatio, Qt::SmoothTransformation));
        label->setVisible(!path.isEmpty());
        auto* name = pictureName_[static_cast<std::size_t>(i)];
        const QString shown = QDir::toNativeSeparators(QDir(folder_).relativeFilePath(path));
        name->setText(QString(shown).replace(QLatin1Char('/'), QStringLiteral("/\u200b"))); // may break there
        name->setToolTip(shown);
        name->setVisible(!path.isEmpty());
    }
}

void DataPage::showPart(Part part) {
    parts_->choose(part);
    stack_->setCurrentIndex(part);
}

QTableView* DataPage::makeFindings() {
    auto* view = new QTableView(this);
    view->setObjectName(QStringLiteral("dataFindings"));
    view->setModel(model_);
    view->setAccessibleName(tr("Files to check"));
    view->setToolTip(tr("Files to check; right-click to open the folder or copy the path"));
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(2 * fontMetrics().lineSpacing() + 6);
    view->horizontalHeader()->setStretchLastSection(true);
    addFileActions(view, [this](const QModelIndex& index) { return model_->path(index.row()); });
    return view;
}

void DataPage::setSettings(const SeenSettings& settings) {
    const QString folder = fromPath(settings.data_dir);
    seen_->setSettings(settings);
    classes_->setFolder(folder);
    if (folder == folder_)
        return;
    job_.cancel();
    folder_ = folder;
    model_->show({});
    showState();
}

void DataPage::scan() {
    if (job_.isRunning()) {
        job_.cancel();
    } else if (!folder_.isEmpty()) {
        begin();
    }
    showState();
}

void DataPage::begin() {
    progress_->setRange(0, 0);
    job_.start(
        [this, folder = toPath(folder_)](const BackgroundJob::Deliver& deliver, const std::stop_token& stop) {
            std::shared_ptr<const DataSetInfo> info;
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
                info = std::make_shared<const DataSetInfo>(find_data_issues(folder, tell, stop));
            } catch (const std::exception& caught) {
                error = errorText(caught);
            }
            deliver([this, info, error] { take(info, error); });
        });
}

void DataPage::take(const std::shared_ptr<const DataSetInfo>& info, const QString& error) {
    job_.end();
    showState();
    if (info) {
        findings_->setVisible(!info->findings.empty());
        classes_->setInfo(info);
        model_->show(info->findings);
        findings_->resizeColumnToContents(FindingsModel::Kind);
        findings_->selectRow(0);
        std::set<std::filesystem::path> files;
        for (const auto& finding : info->findings)
            files.insert(finding.path);
        const QString images = tr("%Ln images", nullptr, static_cast<int>(info->images));
        state_->setText(info->findings.empty()
                            ? tr("%1, no problems found.").arg(images)
                            : tr("%1; %2").arg(images, tr("%Ln files to check.", nullptr,
                                                          static_cast<int>(files.size()))));
    } else {
        state_->setText(error);
    }
    Q_EMIT looked();
}

void DataPage::showState() {
    findings_->hide(); // until there is something to list
    showPictures();
    progress_->setVisible(job_.isRunning());
    scan_->setText(job_.isRunning() ? tr("Cancel") : tr("Check images"));
    scan_->setAccessibleName(scan_->text());
    allow(scan_,
          job_.isRunning() ? tr("Cancels the check") : tr("Reads every image and lists the files to check"),
          folder_.isEmpty() ? tr("Choose a data folder in Setup first.") : QString());
    state_->setText(folder_.isEmpty() ? tr("Choose a data folder in Setup to check its images here.")
                    : job_.isRunning()
                        ? tr("Checking all images…")
                        : tr("“Check images” finds unreadable files, duplicates and near-duplicates across "
                             "splits, wrong file extensions, extreme aspect ratios and tiny images."));
}

} // namespace retort::ui
