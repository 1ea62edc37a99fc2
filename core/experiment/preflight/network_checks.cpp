#include "core/experiment/preflight/network_checks.h"

#include "core/base/cancelled.h"
#include "core/data/loader.h"
#include "core/engine/device.h"
#include "core/experiment/cost/lane_choice.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/preflight/asked_networks.h"
#include "core/experiment/preflight/image_checks.h"
#include "core/experiment/preflight/student_checks.h"
#include "core/experiment/preflight/teacher_checks.h"
#include "core/experiment/run/training_images.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/experiment/spec/training_options.h"
#include "core/experiment/spec/value_names.h"
#include "core/experiment/teacher/logit_table.h"
#include "core/experiment/teacher/program_trust.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace retort {

namespace {

constexpr std::size_t most_images = 500;

/// What it is called where something is refused, and what to do then.
struct Refusal {
    const char* id;
    const char* parameter;
    Message advice;
};

/// Does `step`. What it refuses becomes an error; returns whether it did not.
template <typename Step>
bool attempt(const Refusal& refusal, PreflightReport& report, const Step& step) {
    try {
        step();
        return true;
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& error) {
        report.refuse(refusal.id, refusal.parameter, message_of(error), refusal.advice);
        return false;
    }
}

Refusal data_refusal() {
    return {
        "data-unusable",
        "data-dir",
        {RETORT_TEXT("choose a folder with train and val, and in each a folder of images for every class"),
         {}}};
}

Refusal unlabelled_refusal() {
    return {"unlabelled-unusable",
            "unlabelled-dir",
            {RETORT_TEXT("choose a folder of images, or leave %1 empty"),
             {ParameterReference{"unlabelled-dir"}}}};
}

Refusal teacher_refusal() {
    return {"teacher-unusable",
            "teacher-file",
            {RETORT_TEXT("choose another %1"), {ParameterReference{"teacher-file"}}}};
}

Refusal size_refusal() {
    return {"image-size-refused",
            "image-size",
            {RETORT_TEXT("set %1 to the size that all networks accept, or %2 to leave it to them"),
             {ParameterReference{"image-size"}, ParameterReference{"image-size", "0"}}}};
}

Refusal start_refusal() {
    return {"student-weights-unusable",
            "student-init",
            {RETORT_TEXT("choose weights that fit the student, or set %1"),
             {ParameterReference{"student-init", "random"}}}};
}

Refusal device_refusal() {
    return {"device-unusable", "device", {RETORT_TEXT("set %1"), {ParameterReference{"device", "auto"}}}};
}

Refusal asking_refusal() {
    return {"teacher-not-applicable",
            "teacher-file",
            {RETORT_TEXT("choose another teacher, or another %1"), {ParameterReference{"image-size"}}}};
}

bool is_asked(const ExperimentSpec& spec) {
    return std::any_of(spec.alphas.begin(), spec.alphas.end(), [](double alpha) { return alpha < 1.0; });
}

bool is_untrusted_program(const ExperimentSpec& spec) {
    return spec.teacher_format == "torchscript" &&
           without_untrusted_program(spec).teacher_format != "torchscript";
}

/// From data to answers, as far as nothing is refused.
class Opener {
  public:
    Opener(AskedNetworks& asked, const NetworkScope& scope, PreflightReport& report,
           ProgressObserver& observer, const std::stop_token& stop)
        : asked_(asked)
        , scope_(scope)
        , report_(report)
        , observer_(observer)
        , stop_(stop) {}

    void open() {
        if (!attempt(data_refusal(), report_, [&] { open_data(); }) ||
            !attempt(unlabelled_refusal(), report_, [&] { list_unlabelled_images(); }) || is_left_out()) {
            return;
        }
        if (!attempt(teacher_refusal(), report_, [&] { open_teachers(); }) ||
            !attempt(size_refusal(), report_, [&] { settle_size(); }) ||
            !attempt(start_refusal(), report_, [&] { open_students(); }) ||
            !attempt(device_refusal(), report_, [&] { pick_device(); })) {
            return;
        }
        if (is_asked(asked_.spec)) {
            attempt(asking_refusal(), report_, [&] { ask(); });
        }
    }

  private:
    void pick_device() { asked_.device = retort::pick_device(asked_.spec.device); }

    void open_data() {
        asked_.folder = open_image_folder(asked_.spec.data_dir, split_options(asked_.spec));
        asked_.data = list_data(asked_.folder, /*cache_bytes=*/0);
    }

    void list_unlabelled_images() {
        if (!asked_.spec.unlabelled_dir.empty()) {
            asked_.folder.unlabelled = list_unlabelled(asked_.spec.unlabelled_dir);
            asked_.data = list_data(asked_.folder, /*cache_bytes=*/0);
        }
    }

    bool is_left_out() {
        if (!is_untrusted_program(asked_.spec)) {
            return false;
        }
        report_.not_checked.push_back(
            {RETORT_TEXT("teacher and student: the TorchScript program was not yet chosen to run here"), {}});
        return true;
    }

    void open_teachers() {
        const auto& parameter = *find_parameter("teacher-file");
        const auto files = values_of(asked_.spec, parameter);
        const auto names = value_names(asked_.spec, parameter);
        auto opened = retort::open_teachers(asked_.spec, {}, asked_.folder.classes, silent_, stop_);
        asked_.users = users_of(opened, asked_.spec);
        for (std::size_t i = 0; i < opened.size(); ++i) {
            auto name = files.size() > 1 ? names[i] : std::filesystem::path(files[i]).filename().string();
            asked_.teachers.push_back({files[i], std::move(name), std::move(opened[i]), {}, {}});
        }
    }

