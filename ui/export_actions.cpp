#include "ui/export_actions.h"

#include "ui/action_registry.h"
#include "ui/charts/chart_export_job.h"
#include "ui/charts/charts_panel.h"
#include "ui/charts/export_dialog.h"
#include "ui/results_panel.h"
#include "ui/student_export.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace retort::ui {

ExportActions::ExportActions(const Parts& parts, QWidget* window)
    : QObject(window)
    , parts_(parts)
    , window_(window) {}

void ExportActions::addActions(ActionRegistry& registry) {
    csv_ = registry.add({QStringLiteral("export.csv"), tr("Export &CSV…"),
                         tr("Write all epochs of all runs into one CSV file"), QStringLiteral("export-csv"),
                         QKeySequence(Qt::CTRL | Qt::Key_E)},
                        [this] { chooseCsv(); });
    charts_ = registry.add({QStringLiteral("export.charts"), tr("Export C&harts…"),
                            tr("Write the charts as they are shown: PNG, SVG or PDF, or copy them"),
                            QStringLiteral("export-charts"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
                           [this] { chooseCharts(); });
    student_ = registry.add({QStringLiteral("export.student"), tr("Export &Student…"),
                             tr("Write the current run's best weights for other programs: PyTorch, "
                                "safetensors, TorchScript or ONNX"),
                             QStringLiteral("export-student"), QKeySequence(Qt::CTRL | Qt::Key_T)},
                            [this] { chooseStudent(); });
    parts_.results.addRunAction(student_);
}

void ExportActions::updateActions() {
    const bool hasRuns = parts_.controller.store().runCount() > 0;
    csv_->setEnabled(hasRuns);
    charts_->setEnabled(hasRuns);
    student_->setEnabled(!currentRunFolder().isEmpty());
}

void ExportActions::chooseCsv() {
    const QString name = QFileInfo(parts_.controller.folder()).fileName() + QStringLiteral(".csv");
    auto* dialog =
        new QFileDialog(window_, tr("Export CSV"), QDir(parts_.settings.exportFolder()).filePath(name),
                        tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportActions::exportCsv);
    dialog->open();
}

void ExportActions::exportCsv(const QString& file) {
    if (parts_.controller.exportCsv(file)) {
        parts_.settings.setExportFolder(QFileInfo(file).absolutePath());
    }
}

void ExportActions::chooseCharts() {
    auto* dialog = new ExportDialog(parts_.charts.pages(), window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOptions(picture_);
    connect(dialog, &ExportDialog::exportRequested, this,
            [this, dialog](const std::vector<ChartPage>& pages, const PictureOptions& options) {
                picture_ = options;
                dialog->accept();
                chooseChartsFolder(pages, options);
            });
    dialog->open();
}

void ExportActions::chooseChartsFolder(const std::vector<ChartPage>& pages, const PictureOptions& format) {
    auto* dialog = new QFileDialog(window_, tr("Export Charts"), parts_.settings.exportFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, pages, format](const QString& folder) { exportCharts(pages, {format}, folder); });
    dialog->open();
}

void ExportActions::exportCharts(const std::vector<ChartPage>& pages,
                                 const std::vector<PictureOptions>& formats, const QString& folder) {
    parts_.settings.setExportFolder(folder);
    auto* job = new ChartExportJob(pages, formats, folder, this);
    connect(job, &ChartExportJob::failed, this,
            [this](const QString& reason) { Q_EMIT message(MessageLevel::Error, reason); });
    connect(job, &ChartExportJob::done, this, [this](const QStringList& files) {
        Q_EMIT message(MessageLevel::Information, tr("Written: %1").arg(files.join(QStringLiteral(", "))));
    });
}

/// Of the run whose row is the current one and that has weights; empty where there is none.
QString ExportActions::currentRunFolder() const {
    const auto& runs = parts_.controller.store().record().runs;
    const int run = parts_.results.currentRun();
    if (run < 0 || run >= static_cast<int>(runs.size()))
        return {};
    const QString name = QString::fromStdString(runs[static_cast<std::size_t>(run)].name);
    const QDir folder(QDir(parts_.controller.folder()).filePath(QStringLiteral("runs/") + name));
    return folder.exists(QStringLiteral("best.pth")) ? folder.path() : QString();
}

void ExportActions::chooseStudent() {
    const QString name = QFileInfo(currentRunFolder()).fileName() + QStringLiteral(".pth");
    auto* dialog =
        new QFileDialog(window_, tr("Export Student"), QDir(parts_.settings.exportFolder()).filePath(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(studentFileFilters());
    dialog->setDefaultSuffix(QStringLiteral("pth"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        const auto suffix = filter.section(QStringLiteral("*."), 1).chopped(1);
        dialog->setDefaultSuffix(suffix);
        const QFileInfo chosen(dialog->selectedFiles().value(0));
        dialog->selectFile(chosen.completeBaseName() + QLatin1Char('.') + suffix);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &ExportActions::exportStudent);
    dialog->open();
}

void ExportActions::exportStudent(const QString& file) {
    const QString run = currentRunFolder();
    if (run.isEmpty())
        return;
    parts_.settings.setExportFolder(QFileInfo(file).absolutePath());
    Q_EMIT working(tr("Writing and reading back %1…").arg(QFileInfo(file).fileName()));
    auto* job = new StudentExport(run, file, this);
    connect(job, &StudentExport::failed, this,
            [this](const QString& reason) { Q_EMIT message(MessageLevel::Error, reason); });
    connect(job, &StudentExport::done, this,
            [this](const QString& report) { Q_EMIT message(MessageLevel::Information, report); });
}

} // namespace retort::ui
