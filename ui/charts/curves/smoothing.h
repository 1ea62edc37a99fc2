// Smoothing of noisy curves.
#pragma once

#include <QList>

namespace retort::ui {

/// The exponential moving average of `values`, freed of its start at zero as Adam frees its moments (Kingma
/// and Ba, "Adam: A Method for Stochastic Optimization", 2015, section 3):
/// s_t = w·s_(t−1) + (1−w)·x_t, shown s_t / (1 − w^t). `weight` is w in [0, 1); 0 gives the values back.
/// A value that is not finite stays what it is, and the average goes on after it as if it were not there.
QList<double> smoothed(const QList<double>& values, double weight);

} // namespace retort::ui
