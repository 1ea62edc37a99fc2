#include "core/engine/training/schedule.h"

#include "core/base/message.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace retort {

namespace {

double cosine(const Schedule& schedule, std::int64_t t) {
    const auto length = std::max<std::int64_t>(schedule.epochs - schedule.warmup_epochs, 1);
    const double turn = std::numbers::pi * static_cast<double>(t) / static_cast<double>(length);
    return schedule.lr_min + (schedule.lr - schedule.lr_min) * (1.0 + std::cos(turn)) / 2.0;
}

double decayed(const Schedule& schedule, std::int64_t times) {
    return schedule.lr * std::pow(schedule.gamma, static_cast<double>(times));
}

} // namespace

const std::vector<std::string>& schedule_names() {
    static const std::vector<std::string> names{"step", "multi-step", "cosine", "constant"};
    return names;
}

ScheduleKind parse_schedule(std::string_view name) {
    const auto& names = schedule_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        throw Error(RETORT_TEXT("unknown schedule “%1”; accepted are step, multi-step, cosine and constant"),
                    {std::string(name)});
    }
    return static_cast<ScheduleKind>(found - names.begin());
}

double learning_rate(const Schedule& schedule, int epoch) {
    const std::int64_t number = std::max(epoch, 1);
    if (number <= schedule.warmup_epochs) {
        return schedule.lr * static_cast<double>(number) / static_cast<double>(schedule.warmup_epochs + 1);
    }
    const auto t = number - 1 - schedule.warmup_epochs;
    switch (schedule.kind) {
    case ScheduleKind::step:
        return decayed(schedule, t / schedule.step_size);
    case ScheduleKind::multi_step:
        return decayed(schedule, std::count_if(schedule.milestones.begin(), schedule.milestones.end(),
                                               [t](std::int64_t milestone) { return milestone <= t; }));
    case ScheduleKind::cosine:
        return cosine(schedule, t);
    case ScheduleKind::constant:
        break;
    }
    return schedule.lr;
}

} // namespace retort
