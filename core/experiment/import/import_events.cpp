#include "core/experiment/import/import_events.h"

#include "core/base/letters.h"
#include "core/experiment/import/import_cells.h"
#include "core/experiment/import/import_foreign.h"
#include "core/experiment/import/import_guess.h"
#include "core/files/bytes/read_error.h"
#include "core/files/tables/event_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_files = 10'000;
constexpr std::size_t most_entries = 1'000'000;
constexpr int deepest = 32;
constexpr int entries_looked_at = 100'000;
constexpr int levels_looked_at = 5;
constexpr std::uintmax_t most_bytes = 4 * largest_import; ///< of all files together

/// The shortest text that reads back as the same float.
std::string float_text(float value) {
    std::array<char, 64> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), result.ptr};
}

/// Values by step, then by tag; what comes later replaces what came before.
using Steps = std::map<std::int64_t, std::map<std::string, float>>;

/// Which run a file belongs to, and what stands before its tags.
struct Place {
    std::string run; ///< relative to what was asked for; "" for that folder itself
    std::string split;
};

/// The tag of all values, with "_" for "/", as in the name of a folder; empty where there are several.
std::string lone_tag(const std::vector<ScalarEvent>& events) {
    std::string lone;
    for (const auto& event : events) {
        for (const auto& [tag, value] : event.values) {
            if (!lone.empty() && tag != lone) {
                return {};
            }
            lone = tag;
        }
    }
    std::replace(lone.begin(), lone.end(), '/', '_');
    return lone;
}

/// PyTorch's add_scalars("loss", {"train": …}) writes the tag "loss" into a folder "loss_train".
std::string part_of(const std::string& folder, const std::vector<ScalarEvent>& events) {
    const auto tag = lone_tag(events);
    return !tag.empty() && folder.starts_with(tag + "_") ? folder.substr(tag.size() + 1) + "/" : "";
}

Place place_of(const fs::path& file, const fs::path& root, const std::vector<ScalarEvent>& events) {
    auto folder = file.parent_path().lexically_relative(root);
    const auto name = folder.filename().string();
    Place place;
    place.split = is_split_name(name) ? name + "/" : part_of(name, events);
    if (!place.split.empty()) {
        folder = folder.parent_path();
    }
    place.run = folder == "." ? "" : folder.string();
    return place;
}

class EventTable {
  public:
    explicit EventTable(fs::path root) : root_(std::move(root)) {}

    void read(const fs::path& file, const fs::path& base);
    ImportTable finish();

  private:
    void require_room(std::size_t tags) const;
    void require_scalars();
    void drop_hyperparameters();
    void take(const ScalarEvent& event, const std::string& split, Steps& steps);
    [[nodiscard]] std::vector<Message> notes() const;
    [[nodiscard]] std::vector<std::string> lead_columns() const;
    [[nodiscard]] std::string name_of(const std::string& run) const;

    fs::path root_;
    std::map<std::string, Steps> runs_;
    std::set<std::string> tags_;
    std::size_t values_ = 0;
    std::size_t steps_ = 0;
    std::uintmax_t bytes_ = 0;
    std::vector<Error> unreadable_;
    std::vector<Message> damaged_;
    std::size_t files_ = 0;     ///< that can be read
    std::int64_t replaced_ = 0; ///< values that a later one replaced
    std::int64_t dropped_ = 0;  ///< runs of add_hparams()
};

/// "1700000000.123456", as PyTorch's add_hparams() calls the folder that it makes inside the run's.
bool is_time(std::string_view name) {
    const auto point = name.find('.');
    return point >= 9 && point <= 11 && point + 1 < name.size() &&
           std::all_of(name.begin(), name.end(), [](char c) { return is_digit(c) || c == '.'; });
}

/// What add_hparams() writes beside hyperparameters are the final values of a run that is there already.
void EventTable::drop_hyperparameters() {
    dropped_ = static_cast<std::int64_t>(std::erase_if(runs_, [&](const auto& run) {
        const fs::path folder(run.first);
        return run.second.size() == 1 && is_time(folder.filename().string()) &&
               runs_.contains(folder.parent_path().string());
    }));
}

