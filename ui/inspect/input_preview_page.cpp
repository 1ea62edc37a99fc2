#include "ui/inspect/input_preview_page.h"

#include "ui/base/number_text.h"
#include "ui/base/translate.h"
#include "ui/inspect/file_actions.h"
#include "ui/inspect/picture_delegate.h"
#include "ui/inspect/thumbnails.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace retort::ui {

namespace {

constexpr int pathRole = Qt::UserRole;
constexpr int patience = 300; // ms without a change
constexpr int mostSide = 512; // of a picture kept for showing

QImage toImage(const Image& image) {
    return QImage(image.pixels.data(), image.width, image.height, qsizetype{3} * image.width,
                  QImage::Format_RGB888)
        .copy();
}

} // namespace

InputPreviewPage::InputPreviewPage(QWidget* parent)
    : QWidget(parent)
    , caption_(new QLabel(this))
    , table_(new QTableWidget(this))
    , range_(new QLabel(this))
    , state_(new QLabel(this)) {
    caption_->setObjectName(QStringLiteral("seenCaption"));
    range_->setObjectName(QStringLiteral("seenRange"));
    state_->setObjectName(QStringLiteral("seenState"));
    state_->setAlignment(Qt::AlignCenter);
    state_->setMargin(24);
    for (QLabel* label : {caption_, range_, state_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    table_->setObjectName(QStringLiteral("seenTable"));
    table_->setAccessibleName(tr("Images as stored and as the network sees them"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setShowGrid(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setMinimumSectionSize(24);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->setItemDelegate(new PictureDelegate(table_));
    addFileActions(table_, [](const QModelIndex& index) { return index.data(pathRole).toString(); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeChoices());
    layout->addWidget(state_, 1);
    layout->addWidget(caption_);
    layout->addWidget(table_, 1);
    layout->addWidget(range_);
    wait_.setSingleShot(true);
    wait_.setInterval(patience);
    connect(&wait_, &QTimer::timeout, this, &InputPreviewPage::ask);
    showState(tr("Choose a data folder in Setup to see the network's input here."));
}

QWidget* InputPreviewPage::makeChoices() {
    auto* choices = new QWidget(this);
    split_ = new QComboBox(choices);
    split_->setObjectName(QStringLiteral("seenSplit"));
    split_->addItems({tr("Training"), tr("Validation")});
    split_->setToolTip(tr("Show images as in training or as in validation"));
    split_->setAccessibleName(tr("Training or validation"));
    classes_ = new QComboBox(choices);
    classes_->setObjectName(QStringLiteral("seenClass"));
    classes_->setToolTip(tr("Class of the images shown"));
    classes_->setAccessibleName(tr("Class"));
    classes_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    epoch_ = new QSpinBox(choices);
    epoch_->setObjectName(QStringLiteral("seenEpoch"));
    epoch_->setRange(1, 1);
    epoch_->setToolTip(tr("First epoch to show"));
    epoch_->setAccessibleName(tr("From epoch"));
    epochLabel_ = new QLabel(tr("From epoch"), choices);
    epochLabel_->setBuddy(epoch_);
    others_ = new QPushButton(tr("Next images"), choices);
    others_->setObjectName(QStringLiteral("seenOthers"));
    others_->setToolTip(tr("Shows the next images of this class"));
    others_->setAccessibleName(others_->text());
    auto* upper = new QHBoxLayout;
    upper->addWidget(split_);
    upper->addWidget(classes_, 1);
    auto* lower = new QHBoxLayout;
    lower->addWidget(epochLabel_);
    lower->addWidget(epoch_);
    lower->addStretch(1);
    lower->addWidget(others_);
    auto* layout = new QVBoxLayout(choices);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(upper);
    layout->addLayout(lower);
    connect(split_, &QComboBox::activated, this, [this] {
        first_ = 0;
        change();
    });
    connect(classes_, &QComboBox::activated, this, [this] {
        first_ = 0;
        change();
    });
    connect(epoch_, &QSpinBox::valueChanged, this, &InputPreviewPage::change);
    connect(others_, &QPushButton::clicked, this, [this] {
        first_ += images;
        change();
    });
    return choices;
}

void InputPreviewPage::setSettings(const SeenSettings& settings) {
    if (settings == settings_)
        return;
    if (settings.data_dir != settings_.data_dir) {
        data_.reset();
        first_ = 0;
        table_->setRowCount(0);
        classes_->clear();
    }
    settings_ = settings;
    const QSignalBlocker quiet(epoch_);
    epoch_->setMaximum(static_cast<int>(std::clamp<std::int64_t>(settings.num_epochs, 1, 1'000'000)));
    change();
}

void InputPreviewPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!isCurrent_)
        ask();
}

void InputPreviewPage::change() {
    job_.cancel();
    isCurrent_ = false;
    if (isVisible())
        wait_.start();
}

InputChoice InputPreviewPage::choice() const {
    InputChoice choice;
    choice.training = split_->currentIndex() == 0;
    choice.label = std::max(classes_->currentIndex(), 0);
    choice.first = first_;
    choice.count = images;
    const int last = std::min(epoch_->value() + epochs - 1, epoch_->maximum());
    choice.epochs.resize(static_cast<std::size_t>(last) + 1 - static_cast<std::size_t>(epoch_->value()));
    std::iota(choice.epochs.begin(), choice.epochs.end(), epoch_->value());
    return choice;
}

void InputPreviewPage::ask() {
    wait_.stop();
    if (!isVisible())
        return;
    isCurrent_ = true;
    if (settings_.data_dir.empty()) {
        showState(tr("Choose a data folder in Setup to see the network's input here."));
        return;
    }
    if (table_->rowCount() == 0)
        showState(tr("Reading images…"));
    Preview requested;
    requested.data = data_;
    requested.settings = settings_;
    job_.start([this, requested = std::move(requested),
                chosen = choice()](const BackgroundJob::Deliver& deliver, const std::stop_token& stop) {
        auto found = std::make_shared<Preview>(requested);
        try {
            preview(chosen, stop, *found);
        } catch (const std::exception& caught) {
            found->error = errorText(caught);
        }
        deliver([this, found] { take(*found); });
    });
}

/// On another thread.
void InputPreviewPage::preview(const InputChoice& choice, const std::stop_token& stop, Preview& into) {
    into.training = choice.training;
    into.kind = seen_kind(into.settings);
    if (!into.data)
        into.data = list_seen(into.settings.data_dir, into.settings.split);
    for (const auto& name : classes_of(*into.data))
        into.classes << QString::fromStdString(name);
    bool first = true;
    for (const auto& image : seen_images(into.data, into.settings, choice, stop)) {
        into.rows.push_back(rowOf(image, into.settings));
        for (const auto& tensor : image.seen) {
            into.lowest = first ? tensor.lowest : std::min(into.lowest, tensor.lowest);
            into.highest = first ? tensor.highest : std::max(into.highest, tensor.highest);
            first = false;
        }
    }
}

InputPreviewPage::Row InputPreviewPage::rowOf(const SeenImage& image, const SeenSettings& settings) {
    Row row;
    row.path = fromPath(image.path);
    if (!image.stored || !image.unreadable.empty()) {
        row.unreadable = translated(image.unreadable);
        return row;
    }
    row.stored = toImage(*image.stored);
    if (std::max(row.stored.width(), row.stored.height()) > mostSide)
        row.stored = row.stored.scaled(mostSide, mostSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    for (const auto& tensor : image.seen) {
        row.seen.push_back(toImage(picture_of(tensor.values, settings.image_size, settings.normalize)));
        row.tips << tipOf(tensor, *image.stored);
    }
    return row;
}

QString InputPreviewPage::tipOf(const SeenTensor& tensor, const Image& stored) {
    QStringList lines;
    lines << (tensor.epoch > 0 ? tr("Epoch %1").arg(tensor.epoch) : tr("Validation"));
    if (tensor.view)
        lines << tr("View %1").arg(*tensor.view + 1);
    const Box& cut = tensor.cut;
    lines << tr("%1 × %2 pixels at (%3, %4) of %5 × %6")
                 .arg(QString::number(cut.width), QString::number(cut.height), QString::number(cut.left),
                      QString::number(cut.top), QString::number(stored.width),
                      QString::number(stored.height));
    if (tensor.flipped)
        lines << tr("Flipped horizontally");
    lines << tr("Values from %1 to %2").arg(numberText(tensor.lowest, 3), numberText(tensor.highest, 3));
    return lines.join(QLatin1Char('\n'));
}

void InputPreviewPage::take(const Preview& preview) {
    job_.end();
    data_ = preview.data;
    if (classes_->count() != preview.classes.size()) {
        const int before = std::max(classes_->currentIndex(), 0);
        classes_->clear();
        classes_->addItems(preview.classes);
        classes_->setCurrentIndex(std::min(before, classes_->count() - 1));
    }
    if (preview.error.isEmpty()) {
        fill(preview);
    } else {
        table_->setRowCount(0);
    }
    showState(preview.error);
    fitRows();
    Q_EMIT shown();
}

void InputPreviewPage::fill(const Preview& preview) {
    const auto chosen = choice();
    QStringList titles{tr("Stored")};
    if (preview.training) {
        for (const int epoch : chosen.epochs)
            titles << tr("Epoch %1").arg(epoch);
    } else {
        titles << tr("Validation");
    }
    table_->setRowCount(0);
    table_->setColumnCount(static_cast<int>(titles.size()));
    table_->setHorizontalHeaderLabels(titles);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    for (const Row& row : preview.rows) {
        const int at = table_->rowCount();
        table_->insertRow(at);
        const auto add = [&](int column, const QImage& picture, const QString& tip) {
            auto* item = new QTableWidgetItem;
            item->setData(Qt::DecorationRole, picture);
            item->setData(pathRole, row.path);
            item->setToolTip(tip);
            item->setData(Qt::AccessibleTextRole, tip);
            table_->setItem(at, column, item);
        };
        const QString file = QDir::toNativeSeparators(row.path);
        add(0, row.stored, row.unreadable.isEmpty() ? file : file + QLatin1Char('\n') + row.unreadable);
        if (!row.unreadable.isEmpty())
            table_->item(at, 0)->setText(tr("Unreadable: %1").arg(QFileInfo(row.path).fileName()));
        for (std::size_t i = 0; i < row.seen.size(); ++i)
            add(static_cast<int>(i) + 1, row.seen[i], row.tips[static_cast<int>(i)]);
    }
    caption_->setText(captionOf(preview));
    range_->setText(tr("Input values: %1 to %2. Images are shown without normalisation.")
                        .arg(numberText(preview.lowest, 3), numberText(preview.highest, 3)));
}

/// What comes on top of the crop of a training image, each after a semicolon.
QString InputPreviewPage::changesOf(const SeenSettings& settings) {
    QStringList changes;
    if (settings.rand_augment > 0) {
        changes << tr("RandAugment (operations: %1, magnitude: %2)")
                       .arg(QString::number(settings.rand_augment_ops),
                            QString::number(settings.rand_augment));
    }
    if (settings.random_erasing > 0.0)
        changes << tr("a part erased with probability %1").arg(QString::number(settings.random_erasing));
    if (settings.mixup > 0.0)
        changes << tr("mixed with one another (mixup %1)").arg(QString::number(settings.mixup));
    if (settings.cutmix > 0.0)
        changes << tr("boxes of one another pasted in (CutMix %1)").arg(QString::number(settings.cutmix));
    if (settings.mixup > 0.0 && settings.cutmix > 0.0)
        changes << tr("one or the other for each view");
    return changes.isEmpty() ? QString() : QStringLiteral("; ") + changes.join(QStringLiteral("; "));
}

QString InputPreviewPage::captionOf(const Preview& preview) {
    const auto normalization = [&] {
        const auto& name = preview.settings.normalize;
        if (name == "imagenet")
            return tr("ImageNet normalisation");
        if (name == "cifar10")
            return tr("CIFAR-10 normalisation");
        if (name == "cifar100")
            return tr("CIFAR-100 normalisation");
        return name == "half" ? tr("normalised to −1 … 1") : tr("not normalised");
    };
    const auto augmentation = [&] {
        if (!preview.training)
            return tr("shorter side resized to %1, centre crop").arg(preview.kind.resize_side);
        if (preview.kind.augment == "resized-crop")
            return tr("random resized crop, flip");
        return preview.kind.augment == "padded-crop"
                   ? tr("random crop after padding, flip")
                   : tr("no augmentation: shorter side resized to %1, centre crop")
                         .arg(preview.kind.resize_side);
    };
    QString text = tr("%1 × %1, %2, %3")
                       .arg(QString::number(preview.settings.image_size), normalization(), augmentation());
    if (preview.settings.interpolation == "bicubic")
        text += QStringLiteral("; ") + tr("resized bicubically");
    const QString changes = preview.training ? changesOf(preview.settings) : QString();
    text += changes;
    if (preview.training && (preview.kind.augment != "none" || !changes.isEmpty())) {
        text += QStringLiteral("; ") + (preview.kind.views > 0 ? tr("%Ln views per image", nullptr,
                                                                    static_cast<int>(preview.kind.views))
                                                               : tr("new views every epoch"));
    }
    return text;
}

void InputPreviewPage::showState(const QString& why) {
    const bool filled = why.isEmpty();
    const bool training = split_->currentIndex() == 0;
    state_->setText(why);
    state_->setVisible(!filled);
    caption_->setVisible(filled);
    table_->setVisible(filled);
    range_->setVisible(filled);
    for (QWidget* choice : std::initializer_list<QWidget*>{split_, classes_, others_})
        choice->setEnabled(classes_->count() > 0);
    epoch_->setVisible(training);
    epochLabel_->setVisible(training);
}

void InputPreviewPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitRows();
}

/// Rows are as high as the training pictures, which are square, are wide.
void InputPreviewPage::fitRows() {
    if (table_->columnCount() == 0)
        return;
    constexpr int mostHigh = 240;
    const int high = std::min(table_->viewport()->width() / table_->columnCount(), mostHigh);
    for (int row = 0; row < table_->rowCount(); ++row)
        table_->setRowHeight(row, high);
}

} // namespace retort::ui
