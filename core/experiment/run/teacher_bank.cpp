#include "core/experiment/run/teacher_bank.h"

#include "core/base/cancelled.h"
#include "core/base/environment.h"
#include "core/experiment/cost/cost.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/run/bank_key.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/training_options.h"
#include "core/files/bytes/leftovers.h"
#include "core/files/logit_cache.h"
#include "core/files/logit_log.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// Enough rows for the teacher to work at full speed, and few enough for a stop request to be heard soon.
std::int64_t block_rows(int image_size) {
    return image_size > 64 ? 32 : 128;
}

constexpr std::int64_t mebibyte = std::int64_t{1} << 20U;

/// Memory that logits on no disk may take, whatever a person allows: a pass of each lane, and one more for
/// lanes that are an epoch apart.
std::int64_t working_bytes(const ExperimentSpec& spec, std::int64_t pass_logits) {
    return (std::max<std::int64_t>(spec.lanes, 1) + 1) * pass_logits *
           static_cast<std::int64_t>(sizeof(float));
}

/// How many banks share what is reserved for logits: one for each teacher and way that images look.
std::int64_t banks_of(const ExperimentSpec& spec) {
    const auto teachers = values_of(spec, *find_parameter("teacher-file")).size();
    return static_cast<std::int64_t>(teachers * with_each_augmentation(spec).size());
}

/// `whole` bytes are free where there are no files of logits.
std::uint64_t quota_of(std::int64_t mebibytes, std::uint64_t whole) {
    constexpr std::uint64_t most = 20'000'000'000;
    constexpr std::uint64_t share = 10; // of the disk
    return mebibytes < 0 ? std::min(whole / share, most) : static_cast<std::uint64_t>(mebibytes * mebibyte);
}

/// Lets a file of logits grow as far as the quota goes, and says once where that is not far enough.
LogitLog::Room room_within(std::int64_t quota_mib, const fs::path& file, ProgressObserver& observer) {
    return [&observer, quota_mib, file, told = false](std::uint64_t needed, std::uint64_t wanted) mutable {
        const auto quota = bank_quota(quota_mib, file.parent_path());
        const auto granted = make_room_for_logits(file, needed, wanted, quota);
        if (granted < needed && !std::exchange(told, true)) {
            observer.notice({RETORT_TEXT("the disk space reserved for teacher logits in %1 (%2) is full; "
                                         "raise %3 to keep more"),
                             {file.parent_path().string(), bytes_text(static_cast<std::int64_t>(quota)),
                              ParameterReference{"bank-disk-mib"}}});
        }
        return granted;
    };
}

std::shared_ptr<LogitLog> open_log(const TrainingImages& images, const LoadedModel& opened,
                                   const BankShape& shape, ProgressObserver& observer) {
    const auto folder = bank_folder(images.spec.cache_dir);
    if (folder.empty()) {
        observer.notice(
            {RETORT_TEXT(
                 "neither %1 nor HOME names a cache folder, so the teacher's logits are only kept in memory"),
             {ParameterReference{"cache-dir"}}});
        return nullptr;
    }
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        observer.notice({RETORT_TEXT("%1 cannot be written: %2"), {folder.string(), error.message()}});
        return nullptr;
    }
    remove_leftovers(folder);
    const auto key = bank_key(images, opened, shape.block_rows);
    const auto bank = find_bank_file(folder, key, *images.data);
    try {
        return std::make_shared<LogitLog>(
            bank.file, shape, bank.key, [&observer](const Message& message) { observer.notice(message); },
            room_within(images.spec.bank_disk_mib, bank.file, observer));
    } catch (const Error& failure) {
        observer.notice(failure.message());
        return nullptr;
    }
}

/// One in 32 records, at least one and at most eight, so that checking stays cheap compared with computing.
std::int64_t sample_size(std::int64_t records) {
    return records == 0 ? 0 : std::min<std::int64_t>(1 + records / 32, 8);
}

