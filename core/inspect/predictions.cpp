#include "core/inspect/predictions.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <utility>

namespace retort {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool is_finite(std::span<const float> logits) {
    return std::all_of(logits.begin(), logits.end(), [](float value) { return std::isfinite(value); });
}

/// log softmax(logits / temperature) of finite logits.
std::vector<double> log_softened(std::span<const float> logits, double temperature) {
    const double largest = *std::max_element(logits.begin(), logits.end());
    double sum = 0.0;
    for (const double value : logits) {
        sum += std::exp((value - largest) / temperature);
    }
    std::vector<double> result;
    result.reserve(logits.size());
    for (const double value : logits) {
        result.push_back((value - largest) / temperature - std::log(sum));
    }
    return result;
}

bool passes(const RunPredictions& predictions, const PredictionFilter& filter, std::size_t i) {
    if (filter.truth && predictions.labels[i] != *filter.truth) {
        return false;
    }
    if (!filter.predicted) {
        return true;
    }
    const auto& table = filter.by_teacher ? predictions.teacher : predictions.student;
    return !table.empty() && predicted_class(predictions.row(table, i)) == *filter.predicted;
}

using Key = std::pair<bool, double>; ///< larger comes first

/// Where image `i` stands in a ranking; nothing where it does not belong into it.
std::optional<Key> key_of(const RunPredictions& predictions, Ranking ranking, double temperature,
                          std::size_t i) {
    const auto student = predictions.row(predictions.student, i);
    const auto prediction = predicted_class(student);
    if (ranking == Ranking::confident_wrong) {
        if (prediction < 0 || prediction == predictions.labels[i]) {
            return std::nullopt;
        }
        const auto confidence = softened(student, 1.0)[static_cast<std::size_t>(prediction)];
        return std::isnan(confidence) ? std::nullopt : std::optional(Key(false, confidence));
    }
    if (!predictions.has_teacher()) {
        return std::nullopt;
    }
    const auto teacher = predictions.row(predictions.teacher, i);
    const auto distance = divergence(teacher, student, temperature);
    return std::isnan(distance) ? std::nullopt
                                : std::optional(Key(prediction != predicted_class(teacher), distance));
}

} // namespace

std::vector<double> softened(std::span<const float> logits, double temperature) {
    if (logits.empty() || !is_finite(logits)) {
        return std::vector<double>(logits.size(), none);
    }
    auto result = log_softened(logits, temperature);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](double value) { return std::exp(value); });
    return result;
}

std::int64_t predicted_class(std::span<const float> logits) {
    if (logits.empty() ||
        std::any_of(logits.begin(), logits.end(), [](float value) { return std::isnan(value); })) {
        return -1;
    }
    return std::max_element(logits.begin(), logits.end()) - logits.begin();
}

double divergence(std::span<const float> teacher, std::span<const float> student, double temperature) {
    if (teacher.empty() || teacher.size() != student.size() || !is_finite(teacher) || !is_finite(student)) {
        return none;
    }
    const auto p = log_softened(teacher, temperature);
    const auto q = log_softened(student, temperature);
    double sum = 0.0;
    for (std::size_t c = 0; c < p.size(); ++c) {
        sum += std::exp(p[c]) * (p[c] - q[c]);
    }
    return std::max(sum, 0.0); // rounding can leave a trace below
}

std::int64_t Confusion::total(std::size_t truth) const {
    const auto row = std::span(counts).subspan(truth * classes, classes);
    return std::accumulate(row.begin(), row.end(), unanswered.at(truth));
}

double Confusion::accuracy(std::size_t truth) const {
    const auto images = total(truth);
    return images == 0 ? none : static_cast<double>(at(truth, truth)) / static_cast<double>(images);
}

double Confusion::accuracy() const {
    std::int64_t right = 0;
    std::int64_t images = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        right += at(c, c);
        images += total(c);
    }
    return images == 0 ? none : static_cast<double>(right) / static_cast<double>(images);
}

Confusion confusion(const RunPredictions& predictions, const LogitRows& table) {
    const auto classes = predictions.classes.size();
    Confusion result{classes, std::vector<std::int64_t>(classes * classes, 0),
                     std::vector<std::int64_t>(classes, 0)};
    for (std::size_t i = 0; i < predictions.count(); ++i) {
        const auto truth = static_cast<std::size_t>(predictions.labels[i]);
        const auto prediction = predicted_class(predictions.row(table, i));
        ++(prediction < 0 ? result.unanswered[truth]
                          : result.counts[truth * classes + static_cast<std::size_t>(prediction)]);
    }
    return result;
}

Calibration calibration(const RunPredictions& predictions, const LogitRows& table) {
    Calibration found;
    for (std::size_t i = 0; i < predictions.count(); ++i) {
        const auto row = predictions.row(table, i);
        const auto predicted = predicted_class(row);
        const auto probabilities = softened(row, 1.0);
        found.add(predicted < 0 ? none : probabilities[static_cast<std::size_t>(predicted)],
                  predicted == predictions.labels[i]);
    }
    return found;
}

std::vector<std::int64_t> difference(const Confusion& first, const Confusion& second) {
    if (first.classes != second.classes) {
        throw Error(RETORT_TEXT("a confusion matrix of %1 classes cannot be compared with one of %2"),
                    {std::to_string(first.classes), std::to_string(second.classes)});
    }
    auto result = first.counts;
    for (std::size_t i = 0; i < result.size(); ++i) {
        result[i] -= second.counts[i];
    }
    return result;
}

std::vector<std::size_t> ranked(const RunPredictions& predictions, Ranking ranking, double temperature,
                                const PredictionFilter& filter) {
    std::vector<std::pair<Key, std::size_t>> found;
    for (std::size_t i = 0; i < predictions.count(); ++i) {
        if (!passes(predictions, filter, i)) {
            continue;
        }
        const auto key = ranking == Ranking::all ? std::optional(Key(false, 0.0))
                                                 : key_of(predictions, ranking, temperature, i);
        if (key) {
            found.emplace_back(*key, i);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& one, const auto& other) { return one.first > other.first; });
    std::vector<std::size_t> result;
    std::transform(found.begin(), found.end(), std::back_inserter(result),
                   [](const auto& item) { return item.second; });
    return result;
}

} // namespace retort
