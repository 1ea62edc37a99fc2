#include "ui/charts/figures/export_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace retort::ui {

namespace {

QSpinBox* makeNumber(int least, int most, const QString& unit, const QString& tip, QWidget* parent) {
    auto* number = new QSpinBox(parent);
    number->setRange(least, most);
    number->setSuffix(unit);
    number->setToolTip(tip);
    number->setKeyboardTracking(false);
    return number;
}

} // namespace

ExportDialog::ExportDialog(std::vector<Figure> figures, QWidget* parent)
    : QDialog(parent)
    , figures_(std::move(figures))
    , chart_(new QComboBox(this))
    , format_(new QComboBox(this))
    , width_(makeNumber(200, 8000, tr(" px"), tr("Width on paper, in pixels of 1/96 inch"), this))
    , height_(makeNumber(150, 8000, tr(" px"), tr("Height on paper, in pixels of 1/96 inch"), this))
    , dpi_(makeNumber(
          48, 1200, tr(" dpi"),
          tr("Pixels per inch of a PNG image; a higher value makes it sharper, not larger on paper"), this))
    , title_(new QCheckBox(tr("&Title"), this))
    , legend_(new QCheckBox(tr("&Legend"), this))
    , size_(new QLabel(this))
    , preview_(new QLabel(this))
    , buttons_(new QDialogButtonBox(QDialogButtonBox::Close, this)) {
    setWindowTitle(tr("Export Charts"));
    preview_->setMinimumSize(420, 300);
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    preview_->setAccessibleName(tr("Preview"));
    auto* row = new QHBoxLayout;
    row->addWidget(makeForm());
    row->addWidget(preview_, 1);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(row, 1);
    layout->addWidget(buttons_);
    QPushButton* save = buttons_->addButton(tr("&Export…"), QDialogButtonBox::AcceptRole);
    save->setToolTip(tr("Choose a file for one chart, or a folder for all of them"));
    save->setDefault(true);
    QPushButton* copyButton = buttons_->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copyButton->setToolTip(tr("Copies the image to the clipboard"));
    connect(copyButton, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons_, &QDialogButtonBox::accepted, this,
            [this] { Q_EMIT exportRequested(chosen(), options()); });
    setOptions({});
    resize(900, 520);
}

QWidget* ExportDialog::makeForm() {
    auto* form = new QWidget(this);
    auto* layout = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    chart_->addItem(tr("All charts"));
    for (const Figure& figure : figures_) {
        chart_->addItem(figure.title);
    }
    chart_->setToolTip(tr("Charts to export; the preview shows the first one"));
    chart_->setAccessibleName(tr("Chart"));
    format_->addItems({tr("PNG image"), tr("SVG image"), tr("PDF document")});
    format_->setToolTip(tr("SVG and PDF stay sharp at any size"));
    format_->setAccessibleName(tr("Format"));
    width_->setAccessibleName(tr("Width"));
    height_->setAccessibleName(tr("Height"));
    dpi_->setAccessibleName(tr("Resolution"));
    title_->setToolTip(tr("Shows the quantity and the experiment above the chart"));
    legend_->setToolTip(tr("Shows a legend beside the chart"));
    layout->addRow(tr("C&hart"), chart_);
    layout->addRow(tr("&Format"), format_);
    layout->addRow(tr("&Width"), width_);
    layout->addRow(tr("Hei&ght"), height_);
    layout->addRow(tr("&Resolution"), dpi_);
    layout->addRow(title_);
    layout->addRow(legend_);
    layout->addRow(size_);
    for (QComboBox* choice : {chart_, format_}) {
        connect(choice, &QComboBox::currentIndexChanged, this, &ExportDialog::showPreview);
    }
    for (QSpinBox* number : {width_, height_, dpi_}) {
        connect(number, &QSpinBox::valueChanged, this, &ExportDialog::showPreview);
    }
    for (QCheckBox* check : {title_, legend_}) {
        connect(check, &QCheckBox::toggled, this, &ExportDialog::showPreview);
    }
    return form;
}

PictureOptions ExportDialog::options() const {
    PictureOptions options;
    options.format = static_cast<PictureFormat>(format_->currentIndex());
    options.size = {width_->value(), height_->value()};
    options.dpi = dpi_->value();
    options.style = {title_->isChecked(), legend_->isChecked()};
    return options;
}

void ExportDialog::setOptions(const PictureOptions& options) {
    format_->setCurrentIndex(static_cast<int>(options.format));
    width_->setValue(options.size.width());
    height_->setValue(options.size.height());
    dpi_->setValue(options.dpi);
    title_->setChecked(options.style.title);
    legend_->setChecked(options.style.legend);
    showPreview();
}

std::vector<Figure> ExportDialog::chosen() const {
    const int chart = chart_->currentIndex();
    return chart <= 0 ? figures_ : std::vector<Figure>{figures_[static_cast<std::size_t>(chart - 1)]};
}

void ExportDialog::showPreview() {
    const PictureOptions wanted = options();
    dpi_->setEnabled(wanted.format == PictureFormat::Png);
    const QSize pixels = (QSizeF(wanted.size) * wanted.dpi / PictureOptions::screenDpi).toSize();
    size_->setText(wanted.format == PictureFormat::Png
                       ? tr("%1 × %2 pixels").arg(pixels.width()).arg(pixels.height())
                       : tr("%1 × %2 mm")
                             .arg(wanted.size.width() * 25.4 / 96.0, 0, 'f', 0)
                             .arg(wanted.size.height() * 25.4 / 96.0, 0, 'f', 0));
    if (figures_.empty()) {
        return;
    }
    // Drawn finely enough for the preview, and laid out for the size on paper: only scaled, never made anew.
    PictureOptions small = wanted;
    const double fit = std::min(static_cast<double>(preview_->width()) / wanted.size.width(),
                                static_cast<double>(preview_->height()) / wanted.size.height());
    small.dpi = std::max(24, static_cast<int>(PictureOptions::screenDpi * fit * devicePixelRatioF()));
    QImage image = figureImage(chosen().front(), small);
    image.setDevicePixelRatio(devicePixelRatioF());
    preview_->setPixmap(QPixmap::fromImage(image));
}

void ExportDialog::copy() {
    if (!figures_.empty()) {
        QGuiApplication::clipboard()->setImage(figureImage(chosen().front(), options()));
    }
}

void ExportDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    showPreview();
}

} // namespace retort::ui