/// Asks the teacher again about a random sample of what the file says, and throws the file away where it says
/// something else.
void check_sample(LogitBank& bank, LogitLog& log, ProgressObserver& observer, const std::stop_token& stop) {
    constexpr double tolerance = 1e-4;
    const auto difference = bank.check(
        sample_size(bank.records()), std::random_device{}(), stop,
        progress_of(observer, {RETORT_TEXT("Verifying a sample of the stored teacher logits"), {}}));
    throw_if_stopped(stop);
    if (difference <= tolerance) {
        return;
    }
    observer.notice({RETORT_TEXT("%1: the stored logits differ from the teacher's current ones (by %2 of the "
                                 "largest) and are discarded"),
                     {log.file().string(), fmt::format("{:.2g}", difference)}});
    bank.clear();
    log.discard();
}

Message bank_text(const LogitBank& bank, std::int64_t views, const fs::path& file) {
    const auto images = bank.shape().images;
    if (file.empty()) {
        return {RETORT_TEXT("Teacher logits: %1 images × %2 views, kept in memory"),
                {std::to_string(images), std::to_string(views)}};
    }
    return {RETORT_TEXT("Teacher logits: %1 images × %2 views; %3 of %4 read from %5"),
            {std::to_string(images), std::to_string(views), std::to_string(bank.known(views)),
             std::to_string(images * views), file.string()}};
}

} // namespace

fs::path bank_folder(const fs::path& cache_dir) {
    constexpr auto name = "teacher-logits";
    if (!cache_dir.empty()) {
        return cache_dir / name;
    }
    // The XDG base directory specification has relative paths ignored.
    if (const auto cache = environment_folder("XDG_CACHE_HOME"); !cache.empty()) {
        return cache / "retort" / name;
    }
    const auto home = environment_folder("HOME");
    return !home.empty() ? home / ".cache" / "retort" / name : fs::path();
}

std::uint64_t bank_quota(std::int64_t mebibytes, const fs::path& folder) {
    const auto free = static_cast<std::uint64_t>(free_disk(folder).value_or(0));
    return quota_of(mebibytes, mebibytes < 0 ? free + bytes_of(cached_logits(folder)) : 0);
}

LogitRoom logit_room(const ExperimentSpec& spec, std::int64_t pass_logits) {
    const auto memory = spec.bank_mib * mebibyte;
    if (spec.bank == "disk") {
        const auto free = free_disk(bank_folder(spec.cache_dir)).value_or(0);
        return {memory,
                static_cast<std::int64_t>(quota_of(spec.bank_disk_mib, static_cast<std::uint64_t>(free)))};
    }
    return {std::max(memory, banks_of(spec) * working_bytes(spec, pass_logits)), 0};
}

std::shared_ptr<LogitBank> open_teacher_bank(const TrainingImages& images,
                                             const std::shared_ptr<const Teacher>& teacher,
                                             const LoadedModel& opened, ProgressObserver& observer,
                                             const std::stop_token& stop) {
    const auto& spec = images.spec;
    const BankShape shape{images.data->train.count(), images.class_count(),
                          block_rows(images.preprocessing.image_size)};
    const auto log = spec.bank == "disk" ? open_log(images, opened, shape, observer) : nullptr;
    const auto warn = [&observer, limit = spec.bank_mib] {
        observer.notice({RETORT_TEXT("The teacher's logits need more than the %1 MiB of memory reserved for "
                                     "them; those not on disk are computed again when needed; raise %2 to "
                                     "keep more"),
                         {std::to_string(limit), ParameterReference{"bank-mib"}}});
    };
    auto bank = std::make_shared<LogitBank>(
        teacher, std::make_shared<ImageViews>(images.data, images.preprocessing, images.threads()), shape,
        BankStorage{log, spec.bank_mib * mebibyte / banks_of(spec), warn,
                    working_bytes(spec, shape.images * shape.classes)});
    if (log) {
        log->read_all([&](LogitRecord&& record, auto place) { bank->add(std::move(record), place); });
        check_sample(*bank, *log, observer, stop);
    }
    observer.notice(bank_text(*bank, images.views, log ? log->file() : fs::path()));
    return bank;
}

Message teacher_work_text(const TeacherWork& work) {
    return {RETORT_TEXT("Teacher logits computed for %1 training views in %2 s"),
            {std::to_string(work.images), fmt::format("{:.1f}", work.seconds)}};
}

} // namespace retort
