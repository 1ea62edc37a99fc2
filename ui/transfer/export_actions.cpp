#include "ui/transfer/export_actions.h"

#include "core/experiment/report/paper_table.h"
#include "ui/base/action_registry.h"
#include "ui/base/availability.h"
#include "ui/base/background_job.h"
#include "ui/base/translate.h"
#include "ui/charts/charts_panel.h"
#include "ui/charts/compare/compare_panel.h"
#include "ui/charts/explore/explore_panel.h"
#include "ui/charts/figures/chart_export_job.h"
#include "ui/charts/figures/export_dialog.h"
#include "ui/runs/results_panel.h"
#include "ui/transfer/report_job.h"
#include "ui/transfer/student_export.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>

#include <algorithm>
#include <iterator>
#include <utility>

namespace retort::ui {

ExportActions::ExportActions(const Parts& parts, QWidget* window)
    : QObject(window)
    , parts_(parts)
    , window_(window) {}

void ExportActions::addActions(ActionRegistry& registry) {
    csv_ = registry.add({QStringLiteral("export.csv"), tr("Export &CSV…"),
                         tr("Write all epochs of all open experiments to one CSV file, one line per epoch"),
                         QStringLiteral("export-csv"), QKeySequence(Qt::CTRL | Qt::Key_E)},
                        [this] { chooseCsv(CsvForm::wide); });
    longCsv_ = registry.add({QStringLiteral("export.csv-long"),
                             tr("Export Lon&g CSV…"),
                             tr("Write all values of all open experiments to one CSV file, one line per "
                                "value: run, epoch, split, metric, value"),
                             QStringLiteral("export-csv"),
                             {}},
                            [this] { chooseCsv(CsvForm::tall); });
    charts_ = registry.add({QStringLiteral("export.charts"), tr("Export C&harts…"),
                            tr("Export or copy the charts and the comparison by α as shown: PNG, SVG or PDF"),
                            QStringLiteral("export-charts"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
                           [this] { chooseCharts(); });
    report_ = registry.add({QStringLiteral("export.report"), tr("Export Re&port…"),
                            tr("Write settings, charts and tables to one HTML file for any browser"),
                            QStringLiteral("export-report"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H)},
                           [this] { chooseReport(); });
    student_ = registry.add({QStringLiteral("export.student"), tr("Export &Student…"),
                             tr("Export the best weights of the current run for other programs: PyTorch, "
                                "safetensors, TorchScript or ONNX"),
                             QStringLiteral("export-student"), QKeySequence(Qt::CTRL | Qt::Key_T)},
                            [this] { chooseStudent(); });
    parts_.results.addRunAction(student_);
    addSummaryActions(registry);
    addPaperActions(registry);
}

void ExportActions::addSummaryActions(ActionRegistry& registry) {
    using Write = std::string (*)(const std::vector<TitledSummary>&);
    const auto add = [&](const QString& id, const QString& text, const QString& tip, Write write) {
        QAction* action = registry.add({id, text, tip, {}, {}}, [this, write] {
            QGuiApplication::clipboard()->setText(QString::fromStdString(write(summaries())));
            Q_EMIT message(MessageLevel::Information, tr("Summary copied"));
        });
        parts_.results.addSummaryAction(action);
        summary_.append(action);
    };
    add(QStringLiteral("summary.copy-csv"), tr("Copy Summary as &CSV"),
        tr("Copy the summary of all open experiments as CSV, in full precision"), summary_csv);
    add(QStringLiteral("summary.copy-markdown"), tr("Copy Summary as &Markdown"),
        tr("Copy the summary of all open experiments as a Markdown table"), summary_markdown);
    add(QStringLiteral("summary.copy-latex"), tr("Copy Summary as &LaTeX"),
        tr("Copy the summary of all open experiments as a LaTeX table; requires the booktabs package"),
        summary_latex);
}

void ExportActions::addPaperActions(ActionRegistry& registry) {
    using Write = std::string (*)(const Verdict&);
    const auto add = [&](const QString& id, const QString& text, const QString& tip, Write write) {
        QAction* action = registry.add({id, text, tip, {}, {}}, [this, write] {
            const auto verdict = usual_verdict(parts_.controller.store().record().runs);
            if (verdict) {
                QGuiApplication::clipboard()->setText(QString::fromStdString(write(*verdict)));
            }
            Q_EMIT message(verdict ? MessageLevel::Information : MessageLevel::Warning,
                           verdict ? tr("Table copied")
                                   : tr("A table of differences takes two points that are done"));
        });
        parts_.results.addSummaryAction(action);
        summary_.append(action);
    };
    add(QStringLiteral("summary.copy-paper-markdown"), tr("Copy Short Table as Markdo&wn"),
        tr("Copy accuracy and its difference from the reference, for each point, as a short Markdown table"),
        paper_markdown);
    add(QStringLiteral("summary.copy-paper-latex"), tr("Copy &Short Table as LaTeX"),
        tr("Copy accuracy and its difference from the reference, for each point, as a short LaTeX table; "
           "requires "
           "the booktabs package"),
        paper_latex);
}

std::vector<TitledSummary> ExportActions::summaries() const {
    std::vector<TitledSummary> summaries;
    summaries.reserve(static_cast<std::size_t>(parts_.workspace.count()));
    const QStringList titles = parts_.workspace.titles();
    for (int experiment = 0; experiment < parts_.workspace.count(); ++experiment) {
        summaries.push_back({titles.value(experiment).toStdString(),
                             summarize(parts_.workspace.store(experiment).record().runs)});
    }
    return summaries;
}

void ExportActions::updateActions() {
    const QString why =
        parts_.controller.store().runCount() > 0 ? QString() : tr("There are no results yet.");
    for (QAction* action : QList<QAction*>{csv_, longCsv_, charts_, report_} + summary_) {
        allow(action, why);
    }
    allow(student_,
          currentRunFolder().isEmpty() ? tr("Select a run that has weights, in the table.") : QString());
}

void ExportActions::chooseCsv(CsvForm form) {
    const QString end = form == CsvForm::tall ? QStringLiteral("-long.csv") : QStringLiteral(".csv");
    const QString name = QFileInfo(parts_.controller.folder()).fileName() + end;
    auto* dialog =
        new QFileDialog(window_, tr("Export CSV"), QDir(parts_.settings.exportFolder()).filePath(name),
                        tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, form](const QString& file) { exportCsv(form, file); });
    dialog->open();
}

void ExportActions::exportCsv(CsvForm form, const QString& file) {
    std::vector<ExperimentRecord> records;
    records.reserve(static_cast<std::size_t>(parts_.workspace.count()));
    for (int experiment = 0; experiment < parts_.workspace.count(); ++experiment) {
        records.push_back(parts_.workspace.store(experiment).record());
    }
    writeBeside(
        file, [records = std::move(records), titles = parts_.workspace.titles(), form, path = toPath(file)] {
            std::vector<TitledExperiment> experiments;
            for (std::size_t i = 0; i < records.size(); ++i) {
                experiments.push_back({titles.value(static_cast<int>(i)).toStdString(), &records[i]});
            }
            export_csv(experiments, form, path);
        });
}

void ExportActions::writeBeside(const QString& file, std::function<void()> write) {
    auto* job = new BackgroundJob(this);
    const auto finish = [this, job, file](const QString& reason) {
        if (reason.isEmpty()) {
            parts_.settings.setExportFolder(QFileInfo(file).absolutePath());
            Q_EMIT message(MessageLevel::Information, tr("Saved: %1").arg(file));
        } else {
            Q_EMIT message(MessageLevel::Error, reason);
        }
        job->deleteLater();
    };
    job->start([write = std::move(write), finish](const BackgroundJob::Deliver& deliver,
                                                  const std::stop_token& /*stop*/) {
        QString reason;
        try {
            write();
        } catch (const std::exception& error) {
            reason = errorText(error);
        }
        deliver([finish, reason] { finish(reason); });
    });
}

std::vector<Figure> ExportActions::figures() const {
    std::vector<Figure> figures = toFigures(parts_.charts.figures());
    for (std::vector<Figure> page : {parts_.compare.figures(), parts_.explore.figures()}) {
        std::move(page.begin(), page.end(), std::back_inserter(figures));
    }
    return figures;
}

void ExportActions::chooseCharts() {
    auto* dialog = new ExportDialog(figures(), window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOptions(picture_);
    connect(dialog, &ExportDialog::exportRequested, this,
            [this, dialog](const std::vector<Figure>& figures, const PictureOptions& options) {
                picture_ = options;
                dialog->accept();
                figures.size() == 1 ? chooseChartFile(figures.front(), options)
                                    : chooseChartsFolder(figures, options);
            });
    dialog->open();
}

void ExportActions::chooseChartFile(const Figure& figure, const PictureOptions& format) {
    const QString suffix = suffixOf(format.format);
    auto* dialog = new QFileDialog(
        window_, tr("Export Chart"),
        QDir(parts_.settings.exportFolder()).filePath(figure.fileName + QLatin1Char('.') + suffix),
        tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave); // asks before a file is replaced
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, figure, format](const QString& file) {
        const QFileInfo chosen(file);
        Figure named = figure;
        if (chosen.suffix() == suffixOf(format.format)) {
            named.fileName = chosen.completeBaseName();
            exportCharts({named}, {format}, chosen.absolutePath());
        } else { // another name than the dialog has asked about
            named.fileName = chosen.fileName();
            replaceCharts({named}, format, chosen.absolutePath());
        }
    });
    dialog->open();
}

/// Asks first where files are there already.
void ExportActions::replaceCharts(const std::vector<Figure>& figures, const PictureOptions& format,
                                  const QString& folder) {
    QStringList replaced;
    for (const Figure& figure : figures) {
        const QString name = figure.fileName + QLatin1Char('.') + suffixOf(format.format);
        if (QFileInfo::exists(QDir(folder).filePath(name))) {
            replaced.append(name);
        }
    }
    if (replaced.isEmpty()) {
        exportCharts(figures, {format}, folder);
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Question, tr("Export Charts"),
                                tr("Replace %n file(s)?", nullptr, static_cast<int>(replaced.size())),
                                QMessageBox::NoButton, window_);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        tr("In %1: %2").arg(QDir::toNativeSeparators(folder), replaced.join(QStringLiteral(", "))));
    const QPushButton* replace = box->addButton(tr("&Replace"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::finished, this, [this, box, replace, figures, format, folder] {
        if (box->clickedButton() == replace) {
            exportCharts(figures, {format}, folder);
        }
    });
    box->open();
}

void ExportActions::chooseChartsFolder(const std::vector<Figure>& figures, const PictureOptions& format) {
    auto* dialog = new QFileDialog(window_, tr("Export Charts"), parts_.settings.exportFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, figures, format](const QString& folder) { replaceCharts(figures, format, folder); });
    dialog->open();
}

