// Dark knowledge: what student and teacher say about single images.
#pragma once

#include "core/inspect/predictions.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QListView;
class QSlider;

namespace retort::ui {

class ProbabilityBars;
class ChoiceRow;
class GalleryModel;

/// A gallery of validation images by a ranking, and the current one large, with both predictions as bars
/// under a temperature that a slider sets.
class PredictionsPage : public QWidget {
    Q_OBJECT

  public:
    explicit PredictionsPage(QWidget* parent = nullptr);

    /// None clears the page.
    void setPredictions(std::shared_ptr<const RunPredictions> predictions);
    /// Shows the images that `filter` keeps, whatever their ranking.
    void setFilter(const PredictionFilter& filter);
    [[nodiscard]] double temperature() const;

  private:
    QWidget* makeChoices();
    QWidget* makeClasses();
    QWidget* makeDetails();
    void refill();
    void showImage();
    void showPicture();
    void showTemperature();

    std::shared_ptr<const RunPredictions> predictions_;
    PredictionFilter filter_;
    GalleryModel* model_;
    ChoiceRow* ranking_ = nullptr;
    QComboBox* classes_ = nullptr;
    QListView* gallery_ = nullptr;
    QLabel* count_ = nullptr;
    QLabel* picture_ = nullptr;
    QLabel* info_ = nullptr;
    ProbabilityBars* bars_ = nullptr;
    QSlider* slider_ = nullptr;
    QLabel* temperature_ = nullptr;
};

} // namespace retort::ui
