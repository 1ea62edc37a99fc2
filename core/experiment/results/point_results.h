// What came out at each point, and at what cost: what stands beside a verdict.
#pragma once

#include "core/experiment/results/summary.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace retort {

/// A point, or the teacher beside them. Shares in [0, 1], over runs that are done.
struct PointResult {
    Point point; ///< of no meaning for the teacher
    std::int64_t repeats = 0;
    Statistic last_accuracy; ///< on the validation set at each run's last epoch
    Statistic best_accuracy; ///< there, at each run's epoch of highest validation accuracy
    Statistic last_test;     ///< accuracy on the test set at the last epoch; of no runs where there is none
    Statistic best_test;     ///< there, at the epoch of highest validation accuracy
    Statistic agreement;     ///< with the teacher, at last epochs
    RecordedCost cost;       ///< of its students, as the first of its runs that says it has it
};

/// How the values of a column are read.
enum class ResultUnit { share, count, bytes, seconds };

/// A column of a table of results: what window, report, command line and JSON loop over.
struct ResultColumn {
    const char* key;   ///< in JSON
    const char* title; ///< RETORT_TEXT
    const char* help;  ///< RETORT_TEXT
    ResultUnit unit;
    Statistic (*of)(const PointResult& result); ///< mean NaN where it is not known
};

/// All of them.
std::span<const ResultColumn> result_columns();

/// Those of which at least one of `results` has a value.
std::vector<const ResultColumn*> known_columns(const std::vector<PointResult>& results);

/// Every point with a run that is done, by α and then by settings.
std::vector<PointResult> point_results(const std::vector<RunRecord>& runs);

/// The teacher of `runs`: its accuracy, which is the same at every epoch, and the number of its parameters.
/// Nothing where neither is known, or runs had several teachers.
std::optional<PointResult> teacher_result(const std::vector<RunRecord>& runs);

/// In English and the C locale: "83.2 ± 0.4 %", "0.27 M", "1.1 MB", "2.14 ms"; "–" where it is not known.
std::string result_text(const ResultColumn& column, const PointResult& result);

/// With what latencies were measured, or that they cannot be compared; empty where there are none.
Message latency_note(const std::vector<PointResult>& results);

/// Results and teacher as plain columns for a terminal, and as a Markdown table, with the note; empty where
/// there are no results.
std::string results_text(const std::vector<PointResult>& results, const std::optional<PointResult>& teacher);
std::string results_markdown(const std::vector<PointResult>& results,
                             const std::optional<PointResult>& teacher);

/// Results as JSON: `[{"alpha", "settings", "repeats", "last_accuracy": {"mean", "std", "count"}, …,
/// "parameters", "file_bytes", "latency": {"seconds", "batch", "image_size", "threads", "device"}}]`, with
/// null where something is not known.
std::string results_json(const std::vector<PointResult>& results);

/// The teacher as JSON: `{"accuracy", "test_accuracy", "parameters"}`, null where something is not known, or
/// as a whole.
std::string teacher_json(const std::optional<PointResult>& teacher);

} // namespace retort
