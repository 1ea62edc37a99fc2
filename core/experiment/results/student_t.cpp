#include "core/experiment/results/student_t.h"

#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace retort {

namespace {

namespace policies = boost::math::policies;

/// What overflows or does not converge is NaN or infinite here, and never an exception.
using Quiet =
    policies::policy<policies::domain_error<policies::ignore_error>,
                     policies::overflow_error<policies::ignore_error>,
                     policies::evaluation_error<policies::ignore_error>, policies::promote_double<false>>;
using StudentT = boost::math::students_t_distribution<double, Quiet>;
using NoncentralT = boost::math::non_central_t_distribution<double, Quiet>;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

} // namespace

double student_t_quantile(double probability, double freedom) {
    if (!(probability > 0.0 && probability < 1.0) || !(freedom > 0.0) || !std::isfinite(freedom)) {
        return no_number;
    }
    return boost::math::quantile(StudentT(freedom), probability);
}

double student_t_two_sided(double t, double freedom) {
    if (std::isnan(t) || !(freedom > 0.0) || !std::isfinite(freedom)) {
        return no_number;
    }
    return std::isinf(t) ? 0.0
                         : 2.0 * boost::math::cdf(boost::math::complement(StudentT(freedom), std::abs(t)));
}

double standard_error(double std, std::int64_t pairs, double overlap) {
    return std * std::sqrt(1.0 / static_cast<double>(pairs) + overlap);
}

double paired_t_power(std::int64_t pairs, double difference, double std, double level, double overlap) {
    if (pairs < 2 || !(std > 0.0) || !std::isfinite(difference) || !(level > 0.0 && level < 1.0)) {
        return no_number;
    }
    const auto count = static_cast<double>(pairs);
    const double shift = std::abs(difference) / standard_error(std, pairs, overlap);
    const double bound = student_t_quantile(1.0 - level / 2.0, count - 1.0);
    constexpr double certain = 38.0; // beyond it the noncentral distribution underflows
    if (shift > bound + certain) {
        return 1.0;
    }
    const NoncentralT distribution(count - 1.0, shift);
    return boost::math::cdf(boost::math::complement(distribution, bound)) +
           boost::math::cdf(distribution, -bound);
}

std::int64_t pairs_needed(double difference, double std, double level, double power, std::int64_t most,
                          double overlap) {
    if (!(std > 0.0)) {
        return 0;
    }
    for (std::int64_t pairs = 2; pairs <= most; ++pairs) {
        if (paired_t_power(pairs, difference, std, level, overlap) >= power) {
            return pairs;
        }
    }
    return 0;
}

} // namespace retort
