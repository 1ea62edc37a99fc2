// A student leaves for other programs, beside a living window.
#pragma once

#include <QObject>
#include <QString>

namespace retort::ui {

/// The file types that a student can be written as, as filters of a file dialog.
QStringList studentFileFilters();

/// Writes the best weights of a run in the format that the file's suffix stands for, on a thread of Qt's
/// pool, and compares what was written with the model. Deletes itself when it is over.
class StudentExport : public QObject {
    Q_OBJECT

  public:
    StudentExport(const QString& runFolder, const QString& file, QObject* parent);

  Q_SIGNALS:
    /// What was written, and how far its logits are from the model's, in a sentence.
    void done(const QString& report);
    void failed(const QString& reason);

  private:
    void finish(const QString& report, const QString& reason);
};

} // namespace retort::ui
