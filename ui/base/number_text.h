// Numbers as a person reads them: in the locale's spelling, with a dash where there is none. Never for files.
#pragma once

#include "core/experiment/results/summary.h"

#include <QLocale>
#include <QString>

namespace retort::ui {

/// `locale` with a decimal point: as settings, lists of values, names of runs and files have it, so that one
/// number looks the same wherever it stands. Of the same language where there is such a locale.
QLocale withDecimalPoint(const QLocale& locale);

/// What stands for a missing value.
QString noValue();

/// `value` with `decimals` places; noValue() for NaN.
QString numberText(double value, int decimals);

/// The same with its sign, as differences have it.
QString signedText(double value, int decimals);

/// A share in [0, 1] in percent with one decimal, for example "83.2 %".
QString percentText(double share);

/// "0.412 ± 0.031"; the mean alone where there is no deviation. `scale` multiplies both.
QString statisticText(const Statistic& statistic, int decimals, double scale = 1.0);

/// α as short as it can be said: "0.5".
QString alphaText(double alpha);

/// Seconds as "40 s", "3 min 20 s", "34 min" or "2 h 05 min".
QString durationText(double seconds);
/// "40 s to 1 min 20 s"; one of them where both read the same.
QString durationRangeText(double low, double high);

/// `typed` with its decimal point as the C locale has it, if it is a number in that or in the person's
/// locale.
QString numberInCLocale(const QString& typed);

/// The same of several numbers between semicolons, with commas between them then.
QString numbersInCLocale(const QString& typed);

/// "0:1:0.25" among values between commas as the values that it stands for: from, to and step, the end among
/// them where the steps meet it. What is no such range, or stands for more than 1000 values, stays as it is.
QString withRangesExpanded(const QString& values);

} // namespace retort::ui
