// Which point another is compared with.
#pragma once

#include "core/experiment/record/records.h"
#include "core/experiment/results/summary.h"

#include <map>
#include <optional>
#include <vector>

namespace retort {

/// Points, each with what all its runs are known to have been trained with, its settings among it.
using KnownPoints = std::map<Point, AxisValues>;

/// Of the runs that count at epoch `which`.
KnownPoints known_points(const std::vector<RunRecord>& runs, CountedEpoch which);

/// Of `points` the one that `point` is compared with: of the reference's α and settings, and like `point` in
/// what `reference` does not name. What has no part in training there, as a temperature where α is 1, may
/// differ, and so may label smoothing where `point` has α = 0, which has none there: of several it is the one
/// with least. Where anything else differs, or is not known, there is none. Nothing where it is `point`
/// itself.
std::optional<Point> reference_of(const Point& point, const Point& reference, const KnownPoints& points);

/// What `run` is known to have been trained with, its settings among it.
AxisValues known_settings(const RunRecord& run);

/// The one point of a search at the α of `reference`, which may have settings of its own; else `reference`.
Point searched_reference(const std::vector<RunRecord>& runs, const Point& reference);

/// Of the cross-validation that `run` is part of; 0 where it is of none, or nobody knows.
std::int64_t folds_of(const RunRecord& run);

/// How far the training sets of repeats like `run` overlap beyond what chance makes alike, as
/// standard_error() takes it: in cross-validation as many validation images as there are for each that is
/// trained on, else 0 (Nadeau, Bengio: Inference for the Generalization Error, 2003).
double training_overlap(const RunRecord& run);

} // namespace retort
