// Whether data, teacher and student are what the form takes them for, and what it will all cost, found out
// beside the window.
#pragma once

#include "core/experiment/preflight/preflight_report.h"
#include "core/experiment/preflight/previews.h"
#include "core/experiment/preflight/teacher_preview.h"
#include "core/experiment/preflight/throughput_preview.h"
#include "core/experiment/spec/spec.h"
#include "ui/setup/fields/background_preview.h"

#include <QObject>

#include <filesystem>
#include <optional>
#include <vector>

namespace retort::ui {

/// Which images are read.
struct ImagesQuestion {
    std::filesystem::path folder;
    SplitOptions options;
    std::filesystem::path unlabelled; ///< may be empty

    bool operator==(const ImagesQuestion&) const = default;
};

/// Looks at data folder and teacher file of a spec, and at whether they fit each other; where nothing is
/// wrong, trains for some two seconds to see how fast that is; and then asks teacher and students about
/// validation images and reads all images.
class PreflightCheck : public QObject {
    Q_OBJECT

  public:
    explicit PreflightCheck(QObject* parent = nullptr);

    /// Begins the previews of what `spec` names, except where `problems` names it already.
    void ask(const ExperimentSpec& spec, const std::vector<Problem>& problems);

    /// Ends what measures, asks or reads within a moment, and begins nothing before the next ask().
    void rest();

    [[nodiscard]] const Preview<DataSummary>& data() const { return data_.preview(); }
    /// Of all teachers, in their order.
    [[nodiscard]] const Preview<std::vector<NamedTeacher>>& teachers() const { return teachers_.preview(); }

    [[nodiscard]] const Preview<ThroughputPreview>& throughput() const { return throughput_.preview(); }
    /// What `spec`, the one previewed, will cost; nothing while that is not known.
    [[nodiscard]] std::optional<CostEstimate> cost(const ExperimentSpec& spec) const;

    /// The size that the teacher, of several the first that has one, is usually trained at; 0 where that is
    /// not known.
    [[nodiscard]] std::int64_t teacherSide() const;

    /// The preflight of `spec`, the one previewed, as far as it has come; nothing where it has not begun.
    [[nodiscard]] std::optional<PreflightReport> report(const ExperimentSpec& spec) const;
    /// Whether more may be added to that.
    [[nodiscard]] bool isChecking() const;

    /// What was found to be wrong.
    [[nodiscard]] std::vector<Problem> problems() const;

  Q_SIGNALS:
    /// A preview ended.
    void changed();

  private:
    /// A folder of data, and how it is split.
    using DataQuestion = std::pair<std::filesystem::path, SplitOptions>;

    void askPreflight(const ExperimentSpec& spec, const std::vector<Problem>& problems);
    [[nodiscard]] bool isMeasured() const;
    [[nodiscard]] ThroughputQuery throughputQuery(const ExperimentSpec& spec) const;

    BackgroundPreview<DataSummary, DataQuestion> data_;
    BackgroundPreview<std::vector<NamedTeacher>, TeachersQuery> teachers_;
    BackgroundPreview<ThroughputPreview, ThroughputQuery> throughput_;
    BackgroundPreview<PreflightReport, ExperimentSpec> networks_;
    BackgroundPreview<PreflightReport, ImagesQuestion> images_;
};

} // namespace retort::ui
