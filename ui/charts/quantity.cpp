#include "ui/charts/quantity.h"

#include <QCoreApplication>

namespace retort::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Quantity)
};

QuantityInfo loss() {
    QuantityInfo info;
    info.title = Text::tr("Loss");
    info.hint = Text::tr("solid: validation, dashed: training");
    info.axisTitle = Text::tr("Loss");
    info.fileName = QStringLiteral("loss");
    info.curves = {{&EpochRecord::val_loss, Text::tr("Validation loss")},
                   {&EpochRecord::train_loss, Text::tr("Training loss")}};
    return info;
}

QuantityInfo accuracy() {
    QuantityInfo info;
    info.title = Text::tr("Accuracy");
    info.hint = Text::tr("dashed: teacher");
    info.axisTitle = Text::tr("Validation accuracy (%)");
    info.fileName = QStringLiteral("accuracy");
    info.scale = 100.0;
    info.decimals = 1;
    info.curves = {{&EpochRecord::val_accuracy, Text::tr("Validation accuracy (%)")}};
    info.reference = &EpochRecord::teacher_val_accuracy;
    info.referenceName = Text::tr("Teacher");
    return info;
}

QuantityInfo logitDifference() {
    QuantityInfo info;
    info.title = Text::tr("Logit difference");
    info.hint = Text::tr("student to teacher");
    info.axisTitle = Text::tr("Mean |student − teacher|");
    info.fileName = QStringLiteral("logit-difference");
    info.curves = {{&EpochRecord::logit_difference, Text::tr("Logit difference")}};
    return info;
}

} // namespace

QuantityInfo quantityInfo(Quantity quantity) {
    switch (quantity) {
    case Quantity::Loss:
        return loss();
    case Quantity::Accuracy:
        return accuracy();
    case Quantity::LogitDifference:
        return logitDifference();
    }
    return {};
}

} // namespace retort::ui
