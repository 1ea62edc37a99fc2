// Small pictures of image files, decoded on another thread.
#pragma once

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QString>
#include <QThreadPool>

namespace retort::ui {

/// Decodes one file at a time with the reader that training uses, and keeps the latest pictures.
class Thumbnails : public QObject {
    Q_OBJECT

  public:
    static constexpr int side = 192; ///< the longer one, in pixels

    explicit Thumbnails(QObject* parent = nullptr);
    /// Waits for the picture that is being decoded.
    ~Thumbnails() override;

    /// The picture, or a null one that ready() announces. A file that cannot be read has a null one for good.
    QPixmap get(const QString& path);

  Q_SIGNALS:
    void ready(const QString& path);

  private:
    QCache<QString, QPixmap> known_;
    QSet<QString> asked_;
    QThreadPool pool_;
};

} // namespace retort::ui
