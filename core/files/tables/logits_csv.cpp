#include "core/files/tables/logits_csv.h"

#include "core/files/bytes/read_error.h"
#include "core/files/tables/csv_cells.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace retort {

namespace {

constexpr std::string_view unnamed = "logit"; // and the number of the column
constexpr std::size_t most_classes = 65536;

class LogitsParser {
  public:
    explicit LogitsParser(std::string_view text) : rows_(text) {}
    LogitsFile parse();

  private:
    void take_header();
    void take_row();
    void take_path(const std::string& path);
    [[nodiscard]] float number(std::size_t column) const;

    CsvCells rows_;
    std::vector<std::string> cells_;
    std::vector<std::string> header_;
    std::unordered_map<std::string, std::int64_t> lines_; ///< of the paths
    std::vector<float> values_;
    LogitsFile file_;
};

LogitsFile LogitsParser::parse() {
    take_header();
    while (rows_.next(cells_)) {
        take_row();
    }
    if (file_.paths.empty()) {
        throw ReadError(RETORT_TEXT("%1 has a header but no images"));
    }
    const auto images = static_cast<std::int64_t>(file_.paths.size());
    file_.logits = torch::tensor(values_, torch::kFloat32).view({images, -1});
    return std::move(file_);
}

bool are_unnamed(const std::vector<std::string>& header) {
    for (std::size_t i = 1; i < header.size(); ++i) {
        if (header[i] != std::string(unnamed) + std::to_string(i - 1)) {
            return false;
        }
    }
    return true;
}

void LogitsParser::take_header() {
    if (!rows_.next(header_) || header_.front() != "path" || header_.size() < 2) {
        throw ReadError(
            RETORT_TEXT("%1, line %2: the header must be “path,CLASS,CLASS,…” or “path,logit0,logit1,…”"),
            {std::to_string(rows_.line())});
    }
    if (header_.size() - 1 > most_classes) {
        throw ReadError(RETORT_TEXT("%1 has %2 columns of logits; at most %3 are accepted"),
                        {std::to_string(header_.size() - 1), std::to_string(most_classes)});
    }
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = 1; i < header_.size(); ++i) {
        if (header_[i].empty() || !is_printable(header_[i])) {
            throw ReadError(RETORT_TEXT("%1, line %2, column %3: “%4” is not a class name"),
                            {std::to_string(rows_.line()), std::to_string(i + 1), printable(header_[i])});
        }
        if (!seen.emplace(header_[i], i).second) {
            throw ReadError(RETORT_TEXT("%1, line %2, column %3: the class “%4” is repeated"),
                            {std::to_string(rows_.line()), std::to_string(i + 1), header_[i]});
        }
    }
    if (!are_unnamed(header_)) {
        for (std::size_t i = 1; i < header_.size(); ++i) {
            file_.classes.emplace_back(name_in_cell(header_[i]));
        }
    }
}

void LogitsParser::take_row() {
    if (cells_.size() != header_.size()) {
        throw ReadError(
            RETORT_TEXT("%1, line %2 has %3 cells, but the header has %4"),
            {std::to_string(rows_.line()), std::to_string(cells_.size()), std::to_string(header_.size())});
    }
    take_path(cells_.front());
    for (std::size_t i = 1; i < cells_.size(); ++i) {
        values_.push_back(number(i));
    }
}

void LogitsParser::take_path(const std::string& path) {
    if (path.empty()) {
        throw ReadError(RETORT_TEXT("%1, line %2, column 1: the path is missing"),
                        {std::to_string(rows_.line())});
    }
    const auto [before, is_new] = lines_.emplace(path, rows_.line());
    if (!is_new) {
        throw ReadError(RETORT_TEXT("%1, line %2: the image %3 is already in line %4"),
                        {std::to_string(rows_.line()), printable(path), std::to_string(before->second)});
    }
    file_.paths.emplace_back(name_in_cell(path));
}

template <typename Number>
std::from_chars_result parse(std::string_view cell, Number& value) {
    return std::from_chars(cell.data(), cell.data() + cell.size(), value);
}

/// The whole of `cell` as a finite number; what is too small for a float is 0.
std::optional<float> parse_float(std::string_view cell) {
    float value = 0.0F;
    auto read = parse(cell, value);
    if (read.ec == std::errc::result_out_of_range) {
        double wide = 0.0;
        read = parse(cell, wide);
        value = static_cast<float>(wide);
    }
    const bool whole = read.ec == std::errc() && read.ptr == cell.data() + cell.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

float LogitsParser::number(std::size_t column) const {
    const auto& cell = cells_[column];
    const auto value = parse_float(cell);
    if (!value) {
        throw ReadError(
            RETORT_TEXT(
                "%1, line %2, column %3 (%4): must be a finite number, with a dot before decimals, not “%5”"),
            {std::to_string(rows_.line()), std::to_string(column + 1), printable(header_[column]),
             printable(cell)});
    }
    return *value;
}

void append(std::string& text, float value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    text.append(digits.data(), end);
}

} // namespace

LogitsFile parse_logits_csv(std::string_view text) {
    return LogitsParser(text).parse();
}

std::string logits_csv(const LogitsFile& logits) {
    const auto values = logits.logits.to(torch::kFloat32).contiguous();
    const auto columns = static_cast<std::size_t>(values.size(1));
    std::string text = "path";
    for (std::size_t i = 0; i < columns; ++i) {
        text += ',' + (logits.classes.empty() ? std::string(unnamed) + std::to_string(i)
                                              : csv_cell(logits.classes[i]));
    }
    const auto* value = values.data_ptr<float>();
    for (const auto& path : logits.paths) {
        text += '\n' + csv_cell(path);
        for (std::size_t i = 0; i < columns; ++i) {
            append(text += ',', *value++);
        }
    }
    return text + '\n';
}

} // namespace retort
