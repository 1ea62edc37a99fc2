#include "core/experiment/preflight/teacher_checks.h"

#include "core/base/number_text.h"
#include "core/engine/training/accuracy_error.h"
#include "core/engine/training/measure.h"
#include "core/experiment/teacher/seen_images.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace retort {

namespace {

constexpr double least_gain = 0.01; ///< of another way to see the images

/// Calls `look` with each teacher that has answered.
template <typename Look>
void for_answers(const AskedNetworks& asked, const Look& look) {
    for (const auto& teacher : asked.teachers) {
        if (asked.is_answered() && teacher.chosen.logits.defined()) {
            look(teacher);
        }
    }
}

// ---- classes ----

bool mean_the_same(const std::string& one, const std::string& other) {
    return plain_class_name(one) == plain_class_name(other);
}

/// Whether the teacher's outputs stand for the classes in their order, and no name says so.
bool is_matched_by_order(const LoadedModel& model, const std::vector<std::string>& classes) {
    const auto& names = model.classes.names;
    return model.source.class_map.empty() && std::ssize(classes) == model.classes.count &&
           !std::equal(classes.begin(), classes.end(), names.begin(), names.end(), mean_the_same);
}

/// The names as numbers; nothing where one is none.
std::optional<std::vector<std::int64_t>> numbers_of(const std::vector<std::string>& names) {
    std::vector<std::int64_t> numbers;
    for (const auto& name : names) {
        if (const auto number = parse_integer(name)) {
            numbers.push_back(*number);
        }
    }
    return numbers.size() == names.size() ? std::optional(numbers) : std::nullopt;
}

bool are_misordered_numbers(const std::vector<std::string>& classes) {
    const auto numbers = numbers_of(classes);
    return numbers && !std::is_sorted(numbers->begin(), numbers->end());
}

void report_numbers(const std::string& file, const std::vector<std::string>& classes,
                    PreflightReport& report) {
    report.warn(
        "numbered-classes", "class-map",
        {RETORT_TEXT("the class folders are numbers and are sorted as text (%1, %2, %3, …), and %4 does "
                     "not name its classes"),
         {classes[0], classes[1], classes[2], file}},
        {RETORT_TEXT("if its outputs are in the order of the numbers, say so in a %1"),
         {ParameterReference{"class-map"}}});
}

// ---- how images are seen ----

bool is_gain(const PairedAccuracy& found) {
    return found.difference > least_gain && found.difference > found.error;
}

/// Whether the teacher says that it was trained so: then nothing else is taken, however lucky it is here.
bool states(const LoadedModel& model, const Preprocessing& way) {
    const auto& stated = model.stated;
    return stated.normalize == way.normalization.name &&
           (stated.side == 0 || stated.side == way.image_size) &&
           (stated.interpolation.empty() || parse_interpolation(stated.interpolation) == way.interpolation);
}

struct BetterWay {
    const OtherWay* way = nullptr;
    PairedAccuracy gain;
};

/// None where none is a gain.
BetterWay better_way(const AskedTeacher& teacher, const torch::Tensor& labels) {
    BetterWay best;
    for (const auto& other : teacher.others) {
        const auto found =
            compare_answers(other.network.logits, teacher.chosen.logits, labels, std::ssize(teacher.others));
        if (is_gain(found) && states(teacher.opened.model, other.network.preprocessing)) {
            return {&other, found};
        }
        if (is_gain(found) && found.difference > best.gain.difference) {
            best = {&other, found};
        }
    }
    return best;
}

Message gain_message(const AskedNetworks& asked, const AskedTeacher& teacher, const BetterWay& better) {
    const auto accuracy = [&](const TrialNetwork& network) {
        return percent_text(top1_accuracy(network.logits, asked.labels));
    };
    return {
        RETORT_TEXT("%1 gets %2 % of %3 validation images right with %4, and only %5 % with %6: %7 points "
                    "less, of which chance explains %8 at most"),
        {teacher.name, accuracy(better.way->network), std::to_string(asked.labels.size(0)), better.way->set,
         accuracy(teacher.chosen), better.way->instead_of, percent_text(better.gain.difference),
         percent_text(better.gain.error)}};
}

/// Where the teacher states something else than it sees; `set` is what would be as it states.
void report_stated(const AskedNetworks& asked, const AskedTeacher& teacher, const SeenImages& stated,
                   const ParameterReference& set, PreflightReport& report) {
    auto used = seen_images_of(asked.spec);
    used.side = asked.preprocessing.image_size;
    for (const auto& said : other_images(teacher.name, stated, used)) {
        report.warn("teacher-trained-otherwise", set.name, said, {RETORT_TEXT("set %1"), {set}});
    }
}

const char* name_of_interpolation(Interpolation interpolation) {
    return interpolation == Interpolation::bicubic ? "bicubic" : "bilinear";
}

/// The other interpolation, and the side that the teacher says it was resized to.
std::vector<OtherWay> other_resizing(const LoadedModel& teacher, const Preprocessing& chosen) {
    std::vector<OtherWay> ways;
    auto way = chosen;
    way.interpolation =
        chosen.interpolation == Interpolation::bicubic ? Interpolation::bilinear : Interpolation::bicubic;
    ways.push_back({{"interpolation", name_of_interpolation(way.interpolation)},
                    {"interpolation", name_of_interpolation(chosen.interpolation)},
                    {teacher.model, way, {}}});
    const auto side = static_cast<int>(teacher.stated.resize_side);
    const auto now = chosen.resize_side > 0 ? chosen.resize_side : usual_resize_side(chosen.image_size);
    if (side >= chosen.image_size && side != now) {
        way = chosen;
        way.resize_side = side;
        ways.push_back({{"resize-side", std::to_string(side)},
                        {"resize-side", std::to_string(now)},
                        {teacher.model, way, {}}});
    }
    return ways;
}

} // namespace

