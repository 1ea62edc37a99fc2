// What the network sees: images as they are stored, and as training is fed with them.
#pragma once

#include "core/inspect/input_preview.h"
#include "ui/base/background_job.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace retort::ui {

/// A row an image of a class: the stored picture, and beside it what the loader makes of it in some epochs
/// with the settings as they are, un-normalised. Made on another thread, a moment after the settings last
/// changed, and only while the page is seen.
class InputPreviewPage : public QWidget {
    Q_OBJECT

  public:
    static constexpr int epochs = 4; ///< that are shown side by side
    static constexpr std::size_t images = 6;

    explicit InputPreviewPage(QWidget* parent = nullptr);

    void setSettings(const SeenSettings& settings);

  Q_SIGNALS:
    /// Pictures are there, or why there are none.
    void shown();

  protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// A file's pictures, ready to be shown.
    struct Row {
        QString path;
        QString unreadable;
        QImage stored;
        std::vector<QImage> seen;
        QStringList tips; ///< of `seen`
    };
    /// What a job comes back with.
    struct Preview {
        std::shared_ptr<const LoadedData> data;
        SeenSettings settings;
        SeenKind kind;
        bool training = true;
        QStringList classes;
        std::vector<Row> rows;
        float lowest = 0.0F;
        float highest = 0.0F;
        QString error;
    };

    QWidget* makeChoices();
    void change();
    void ask();
    [[nodiscard]] InputChoice choice() const;
    void take(const Preview& preview);
    void fill(const Preview& preview);
    void fitRows();
    void showState(const QString& why);
    static void preview(const InputChoice& choice, const std::stop_token& stop, Preview& into);
    static Row rowOf(const SeenImage& image, const SeenSettings& settings);
    static QString tipOf(const SeenTensor& tensor, const Image& stored);
    static QString changesOf(const SeenSettings& settings);
    static QString captionOf(const Preview& preview);

    SeenSettings settings_;
    std::shared_ptr<const LoadedData> data_; ///< of settings_.data_dir, once it is listed
    std::size_t first_ = 0;                  ///< image of the class
    QComboBox* split_ = nullptr;
    QComboBox* classes_ = nullptr;
    QSpinBox* epoch_ = nullptr;
    QLabel* epochLabel_ = nullptr;
    QPushButton* others_ = nullptr;
    QLabel* caption_;
    QTableWidget* table_;
    QLabel* range_;
    QLabel* state_;
    QTimer wait_;
    BackgroundJob job_;
    bool isCurrent_ = false; ///< what is shown, or being made, is what is asked for
};

} // namespace retort::ui
