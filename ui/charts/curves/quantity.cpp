#include "ui/charts/curves/quantity.h"

#include <QCoreApplication>

namespace retort::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Quantity)
};

QuantityInfo loss() {
    QuantityInfo info;
    info.title = Text::tr("Loss");
    info.axisTitle = Text::tr("Loss");
    info.fileName = QStringLiteral("loss");
    info.curves = {{&EpochRecord::val_loss, Text::tr("Validation loss")},
                   {&EpochRecord::train_loss, Text::tr("Training loss"), true}};
    return info;
}

QuantityInfo accuracy() {
    QuantityInfo info;
    info.title = Text::tr("Accuracy");
    info.axisTitle = Text::tr("Accuracy (%)");
    info.fileName = QStringLiteral("accuracy");
    info.scale = 100.0;
    info.decimals = 1;
    info.curves = {{&EpochRecord::val_accuracy, Text::tr("Validation accuracy (%)")},
                   {&EpochRecord::train_accuracy, Text::tr("Training accuracy (%)"), true}};
    info.reference = &EpochRecord::teacher_val_accuracy;
    info.referenceName = Text::tr("Teacher");
    return info;
}

QuantityInfo logitDifference() {
    QuantityInfo info;
    info.title = Text::tr("Logit difference");
    info.axisTitle = Text::tr("Mean |student − teacher|");
    info.fileName = QStringLiteral("logit-difference");
    info.curves = {{&EpochRecord::logit_difference, Text::tr("Logit difference")}};
    return info;
}

QuantityInfo agreement() {
    QuantityInfo info;
    info.title = Text::tr("Agreement");
    info.axisTitle = Text::tr("Same answer as the teacher (%)");
    info.fileName = QStringLiteral("agreement");
    info.scale = 100.0;
    info.decimals = 1;
    info.curves = {{&EpochRecord::agreement, Text::tr("Agreement (%)")}};
    return info;
}

QuantityInfo learningRate() {
    QuantityInfo info;
    info.title = Text::tr("Learning rate");
    info.axisTitle = Text::tr("Learning rate");
    info.fileName = QStringLiteral("learning-rate");
    info.decimals = 6;
    info.curves = {{&EpochRecord::learning_rate, Text::tr("Learning rate")}};
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
