#include "core/experiment/spec/spec.h"

#include "core/base/number_text.h"

namespace retort {

std::string run_name(const RunSpec& run) {
    return "alpha-" + number_text(run.alpha) + "_rep-" + std::to_string(run.repeat);
}

std::string seed_text(const RunSpec& run) {
    return run.seed ? std::to_string(*run.seed) : std::string();
}

std::vector<RunSpec> plan(const ExperimentSpec& spec) {
    std::vector<RunSpec> runs;
    for (std::int64_t repeat = 1; repeat <= spec.repeats; ++repeat) {
        for (const double alpha : spec.alphas) {
            runs.push_back({alpha, repeat, static_cast<std::uint64_t>(spec.seed + repeat - 1)});
        }
    }
    return runs;
}

} // namespace retort