void ExportActions::exportCharts(const std::vector<Figure>& figures,
                                 const std::vector<PictureOptions>& formats, const QString& folder) {
    parts_.settings.setExportFolder(folder);
    auto* job = new ChartExportJob(figures, formats, folder, this);
    connect(job, &ChartExportJob::failed, this,
            [this](const QString& reason) { Q_EMIT message(MessageLevel::Error, reason); });
    connect(job, &ChartExportJob::done, this, [this](const QStringList& files) {
        Q_EMIT message(MessageLevel::Information, tr("Saved: %1").arg(files.join(QStringLiteral(", "))));
    });
}

void ExportActions::chooseReport() {
    const QString name = QFileInfo(parts_.controller.folder()).fileName() + QStringLiteral("-report.html");
    auto* dialog =
        new QFileDialog(window_, tr("Export Report"), QDir(parts_.settings.exportFolder()).filePath(name),
                        tr("HTML files (*.html)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("html"));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportActions::exportReport);
    dialog->open();
}

void ExportActions::exportReport(const QString& file) {
    Q_EMIT working(tr("Writing %1…").arg(QFileInfo(file).fileName()));
    auto* job = new ReportJob(parts_.controller.store().record(), file, this);
    connect(job, &ReportJob::failed, this,
            [this](const QString& reason) { Q_EMIT message(MessageLevel::Error, reason); });
    connect(job, &ReportJob::done, this, [this](const QString& written) {
        parts_.settings.setExportFolder(QFileInfo(written).absolutePath());
        Q_EMIT message(MessageLevel::Information, tr("Saved: %1").arg(written));
        offerToOpen(written);
    });
}

void ExportActions::offerToOpen(const QString& file) {
    auto* box = new QMessageBox(QMessageBox::Information, tr("Report"), tr("The report has been saved."),
                                QMessageBox::Open | QMessageBox::Close, window_);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(QDir::toNativeSeparators(file));
    box->setDefaultButton(QMessageBox::Open);
    box->button(QMessageBox::Open)->setToolTip(tr("Open the report in the browser"));
    connect(box, &QMessageBox::finished, this, [file](int button) {
        if (button == QMessageBox::Open) {
            QDesktopServices::openUrl(QUrl::fromLocalFile(file));
        }
    });
    box->open();
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
    Q_EMIT working(tr("Writing and verifying %1…").arg(QFileInfo(file).fileName()));
    auto* job = new StudentExport(run, file, this);
    connect(job, &StudentExport::failed, this,
            [this](const QString& reason) { Q_EMIT message(MessageLevel::Error, reason); });
    connect(job, &StudentExport::done, this,
            [this](const QString& report) { Q_EMIT message(MessageLevel::Information, report); });
}

} // namespace retort::ui
