// The networks of an experiment, open, with what they predict before any training. What was refused is
// missing.
#pragma once

#include "core/data/loader.h"
#include "core/experiment/preflight/network_trial.h"
#include "core/experiment/preflight/preflight_report.h"
#include "core/experiment/run/opened_teachers.h"
#include "core/experiment/run/shared_inputs.h"
#include "core/experiment/spec/spec.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace retort {

/// A way in which a teacher may have been trained to see images, and what would have to be set for it.
struct OtherWay {
    ParameterReference set;
    ParameterReference instead_of; ///< what is set
    TrialNetwork network;
};

struct AskedTeacher {
    std::string file; ///< as the spec names it
    std::string name; ///< that without folders; of several teachers, as points call it
    OpenedTeacher opened;
    TrialNetwork chosen;          ///< sees the images as the experiment has it
    std::vector<OtherWay> others; ///< the same network, which sees them in other ways
};

struct AskedStudent {
    Beginning beginning;
    std::int64_t parameters = 0;
    TrialNetwork start; ///< as it begins
};

struct AskedNetworks {
    ExperimentSpec spec;
    ImageFolder folder;
    std::shared_ptr<const LoadedData> data; ///< listed; null where there is none
    ImageUsers users;
    torch::Device device = torch::kCPU; ///< on which networks are asked
    Preprocessing preprocessing;
    std::vector<AskedTeacher> teachers;
    std::vector<AskedStudent> students;
    torch::Tensor labels; ///< of the images asked about, N int64; undefined where nobody was asked

    [[nodiscard]] bool is_answered() const { return labels.defined() && labels.size(0) > 0; }
};

/// 0 where that is not known, as of logits.
std::int64_t parameters_of(const AskedTeacher& teacher);

/// Whether nothing of a student is known before it is trained.
bool is_random(const AskedStudent& student);

/// How many of the answers `logits` are right.
std::int64_t right_answers(const torch::Tensor& logits, const torch::Tensor& labels);

/// Of two networks asked about the same images, by how much the first is better, as a share, and how much of
/// that could be chance; see paired_accuracy_error().
struct PairedAccuracy {
    double difference = 0.0;
    double error = 0.0;
};
PairedAccuracy compare_answers(const torch::Tensor& first, const torch::Tensor& second,
                               const torch::Tensor& labels, std::int64_t comparisons = 1);

/// Whether `columns` are 0, 1, 2, …
bool is_in_order(const std::vector<std::int64_t>& columns);

/// Accuracies and counts for `report`.
void add_facts(const AskedNetworks& asked, PreflightReport& report);

} // namespace retort
