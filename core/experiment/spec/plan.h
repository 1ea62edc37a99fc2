// What an experiment trains: the points of its axes, and the runs of each.
#pragma once

#include "core/experiment/spec/spec.h"

#include <string>
#include <vector>

namespace retort {

/// `spec` with a number of views wherever -1 asks for as many as `epochs`, on the axis, too, where each
/// number stands once.
ExperimentSpec with_number_of_views(ExperimentSpec spec, std::int64_t epochs);

/// The points of a valid `spec`, by α as given and within it by the other axes, those that it drops left out.
/// What has no meaning at a point is left out of its settings, and views are a number there, so that one
/// point serves all choices that come to the same.
std::vector<Point> points(const ExperimentSpec& spec);

/// The choices on all axes that its points serve: how many there would be if each were trained.
std::int64_t choices(const ExperimentSpec& spec);

/// The runs of an experiment, repeat by repeat, and within a repeat point by point: so early results already
/// compare all points. Of a search (see search_rounds.h) those that are known before it: the runs that it
/// chooses by, and the final ones of points that have no other to be chosen from.
std::vector<RunSpec> plan(const ExperimentSpec& spec);

/// The runs of `points` of a search that are reported: as many repeats as the experiment has, behind those of
/// the search, so that their seeds are fresh.
std::vector<RunSpec> final_runs(const ExperimentSpec& spec, const std::vector<Point>& points);

/// What `run` has of `parameter`, which is a number; `usual` where that is on no axis.
double number_in(const RunSpec& run, const std::string& parameter, double usual);

/// Whether `run` of `spec` is trained on images without labels as well: where there are some, and α is 0 in
/// all epochs.
bool trains_on_unlabelled(const ExperimentSpec& spec, const RunSpec& run);

/// Whether the training images of `run` of `spec` are drawn anew in every epoch: that is asked for, or they
/// are mixed with one another while some runs leave some out.
bool has_fresh_views(const ExperimentSpec& spec, const RunSpec& run);

/// The spec of one run alone: its α, and its settings in place of the axes. Where the run has no part of
/// several files, as of several teachers where α is 1, the spec names none of them.
ExperimentSpec spec_of(const ExperimentSpec& spec, const RunSpec& run);

} // namespace retort
