// Results of other programs become an experiment.
#pragma once

#include "core/experiment/import/import_runs.h"
#include "ui/base/background_job.h"

#include <QDialog>
#include <QStringList>
#include <QTimer>

#include <memory>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace retort::ui {

class ImportColumns;
class ImportPointsTable;
class MessageLine;
class NumberField;
class PathField;

/// Asks what the columns of CSV files, or the tags of TensorBoard's event files, are, and writes an
/// experiment folder of them. Files are read and written beside the window's thread; Import can be pressed
/// once it would work, and until then a line says what is missing.
class ImportDialog : public QDialog {
    Q_OBJECT

  public:
    /// A folder is proposed within `parentFolder`.
    explicit ImportDialog(QString parentFolder, QWidget* parent = nullptr);

    /// Reads these instead of what was there.
    void setSources(const QStringList& paths);
    void accept() override;
    void reject() override;

  Q_SIGNALS:
    /// The folder that was written.
    void imported(const QString& folder);

  private:
    struct Preview;
    struct Plan;

    void makeSourceRow();
    QWidget* makeForm();
    void chooseFiles();
    void chooseFolder();
    void showPreview(const Preview& preview);
    void planSoon();
    void plan();
    void showPlan(const Plan& plan);
    void setWriting(bool writing);
    [[nodiscard]] ImportMapping mapping() const;

    QString parentFolder_;
    QStringList sources_;
    std::shared_ptr<const ImportTable> table_;
    std::shared_ptr<const Import> import_; ///< what Import would write; null where it cannot
    BackgroundJob reading_;
    BackgroundJob planning_;
    BackgroundJob writing_;
    QTimer soon_;

    QLabel* source_;
    QPushButton* files_;
    QPushButton* folder_;
    ImportColumns* columns_;
    ImportPointsTable* points_;
    QWidget* form_ = nullptr;
    NumberField* alpha_;
    QSpinBox* repeat_;
    QComboBox* unit_;
    PathField* out_;
    QCheckBox* add_;
    MessageLine* problem_;
    MessageLine* says_;
    QDialogButtonBox* buttons_;
    QPushButton* import_button_;
};

} // namespace retort::ui
