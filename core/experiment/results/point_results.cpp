#include "core/experiment/results/point_results.h"

#include "core/base/text_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace retort {

namespace {

using nlohmann::ordered_json;

Statistic single(double value) {
    return value > 0.0 ? Statistic{value, EpochRecord::none, 1} : Statistic{};
}

constexpr std::array columns{
    ResultColumn{"last_accuracy", RETORT_TEXT("Last accuracy"),
                 RETORT_TEXT("Top-1 accuracy on the validation set at the last epoch"), ResultUnit::share,
                 [](const PointResult& result) { return result.last_accuracy; }},
    ResultColumn{"best_accuracy", RETORT_TEXT("Best accuracy"),
                 RETORT_TEXT("Top-1 accuracy on the validation set at the best epoch, chosen by it"),
                 ResultUnit::share, [](const PointResult& result) { return result.best_accuracy; }},
    ResultColumn{"last_test_accuracy", RETORT_TEXT("Last test accuracy"),
                 RETORT_TEXT("Top-1 accuracy on the test set at the last epoch"), ResultUnit::share,
                 [](const PointResult& result) { return result.last_test; }},
    ResultColumn{
        "best_test_accuracy", RETORT_TEXT("Best epoch, test accuracy"),
        RETORT_TEXT("Top-1 accuracy on the test set at the epoch that is best on the validation set"),
        ResultUnit::share, [](const PointResult& result) { return result.best_test; }},
    ResultColumn{"agreement", RETORT_TEXT("Agreement"),
                 RETORT_TEXT("Share of validation images for which student and teacher predict the same "
                             "class, at the last epoch"),
                 ResultUnit::share, [](const PointResult& result) { return result.agreement; }},
    ResultColumn{
        "parameters", RETORT_TEXT("Parameters"),
        RETORT_TEXT("Weights and biases of the network, counted one by one"), ResultUnit::count,
        [](const PointResult& result) { return single(static_cast<double>(result.cost.parameters)); }},
    ResultColumn{
        "file_bytes", RETORT_TEXT("File size"), RETORT_TEXT("Size of the file of the student's weights"),
        ResultUnit::bytes,
        [](const PointResult& result) { return single(static_cast<double>(result.cost.file_bytes)); }},
    ResultColumn{"latency", RETORT_TEXT("Latency"), RETORT_TEXT("Median time for one image"),
                 ResultUnit::seconds,
                 [](const PointResult& result) { return single(result.cost.latency.seconds); }},
};

bool is_known(const Statistic& statistic) {
    return std::isfinite(statistic.mean);
}

std::string share_text(const Statistic& share) {
    const auto mean = fmt::format("{:.1f}", 100.0 * share.mean);
    return std::isfinite(share.std) ? fmt::format("{} ± {:.1f} %", mean, 100.0 * share.std) : mean + " %";
}

/// "272.5 k" of 272474.
std::string short_number(double value, double thousand, double million) {
    return value >= million    ? fmt::format("{:.2f} M", value / million)
           : value >= thousand ? fmt::format("{:.1f} k", value / thousand)
                               : fmt::format("{:.0f} ", value);
}

ordered_json number_or_null(double value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr);
}

ordered_json column_json(const ResultColumn& column, const PointResult& result) {
    const auto value = column.of(result);
    const auto& latency = result.cost.latency;
    switch (column.unit) {
    case ResultUnit::share:
        return {
            {"mean", number_or_null(value.mean)}, {"std", number_or_null(value.std)}, {"count", value.count}};
    case ResultUnit::seconds:
        return !latency.is_known() ? ordered_json(nullptr)
                                   : ordered_json{{"seconds", latency.seconds},
                                                  {"batch", 1},
                                                  {"image_size", latency.image_size},
                                                  {"threads", latency.threads},
                                                  {"device", latency.device}};
    default:
        return is_known(value) ? ordered_json(static_cast<std::int64_t>(value.mean)) : ordered_json(nullptr);
    }
}

using Cells = std::vector<std::string>;

/// Titles, then a row a point and one of the teacher; nothing where there are no results.
std::vector<Cells> rows_of(const std::vector<PointResult>& results,
                           const std::optional<PointResult>& teacher) {
    const auto known = known_columns(results);
    if (known.empty()) {
        return {};
    }
    std::vector<Cells> rows{{"α"}};
    for (const auto* column : known) {
        rows[0].emplace_back(column->title);
    }
    const auto add = [&](const std::string& name, const PointResult& result) {
        rows.push_back({name});
        for (const auto* column : known) {
            rows.back().push_back(result_text(*column, result));
        }
    };
    for (const auto& result : results) {
        add(point_label(result.point), result);
    }
    if (teacher) {
        add("teacher", *teacher);
    }
    return rows;
}

/// What its point calls its teacher, where there are several.
std::string teacher_in(const RunRecord& run) {
    const auto found = run.spec.settings.find("teacher-file");
    return found == run.spec.settings.end() ? std::string() : found->second;
}

/// The same in every epoch of a run; of folds, each repeat has its own images.
Statistic of_teacher(const std::vector<RunRecord>& runs, double EpochRecord::*value) {
    std::map<std::pair<std::string, std::int64_t>, double> by_repeat; // not by run: they share the images
    for (const auto& run : runs) {
        const auto epoch = std::find_if(run.epochs.begin(), run.epochs.end(), [&](const EpochRecord& record) {
            return std::isfinite(record.*value);
        });
        if (epoch != run.epochs.end()) {
            by_repeat.emplace(std::pair{teacher_in(run), run.spec.repeat}, (*epoch).*value);
        }
    }
    std::vector<double> values;
    for (const auto& [repeat, of_repeat] : by_repeat) {
        values.push_back(of_repeat);
    }
    const auto all = statistic(values);
    return varies(all) ? all : Statistic{all.mean, EpochRecord::none, std::min<std::int64_t>(all.count, 1)};
}

} // namespace

