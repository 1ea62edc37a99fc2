// Choosing a model file, with a look inside before it is chosen.
#pragma once

#include "core/experiment/preflight/teacher_preview.h"
#include "ui/setup/fields/background_preview.h"

#include <QFileDialog>

class QLabel;

namespace retort::ui {

class MessageLine;

/// Says what one file of weights or logits holds: what the command `inspect` prints.
class ModelPreview : public QWidget {
    Q_OBJECT

  public:
    explicit ModelPreview(QWidget* parent = nullptr);

    /// Begins to look at `path`; a folder or an empty path shows what to do instead.
    void look(const QString& path);

  private:
    void refresh();

    QLabel* headline_;
    QLabel* details_;
    MessageLine* problem_;
    BackgroundPreview<TeacherSummary, std::filesystem::path> preview_;
};

/// A file dialog for weights, with a preview beside the list. PyTorch's own cache of weights stands among
/// the places at its side.
class ModelFileDialog : public QFileDialog {
    Q_OBJECT

  public:
    explicit ModelFileDialog(const QString& folder, QWidget* parent = nullptr);

  private:
    void addPreview();
    void addPlaces();
};

/// The folder where PyTorch keeps downloaded weights when it is there, else an empty text.
QString torchCacheFolder();

} // namespace retort::ui
