#include "core/engine/losses/loss_schedule.h"

#include "core/base/message.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace retort {

namespace {

/// How much of the way is gone after the share `s` of the time, both in [0, 1].
using Way = double (*)(double s);

const std::vector<std::pair<std::string, Way>>& ways() {
    static const std::vector<std::pair<std::string, Way>> all{
        {"constant", [](double /*s*/) { return 0.0; }},
        {"linear", [](double s) { return s; }},
        {"cosine", [](double s) { return (1.0 - std::cos(std::numbers::pi * s)) / 2.0; }}};
    return all;
}

double way_of(const std::string& name, double s) {
    for (const auto& [known, way] : ways()) {
        if (known == name) {
            return way(s);
        }
    }
    throw Error(RETORT_TEXT("unknown schedule “%1”; accepted are constant, linear and cosine"), {name});
}

/// Ends where they are said to, whatever rounding does on the way.
double between(double first, double last, double way) {
    return way >= 1.0 ? last : first + (last - first) * way;
}

double share_of_warmup(std::int64_t warmup, std::int64_t epoch) {
    return epoch >= warmup ? 1.0 : static_cast<double>(epoch) / static_cast<double>(warmup);
}

} // namespace

const std::vector<std::string>& loss_schedule_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& [name, way] : ways()) {
            all.push_back(name);
        }
        return all;
    }();
    return names;
}

LossWeights loss_weights(double alpha, const LossOptions& options, std::int64_t epoch, std::int64_t epochs) {
    const auto number = std::max<std::int64_t>(epoch, 1);
    const double s = epochs > 1 ? static_cast<double>(number - 1) / static_cast<double>(epochs - 1) : 0.0;
    const auto scheduled = [&](double first, double last, const std::string& schedule) {
        return between(first, last, way_of(schedule, s));
    };
    return {alpha >= 1.0 ? alpha : scheduled(alpha, options.alpha_end, options.alpha_schedule),
            scheduled(options.temperature, options.temperature_end, options.temperature_schedule),
            options.soft_weight * share_of_warmup(options.distillation_warmup, number)};
}

bool reaches_labels(const LossOptions& options) {
    return options.alpha_schedule != "constant" && options.alpha_end > 0.0;
}

} // namespace retort
