// Student's t distribution, and what a paired t test can find.
#pragma once

#include <cstdint>

namespace retort {

/// The quantile of Student's t distribution with `freedom` degrees of freedom (above 0) at `probability` in
/// (0, 1). NaN for anything else.
double student_t_quantile(double probability, double freedom);

/// The probability of a t at least as far from 0 as `t`, on either side. NaN where `t` or `freedom` is none.
double student_t_two_sided(double t, double freedom);

/// The probability that a two-sided paired t test of `pairs` pairs (at least 2) at `level` in (0, 1) rejects,
/// where differences are normal with mean `difference` and standard deviation `std` (above 0): by the
/// noncentral t distribution (Cohen, Statistical Power Analysis for the Behavioral Sciences, 1988, ch. 2).
/// `overlap` is that of standard_error().
double paired_t_power(std::int64_t pairs, double difference, double std, double level, double overlap = 0.0);

/// The fewest pairs, from 2 to `most`, with which that test rejects with a probability of at least `power`; 0
/// where `most` are not enough, or there is no deviation.
std::int64_t pairs_needed(double difference, double std, double level, double power, std::int64_t most,
                          double overlap = 0.0);

/// Of the mean of `pairs` differences of deviation `std`: std · √(1/pairs + overlap). `overlap` is 0 where
/// the pairs do not depend on each other; in cross-validation, where their training sets overlap, the number
/// of validation images over that of training images (Nadeau and Bengio, Machine Learning 52, 2003).
double standard_error(double std, std::int64_t pairs, double overlap);

} // namespace retort
