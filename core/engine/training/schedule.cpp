#include "core/engine/training/schedule.h"

#include "core/base/message.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace retort {

namespace {

/// The learning rate `t` epochs after the warm-up.
using Rate = double (*)(const ScheduleParameters& schedule, std::int64_t t);

double decayed(const ScheduleParameters& schedule, std::int64_t times) {
    return schedule.lr * std::pow(schedule.lr_gamma, static_cast<double>(times));
}

double step(const ScheduleParameters& schedule, std::int64_t t) {
    return decayed(schedule, t / schedule.lr_step_size);
}

double multi_step(const ScheduleParameters& schedule, std::int64_t t) {
    const auto& milestones = schedule.lr_milestones;
    return decayed(schedule, std::count_if(milestones.begin(), milestones.end(),
                                           [t](std::int64_t milestone) { return milestone <= t; }));
}

double cosine(const ScheduleParameters& schedule, std::int64_t t) {
    const auto length = std::max<std::int64_t>(schedule.num_epochs - schedule.warmup_epochs, 1);
    const double turn = std::numbers::pi * static_cast<double>(t) / static_cast<double>(length);
    return schedule.lr_min + (schedule.lr - schedule.lr_min) * (1.0 + std::cos(turn)) / 2.0;
}

double constant(const ScheduleParameters& schedule, std::int64_t /*t*/) {
    return schedule.lr;
}

const std::vector<std::pair<std::string, Rate>>& schedules() {
    static const std::vector<std::pair<std::string, Rate>> all{
        {"step", step}, {"multi-step", multi_step}, {"cosine", cosine}, {"constant", constant}};
    return all;
}

} // namespace

const std::vector<std::string>& schedule_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& [name, rate] : schedules()) {
            all.push_back(name);
        }
        return all;
    }();
    return names;
}

double learning_rate(const ScheduleParameters& schedule, int epoch) {
    const std::int64_t number = std::max(epoch, 1);
    if (number <= schedule.warmup_epochs) {
        return schedule.lr * static_cast<double>(number) / static_cast<double>(schedule.warmup_epochs + 1);
    }
    for (const auto& [name, rate] : schedules()) {
        if (name == schedule.schedule) {
            return rate(schedule, number - 1 - schedule.warmup_epochs);
        }
    }
    throw Error(RETORT_TEXT("unknown schedule “%1”; accepted are step, multi-step, cosine and constant"),
                {schedule.schedule});
}

} // namespace retort
