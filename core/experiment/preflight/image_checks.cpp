#include "core/experiment/preflight/image_checks.h"

#include "core/base/cancelled.h"
#include "core/base/number_text.h"
#include "core/base/stopwatch.h"
#include "core/data/findings/data_findings.h"
#include "core/engine/training/accuracy_error.h"
#include "core/experiment/teacher/class_mapping.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr auto data_parameter = "data-dir";
constexpr double largest_error = 0.05; ///< of an accuracy, before a split counts as tiny
constexpr std::int64_t imbalance = 10; ///< of the largest class to the smallest

/// `what` has places for the number of images and for the error.
void check_size(std::int64_t images, const char* what, const Message& advice, PreflightReport& report) {
    if (images > 0 && accuracy_error(images) > largest_error) {
        report.warn("tiny-validation-set", data_parameter,
                    {what, {std::to_string(images), percent_text(accuracy_error(images))}}, advice);
    }
}

/// A class, and how many training images it has.
using ClassSize = std::pair<std::int64_t, std::string>;

Message imbalance_message(const ClassSize& most, const ClassSize& fewest) {
    return {
        RETORT_TEXT("the class “%1” has %2 training images, “%3” only %4, so that accuracy says little about "
                    "small classes"),
        {most.second, std::to_string(most.first), fewest.second, std::to_string(fewest.first)}};
}

void check_balance(const ImageFolder& folder, PreflightReport& report) {
    std::vector<ClassSize> sizes;
    const auto counts = images_per_class(folder.train, folder.classes.size());
    std::transform(counts.begin(), counts.end(), folder.classes.begin(), std::back_inserter(sizes),
                   [](auto count, const auto& name) { return ClassSize(count, name); });
    const auto [fewest, most] = std::minmax_element(sizes.begin(), sizes.end());
    if (most->first >= imbalance * fewest->first) {
        report.warn("class-imbalance", data_parameter, imbalance_message(*most, *fewest),
                    {RETORT_TEXT("add images to small classes, and look at the macro accuracy, in which each "
                                 "class counts the same"),
                     {}});
    }
}

void report_similar(const std::string& one, const std::string& other, PreflightReport& report) {
    report.warn("similar-class-names", data_parameter,
                {RETORT_TEXT("the class folders “%1” and “%2” seem to mean one class"), {one, other}},
                {RETORT_TEXT("if they do, move their images into one folder"), {}});
}

void check_names(const ImageFolder& folder, PreflightReport& report) {
    std::map<std::string, std::string> known;
    for (const auto& name : folder.classes) {
        const auto [same, is_new] = known.emplace(plain_class_name(name), name);
        if (!is_new) {
            report_similar(same->second, name, report);
        }
    }
}

// ---- the files ----

enum class Role { train, val, test };

/// Where the images of a folder are used.
class Roles {
  public:
    explicit Roles(const ImageFolder& folder) : root_(folder.root), pooled_(folder.pooled) {
        add(folder.train, Role::train);
        add(folder.val, Role::val);
        add(folder.test, Role::test);
        for (const auto& sample : folder.unlabelled.samples) {
            unlabelled_.insert(sample.path);
        }
    }

    /// Whether one of both is trained on, and the other one measured on: in some fold, if there are folds.
    [[nodiscard]] bool is_leak(const DataFinding& finding) const {
        const auto& path = finding.path;
        const auto& like = finding.like;
        const bool shared_pool = pooled_ && !has(path, Role::test) && !has(like, Role::test);
        return shared_pool || (is_trained(path) && is_measured(like)) ||
               (is_measured(path) && is_trained(like));
    }

    /// Whether one of both has no label: it may well be a copy of one that has.
    [[nodiscard]] bool is_of_unlabelled(const DataFinding& finding) const {
        return unlabelled_.contains(finding.path) || unlabelled_.contains(finding.like);
    }

    [[nodiscard]] std::string name(const fs::path& path) const { return relative_name(path, root_); }

