#include "ui/setup/fields/pretrained_menu.h"

#include "core/weights/pretrained.h"

#include <QLocale>

#include <set>
#include <string>

namespace retort::ui {

PretrainedMenu::PretrainedMenu(QWidget* parent) : QMenu(parent) {
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &PretrainedMenu::fill);
}

void PretrainedMenu::fill() {
    clear();
    addSection(tr("ImageNet weights"));
    std::set<std::string> seen;
    for (const PretrainedWeights& weights : pretrained_weights()) {
        if (!seen.insert(weights.architecture).second)
            continue; // the first version stands for its architecture
        const QString name = QString::fromStdString(weights.architecture);
        const bool here = find_cached({{}, weights.architecture}, {}).has_value();
        const QString accuracy = tr("%1 %").arg(QLocale().toString(weights.accuracy, 'f', 1));
        QAction* action =
            addAction(tr("%1 – top-1 %2%3").arg(name, accuracy, here ? tr(", cached") : QString()));
        action->setToolTip(here ? tr("In PyTorch's cache") : QString::fromStdString(weights.url));
        connect(action, &QAction::triggered, this,
                [this, name] { Q_EMIT picked(QStringLiteral("imagenet:") + name); });
    }
}

} // namespace retort::ui
