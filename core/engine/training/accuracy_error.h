// How far an accuracy is off by chance, because it was measured on so many images.
#pragma once

#include <cstdint>

namespace retort {

/// Half the width of the 95 % interval of an accuracy measured on `count` (≥ 1) images, as a share, where it
/// is widest: at an accuracy of ½, by the normal approximation of the binomial distribution.
double accuracy_error(std::int64_t count);

/// The probability of at least `right` of `count` (≥ 0) right answers from guesses, each of which is right
/// with the probability `chance`: the binomial distribution's upper tail.
double probability_of_guessing(std::int64_t right, std::int64_t count, double chance);

/// Whether `right` of `count` answers are more than such guesses have in 49 of 50 sets of this size.
bool is_better_than_chance(std::int64_t right, std::int64_t count, double chance);

/// Two networks were asked about the same `count` (≥ 1) images; `only_first` and `only_second` are those that
/// one of them alone got right. Of equally good networks, the accuracies differ by at most the result in 95
/// of 100 sets, as a share, as McNemar's test has it (Psychometrika 12, 1947). Where the best of several is
/// compared with one, `comparisons` (≥ 1) says how many there are, and Bonferroni's correction is made.
double paired_accuracy_error(std::int64_t only_first, std::int64_t only_second, std::int64_t count,
                             std::int64_t comparisons = 1);

} // namespace retort