  private:
    [[nodiscard]] bool has(const fs::path& path, Role role) const {
        const auto found = roles_.find(path);
        return found != roles_.end() && found->second == role;
    }
    [[nodiscard]] bool is_trained(const fs::path& path) const {
        return has(path, Role::train) || unlabelled_.contains(path);
    }
    [[nodiscard]] bool is_measured(const fs::path& path) const {
        return has(path, Role::val) || has(path, Role::test);
    }

    void add(const Split& split, Role role) {
        for (const auto& sample : split.samples) {
            roles_.emplace(sample.path, role); // of a pool, all are training images
        }
    }

    fs::path root_;
    bool pooled_;
    std::map<fs::path, Role> roles_;
    std::set<fs::path> unlabelled_; ///< which may have a role as well
};

/// Findings of one kind: each file counts once, and the first is named.
struct Found {
    std::set<fs::path> files;
    const DataFinding* first = nullptr;

    void add(const DataFinding& finding) {
        files.insert(finding.path);
        first = first == nullptr ? &finding : first;
    }
    [[nodiscard]] std::string count() const { return std::to_string(files.size()); }
};

struct FoundByKind {
    Found unreadable;
    Found duplicate;
    Found leaking;
    Found contradictory;
};

FoundByKind sorted_findings(const DataSetInfo& info, const Roles& roles) {
    FoundByKind found;
    for (const auto& finding : info.findings) {
        const bool is_pair = finding.kind == DataFindingKind::duplicate ||
                             finding.kind == DataFindingKind::near_duplicate ||
                             finding.kind == DataFindingKind::in_both_splits;
        if (finding.kind == DataFindingKind::unreadable) {
            found.unreadable.add(finding);
        } else if (finding.kind == DataFindingKind::other_label) {
            found.contradictory.add(finding);
        } else if (is_pair && roles.is_leak(finding)) {
            found.leaking.add(finding);
        } else if (finding.kind == DataFindingKind::duplicate && !roles.is_of_unlabelled(finding)) {
            found.duplicate.add(finding);
        }
    }
    return found;
}

/// What is said of the findings of one kind. In `what`, %1 is their number, %2 the first file, and %3 the
/// other one that it is about, or else why it cannot be used.
struct KindText {
    const char* id;
    Found FoundByKind::*found;
    const char* what;
    const char* advice;
};

constexpr std::array kind_texts{
    KindText{"unreadable-images", &FoundByKind::unreadable,
             RETORT_TEXT("files that cannot be read and are left out: %1, first %2: %3"),
             RETORT_TEXT("replace or delete them")},
    KindText{
        "leaking-images", &FoundByKind::leaking,
        RETORT_TEXT("images that are measured on and, the same or resized or recompressed, trained on as "
                    "well: %1, first %2, like %3"),
        RETORT_TEXT("delete one of each two: accuracy looks too high with both")},
    KindText{"duplicate-images", &FoundByKind::duplicate,
             RETORT_TEXT("images that are in one split more than once: %1, first %2, the same as %3"),
             RETORT_TEXT("delete the copies, which count double")},
    KindText{"contradictory-labels", &FoundByKind::contradictory,
             RETORT_TEXT("images that are in the folders of two classes: %1, first %2, like %3"),
             RETORT_TEXT("delete them from the class that they do not show")},
};

MessageArgument other_of(const DataFinding& finding, const Roles& roles) {
    return finding.like.empty() ? MessageArgument(finding.why) : MessageArgument(roles.name(finding.like));
}

void report_kind(const KindText& text, const Found& found, const Roles& roles, PreflightReport& report) {
    if (const auto* first = found.first) {
        report.warn(text.id, data_parameter,
                    {text.what, {found.count(), roles.name(first->path), other_of(*first, roles)}},
                    {text.advice, {}});
    }
}

std::vector<std::int64_t> readable_per_class(const Split& split, const Found& unreadable,
                                             std::size_t classes) {
    auto readable = split;
    std::erase_if(readable.samples,
                  [&](const Sample& sample) { return unreadable.files.contains(sample.path); });
    return images_per_class(readable, classes);
}

