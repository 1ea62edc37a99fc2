#include "ui/charts/curves/smoothing.h"

#include <cmath>

namespace retort::ui {

QList<double> smoothed(const QList<double>& values, double weight) {
    if (weight <= 0.0) {
        return values;
    }
    QList<double> averages;
    averages.reserve(values.size());
    double average = 0.0;
    double decay = 1.0; // w^t
    for (const double value : values) {
        if (!std::isfinite(value)) {
            averages.append(value);
            continue;
        }
        average = weight * average + (1.0 - weight) * value;
        decay *= weight;
        averages.append(average / (1.0 - decay));
    }
    return averages;
}

} // namespace retort::ui
