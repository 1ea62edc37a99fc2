#include "core/files/tables/metrics_csv.h"

#include "core/engine/training/metric_lookup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace retort {

namespace {

std::string_view trimmed(std::string_view cell) {
    constexpr std::string_view around = " \t\r\"";
    const auto first = cell.find_first_not_of(around);
    return first == std::string_view::npos ? std::string_view()
                                           : cell.substr(first, cell.find_last_not_of(around) - first + 1);
}

std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> cells;
    for (auto comma = line.find(','); comma != std::string_view::npos; comma = line.find(',')) {
        cells.push_back(trimmed(line.substr(0, comma)));
        line.remove_prefix(comma + 1);
    }
    cells.push_back(trimmed(line));
    return cells;
}

template <typename Number>
std::optional<Number> parse(std::string_view cell) {
    Number value{};
    if (cell.starts_with('+')) {
        cell.remove_prefix(1);
    }
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc() && end == cell.data() + cell.size() ? std::optional(value) : std::nullopt;
}

/// What a column of the file is for: nothing we know, the epoch, or a metric.
struct Column {
    std::string name;
    bool is_epoch = false;
    double EpochRecord::*value = nullptr;
    bool share = false;
};

Column make_column(std::string_view name) {
    Column column{std::string(name), name == "epoch"};
    for (const auto& metric : metrics()) {
        if (metric.name == name) {
            column.value = metric.value;
            column.share = metric.is_share();
        }
    }
    return column;
}

constexpr double rounding = 1e-6; ///< by which a share may be above 1

class MetricsParser {
  public:
    explicit MetricsParser(std::vector<Message>& complaints) : complaints_(complaints) {}
    void take_line(std::string_view line);
    std::vector<EpochRecord> take() { return std::move(records_); }

  private:
    void take_header(std::string_view line);
    void take_record(const std::vector<std::string_view>& cells);
    void take_cell(const Column& column, std::string_view cell, EpochRecord& record);
    bool take_epoch(const std::vector<std::string_view>& cells, EpochRecord& record);
    void complain_of_number(const std::string& column, std::string_view cell);

    std::vector<Message>& complaints_;
    std::vector<Column> columns_;
    std::vector<EpochRecord> records_;
    int line_number_ = 0;
};

void MetricsParser::take_line(std::string_view line) {
    ++line_number_;
    if (trimmed(line).empty()) {
        return;
    }
    if (columns_.empty()) {
        take_header(line);
    } else {
        take_record(split(line));
    }
}

void MetricsParser::take_header(std::string_view line) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (line.starts_with(byte_order_mark)) {
        line.remove_prefix(byte_order_mark.size());
    }
    for (const auto name : split(line)) {
        columns_.push_back(make_column(name));
    }
    if (std::none_of(columns_.begin(), columns_.end(), [](const auto& column) { return column.is_epoch; })) {
        complaints_.push_back(
            {RETORT_TEXT("line %1: the column “epoch” is missing"), {std::to_string(line_number_)}});
    }
}

void MetricsParser::take_record(const std::vector<std::string_view>& cells) {
    if (cells.size() != columns_.size()) {
        complaints_.push_back(
            {RETORT_TEXT("line %1 has %2 cells, but the header has %3"),
             {std::to_string(line_number_), std::to_string(cells.size()), std::to_string(columns_.size())}});
    }
    EpochRecord record;
    if (!take_epoch(cells, record)) {
        return;
    }
    for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
        take_cell(columns_[i], cells[i], record);
    }
    records_.push_back(record);
}

bool MetricsParser::take_epoch(const std::vector<std::string_view>& cells, EpochRecord& record) {
    for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
        if (!columns_[i].is_epoch) {
            continue;
        }
        const auto epoch = parse<int>(cells[i]);
        if (!epoch || *epoch < 0) {
            complain_of_number(columns_[i].name, cells[i]);
            return false;
        }
        record.epoch = *epoch;
        return true;
    }
    return false;
}

void MetricsParser::take_cell(const Column& column, std::string_view cell, EpochRecord& record) {
    if (column.value == nullptr || cell.empty()) {
        return;
    }
    const auto value = parse<double>(cell);
    if (value && column.share && (*value < 0.0 || *value > 1.0 + rounding)) {
        complaints_.push_back(
            {RETORT_TEXT("line %1, column %2: %3 is not counted; it must be from 0 to 1, and "
                         "no percentage"),
             {std::to_string(line_number_), column.name, std::string(cell.substr(0, 40))}});
    } else if (value) {
        record.*column.value = *value;
    } else {
        complain_of_number(column.name, cell);
    }
}

void MetricsParser::complain_of_number(const std::string& column, std::string_view cell) {
    complaints_.push_back({RETORT_TEXT("line %1, column %2: “%3” is not a valid number here"),
                           {std::to_string(line_number_), column, std::string(cell.substr(0, 40))}});
}

} // namespace

std::string metric_text(double value) {
    if (std::isnan(value)) {
        return "nan"; // to_chars would tell -nan from nan
    }
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

bool are_tested(std::span<const EpochRecord> records) {
    return std::any_of(records.begin(), records.end(), [](const EpochRecord& record) {
        return std::any_of(metrics().begin(), metrics().end(), [&](const Metric& metric) {
            return is_on_test(metric) && !std::isnan(record.*metric.value);
        });
    });
}

std::string metrics_header(bool tested) {
    std::string line = "epoch";
    for (const auto& metric : metrics()) {
        line += tested || !is_on_test(metric) ? ',' + std::string(metric.name) : "";
    }
    return line + '\n';
}

std::string metrics_line(const EpochRecord& record, bool tested) {
    std::string line = std::to_string(record.epoch);
    for (const auto& metric : metrics()) {
        line += tested || !is_on_test(metric) ? ',' + metric_text(record.*metric.value) : "";
    }
    return line + '\n';
}

std::string metrics_text(std::span<const EpochRecord> records) {
    const bool tested = are_tested(records);
    auto text = metrics_header(tested);
    for (const auto& record : records) {
        text += metrics_line(record, tested);
    }
    return text;
}

std::vector<EpochRecord> parse_metrics(const std::string& text, std::vector<Message>& complaints,
                                       LastLine last) {
    MetricsParser parser(complaints);
    std::string_view rest = text;
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        parser.take_line(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    if (last == LastLine::whole) {
        parser.take_line(rest);
    }
    return parser.take();
}

} // namespace retort
