// What is wrong with teachers and students, as they are before any training.
#pragma once

#include "core/base/progress.h"
#include "core/experiment/preflight/preflight_report.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/spec.h"

#include <stop_token>

namespace retort {

/// How much is looked at.
struct NetworkScope {
    /// For asking all networks about validation images; some images are asked about in any case.
    double seconds = 30.0;
    /// Leaves out what run_experiment() tells by itself while it opens the experiment.
    bool run_follows = false;
};

/// Whether check_networks() looks at the value of `parameter`.
bool concerns_networks(const Parameter& parameter);

/// What check_networks() looks at of `spec`, with defaults in all else: while this stays the same, so do its
/// findings.
ExperimentSpec network_query(const ExperimentSpec& spec);

/// Opens data, teachers and initial weights of `spec`, whose values are valid, and checks
/// - that each of these opens, that they fit one another, and that the student can be trained at this size
///   and batch size: else an error;
/// - the numbers and names of classes, and splits so small that an accuracy says little;
/// - students larger than their teacher;
/// - where α is below 1, how teachers do on a stratified sample of at most 500 validation images: against
///   chance, against students that do not begin with random weights, and against themselves, with each other
///   normalisation of normalizations() and at the teacher's usual image size. A TorchScript program that was
///   never chosen to run here is not run, which is said.
/// Throws Cancelled.
PreflightReport check_networks(const ExperimentSpec& spec, const NetworkScope& scope,
                               ProgressObserver& observer, const std::stop_token& stop);

} // namespace retort
