#include "ui/inspect/predictions_page.h"

#include "ui/base/availability.h"
#include "ui/base/number_text.h"
#include "ui/base/translate.h"
#include "ui/inspect/choice_row.h"
#include "ui/inspect/gallery_model.h"
#include "ui/inspect/probability_bars.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QSlider>
#include <QVBoxLayout>

namespace retort::ui {

namespace {

constexpr double temperatureStep = 0.5; ///< of the slider: 1 … 40 steps are 0.5 … 20
constexpr double rankingTemperature = 4.0;

} // namespace

PredictionsPage::PredictionsPage(QWidget* parent) : QWidget(parent), model_(new GalleryModel(this)) {
    gallery_ = new QListView(this);
    gallery_->setObjectName(QStringLiteral("gallery"));
    gallery_->setAccessibleName(tr("Validation images"));
    gallery_->setToolTip(tr("Select an image to see both predictions; use the arrow keys to move on"));
    gallery_->setViewMode(QListView::IconMode);
    gallery_->setResizeMode(QListView::Adjust);
    gallery_->setMovement(QListView::Static);
    gallery_->setUniformItemSizes(true);
    gallery_->setLayoutMode(QListView::Batched);
    gallery_->setIconSize({GalleryModel::pictureSide, GalleryModel::pictureSide});
    gallery_->setGridSize(
        {GalleryModel::pictureSide + 28, GalleryModel::pictureSide + 2 * fontMetrics().height() + 12});
    gallery_->setTextElideMode(Qt::ElideMiddle);
    gallery_->setMinimumHeight(150);
    gallery_->setModel(model_);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(makeChoices());
    count_ = new QLabel(this);
    count_->setWordWrap(true);
    auto* line = new QHBoxLayout;
    line->addWidget(count_, 1);
    line->addWidget(makeClasses());
    layout->addLayout(line);
    layout->addWidget(gallery_, 1);
    layout->addWidget(makeDetails());
    connect(gallery_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PredictionsPage::showImage);
    connect(&model_->thumbnails(), &Thumbnails::ready, this, &PredictionsPage::showPicture);
    showTemperature();
}

QWidget* PredictionsPage::makeChoices() {
    ranking_ = new ChoiceRow(this);
    const auto add = [&](Ranking ranking, const QString& text, const QString& tip) {
        ranking_->add(static_cast<int>(ranking), text, tip, QStringLiteral("ranking"));
    };
    add(Ranking::disagreeing, tr("By disagreement"),
        tr("Images sorted by how much student and teacher differ, largest difference first"));
    add(Ranking::confident_wrong, tr("Confident but wrong"),
        tr("Images that the student gets wrong, most confident first"));
    add(Ranking::all, tr("All"), tr("All validation images, sorted by class"));
    ranking_->choose(static_cast<int>(Ranking::all));
    connect(ranking_, &ChoiceRow::picked, this, &PredictionsPage::refill);
    return ranking_;
}

QWidget* PredictionsPage::makeClasses() {
    classes_ = new QComboBox(this);
    classes_->setObjectName(QStringLiteral("classes"));
    classes_->setToolTip(tr("Shows only the images of one class"));
    classes_->setAccessibleName(tr("Class"));
    classes_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    classes_->setMinimumContentsLength(14);
    connect(classes_, &QComboBox::activated, this, [this](int chosen) {
        filter_ = {};
        if (chosen > 0)
            filter_.truth = chosen - 1;
        refill();
    });
    return classes_;
}

QWidget* PredictionsPage::makeDetails() {
    auto* details = new QWidget(this);
    picture_ = new QLabel(details);
    picture_->setFixedSize(96, 96);
    picture_->setAlignment(Qt::AlignCenter);
    picture_->setAccessibleName(tr("Selected image"));
    info_ = new QLabel(details);
    info_->setObjectName(QStringLiteral("facts"));
    info_->setWordWrap(true);
    info_->setTextFormat(Qt::PlainText);
    bars_ = new ProbabilityBars(details);
    slider_ = new QSlider(Qt::Horizontal, details);
    slider_->setObjectName(QStringLiteral("temperature"));
    slider_->setRange(1, 40);
    slider_->setValue(8);
    slider_->setToolTip(tr("Temperature that softens the probabilities, from 0.5 to 20"));
    slider_->setAccessibleName(tr("Temperature"));
    temperature_ = new QLabel(details);
    connect(slider_, &QSlider::valueChanged, this, &PredictionsPage::showTemperature);
    auto* top = new QHBoxLayout;
    top->addWidget(picture_);
    top->addWidget(info_, 1);
    auto* heat = new QHBoxLayout;
    heat->addWidget(temperature_);
    heat->addWidget(slider_, 1);
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addLayout(heat);
    layout->addWidget(bars_);
    return details;
}

double PredictionsPage::temperature() const {
    return slider_->value() * temperatureStep;
}

void PredictionsPage::setPredictions(std::shared_ptr<const RunPredictions> predictions) {
    predictions_ = std::move(predictions);
    filter_ = {};
    classes_->clear();
    classes_->addItem(tr("All classes"));
    if (predictions_) {
        for (const auto& name : predictions_->classes)
            classes_->addItem(QString::fromStdString(name));
    }
    const bool compares = predictions_ && predictions_->has_teacher();
    auto* disagreeing = ranking_->button(static_cast<int>(Ranking::disagreeing));
    allow(disagreeing, compares ? QString() : tr("There are no predictions of a teacher."));
    if (!compares && disagreeing->isChecked())
        ranking_->choose(static_cast<int>(Ranking::all));
    refill();
}

void PredictionsPage::setFilter(const PredictionFilter& filter) {
    filter_ = filter;
    classes_->setCurrentIndex(filter.truth ? static_cast<int>(*filter.truth) + 1 : 0);
    ranking_->choose(static_cast<int>(Ranking::all));
    refill();
}

void PredictionsPage::refill() {
    std::vector<std::size_t> images;
    if (predictions_)
        images = ranked(*predictions_, static_cast<Ranking>(ranking_->chosen()), rankingTemperature, filter_);
    model_->show(predictions_, std::move(images));
    QString text = tr("%Ln images", nullptr, model_->rowCount());
    if (predictions_ && filter_.predicted)
        text = tr("%1, predicted as %2").arg(text, className(*predictions_, *filter_.predicted));
    count_->setText(text);
    gallery_->setCurrentIndex(model_->index(0));
    showImage();
}

void PredictionsPage::showImage() {
    const QModelIndex current = gallery_->currentIndex();
    if (!current.isValid()) {
        bars_->show(nullptr, 0);
        info_->setText(tr("No images to show. Choose another ranking or class."));
        picture_->clear();
        return;
    }
    const auto image = model_->image(current.row());
    const auto prediction = [&](const LogitRows& table) {
        return table.empty() ? noValue()
                             : className(*predictions_, predicted_class(predictions_->row(table, image)));
    };
    info_->setText(tr("%1\nLabel: %2\nTeacher: %3\nStudent: %4")
                       .arg(fromPath(predictions_->paths[image].filename()),
                            className(*predictions_, predictions_->labels[image]),
                            prediction(predictions_->teacher), prediction(predictions_->student)));
    bars_->show(predictions_, image);
    showPicture();
}

void PredictionsPage::showPicture() {
    const QModelIndex current = gallery_->currentIndex();
    if (!current.isValid())
        return;
    const auto path = fromPath(predictions_->paths[model_->image(current.row())]);
    const QPixmap picture = model_->thumbnails().get(path);
    picture_->setPixmap(
        picture.isNull() ? picture
                         : picture.scaled(picture_->size(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
}

void PredictionsPage::showTemperature() {
    temperature_->setText(tr("Temperature %1").arg(numberText(temperature(), 1)));
    bars_->setTemperature(temperature());
}

} // namespace retort::ui
