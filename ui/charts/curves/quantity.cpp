#include "ui/charts/curves/quantity.h"

#include <QCoreApplication>

namespace retort::ui {

namespace {

struct QuantityText {
    Q_DECLARE_TR_FUNCTIONS(Quantity)
};

QuantityInfo loss() {
    QuantityInfo info;
    info.title = QuantityText::tr("Loss");
    info.axisTitle = QuantityText::tr("Loss");
    info.fileName = QStringLiteral("loss");
    info.curves = {{&EpochRecord::val_loss, QuantityText::tr("Validation loss")},
                   {&EpochRecord::train_loss, QuantityText::tr("Training loss"), true}};
    return info;
}

QuantityInfo accuracy() {
    QuantityInfo info;
    info.title = QuantityText::tr("Accuracy");
    info.axisTitle = QuantityText::tr("Accuracy (%)");
    info.fileName = QStringLiteral("accuracy");
    info.scale = 100.0;
    info.decimals = 1;
    info.curves = {{&EpochRecord::val_accuracy, QuantityText::tr("Validation accuracy (%)")},
                   {&EpochRecord::train_accuracy, QuantityText::tr("Training accuracy (%)"), true}};
    info.reference = &EpochRecord::teacher_val_accuracy;
    info.referenceName = QuantityText::tr("Teacher");
    return info;
}

QuantityInfo logitDifference() {
    QuantityInfo info;
    info.title = QuantityText::tr("Logit difference");
    info.axisTitle = QuantityText::tr("Mean |student − teacher|");
    info.fileName = QStringLiteral("logit-difference");
    info.curves = {{&EpochRecord::logit_difference, QuantityText::tr("Logit difference")}};
    return info;
}

QuantityInfo agreement() {
    QuantityInfo info;
    info.title = QuantityText::tr("Agreement");
    info.axisTitle = QuantityText::tr("Same prediction as the teacher (%)");
    info.fileName = QStringLiteral("agreement");
    info.scale = 100.0;
    info.decimals = 1;
    info.curves = {{&EpochRecord::agreement, QuantityText::tr("Agreement (%)")}};
    return info;
}

QuantityInfo learningRate() {
    QuantityInfo info;
    info.title = QuantityText::tr("Learning rate");
    info.axisTitle = QuantityText::tr("Learning rate");
    info.fileName = QStringLiteral("learning-rate");
    info.decimals = 6;
    info.curves = {{&EpochRecord::learning_rate, QuantityText::tr("Learning rate")}};
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
    case Quantity::Agreement:
        return agreement();
    case Quantity::LearningRate:
        return learningRate();
    }
    return {};
}

} // namespace retort::ui
