#include "ui/setup/points_dialog.h"

#include "core/experiment/spec/plan.h"
#include "ui/base/point_text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace retort::ui {

PointsDialog::PointsDialog(const ExperimentSpec& spec, QWidget* parent)
    : QDialog(parent)
    , list_(new QListWidget(this)) {
    setWindowTitle(tr("Points to Train"));
    list_->setObjectName(QStringLiteral("pointList"));
    list_->setAccessibleName(tr("Points"));
    list_->setToolTip(tr("Points without a tick are not trained"));
    auto whole = spec;
    whole.drop_points.clear();
    const std::vector<Point> left = points(spec);
    for (const Point& point : points(whole)) {
        auto* item = new QListWidgetItem(QStringLiteral("α ") + pointText(point), list_);
        item->setData(Qt::UserRole, QString::fromStdString(point_name(point)));
        const bool isLeft = std::find(left.begin(), left.end(), point) != left.end();
        item->setCheckState(isLeft ? Qt::Checked : Qt::Unchecked);
    }
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new QLabel(tr("What has no meaning at a point is left out there, so that one point "
                                    "serves all choices that come to the same."),
                                 this));
    static_cast<QLabel*>(layout->itemAt(0)->widget())->setWordWrap(true);
    layout->addWidget(list_, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* all = buttons->addButton(tr("All"), QDialogButtonBox::ActionRole);
    auto* none = buttons->addButton(tr("None"), QDialogButtonBox::ActionRole);
    all->setToolTip(tr("Tick every point"));
    none->setToolTip(tr("Tick no point"));
    connect(all, &QPushButton::clicked, this, [this] { tickAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { tickAll(false); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(460, 420);
}

void PointsDialog::tickAll(bool ticked) {
    for (int row = 0; row < list_->count(); ++row) {
        list_->item(row)->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    }
}

QString PointsDialog::droppedPoints() const {
    QStringList dropped;
    for (int row = 0; row < list_->count(); ++row) {
        if (list_->item(row)->checkState() != Qt::Checked) {
            dropped.append(list_->item(row)->data(Qt::UserRole).toString());
        }
    }
    return dropped.join(QLatin1Char(','));
}

} // namespace retort::ui
