#include "core/engine/training/accuracy_error.h"

#include <algorithm>
#include <cmath>

namespace retort {

namespace {

constexpr double significance = 0.05; // of two sides
constexpr double guessing = 0.02;     // of one side

/// The z that a standard normal value exceeds in size with this probability.
double two_sided_quantile(double probability) {
    double low = 0.0;
    double high = 40.0;
    for (int step = 0; step < 100; ++step) {
        const double middle = (low + high) / 2.0;
        (std::erfc(middle / std::sqrt(2.0)) > probability ? low : high) = middle;
    }
    return high;
}

double log_binomial(double n, double k) {
    return std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0);
}

} // namespace

double accuracy_error(std::int64_t count) {
    return two_sided_quantile(significance) * std::sqrt(0.25 / static_cast<double>(count));
}

double probability_of_guessing(std::int64_t right, std::int64_t count, double chance) {
    if (right <= 0 || chance >= 1.0) {
        return 1.0;
    }
    if (chance <= 0.0) {
        return 0.0;
    }
    const auto n = static_cast<double>(count);
    double sum = 0.0;
    for (auto i = right; i <= count; ++i) {
        const auto k = static_cast<double>(i);
        sum += std::exp(log_binomial(n, k) + k * std::log(chance) + (n - k) * std::log1p(-chance));
    }
    return std::min(sum, 1.0);
}

bool is_better_than_chance(std::int64_t right, std::int64_t count, double chance) {
    return probability_of_guessing(right, count, chance) <= guessing;
}

double paired_accuracy_error(std::int64_t only_first, std::int64_t only_second, std::int64_t count,
                             std::int64_t comparisons) {
    const double z = two_sided_quantile(significance / static_cast<double>(comparisons));
    return z * std::sqrt(static_cast<double>(only_first + only_second)) / static_cast<double>(count);
}

} // namespace retort
