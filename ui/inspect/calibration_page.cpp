#include "ui/inspect/calibration_page.h"

#include "ui/base/number_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QTableWidget>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

constexpr double besideDiagram = 40.0;
constexpr double aboveDiagram = 26.0;
constexpr double belowDiagram = 38.0;
const QColor barColour(0, 114, 178);
const QColor gapColour(240, 160, 100);

QTableWidgetItem* shareItem(double share) {
    auto* item = new QTableWidgetItem(percentText(share));
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

ReliabilityDiagram::ReliabilityDiagram(const QString& name, QWidget* parent) : QWidget(parent), name_(name) {
    setAccessibleName(tr("Reliability diagram: %1").arg(name));
    setToolTip(
        tr("Accuracy of the images in each range of confidence; the gap to the diagonal, weighted, is the "
           "expected calibration error (ECE)"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void ReliabilityDiagram::show(const Calibration& calibration) {
    bins_ = calibration.bins();
    error_ = calibration.error();
    update();
}

QString ReliabilityDiagram::title() const {
    return tr("%1: ECE %2").arg(name_, percentText(error_));
}

QRectF ReliabilityDiagram::area() const {
    const QRectF inside =
        QRectF(rect()).adjusted(besideDiagram, aboveDiagram, -aboveDiagram / 2.0, -belowDiagram);
    const double side = std::min(inside.width(), inside.height());
    return {inside.center().x() - side / 2.0, inside.top(), side, side};
}

void ReliabilityDiagram::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = area();
    const double width = frame.width() / static_cast<double>(std::max<std::size_t>(bins_.size(), 1));
    const auto yOf = [&](double share) { return frame.bottom() - share * frame.height(); };
    for (std::size_t i = 0; i < bins_.size(); ++i) {
        const CalibrationBin& bin = bins_[i];
        const double x = frame.left() + width * static_cast<double>(i);
        if (bin.count > 0) {
            const QRectF bar(x + 1.0, yOf(bin.accuracy), width - 2.0, frame.bottom() - yOf(bin.accuracy));
            painter.fillRect(bar, barColour);
            const double high = std::max(bin.accuracy, bin.confidence);
            const double low = std::min(bin.accuracy, bin.confidence);
            painter.fillRect(QRectF(x + 1.0, yOf(high), width - 2.0, yOf(low) - yOf(high)), gapColour);
        }
    }
    painter.setPen(palette().color(QPalette::Text));
    painter.drawRect(frame);
    painter.drawLine(frame.bottomLeft(), frame.topRight());
    painter.drawText(QRectF(0.0, 2.0, this->width(), aboveDiagram - 4.0), Qt::AlignCenter, title());
    for (const double share : {0.0, 0.5, 1.0}) {
        painter.drawText(QRectF(frame.left() - 60.0, yOf(share) - 9.0, 55.0, 18.0),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(share));
        painter.drawText(
            QRectF(frame.left() + share * frame.width() - 30.0, frame.bottom() + 2.0, 60.0, 16.0),
            Qt::AlignCenter, QString::number(share));
    }
    painter.drawText(QRectF(frame.left(), frame.bottom() + 18.0, frame.width(), 18.0), Qt::AlignCenter,
                     tr("Confidence"));
}

QString ReliabilityDiagram::tipAt(const QPointF& place) const {
    const QRectF frame = area();
    if (bins_.empty() || !frame.contains(place)) {
        return {};
    }
    const auto count = static_cast<double>(bins_.size());
    const auto index = static_cast<std::size_t>(
        std::clamp((place.x() - frame.left()) / frame.width() * count, 0.0, count - 1.0));
    const CalibrationBin& bin = bins_[index];
    return bin.count == 0
               ? tr("No image with this confidence")
               : tr("%n image(s): confidence %1, accuracy %2", nullptr, static_cast<int>(bin.count))
                     .arg(percentText(bin.confidence), percentText(bin.accuracy));
}

bool ReliabilityDiagram::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = tipAt(help->pos());
    QToolTip::showText(help->globalPos(), tip.isEmpty() ? toolTip() : tip, this);
    return true;
}

CalibrationPage::CalibrationPage(QWidget* parent)
    : QWidget(parent)
    , student_(new ReliabilityDiagram(tr("Student"), this))
    , teacher_(new ReliabilityDiagram(tr("Teacher"), this))
    , classes_(new QTableWidget(0, 4, this)) {
    student_->setObjectName(QStringLiteral("studentReliability"));
    teacher_->setObjectName(QStringLiteral("teacherReliability"));
    classes_->setObjectName(QStringLiteral("classAccuracies"));
    classes_->setAccessibleName(tr("Accuracy of each class"));
    classes_->setToolTip(tr("Share of each class's validation images that is recognised"));
    classes_->setHorizontalHeaderLabels({tr("Class"), tr("Images"), tr("Student"), tr("Teacher")});
    classes_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    classes_->setSelectionBehavior(QAbstractItemView::SelectRows);
    classes_->setTabKeyNavigation(false);
    classes_->verticalHeader()->hide();
    classes_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    auto* diagrams = new QHBoxLayout;
    diagrams->addWidget(student_, 1);
    diagrams->addWidget(teacher_, 1);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(diagrams, 1);
    layout->addWidget(classes_, 1);
}

void CalibrationPage::setPredictions(const std::shared_ptr<const RunPredictions>& predictions) {
    classes_->setRowCount(0);
    if (!predictions) {
        student_->show(Calibration());
        teacher_->setVisible(false);
        return;
    }
    student_->show(calibration(*predictions, predictions->student));
    teacher_->setVisible(predictions->has_teacher());
    if (predictions->has_teacher()) {
        teacher_->show(calibration(*predictions, predictions->teacher));
    }
    showClasses(*predictions);
}

void CalibrationPage::showClasses(const RunPredictions& predictions) {
    const Confusion student = confusion(predictions, predictions.student);
    const Confusion teacher =
        predictions.has_teacher() ? confusion(predictions, predictions.teacher) : Confusion();
    classes_->setRowCount(static_cast<int>(predictions.classes.size()));
    classes_->setColumnHidden(3, !predictions.has_teacher());
    for (std::size_t c = 0; c < predictions.classes.size(); ++c) {
        const int row = static_cast<int>(c);
        auto* count = new QTableWidgetItem(QString::number(student.total(c)));
        count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        classes_->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(predictions.classes[c])));
        classes_->setItem(row, 1, count);
        classes_->setItem(row, 2, shareItem(student.accuracy(c)));
        classes_->setItem(row, 3, predictions.has_teacher() ? shareItem(teacher.accuracy(c)) : nullptr);
    }
    classes_->resizeColumnsToContents();
}

} // namespace retort::ui