std::vector<OtherWay> other_ways(const LoadedModel& teacher, const Preprocessing& chosen) {
    std::vector<OtherWay> ways;
    const auto& usual = chosen.normalization.name;
    for (const auto& normalization : normalizations()) {
        auto way = chosen;
        way.normalization = normalization;
        if (normalization.name != usual) {
            ways.push_back(
                {{"normalize", normalization.name}, {"normalize", usual}, {teacher.model, way, {}}});
        }
    }
    for (auto& way : other_resizing(teacher, chosen)) {
        ways.push_back(std::move(way));
    }
    if (teacher.image_size > 0 && teacher.image_size != chosen.image_size) {
        auto way = chosen;
        way.image_size = teacher.image_size;
        ways.push_back({{"image-size", std::to_string(way.image_size)},
                        {"image-size", std::to_string(chosen.image_size)},
                        {teacher.model, way, {}}});
    }
    return ways;
}

void check_numbered_classes(const AskedNetworks& asked, PreflightReport& report) {
    const auto& classes = asked.folder.classes;
    for (const auto& teacher : asked.teachers) {
        if (is_matched_by_order(teacher.opened.model, classes) && are_misordered_numbers(classes)) {
            report_numbers(teacher.name, classes, report);
        }
    }
}

void check_class_names(const AskedNetworks& asked, PreflightReport& report) {
    for (const auto& teacher : asked.teachers) {
        const auto& model = teacher.opened.model;
        if (!model.classes.names.empty() && is_matched_by_order(model, asked.folder.classes) &&
            is_in_order(model.columns)) {
            report.warn(
                "class-names", "class-map", teacher.opened.matched,
                {RETORT_TEXT("if that is not their order, write a %1"), {ParameterReference{"class-map"}}});
        }
    }
}

void check_stated_images(const AskedNetworks& asked, PreflightReport& report) {
    for (const auto& teacher : asked.teachers) {
        const auto& stated = teacher.opened.model.stated;
        report_stated(asked, teacher, {0, stated.normalize}, {"normalize", stated.normalize}, report);
        report_stated(asked, teacher, {stated.side, {}}, {"image-size", std::to_string(stated.side)}, report);
        report_stated(asked, teacher, {0, {}, 0, stated.interpolation},
                      {"interpolation", stated.interpolation}, report);
        if (stated.side == asked.preprocessing.image_size) {
            report_stated(asked, teacher, {stated.side, {}, stated.resize_side, {}},
                          {"resize-side", std::to_string(stated.resize_side)}, report);
        }
    }
}

void check_finite(const AskedNetworks& asked, PreflightReport& report) {
    for_answers(asked, [&](const AskedTeacher& teacher) {
        if (!teacher.chosen.logits.isfinite().all().item<bool>()) {
            report.refuse(
                "teacher-not-finite", "teacher-file",
                {RETORT_TEXT("%1 predicts values that are not finite: its weights, or the statistics of "
                             "its batch norms, have overflowed"),
                 {teacher.name}},
                {RETORT_TEXT("choose another checkpoint"), {}});
        }
    });
}

void check_chance(const AskedNetworks& asked, PreflightReport& report) {
    for_answers(asked, [&](const AskedTeacher& teacher) {
        const auto right = right_answers(teacher.chosen.logits, asked.labels);
        const auto count = asked.labels.size(0);
        if (const auto chance = chance_level(asked.labels); !is_better_than_chance(right, count, chance)) {
            report.warn("teacher-no-better-than-chance", "teacher-file",
                        {RETORT_TEXT("%1 gets %2 of %3 validation images right, no more than chance would "
                                     "(%4 %)"),
                         {teacher.name, std::to_string(right), std::to_string(count), percent_text(chance)}},
                        {RETORT_TEXT("check %1, %2 and the order of its classes, or choose another teacher"),
                         {ParameterReference{"image-size"}, ParameterReference{"normalize"}}});
        }
    });
}

void check_other_ways(const AskedNetworks& asked, PreflightReport& report) {
    for_answers(asked, [&](const AskedTeacher& teacher) {
        if (const auto better = better_way(teacher, asked.labels); better.way != nullptr) {
            const auto& set = better.way->set;
            report.warn(set.name == "normalize" ? "teacher-normalization" : "teacher-" + set.name, set.name,
                        gain_message(asked, teacher, better), {RETORT_TEXT("set %1"), {set}});
        }
    });
}

} // namespace retort