void EventTable::require_room(std::size_t tags) const {
    if (tags > most_import_columns - 4) {
        throw Error(RETORT_TEXT("%1 contains more than %2 different tags"),
                    {root_.string(), std::to_string(most_import_columns - 4)});
    }
    if (values_ > most_import_cells || steps_ * (tags + 4) > most_import_cells) {
        throw Error(RETORT_TEXT("%1 contains more than %2 numbers"),
                    {root_.string(), std::to_string(most_import_cells)});
    }
}

void EventTable::read(const fs::path& file, const fs::path& base) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    bytes_ += error ? 0 : size;
    if ((!error && size > largest_import) || bytes_ > most_bytes) {
        throw Error(
            RETORT_TEXT("%1 is larger than %2 MiB, which is too large for training results"),
            {file.string(), std::to_string((size > largest_import ? largest_import : most_bytes) >> 20U)});
    }
    require_foreign(file.parent_path());
    std::vector<ScalarEvent> events;
    EventFileEnd end;
    try {
        events = read_event_file(file, &end);
    } catch (const Error& problem) { // one file hides no other
        unreadable_.push_back(problem);
        return;
    }
    ++files_;
    if (end.unread > 0) {
        damaged_.push_back(
            {RETORT_TEXT("%1 is damaged or still being written; everything after byte %2 is ignored"),
             {file.string(), std::to_string(end.read)}});
    }
    const auto place = place_of(file, base, events);
    auto& steps = runs_[place.run];
    for (const auto& event : events) {
        take(event, place.split, steps);
    }
}

void EventTable::take(const ScalarEvent& event, const std::string& split, Steps& steps) {
    const auto [step, is_new] = steps.try_emplace(event.step);
    steps_ += is_new ? 1 : 0;
    for (const auto& [tag, number] : event.values) {
        const auto name = told_apart(split + tag, 120);
        tags_.insert(name);
        auto& value = step->second.try_emplace(name, number).first->second;
        const bool same = value == number || (std::isnan(value) && std::isnan(number));
        replaced_ += same ? 0 : 1;
        value = number;
        ++values_;
    }
    require_room(tags_.size());
}

/// Of the folder itself, its own name.
std::string EventTable::name_of(const std::string& run) const {
    const auto name = run.empty() ? fs::absolute(root_).lexically_normal().filename().string() : run;
    return printable(name.empty() ? root_.string() : name, longest_run_name);
}

void EventTable::require_scalars() {
    if (files_ == 0) {
        throw !unreadable_.empty()
            ? unreadable_.front()
            : Error(RETORT_TEXT("neither %1 nor its subfolders contain TensorBoard event files"),
                    {root_.string()});
    }
    std::erase_if(runs_, [](const auto& run) { return run.second.empty(); });
    if (runs_.empty()) {
        throw Error(RETORT_TEXT("%1 contains event files, but no scalars"), {root_.string()});
    }
}

/// The columns before those of the tags.
std::vector<std::string> EventTable::lead_columns() const {
    std::vector<std::string> names;
    for (const auto& [run, steps] : runs_) {
        names.push_back(name_of(run));
    }
    auto columns = columns_in_run_names(names);
    if (runs_.size() > 1) {
        columns.insert(columns.begin(), "run");
    }
    columns.emplace_back("step");
    return columns;
}

/// What stands in those columns.
std::vector<std::string> lead_cells(const std::vector<std::string>& columns, const std::string& name,
                                    std::int64_t step) {
    std::vector<std::string> cells;
    for (const auto& column : columns) {
        cells.push_back(column == "step" ? std::to_string(step) : cell_of_run_name(column, name));
    }
    return cells;
}

std::vector<Message> EventTable::notes() const {
    std::vector<Message> notes;
    if (!unreadable_.empty()) {
        notes.push_back({RETORT_TEXT("event files that cannot be read, ignored: %1; the first: %2"),
                         {std::to_string(unreadable_.size()), unreadable_.front().message()}});
    }
    if (damaged_.size() == 1) {
        notes.push_back(damaged_.front());
    } else if (!damaged_.empty()) {
        notes.push_back({RETORT_TEXT("event files that cannot be read to their end: %1; the first: %2"),
                         {std::to_string(damaged_.size()), damaged_.front()}});
    }
    if (dropped_ > 0) {
        notes.push_back({RETORT_TEXT("folders that add_hparams made inside a run's, ignored: %1"),
                         {std::to_string(dropped_)}});
    }
    if (replaced_ > 0) {
        notes.push_back(
            {RETORT_TEXT("values for the same step and tag, of which the last is used: %1. Do several "
                         "runs share a folder, or is a tag logged more than once per step?"),
             {std::to_string(replaced_)}});
    }
    return notes;
}

