#include "core/experiment/import/import_cells.h"

#include "core/base/letters.h"
#include "core/base/number_text.h"
#include "core/base/printable.h"
#include "core/weights/sha256.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string>

namespace retort {

namespace {

constexpr std::size_t hash_length = 8;
constexpr std::size_t mark_length = 4; // of what printable() cuts, and of the sign before the hash

std::string hash_of(std::string_view text) {
    return sha256_of(std::string(text)).substr(0, hash_length);
}

} // namespace

bool is_no_value(std::string_view cell) {
    const auto text = lowered(cell.substr(0, 8));
    static const std::set<std::string> none{"",    "nan",  "-nan", "+nan", "na",
                                            "n/a", "<na>", "null", "none", "-"};
    return cell.size() <= 8 && none.contains(text);
}

std::optional<double> cell_number(std::string_view cell) {
    std::string text(trimmed(cell));
    if (std::count(text.begin(), text.end(), ',') == 1 && text.find('.') == std::string::npos) {
        std::replace(text.begin(), text.end(), ',', '.');
    }
    const char* first = text.data() + (text.starts_with('+') ? 1 : 0);
    double value = 0.0;
    const auto [end, error] = std::from_chars(first, text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !std::isnan(value)
               ? std::optional(value)
               : std::nullopt;
}

std::optional<std::int64_t> cell_integer(std::string_view cell) {
    const auto value = cell_number(cell);
    const bool whole = value && std::abs(*value) < 1e15 && *value == std::floor(*value);
    return whole ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
}

std::optional<std::uint64_t> cell_seed(std::string_view cell) {
    const auto text = trimmed(cell);
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (error == std::errc() && end == text.data() + text.size()) {
        return seed; // in full: a double keeps 53 bits
    }
    const auto whole = cell_integer(text);
    return whole && *whole >= 0 ? std::optional(static_cast<std::uint64_t>(*whole)) : std::nullopt;
}

std::string told_apart(std::string_view text, std::size_t longest) {
    return text.size() <= longest
               ? printable(text, longest)
               : printable(text, longest - hash_length - mark_length) + "~" + hash_of(text);
}

std::string with_hash(const std::string& text) {
    return text + "~" + hash_of(text);
}

std::optional<RunStatus> ended_status(const std::string& text) {
    static const std::map<std::string, RunStatus> known{
        {"done", RunStatus::done},           {"finished", RunStatus::done},
        {"completed", RunStatus::done},      {"complete", RunStatus::done},
        {"success", RunStatus::done},        {"succeeded", RunStatus::done},
        {"early stopped", RunStatus::done},  {"failed", RunStatus::failed},
        {"error", RunStatus::failed},        {"crashed", RunStatus::failed},
        {"diverged", RunStatus::failed},     {"out of memory", RunStatus::failed},
        {"oom", RunStatus::failed},          {"queued", RunStatus::stopped},
        {"pending", RunStatus::stopped},     {"scheduled", RunStatus::stopped},
        {"running", RunStatus::stopped},     {"stopped", RunStatus::stopped},
        {"killed", RunStatus::stopped},      {"aborted", RunStatus::stopped},
        {"interrupted", RunStatus::stopped}, {"canceled", RunStatus::stopped},
        {"cancelled", RunStatus::stopped},   {"preempted", RunStatus::stopped},
        {"timeout", RunStatus::stopped},     {"timed out", RunStatus::stopped},
        {"dropped", RunStatus::dropped}};
    auto words = text;
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
    const auto found = known.find(words);
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

} // namespace retort