std::span<const ResultColumn> result_columns() {
    return columns;
}

std::vector<const ResultColumn*> known_columns(const std::vector<PointResult>& results) {
    std::vector<const ResultColumn*> known;
    for (const auto& column : columns) {
        if (std::any_of(results.begin(), results.end(),
                        [&](const PointResult& result) { return is_known(column.of(result)); })) {
            known.push_back(&column);
        }
    }
    return known;
}

std::vector<PointResult> point_results(const std::vector<RunRecord>& runs) {
    const auto& accuracy = metric_of(&EpochRecord::val_accuracy);
    const auto& test = metric_of(&EpochRecord::test_accuracy);
    const auto& agreement = metric_of(&EpochRecord::agreement);
    std::vector<PointResult> results;
    for (const auto& row : summarize(runs)) {
        if (row.repeats == 0) {
            continue;
        }
        PointResult result{row.point,      row.repeats,    row.last[accuracy],  row.best[accuracy],
                           row.last[test], row.best[test], row.last[agreement], {}};
        const auto found = std::find_if(runs.begin(), runs.end(), [&](const RunRecord& run) {
            return run.spec.point() == row.point && run.cost &&
                   counted_epoch(run, CountedEpoch::last) != nullptr;
        });
        result.cost = found == runs.end() ? RecordedCost{} : *found->cost;
        results.push_back(std::move(result));
    }
    return results;
}

std::optional<PointResult> teacher_result(const std::vector<RunRecord>& runs) {
    PointResult teacher;
    std::set<std::string> names;
    for (const auto& run : runs) {
        if (const auto name = run.spec.settings.find("teacher-file"); name != run.spec.settings.end()) {
            names.insert(name->second);
        }
        if (teacher.cost.parameters == 0 && run.cost) {
            teacher.cost.parameters = run.cost->teacher_parameters;
        }
    }
    teacher.last_accuracy = of_teacher(runs, &EpochRecord::teacher_val_accuracy);
    teacher.last_test = of_teacher(runs, &EpochRecord::teacher_test_accuracy);
    if (names.size() > 1) { // one of several would stand for all
        return std::nullopt;
    }
    teacher.best_accuracy = teacher.last_accuracy;
    teacher.best_test = teacher.last_test;
    const bool is_there = is_known(teacher.last_accuracy) || teacher.cost.parameters > 0;
    return is_there ? std::optional(teacher) : std::nullopt;
}

std::string result_text(const ResultColumn& column, const PointResult& result) {
    const auto value = column.of(result);
    if (!is_known(value)) {
        return "–";
    }
    switch (column.unit) {
    case ResultUnit::share:
        return share_text(value);
    case ResultUnit::count: {
        const auto text = short_number(value.mean, 1e3, 1e6);
        return text.ends_with(' ') ? text.substr(0, text.size() - 1) : text;
    }
    case ResultUnit::bytes:
        return short_number(value.mean, 1e3, 1e6) + "B";
    case ResultUnit::seconds:
        break;
    }
    return fmt::format("{:.2f} ms", 1e3 * value.mean);
}

Message latency_note(const std::vector<PointResult>& results) {
    const Latency* first = nullptr;
    for (const auto& result : results) {
        const auto& latency = result.cost.latency;
        if (!latency.is_known()) {
            continue;
        }
        if (first != nullptr && !latency.is_alike(*first)) {
            return {
                RETORT_TEXT("Latencies were measured in different ways and cannot be compared; each run's "
                            "run.json says how."),
                {}};
        }
        first = &latency;
    }
    if (first == nullptr) {
        return {};
    }
    return {RETORT_TEXT("Latency: one image of %1 pixels at a time on %2, threads: %3."),
            {std::to_string(first->image_size), first->device == "cpu" ? "CPU" : first->device,
             std::to_string(first->threads)}};
}

std::string results_text(const std::vector<PointResult>& results, const std::optional<PointResult>& teacher) {
    const auto rows = rows_of(results, teacher);
    if (rows.empty()) {
        return {};
    }
    const auto note = latency_note(results);
    return text_columns(rows, ColumnSide::left) + (note.empty() ? "" : note.str() + "\n");
}

std::string results_markdown(const std::vector<PointResult>& results,
                             const std::optional<PointResult>& teacher) {
    const auto rows = rows_of(results, teacher);
    std::string text;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        text += fmt::format("| {} |\n", fmt::join(rows[i], " | "));
        for (std::size_t column = 0; i == 0 && column < rows[0].size(); ++column) {
            text += column == 0 ? "|---" : column + 1 < rows[0].size() ? "|---:" : "|---:|\n";
        }
    }
    const auto note = latency_note(results);
    return text + (note.empty() ? "" : "\n" + note.str() + "\n");
}

std::string results_json(const std::vector<PointResult>& results) {
    auto document = ordered_json::array();
    for (const auto& result : results) {
        ordered_json entry{
            {"alpha", result.point.alpha}, {"settings", result.point.settings}, {"repeats", result.repeats}};
        for (const auto& column : columns) {
            entry[column.key] = column_json(column, result);
        }
        document.push_back(std::move(entry));
    }
    return document.dump();
}

std::string teacher_json(const std::optional<PointResult>& teacher) {
    if (!teacher) {
        return "null";
    }
    const auto parameters = teacher->cost.parameters;
    return ordered_json{{"accuracy", number_or_null(teacher->last_accuracy.mean)},
                        {"test_accuracy", number_or_null(teacher->last_test.mean)},
                        {"parameters", parameters > 0 ? ordered_json(parameters) : ordered_json(nullptr)}}
        .dump();
}

} // namespace retort
