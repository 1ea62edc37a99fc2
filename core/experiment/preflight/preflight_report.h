// What is found out about an experiment before Start. Values only.
#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace retort {

/// An error keeps the experiment from being started; a warning does not.
enum class Severity { error, warning };

/// "error" or "warning".
std::string severity_name(Severity severity);

/// Something a person should look at before training.
struct PreflightFinding {
    Severity severity = Severity::warning;
    std::string id;        ///< kebab-case, for programs: "teacher-normalization"
    std::string parameter; ///< that it is about, by name; empty where it is about none alone
    Message what;
    Message advice; ///< what to do

    bool operator==(const PreflightFinding&) const = default;
};

/// How many of the images that it was asked about a teacher got right, seen in another way.
struct OtherAccuracy {
    ParameterReference set; ///< what would have to be set
    double accuracy = 0.0;  ///< top-1, a share

    bool operator==(const OtherAccuracy&) const = default;
};

struct TeacherFacts {
    std::string file;               ///< as the experiment names it
    std::string name;               ///< of its architecture, "TorchScript" or "logits"
    std::int64_t parameters = 0;    ///< 0 where not known
    std::optional<double> accuracy; ///< top-1, a share, as the experiment has it; nothing where nobody asked
    std::vector<OtherAccuracy> others;

    bool operator==(const TeacherFacts&) const = default;
};

/// A student before training that does not begin with random weights.
struct StartFacts {
    std::string student;
    std::string student_init;
    double accuracy = 0.0; ///< top-1, a share

    bool operator==(const StartFacts&) const = default;
};

struct PreflightReport {
    std::vector<PreflightFinding> findings; ///< errors first
    std::vector<Message> not_checked;       ///< what was left out, and why
    std::int64_t classes = 0;
    std::int64_t train_images = 0;
    std::int64_t unlabelled_images = 0;
    std::int64_t val_images = 0;   ///< with folds, of one of them
    std::int64_t test_images = 0;  ///< 0 where there is no test set
    std::int64_t asked_images = 0; ///< validation images that teachers and students were asked about
    std::vector<TeacherFacts> teachers;
    std::vector<StartFacts> starts;

    /// Adds an error.
    void refuse(std::string id, std::string parameter, Message what, Message advice);
    /// Adds a warning.
    void warn(std::string id, std::string parameter, Message what, Message advice);

    [[nodiscard]] std::int64_t count(Severity severity) const;
    [[nodiscard]] bool has_errors() const { return count(Severity::error) > 0; }
    bool operator==(const PreflightReport&) const = default;
};

/// Adds what another part of the preflight found; errors come first again.
void add_report(const PreflightReport& part, PreflightReport& to);

} // namespace retort