ImportTable EventTable::finish() {
    require_scalars();
    drop_hyperparameters();
    const auto lead = lead_columns();
    ImportTable table;
    table.sources = {root_};
    table.columns = lead;
    table.notes = notes();
    for (std::size_t i = 0; i < lead.size(); ++i) {
        if (lead[i] != "run" && lead[i] != "step") {
            table.from_names.insert(i);
        }
    }
    table.columns.insert(table.columns.end(), tags_.begin(), tags_.end());
    for (const auto& [run, steps] : runs_) {
        const auto name = name_of(run);
        for (const auto& [step, values] : steps) {
            const auto number = static_cast<std::int64_t>(table.rows.size()) + 1;
            auto& row = table.rows.emplace_back(ImportTable::Row{0, number, lead_cells(lead, name, step)});
            for (const auto& tag : tags_) {
                const auto value = values.find(tag);
                row.cells.push_back(value == values.end() ? "" : float_text(value->second));
            }
        }
    }
    return table;
}

constexpr auto skipping = fs::directory_options::skip_permission_denied;

bool is_event_file(const fs::directory_entry& entry) {
    std::error_code ignored;
    return is_event_file_name(entry.path()) && entry.is_regular_file(ignored);
}

bool goes_too_deep(const fs::recursive_directory_iterator& entry) {
    std::error_code ignored;
    return entry.depth() >= deepest && entry->is_directory(ignored) && !entry->is_symlink(ignored);
}

/// What is not read must be told, or runs are missing without a word.
void require_bounds(const fs::path& folder, std::size_t files, std::size_t entries, bool too_deep) {
    if (too_deep) {
        throw Error(
            RETORT_TEXT("%1 contains folders more than %2 levels below it; import fewer folders at a time"),
            {folder.string(), std::to_string(deepest)});
    }
    if (files > most_files) {
        throw Error(RETORT_TEXT("%1 contains more than %2 event files; import fewer folders at a time"),
                    {folder.string(), std::to_string(most_files)});
    }
    if (entries > most_entries) {
        throw Error(RETORT_TEXT("%1 contains more than %2 files and folders; import fewer folders at a time"),
                    {folder.string(), std::to_string(most_entries)});
    }
}

} // namespace

bool is_event_file_name(const fs::path& file) {
    return file.filename().string().find(".tfevents.") != std::string::npos;
}

bool has_event_files(const fs::path& folder) {
    std::error_code error;
    int entries = 0;
    for (fs::recursive_directory_iterator entry(folder, skipping, error), end;
         !error && entry != end && entries < entries_looked_at; entry.increment(error), ++entries) {
        if (entry.depth() >= levels_looked_at) {
            entry.disable_recursion_pending();
        }
        if (is_event_file(*entry)) {
            return true;
        }
    }
    return false;
}

std::vector<fs::path> event_files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    std::size_t entries = 0;
    fs::recursive_directory_iterator entry(folder, skipping, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        if (is_event_file(*entry)) {
            files.push_back(entry->path());
        }
        require_bounds(folder, files.size(), ++entries, goes_too_deep(entry));
    }
    if (error) {
        throw Error(RETORT_TEXT("%1 cannot be read: %2"), {folder.string(), error.message()});
    }
    std::sort(files.begin(), files.end());
    return files;
}

ImportTable read_import_events(const fs::path& file_or_folder) {
    std::error_code error;
    EventTable table(file_or_folder);
    if (!fs::is_directory(file_or_folder, error)) {
        table.read(file_or_folder, file_or_folder.parent_path());
        return table.finish();
    }
    for (const auto& file : event_files_below(file_or_folder)) {
        table.read(file, file_or_folder);
    }
    return table.finish();
}

} // namespace retort
