// How often a verdict is passed on chance alone: experiments in which no α differs are drawn, and judged.
//   verdict_errors [EXPERIMENTS]      10000 without it
// Prints, for numbers of α and of repeats, the share of experiments with a better or worse point: at most 5
// %. Runs of a repeat share half of their variance, as runs of one seed do.
#include "core/experiment/results/verdict.h"

#include <cstdio>
#include <random>
#include <span>
#include <string>

namespace {

using namespace retort;

/// Of α 0, 1/points, …, 1, each with `repeats` finished runs whose accuracies differ by chance alone.
std::vector<RunRecord> draw(std::mt19937_64& random, int points, int repeats) {
    std::normal_distribution<double> normal;
    constexpr double deviation = 0.01;
    std::vector<RunRecord> runs;
    for (int repeat = 1; repeat <= repeats; ++repeat) {
        const double shared = normal(random);
        for (int point = 0; point <= points; ++point) {
            auto& run = runs.emplace_back();
            run.spec = {static_cast<double>(point) / points, repeat, static_cast<std::uint64_t>(repeat)};
            run.status = RunStatus::done;
            auto& epoch = run.epochs.emplace_back();
            epoch.epoch = 1;
            epoch.val_loss = 1.0;
            epoch.val_accuracy = 0.8 + deviation * (shared + normal(random));
        }
    }
    return runs;
}

} // namespace

int main(int argc, char** argv) {
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    const int experiments = arguments.size() > 1 ? std::stoi(arguments[1]) : 10'000;
    std::mt19937_64 random(1);
    std::printf("points  repeats  better or worse\n");
    for (const int points : {1, 2, 4, 10}) {
        for (const int repeats : {3, 5, 10}) {
            int wrong = 0;
            for (int experiment = 0; experiment < experiments; ++experiment) {
                const auto verdict = verdict_of(draw(random, points, repeats), {1.0}, CountedEpoch::last);
                bool any = false;
                for (const auto& point : verdict.points) {
                    any = any || point.outcome == Outcome::better || point.outcome == Outcome::worse;
                }
                wrong += any ? 1 : 0;
            }
            std::printf("%6d  %7d  %13.2f %%\n", points, repeats, 100.0 * wrong / experiments);
        }
    }
}