    void settle_size() {
        asked_.preprocessing =
            preprocessing_of(asked_.spec, settled_side(asked_.spec.image_size, asked_.users));
    }

    std::map<std::string, const LoadedModel*> models() {
        std::map<std::string, const LoadedModel*> models;
        for (const auto& teacher : asked_.teachers) {
            models.emplace(teacher.file, &teacher.opened.model);
        }
        return models;
    }

    void open_students() {
        for (const auto& [beginning, start] :
             student_starts(asked_.spec, asked_.folder.classes, models(), silent_)) {
            add_student(beginning, start);
        }
    }

    void add_student(const Beginning& beginning, const StudentStart& start) {
        auto own = asked_.spec;
        own.student = beginning.architecture;
        auto network =
            make_student(own, std::ssize(asked_.folder.classes), start, static_cast<std::uint64_t>(own.seed));
        const auto parameters = parameter_count(*network);
        asked_.students.push_back({beginning, parameters, {std::move(network), asked_.preprocessing, {}}});
    }

    void ask() {
        const auto seed = static_cast<std::uint64_t>(asked_.spec.seed);
        const auto sample = stratified_sample(asked_.folder.val, most_images, seed);
        const auto trial = ask_networks(
            networks(), sample, {asked_.device, threads(), scope_.seconds},
            progress_of(observer_, {RETORT_TEXT("Asking the teacher about validation images"), {}}), stop_);
        look_up(trial);
        asked_.labels = trial.labels;
        tell_count(std::ssize(trial.samples));
    }

    /// As many as training takes.
    [[nodiscard]] int threads() const {
        const auto plan = default_lane_plan(asked_.spec, machine_cores());
        return plan.lanes * plan.threads;
    }

    void tell_count(std::int64_t count) {
        const auto all = std::ssize(asked_.folder.val.samples);
        report_.asked_images = count;
        if (count < all) {
            report_.not_checked.push_back(
                {RETORT_TEXT("the teacher was asked about %1 of %2 validation images"),
                 {std::to_string(count), std::to_string(all)}});
        }
    }

    /// All that are asked: teachers in each way, and students that know something perhaps.
    std::vector<TrialNetwork*> networks() {
        std::vector<TrialNetwork*> all;
        for (auto& teacher : asked_.teachers) {
            if (teacher.opened.model.model) {
                add_ways(teacher, all);
            }
        }
        for (auto& student : asked_.students) {
            if (!is_random(student)) {
                all.push_back(&student.start);
            }
        }
        return all;
    }

    void add_ways(AskedTeacher& teacher, std::vector<TrialNetwork*>& all) {
        teacher.chosen = {teacher.opened.model.model, asked_.preprocessing, {}};
        teacher.others = other_ways(teacher.opened.model, asked_.preprocessing);
        all.push_back(&teacher.chosen);
        for (auto& other : teacher.others) {
            all.push_back(&other.network);
        }
    }

    /// The logits of teachers that are none but these.
    void look_up(const Trial& trial) {
        const auto& [root, classes] = std::tie(asked_.folder.root, asked_.folder.classes);
        const auto data = list_data({root, classes, {}, {"val", trial.samples}, {}}, /*cache_bytes=*/0);
        for (auto& teacher : asked_.teachers) {
            if (const auto& model = teacher.opened.model; !model.model) {
                teacher.chosen.logits = tabulate(model.source.file, model.logits, *data).val;
            }
        }
    }

    AskedNetworks& asked_;
    const NetworkScope& scope_;
    PreflightReport& report_;
    ProgressObserver& observer_;
    ProgressObserver silent_; ///< whoever starts the experiment is told then
    const std::stop_token& stop_;
};

/// A check, and whether run_experiment() tells by itself what it finds.
struct Check {
    void (*look)(const AskedNetworks& asked, PreflightReport& report);
    bool run_tells = false;
};

constexpr std::array checks{
    Check{check_obstacles},         Check{check_finite},
    Check{check_other_ways},        Check{check_stated_images, true},
    Check{check_chance, true},      Check{check_numbered_classes},
    Check{check_class_names, true}, Check{check_student_sizes},
    Check{check_student_starts},    Check{check_teacher_against_start},
};

PreflightReport checked_networks(const AskedNetworks& asked, bool run_follows) {
    PreflightReport report;
    for (const auto& check : checks) {
        if (!run_follows || !check.run_tells) {
            check.look(asked, report);
        }
    }
    add_facts(asked, report);
    return report;
}

} // namespace

bool concerns_networks(const Parameter& parameter) {
    using Group = ParameterGroup;
    const bool is_of_networks = parameter.group == Group::data || parameter.group == Group::teacher ||
                                parameter.group == Group::student;
    return is_of_networks || (parameter.affects_throughput && parameter.group != Group::optimizer);
}

ExperimentSpec network_query(const ExperimentSpec& spec) {
    ExperimentSpec query;
    for (const auto& parameter : parameters()) {
        if (concerns_networks(parameter)) {
            copy_value(spec, parameter, query);
        }
    }
    query.alphas = {is_asked(spec) ? 0.0 : 1.0};
    query.repeats = 1;
    query.lanes = query.threads = 0;
    return query;
}

PreflightReport check_networks(const ExperimentSpec& spec, const NetworkScope& scope,
                               ProgressObserver& observer, const std::stop_token& stop) {
    PreflightReport report;
    AskedNetworks asked;
    asked.spec = spec;
    Opener(asked, scope, report, observer, stop).open();
    add_report(checked_networks(asked, scope.run_follows), report);
    if (asked.data) {
        auto classes = check_classes(asked.folder, spec.folds);
        classes.train_images = smallest_training_set(spec, *asked.data);
        add_report(std::move(classes), report);
    }
    return report;
}

} // namespace retort
