// The classes of a data set: how many images each has, and what they look like.
#pragma once

#include "core/data/findings/data_findings.h"
#include "ui/base/background_job.h"

#include <QString>
#include <QWidget>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

class QLabel;
class QListView;
class QPushButton;
class QTableWidget;

namespace retort::ui {

class PictureListModel;
class Thumbnails;

/// A row a class with its counts and, up to 200 classes, the first picture of each split; below, some
/// pictures of the class and split that are chosen, spread evenly over them, and more when asked for. The
/// folder is listed on another thread once the page is seen.
class ClassesPage : public QWidget {
    Q_OBJECT

  public:
    static constexpr std::size_t fewPictures = 12; ///< at first, and more at a time

    explicit ClassesPage(QWidget* parent = nullptr);

    /// Empty where none is chosen. Another folder clears the page.
    void setFolder(const QString& folder);
    /// Shows what somebody found in the folder; none clears the page.
    void setInfo(std::shared_ptr<const DataSetInfo> info);

  public Q_SLOTS:
    /// Shows more pictures of the class.
    void showMore();

  Q_SIGNALS:
    /// The folder was listed, or could not be.
    void listed();

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void list();
    void showCounts();
    void showPicture(const QString& path);
    void chooseCell();
    void showPictures();
    [[nodiscard]] const std::vector<std::filesystem::path>* chosen() const;

    QString folder_;
    std::shared_ptr<const DataSetInfo> info_; ///< never none
    std::size_t pictures_ = fewPictures;
    Thumbnails* thumbnails_;
    PictureListModel* model_;
    QLabel* state_;
    QTableWidget* counts_;
    QLabel* shown_;
    QPushButton* more_;
    QListView* gallery_;
    BackgroundJob job_;
    bool isListed_ = false;
};

} // namespace retort::ui
