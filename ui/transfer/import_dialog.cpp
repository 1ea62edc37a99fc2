#include "ui/transfer/import_dialog.h"

#include "core/base/number_text.h"
#include "core/experiment/import/import_read.h"
#include "core/experiment/import/import_settings.h"
#include "ui/base/empty_hint.h"
#include "ui/base/folder_drop.h"
#include "ui/base/number_text.h"
#include "ui/base/translate.h"
#include "ui/setup/fields/message_line.h"
#include "ui/setup/fields/number_field.h"
#include "ui/setup/fields/path_field.h"
#include "ui/setup/output_folder.h"
#include "ui/transfer/import_columns.h"
#include "ui/transfer/import_points_table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

#include <cmath>

namespace retort::ui {

/// What was found in the files.
struct ImportDialog::Preview {
    std::shared_ptr<const ImportTable> table; ///< null where they cannot be read
    std::vector<std::string> uses;
    QString alpha; ///< as the name says it
    QString proposal;
    QString fault;
};

/// What would become of it.
struct ImportDialog::Plan {
    std::shared_ptr<const Import> import;
    QString fault;
    bool adds = false; ///< there is an experiment in the folder
};

namespace {

QString nameOf(const QString& path) {
    const QFileInfo info(path);
    return info.fileName().contains(QLatin1String(".tfevents.")) ? info.absoluteDir().dirName()
           : info.isDir()                                        ? QDir(path).dirName()
                                                                 : info.completeBaseName();
}

QString proposedFolder(const QString& parent, const QString& source) {
    const QString folder = QDir(parent).filePath(nameOf(source));
    return QFileInfo::exists(folder) ? nextFolder(folder) : folder;
}

QString alphasOf(const Import& import) {
    constexpr qsizetype most = 8;
    QStringList texts;
    for (const RunRecord& run : import.runs) {
        const QString text = alphaText(run.spec.alpha);
        if (texts.isEmpty() || texts.last() != text)
            texts.append(text);
    }
    const bool more = texts.size() > most;
    return texts.mid(0, most).join(QStringLiteral(", ")) + (more ? QStringLiteral(", …") : QString());
}

QString summaryOf(const Import& import) {
    const QString runs = ImportDialog::tr("%n run(s)", nullptr, static_cast<int>(import.runs.size()));
    const QString epochs = ImportDialog::tr("%n epoch(s)", nullptr, static_cast<int>(longest_run(import)));
    QStringList lines{ImportDialog::tr("%1, %2, α %3").arg(runs, epochs, alphasOf(import))};
    for (const Message& note : import.notes) {
        lines.append(translated(note));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ImportDialog::ImportDialog(QString parentFolder, QWidget* parent)
    : QDialog(parent)
    , parentFolder_(std::move(parentFolder))
    , source_(new QLabel(this))
    , files_(new QPushButton(tr("&Files…"), this))
    , folder_(new QPushButton(tr("F&older…"), this))
    , columns_(new ImportColumns(this))
    , points_(new ImportPointsTable(this))
    , alpha_(new NumberField(this))
    , repeat_(new QSpinBox(this))
    , unit_(new QComboBox(this))
    , out_(new PathField(PathKind::folder, this))
    , add_(new QCheckBox(tr("A&dd to the existing experiment"), this))
    , problem_(new MessageLine(MessageLine::Kind::problem, this))
    , says_(new MessageLine(MessageLine::Kind::info, this))
    , buttons_(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , import_button_(buttons_->addButton(tr("&Import"), QDialogButtonBox::AcceptRole)) {
    setWindowTitle(tr("Import Results"));
    makeSourceRow();
    form_ = makeForm();
    auto* row = new QHBoxLayout;
    row->addWidget(source_, 1);
    row->addWidget(files_);
    row->addWidget(folder_);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(row);
    auto* tables = new QSplitter(Qt::Vertical, this);
    tables->setChildrenCollapsible(false);
    tables->addWidget(columns_);
    tables->addWidget(points_);
    tables->setStretchFactor(0, 3);
    tables->setStretchFactor(1, 2);
    layout->addWidget(tables, 1);
    layout->addWidget(form_);
    layout->addWidget(problem_);
    layout->addWidget(says_);
    layout->addWidget(buttons_);
    new EmptyHint(
        tr("Choose CSV files, TensorBoard event files or a folder that contains them, or drop them here."),
        columns_);
    import_button_->setObjectName(QStringLiteral("import"));
    import_button_->setToolTip(tr("Writes the experiment folder and opens it"));
    import_button_->setDefault(true);
    import_button_->setEnabled(false);
    soon_.setSingleShot(true);
    soon_.setInterval(150);
    connect(&soon_, &QTimer::timeout, this, &ImportDialog::plan);
    connect(columns_, &ImportColumns::usesChanged, this, &ImportDialog::planSoon);
    connect(new FolderDrop(this), &FolderDrop::dropped, this, &ImportDialog::setSources);
    connect(buttons_, &QDialogButtonBox::accepted, this, &ImportDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &ImportDialog::reject);
    resize(920, 680);
}

void ImportDialog::makeSourceRow() {
    source_->setTextFormat(Qt::PlainText);
    source_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    source_->setObjectName(QStringLiteral("source"));
    source_->setText(tr("Nothing chosen yet."));
    files_->setToolTip(tr("Choose CSV files or event files"));
    folder_->setToolTip(tr("Choose a folder with TensorBoard event files; subfolders are included"));
    for (QPushButton* button : {files_, folder_}) {
        button->setAutoDefault(false);
    }
    connect(files_, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    connect(folder_, &QPushButton::clicked, this, &ImportDialog::chooseFolder);
}

QWidget* ImportDialog::makeForm() {
    auto* form = new QWidget(this);
    auto* layout = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    const QString alphaTip = tr("Weight of the labels if no column gives it: from 0 (teacher only) to 1 "
                                "(labels only, also if empty)");
    alpha_->setObjectName(QStringLiteral("alpha"));
    alpha_->setToolTip(alphaTip);
    alpha_->setAccessibleName(tr("α of the runs"));
    alpha_->focusProxy()->setAccessibleName(tr("α of the runs"));
    alpha_->setMaximumWidth(160);
    repeat_->setObjectName(QStringLiteral("repeat"));
    repeat_->setRange(1, 1'000'000);
    repeat_->setAccessibleName(tr("Repeat of the first run"));
    repeat_->setToolTip(
        tr("Used if no column gives it; further runs with the same α are numbered from here"));
    repeat_->setMaximumWidth(160);
    unit_->setObjectName(QStringLiteral("unit"));
    unit_->addItems({tr("Detect automatically"), tr("Fractions from 0 to 1"), tr("Percent")});
    unit_->setMaximumWidth(260);
    unit_->setAccessibleName(tr("Unit of accuracies"));
    unit_->setToolTip(tr("How accuracies and agreement are given in the file"));
    out_->setObjectName(QStringLiteral("out"));
    out_->setToolTip(tr("Experiment folder to write; must be new or empty"));
    out_->focusProxy()->setAccessibleName(tr("Experiment folder"));
    add_->setObjectName(QStringLiteral("add"));
    add_->setToolTip(tr("Adds the runs to those in the folder; existing runs are not overwritten"));
    add_->setVisible(false);
    layout->addRow(tr("&α"), alpha_);
    layout->addRow(tr("First &repeat"), repeat_);
    layout->addRow(tr("A&ccuracies"), unit_);
    layout->addRow(tr("In&to"), out_);
    layout->addRow(QString(), add_);
    form->setEnabled(false);
    connect(alpha_, &NumberField::edited, this, &ImportDialog::planSoon);
    connect(repeat_, &QSpinBox::valueChanged, this, &ImportDialog::planSoon);
    connect(unit_, &QComboBox::currentIndexChanged, this, &ImportDialog::planSoon);
    connect(out_, &PathField::edited, this, &ImportDialog::planSoon);
    connect(add_, &QCheckBox::toggled, this, &ImportDialog::planSoon);
    return form;
}

void ImportDialog::chooseFiles() {
    auto* dialog = new QFileDialog(this, tr("Import Results"), lastPickedFolder(PathKind::file));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Results (*.csv *.tsv *.txt *.tfevents.*)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        rememberPicked(PathKind::file, files.first());
        setSources(files);
    });
    dialog->open();
}

void ImportDialog::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Import Results"), lastPickedFolder(PathKind::folder));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        rememberPicked(PathKind::folder, folder);
        setSources({folder});
    });
    dialog->open();
}

void ImportDialog::setSources(const QStringList& paths) {
    if (paths.isEmpty() || writing_.isRunning())
        return;
    sources_ = paths;
    table_.reset();
    import_.reset();
    planning_.cancel();
    columns_->show({}, {});
    points_->show({});
    form_->setEnabled(false);
    import_button_->setEnabled(false);
    problem_->say({});
    says_->say(tr("Reading…"));
    const QString name = QDir::toNativeSeparators(paths.first());
    source_->setText(paths.size() > 1
                         ? tr("%1 and %n more", nullptr, static_cast<int>(paths.size()) - 1).arg(name)
                         : name);
    source_->setToolTip(paths.join(QLatin1Char('\n')));
    reading_.start([this, paths, parent = parentFolder_](const BackgroundJob::Deliver& deliver,
                                                         const std::stop_token&) {
        Preview preview;
        try {
            std::vector<std::filesystem::path> files;
            for (const QString& path : paths) {
                files.push_back(toPath(path));
            }
            auto table = std::make_shared<ImportTable>(read_import(files));
            preview.uses = guess_uses_and_settings(*table);
            preview.table = std::move(table);
            preview.alpha = QString::fromStdString(read_run_name(nameOf(paths.first()).toStdString()).alpha);
            preview.proposal = proposedFolder(parent, paths.first());
        } catch (const std::exception& error) {
            preview.fault = errorText(error);
        }
        deliver([this, preview] { showPreview(preview); });
    });
}

void ImportDialog::showPreview(const Preview& preview) {
    reading_.end();
    table_ = preview.table;
    says_->say({});
    problem_->say(preview.fault);
    form_->setEnabled(table_ != nullptr);
    if (!table_)
        return;
    columns_->show(*table_, preview.uses);
    alpha_->setText(preview.alpha);
    out_->setText(QDir::toNativeSeparators(preview.proposal));
    plan();
}

ImportMapping ImportDialog::mapping() const {
    ImportMapping mapping;
    mapping.uses = columns_->uses();
    if (const std::string alpha = alpha_->text().toStdString(); !alpha.empty())
        mapping.alpha = parse_number(alpha).value_or(std::nan("")); // which is refused
    mapping.repeat = repeat_->value();
    mapping.joins_others = add_->isChecked();
    mapping.unit = static_cast<AccuracyUnit>(unit_->currentIndex());
    return mapping;
}

void ImportDialog::planSoon() {
    planning_.cancel();
    import_.reset();
    import_button_->setEnabled(false);
    soon_.start();
}

void ImportDialog::plan() {
    if (!table_)
        return;
    const bool inColumn = columns_->isUsed("alpha");
    alpha_->setEnabled(!inColumn);
    alpha_->findChild<QLineEdit*>()->setPlaceholderText(inColumn ? tr("from the column")
                                                                 : tr("1, if left empty"));
    repeat_->setEnabled(!columns_->isUsed("repeat"));
    planning_.start([this, table = table_, wanted = mapping(), out = out_->text(), add = add_->isChecked()](
                        const BackgroundJob::Deliver& deliver, const std::stop_token& stop) {
        Plan plan;
        try {
            ImportMapping mapping = wanted;
            mapping.known_repeats = add ? repeats_of_seeds(toPath(out)) : SeedRepeats();
            plan.import = std::make_shared<const Import>(make_import(*table, mapping, stop));
            plan.fault = out.isEmpty() ? tr("Choose the experiment folder to write.")
                                       : translated(import_obstacle(plan.import->runs, toPath(out), add));
        } catch (const std::exception& error) {
            plan.fault = errorText(error);
        }
        const QDir folder(out);
        plan.adds = !out.isEmpty() && (folder.exists(QStringLiteral("runs")) ||
                                       folder.exists(QStringLiteral("experiment.json")));
        deliver([this, plan] { showPlan(plan); });
    });
}

void ImportDialog::showPlan(const Plan& plan) {
    planning_.end();
    add_->setVisible(plan.adds);
    problem_->say(plan.fault);
    says_->say(plan.import ? summaryOf(*plan.import) : QString());
    points_->show(plan.import ? imported_points(*plan.import) : std::vector<ImportedPoint>());
    import_ = plan.fault.isEmpty() ? plan.import : nullptr;
    import_button_->setEnabled(import_ != nullptr);
}

void ImportDialog::setWriting(bool writing) {
    for (QWidget* part :
         {static_cast<QWidget*>(columns_), static_cast<QWidget*>(points_), form_,
          static_cast<QWidget*>(files_), static_cast<QWidget*>(folder_), static_cast<QWidget*>(buttons_)}) {
        part->setEnabled(!writing);
    }
}

void ImportDialog::accept() {
    if (!import_ || writing_.isRunning())
        return;
    setWriting(true);
    says_->say(tr("Writing…"));
    writing_.start([this, import = import_, out = QDir::cleanPath(QDir(out_->text()).absolutePath()),
                    add = add_->isChecked()](const BackgroundJob::Deliver& deliver, const std::stop_token&) {
        QString fault;
        try {
            write_import(import->runs, toPath(out), add, import->annotations);
        } catch (const std::exception& error) {
            fault = errorText(error);
        }
        deliver([this, out, fault] {
            writing_.end();
            setWriting(false);
            says_->say({});
            problem_->say(fault);
            if (fault.isEmpty()) {
                QDialog::accept();
                Q_EMIT imported(out);
            }
        });
    });
}

// What is being written is written in a moment, and then shown.
void ImportDialog::reject() {
    if (!writing_.isRunning())
        QDialog::reject();
}

} // namespace retort::ui
