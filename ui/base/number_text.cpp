#include "ui/base/number_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace retort::ui {

namespace {

// "1.000" is a thousand to some and one to others: a separator of thousands is never guessed at.
bool isNumber(const QString& text, QLocale locale, double& value) {
    locale.setNumberOptions(QLocale::RejectGroupSeparator);
    bool known = false;
    value = locale.toDouble(text, &known);
    return known;
}

} // namespace

QLocale withDecimalPoint(const QLocale& locale) {
    const QString point = QStringLiteral(".");
    if (locale.decimalPoint() == point) {
        return locale;
    }
    for (const QLocale& other :
         QLocale::matchingLocales(locale.language(), QLocale::AnyScript, QLocale::AnyTerritory)) {
        if (other.decimalPoint() == point) {
            return other;
        }
    }
    return QLocale::c();
}

QString noValue() {
    return QStringLiteral("–");
}

QString numberText(double value, int decimals) {
    return std::isfinite(value) ? QLocale().toString(value, 'f', decimals) : noValue();
}

QString signedText(double value, int decimals) {
    return (value > 0.0 ? QStringLiteral("+") : QString()) + numberText(value, decimals);
}

QString percentText(double share) {
    return std::isfinite(share)
               ? QCoreApplication::translate("NumberText", "%1 %").arg(numberText(100.0 * share, 1))
               : noValue();
}

QString statisticText(const Statistic& statistic, int decimals, double scale) {
    if (!std::isfinite(statistic.mean)) {
        return noValue();
    }
    QString mean = numberText(scale * statistic.mean, decimals);
    if (!std::isfinite(statistic.std)) {
        return mean;
    }
    return QStringLiteral("%1 ± %2").arg(mean, numberText(scale * statistic.std, decimals));
}

QString alphaText(double alpha) {
    return QLocale().toString(alpha, 'g', 6);
}

QString durationText(double seconds) {
    if (!std::isfinite(seconds)) {
        return noValue();
    }
    const auto whole = static_cast<qint64>(std::llround(std::max(0.0, seconds)));
    const qint64 hours = whole / 3600;
    const qint64 minutes = whole / 60 % 60;
    if (hours > 0) {
        return QCoreApplication::translate("NumberText", "%1 h %2 min")
            .arg(hours)
            .arg(minutes, 2, 10, QLatin1Char('0'));
    }
    if (minutes >= 10) {
        return QCoreApplication::translate("NumberText", "%1 min").arg(minutes);
    }
    if (whole >= 60) {
        return QCoreApplication::translate("NumberText", "%1 min %2 s")
            .arg(minutes)
            .arg(whole % 60, 2, 10, QLatin1Char('0'));
    }
    return QCoreApplication::translate("NumberText", "%1 s").arg(whole);
}

QString durationRangeText(double low, double high) {
    const QString from = durationText(low);
    const QString to = durationText(high);
    return from == to ? from : QCoreApplication::translate("NumberText", "%1 to %2").arg(from, to);
}

QString numberInCLocale(const QString& typed) {
    QString trimmed = typed.trimmed();
    double value = 0.0;
    // A decimal comma is taken, too, where the person's language has one.
    if (isNumber(trimmed, QLocale::c(), value) ||
        !(isNumber(trimmed, QLocale(), value) || isNumber(trimmed, QLocale::system(), value)))
        return trimmed;
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString numbersInCLocale(const QString& typed) {
    if (!typed.contains(QLatin1Char(';')))
        return numberInCLocale(typed); // of which a comma may be a part
    QStringList numbers = typed.split(QLatin1Char(';'));
    for (QString& number : numbers)
        number = numberInCLocale(number);
    return numbers.join(QLatin1Char(','));
}

namespace {

/// Nothing where `text` is no range.
QStringList valuesOfRange(const QString& text) {
    constexpr int most = 1000;
    const QStringList parts = text.split(QLatin1Char(':'));
    QList<double> numbers;
    for (const QString& part : parts) {
        bool known = false;
        numbers.append(numberInCLocale(part).toDouble(&known));
        if (!known || parts.size() != 3) {
            return {};
        }
    }
    const double steps = (numbers[1] - numbers[0]) / numbers[2];
    if (!(steps >= 0.0 && steps < most)) {
        return {};
    }
    QStringList values;
    for (int i = 0; i <= static_cast<int>(steps + 1e-9); ++i) {
        values.append(QString::number(numbers[0] + i * numbers[2], 'g', 10));
    }
    return values;
}

} // namespace

QString withRangesExpanded(const QString& values) {
    QStringList all;
    for (const QString& value : values.split(QLatin1Char(','))) {
        const QStringList range = valuesOfRange(value.trimmed());
        all += range.isEmpty() ? QStringList(value) : range;
    }
    return all.join(QLatin1Char(','));
}

} // namespace retort::ui