void report_lost_class(const std::string& name, const Split& split, PreflightReport& report) {
    report.refuse("unreadable-class", data_parameter,
                  {RETORT_TEXT("no image of the class “%1” in %2 can be read"), {name, split.name}},
                  {RETORT_TEXT("replace the files, or delete the folders of this class"), {}});
}

/// A class that no readable image of `split` shows is refused by training.
void report_lost_classes(const ImageFolder& folder, const Split& split, const Found& unreadable,
                         PreflightReport& report) {
    const auto left = readable_per_class(split, unreadable, folder.classes.size());
    for (std::size_t i = 0; i < left.size() && !split.samples.empty(); ++i) {
        if (left[i] == 0) {
            report_lost_class(folder.classes[i], split, report);
        }
    }
}

std::int64_t count_files(const ImageFolder& folder) {
    const auto pool =
        folder.pooled ? folder.train.samples.size() : folder.train.samples.size() + folder.val.samples.size();
    return static_cast<std::int64_t>(pool + folder.test.samples.size() + folder.unlabelled.samples.size());
}

/// As find_data_issues() has it, ended after `seconds`.
DataSetInfo issues_within(const ImageFolder& folder, double seconds, const Progress& progress,
                          const std::stop_token& stop) {
    std::stop_source over;
    const std::stop_callback forward(stop, [&over] { over.request_stop(); });
    const auto start = std::chrono::steady_clock::now();
    const auto watch = [&](std::int64_t done, std::int64_t total) {
        if (progress) {
            progress(done, total);
        }
        if (seconds_since(start) > seconds) {
            over.request_stop();
        }
    };
    auto info = find_data_issues(folder, watch, over.get_token());
    throw_if_stopped(stop);
    return info;
}

void report_unread(const DataSetInfo& info, std::int64_t files, PreflightReport& report) {
    if (info.images < files) {
        report.not_checked.push_back(
            {RETORT_TEXT("corrupt, duplicate and leaking images: only %1 of %2 files were read"),
             {std::to_string(info.images), std::to_string(files)}});
    }
}

} // namespace

PreflightReport check_classes(const ImageFolder& folder, std::int64_t folds) {
    PreflightReport report;
    const auto parts = folder.pooled ? std::max<std::int64_t>(folds, 1) : 1;
    report.classes = std::ssize(folder.classes);
    report.train_images = std::ssize(folder.train.samples);
    report.val_images = std::ssize(folder.val.samples) / parts;
    report.test_images = std::ssize(folder.test.samples);
    report.unlabelled_images = std::ssize(folder.unlabelled.samples);
    if (!folder.pooled) {
        check_size(report.val_images,
                   RETORT_TEXT("an accuracy on the %1 validation images is only known to ± %2 points (95 %)"),
                   {RETORT_TEXT("validate on more images, or set %1 to validate on all of them in turn"),
                    {ParameterReference{"folds"}}},
                   report);
    }
    check_size(report.test_images,
               RETORT_TEXT("an accuracy on the %1 test images is only known to ± %2 points (95 %)"),
               {RETORT_TEXT("test on more images"), {}}, report);
    check_balance(folder, report);
    check_names(folder, report);
    return report;
}

PreflightReport check_images(const fs::path& folder, const SplitOptions& options, double seconds,
                             const Progress& progress, const std::stop_token& stop,
                             const fs::path& unlabelled) {
    auto listed = list_image_folder(folder);
    auto opened = open_image_folder(folder, options);
    if (!unlabelled.empty()) {
        listed.unlabelled = list_unlabelled(unlabelled);
        opened.unlabelled = listed.unlabelled;
    }
    const auto info = issues_within(listed, seconds, progress, stop);
    const Roles roles(opened);
    const auto found = sorted_findings(info, roles);
    PreflightReport report;
    for (const auto* split : {&opened.train, &opened.val, &opened.test}) {
        report_lost_classes(opened, *split, found.unreadable, report);
    }
    for (const auto& text : kind_texts) {
        report_kind(text, found.*text.found, roles, report);
    }
    report_unread(info, count_files(opened), report);
    return report;
}

} // namespace retort
