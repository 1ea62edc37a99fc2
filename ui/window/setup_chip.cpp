#include "ui/window/setup_chip.h"

#include "core/experiment/spec/parameters.h"

#include <QDockWidget>
#include <QFileInfo>

#include <algorithm>

namespace retort::ui {

namespace {

/// A folder called "data" is one of many; what it lies in says more.
QString dataName(const std::string& folder) {
    static const QStringList common{QStringLiteral("data"), QStringLiteral("dataset"),
                                    QStringLiteral("images")};
    const QFileInfo info(QString::fromStdString(folder));
    return common.contains(info.fileName().toLower()) ? QFileInfo(info.path()).fileName() : info.fileName();
}

/// "resnet50" of "imagenet:resnet50" and of "/models/resnet50.pth".
QString modelName(const std::string& source) {
    const QString name = QString::fromStdString(source);
    const qsizetype scheme = name.indexOf(QLatin1Char(':'));
    return scheme > 1 ? name.mid(scheme + 1) : QFileInfo(name).completeBaseName();
}

/// The one, or how many there are.
QString valueOf(const ExperimentSpec& spec, const char* parameter, const QString& single,
                const QString& several) {
    const auto axis = std::find_if(spec.axes.begin(), spec.axes.end(),
                                   [&](const Axis& one) { return one.parameter == parameter; });
    return axis == spec.axes.end() ? single : several.arg(axis->values.size());
}

} // namespace

QString experimentText(const ExperimentRecord& experiment) {
    QStringList parts;
    if (experiment.spec) {
        const ExperimentSpec& spec = *experiment.spec;
        parts.append(dataName(spec.data_dir));
        const QString student =
            valueOf(spec, "student", QString::fromStdString(spec.student), SetupChip::tr("%1 students"));
        const QString teacher =
            valueOf(spec, "teacher-file", modelName(spec.teacher_file), SetupChip::tr("%1 teachers"));
        parts.append(teacher.isEmpty() ? student : SetupChip::tr("%1 → %2").arg(teacher, student));
    }
    parts.append(SetupChip::tr("%n run(s)", nullptr, static_cast<int>(experiment.runs.size())));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

SetupChip::SetupChip(QDockWidget* setup, QWidget* parent) : QToolButton(parent), setup_(setup) {
    setObjectName(QStringLiteral("setupChip"));
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(this, &QToolButton::clicked, this, [this] { setup_->setVisible(setup_->isHidden()); });
    connect(setup_, &QDockWidget::visibilityChanged, this, &SetupChip::refresh);
    refresh();
}

void SetupChip::show(const ExperimentRecord& experiment) {
    const QString text = experimentText(experiment);
    constexpr int longest = 60; // characters: the pages beside it need room, too
    setText(fontMetrics().elidedText(text, Qt::ElideMiddle, fontMetrics().averageCharWidth() * longest));
    setAccessibleName(tr("Setup: %1").arg(text));
    setVisible(!experiment.folder.empty());
    refresh();
}

void SetupChip::refresh() {
    setArrowType(setup_->isHidden() ? Qt::RightArrow : Qt::LeftArrow);
    setToolTip(setup_->isHidden() ? tr("Show Setup (F9)") : tr("Fold Setup away, for more room (F9)"));
}

} // namespace retort::ui
