#include "core/experiment/run/teacher_attachment.h"

#include "core/experiment/teacher/logit_table.h"
#include "core/experiment/run/teacher_bank.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace retort {

namespace {

/// Whether answers to training views are worth keeping: some run needs them, and views come again.
bool wants_bank(const Preparation& prepared) {
    const auto& spec = prepared.spec;
    return spec.bank != "off" && prepared.views > 0 &&
           std::any_of(spec.alphas.begin(), spec.alphas.end(), [](double alpha) { return alpha < 1.0; });
}

void attach_model(Preparation& prepared, const OpenedTeacher& opened, RunObserver& observer,
                  const std::stop_token& stop) {
    const auto teacher = std::make_shared<Teacher>(opened.model, prepared.device);
    prepared.teacher = teacher;
    const Message asking{RETORT_TEXT("Asking the teacher about the validation images"), {}};
    ImageFeed feed(prepared.data, prepared.preprocessing, prepared.spec.batch_size, /*seed=*/0,
                   prepared.threads);
    const auto start = std::chrono::steady_clock::now();
    // Not fused: a student that begins as its teacher answers as it, to the bit.
    prepared.targets.teacher_logits =
        logits_over(*opened.model, *feed.val_pass(), prepared.device, stop,
                    [&](std::int64_t done) { observer.preparing(asking, done, feed.val_count()); });
    if (stop.stop_requested()) {
        throw Stopped{};
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    prepared.teacher_seconds =
        seconds.count() / static_cast<double>(std::max<std::int64_t>(feed.val_count(), 1));
    if (wants_bank(prepared)) {
        const auto bank = open_teacher_bank(prepared, teacher, opened, observer, stop);
        prepared.teacher = bank;
        prepared.bank = bank;
    }
}

void attach_logits(Preparation& prepared, const OpenedTeacher& teacher, RunObserver& observer) {
    const auto& file = teacher.request.file;
    auto table = tabulate(file, teacher.logits, *prepared.data);
    if (table.spare > 0) {
        observer.notice(
            {RETORT_TEXT("%1: %2 of its %3 images are not in the data set, and left out"),
             {file.string(), std::to_string(table.spare), std::to_string(teacher.logits.paths.size())}});
    }
    if (prepared.preprocessing.augmentation != Augmentation::none) {
        observer.notice(
            {RETORT_TEXT("%1: its logits are of the images as they are, and the student is trained "
                         "on augmented ones; --augment none would train it on just those images"),
             {file.string()}});
    }
    prepared.teacher = std::make_shared<TabulatedTeacher>(std::move(table.train));
    prepared.targets.teacher_logits = std::move(table.val);
}

} // namespace

void attach_teacher(Preparation& prepared, const OpenedTeacher& teacher, RunObserver& observer,
                    const std::stop_token& stop) {
    if (teacher.model) {
        attach_model(prepared, teacher, observer, stop);
    } else {
        attach_logits(prepared, teacher, observer);
    }
}

} // namespace retort
