#include "ui/setup/fields/model_file_dialog.h"

#include "core/weights/pretrained.h"
#include "ui/base/parameter_text.h"
#include "ui/setup/fields/message_line.h"
#include "ui/setup/fields/preview_text.h"

#include "ui/base/translate.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QUrl>
#include <QVBoxLayout>

namespace retort::ui {

namespace {

constexpr int previewWidth = 260;
constexpr QSize defaultSize(880, 480);

QLabel* makeLabel(Qt::TextFormat format, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(format);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

ModelPreview::ModelPreview(QWidget* parent)
    : QWidget(parent)
    , headline_(makeLabel(Qt::PlainText, this))
    , details_(makeLabel(Qt::RichText, this))
    , problem_(new MessageLine(MessageLine::Kind::problem, this))
    , preview_(
          [](const std::filesystem::path& path, const std::stop_token& stop) {
              ModelSource request;
              request.file = path;
              return preview_teacher(request, {}, stop);
          },
          [this] { refresh(); }) {
    setAccessibleName(tr("File contents"));
    headline_->setObjectName(QStringLiteral("headline"));
    details_->setObjectName(QStringLiteral("details"));
    setFixedWidth(previewWidth);
    auto* column = new QVBoxLayout(this);
    column->addWidget(headline_);
    column->addWidget(details_);
    column->addWidget(problem_);
    column->addStretch();
    refresh();
}

void ModelPreview::look(const QString& path) {
    preview_.request(QFileInfo(path).isFile() ? std::optional(toPath(path)) : std::nullopt);
    refresh();
}

void ModelPreview::refresh() {
    const Preview<TeacherSummary>& preview = preview_.preview();
    problem_->say(preview.error.empty() ? QString() : sentence(preview.error));
    details_->setVisible(preview.summary.has_value() && preview.summary->model.has_value());
    headline_->setVisible(preview.error.empty());
    if (preview.summary) {
        headline_->setText(teacherText(*preview.summary));
        details_->setText(teacherDetails(*preview.summary));
    } else {
        headline_->setText(preview.pending ? tr("Checking…") : tr("Select a file to see what it contains."));
    }
}

ModelFileDialog::ModelFileDialog(const QString& folder, QWidget* parent)
    : QFileDialog(parent, tr("Choose a model file"), folder) {
    // The system's own dialog has no room for a preview.
    setOption(QFileDialog::DontUseNativeDialog);
    setFileMode(QFileDialog::ExistingFile);
    setNameFilters({tr("Model files (*.pth *.pt *.th *.ckpt *.safetensors *.csv)"), tr("All files (*)")});
    addPlaces();
    addPreview();
    resize(defaultSize);
}

void ModelFileDialog::addPlaces() {
    QList<QUrl> places = sidebarUrls();
    if (const QString cache = torchCacheFolder(); !cache.isEmpty())
        places << QUrl::fromLocalFile(cache);
    setSidebarUrls(places);
}

void ModelFileDialog::addPreview() {
    auto* preview = new ModelPreview(this);
    if (auto* grid = qobject_cast<QGridLayout*>(layout()))
        grid->addWidget(preview, 0, grid->columnCount(), grid->rowCount(), 1);
    connect(this, &QFileDialog::currentChanged, preview, &ModelPreview::look);
}

QString torchCacheFolder() {
    const QString folder = QString::fromStdString(torch_cache_folder().string());
    return QFileInfo(folder).isDir() ? folder : QString();
}

} // namespace retort::ui
