#include "ui/setup/fields/preview_text.h"

#include "core/data/splits.h"
#include "ui/base/number_text.h"
#include "ui/base/parameter_text.h"
#include "ui/base/translate.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <vector>

namespace retort::ui {

namespace {

// More classes than this make a tooltip nobody reads.
constexpr std::size_t classesShown = 30;

QString number(std::int64_t value) {
    return QLocale().toString(static_cast<qlonglong>(value));
}

QString sum(const std::vector<std::int64_t>& counts) {
    return number(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
}

std::int64_t countAt(const std::vector<std::int64_t>& counts, std::size_t index) {
    return index < counts.size() ? counts[index] : 0;
}

/// With places where a line may break: lists and paths have no spaces, and would widen whatever shows them.
QString breakable(QString text) {
    static const QRegularExpression after(QStringLiteral("([,/_.=-])(?=\\S)"));
    return text.replace(after, QStringLiteral("\\1\u200B"));
}

QString row(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td>%1&nbsp;</td><td>%2</td></tr>")
        .arg(breakable(name).toHtmlEscaped(), breakable(value).toHtmlEscaped());
}

/// What a file's metadata repeat of the rows above them.
bool isSaidAlready(std::string_view name) {
    constexpr std::array<std::string_view, 7> said{"format",    "architecture", "image_size", "classes",
                                                   "normalize", "mean",         "std"};
    return std::find(said.begin(), said.end(), name) != said.end();
}

/// The first few, and how many there are.
QString listing(const std::vector<std::string>& names) {
    constexpr std::size_t shown = 8;
    QStringList list;
    for (std::size_t i = 0; i < std::min(names.size(), shown); ++i)
        list << QString::fromStdString(names[i]);
    const QString text = list.join(QStringLiteral(", "));
    return names.size() > shown ? QCoreApplication::translate("PreflightText", "%1, … (%2)")
                                      .arg(text, number(static_cast<std::int64_t>(names.size())))
                                : text;
}

QString table(const QStringList& rows) {
    return QStringLiteral("<table>%1</table>").arg(rows.join(QString()));
}

} // namespace

QString dataText(const DataSummary& data) {
    const QString classes = number(static_cast<std::int64_t>(data.classes.size()));
    const QString split = translated(validation_images(data.val_split, data.pooled));
    QString text = data.pooled
                       ? QCoreApplication::translate("PreflightText", "%1 classes · %2 images (%3)")
                             .arg(classes, sum(data.train_counts), split)
                       : QCoreApplication::translate(
                             "PreflightText", "%1 classes · %2 images for training · %3 for validation (%4)")
                             .arg(classes, sum(data.train_counts), sum(data.val_counts), split);
    if (!data.test_counts.empty()) {
        text += QCoreApplication::translate("PreflightText", " · %1 for testing (%2)")
                    .arg(sum(data.test_counts), QString::fromStdString(data.test_split));
    }
    return text;
}

QString dataDetails(const DataSummary& data) {
    QStringList rows;
    for (const Message& remark : data.remarks)
        rows << QStringLiteral("<tr><td colspan=\"2\">%1</td></tr>").arg(translated(remark).toHtmlEscaped());
    const std::size_t shown = std::min(data.classes.size(), classesShown);
    for (std::size_t i = 0; i < shown; ++i) {
        QStringList parts{number(countAt(data.train_counts, i))};
        if (!data.pooled)
            parts << number(countAt(data.val_counts, i));
        if (!data.test_counts.empty())
            parts << number(countAt(data.test_counts, i));
        const QString counts = parts.join(QStringLiteral(" + "));
        rows << row(QString::fromStdString(data.classes[i]), counts);
    }
    if (shown < data.classes.size())
        rows << row(QStringLiteral("…"), QString());
    return table(rows);
}

QString modelText(const ModelSummary& model) {
    return QCoreApplication::translate("PreflightText", "%1 · %2 classes · %3 parameters")
        .arg(QString::fromStdString(model.architecture), number(model.classes), number(model.parameters));
}

QString modelDetails(const ModelSummary& model) {
    const QString size = number(model.image_size);
    const QString guess =
        QCoreApplication::translate("PreflightText", "%1 (assumed; not stated in the file)");
    const QString normalize = QString::fromStdString(model.normalize);
    QStringList rows{
        row(QCoreApplication::translate("PreflightText", "Format"), QString::fromStdString(model.format)),
        row(QCoreApplication::translate("PreflightText", "File size"),
            QLocale().formattedDataSize(static_cast<qint64>(model.file_size))),
        row(QCoreApplication::translate("PreflightText", "Data type"), QString::fromStdString(model.dtype)),
        row(QCoreApplication::translate("PreflightText", "Usual image size"),
            QStringLiteral("%1 × %2").arg(size, size)),
        row(QCoreApplication::translate("PreflightText", "Normalisation"),
            model.normalize_is_guess ? guess.arg(normalize) : normalize)};
    const auto add = [&](const QString& name, const QString& value) {
        if (!value.isEmpty())
            rows << row(name, value);
    };
    add(QCoreApplication::translate("PreflightText", "Resized side"),
        model.resize_side > 0 ? number(model.resize_side) : QString());
    add(QCoreApplication::translate("PreflightText", "Interpolation"),
        QString::fromStdString(model.interpolation));
    add(QCoreApplication::translate("PreflightText", "Class names"), listing(model.class_names));
    add(QCoreApplication::translate("PreflightText", "Key in the file"),
        QString::fromStdString(model.nesting));
    add(QCoreApplication::translate("PreflightText", "Also matches"), listing(model.others));
    for (const auto& remark : model.remarks)
        add(QCoreApplication::translate("PreflightText", "Note"), translated(remark));
    for (const auto& [name, value] : model.scalars)
        rows << row(QString::fromStdString(name), QString::fromStdString(value));
    for (const auto& [name, value] : model.metadata) {
        if (!isSaidAlready(name))
            rows << row(QString::fromStdString(name), QString::fromStdString(value));
    }
    return table(rows);
}

QString teacherText(const TeacherSummary& teacher) {
    const QString classes = number(teacher.classes);
    QString text;
    switch (teacher.kind) {
    case ModelKind::weights:
        text = modelText(*teacher.model);
        break;
    case ModelKind::torchscript:
        text = QCoreApplication::translate("PreflightText", "TorchScript program · %1 classes").arg(classes);
        break;
    case ModelKind::logits:
        text = QCoreApplication::translate("PreflightText", "Logits · %1 classes · %2 images")
                   .arg(classes, number(teacher.images));
        break;
    }
    return teacher.matched.empty() ? text : text + QStringLiteral("\n") + sentence(teacher.matched);
}

QString teacherDetails(const TeacherSummary& teacher) {
    return teacher.model ? modelDetails(*teacher.model) : QString();
}

QString teachersText(const std::vector<NamedTeacher>& teachers) {
    QStringList lines;
    for (const auto& [name, summary] : teachers)
        lines << (teachers.size() < 2 ? QString() : QString::fromStdString(name) + QStringLiteral(": ")) +
                     teacherText(summary);
    return lines.join(QLatin1Char('\n'));
}

QString teachersDetails(const std::vector<NamedTeacher>& teachers) {
    QString text;
    for (const auto& [name, summary] : teachers) {
        const QString details = teacherDetails(summary);
        const bool isNamed = teachers.size() > 1 && !details.isEmpty();
        text +=
            (isNamed ? QStringLiteral("<p><b>%1</b></p>").arg(QString::fromStdString(name).toHtmlEscaped())
                     : QString()) +
            details;
    }
    return text;
}

QString costText(const CostEstimate& cost, const ThroughputPreview& preview) {
    QStringList parts{QCoreApplication::translate("PreflightText", "Lanes × threads: %1")
                          .arg(QString::fromStdString(lane_plan_text(cost.lanes))),
                      QCoreApplication::translate("PreflightText", "%1 of memory")
                          .arg(QLocale().formattedDataSize(cost.memory_bytes, 1, QLocale::DataSizeSIFormat))};
    if (cost.teacher_seconds > 0.0) {
        parts << QCoreApplication::translate("PreflightText", "teacher %1 of the time")
                     .arg(percentText(cost.teacher_share()));
    }
    QStringList lines{parts.join(QStringLiteral(" · "))};
    for (const Message& warning : {cost_warning(cost, preview.available_bytes), disk_warning(cost)}) {
        if (!warning.empty())
            lines << sentence(warning);
    }
    return lines.join(QLatin1Char('\n'));
}

QString costDetails(const CostEstimate& cost, const ThroughputPreview& preview) {
    const auto size = [](std::int64_t bytes) {
        return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
    };
    QStringList rows{
        row(QCoreApplication::translate("PreflightText", "Per epoch"), durationText(cost.epoch_seconds)),
        row(QCoreApplication::translate("PreflightText", "Per run"), durationText(cost.run_seconds)),
        row(QCoreApplication::translate("PreflightText", "Teacher"), durationText(cost.teacher_seconds)),
        row(QCoreApplication::translate("PreflightText", "All runs"), durationText(cost.total_seconds)),
        row(QCoreApplication::translate("PreflightText", "Batch preparation per epoch"),
            percentText(cost.load_share)),
        row(QCoreApplication::translate("PreflightText", "Peak memory"), size(cost.memory_bytes)),
        row(QCoreApplication::translate("PreflightText", "Checkpoints"), size(cost.disk_bytes))};
    if (cost.logit_disk_bytes > 0) {
        rows << row(QCoreApplication::translate("PreflightText", "Teacher logits on disk"),
                    size(cost.logit_disk_bytes));
    }
    if (preview.available_bytes > 0) {
        rows << row(QCoreApplication::translate("PreflightText", "Available memory"),
                    size(preview.available_bytes));
    }
    if (const Message lanes = lane_plan_message(preview.throughput); !lanes.empty())
        rows << row(QCoreApplication::translate("PreflightText", "Measured"), translated(lanes));
    return table(rows);
}

} // namespace retort::ui
