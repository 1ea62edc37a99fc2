#include "core/experiment/import/import_read.h"

#include "core/experiment/import/import_csv.h"
#include "core/experiment/import/import_events.h"
#include "core/experiment/import/import_foreign.h"
#include "core/experiment/import/import_guess.h"
#include "core/experiment/import/import_run_names.h"
#include "core/files/bytes/input_file.h"
#include "core/files/bytes/read_error.h"
#include "core/files/tables/event_file.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

ImportKind kind_of_file(const fs::path& path) {
    const auto start = InputFile(path).start();
    if (begins_as_event_file(start)) {
        return ImportKind::events;
    }
    return start.empty() || start.find('\0') != std::string::npos ? ImportKind::nothing : ImportKind::csv;
}

ImportKind kind_of_folder(const fs::path& path) {
    std::error_code error;
    if (fs::exists(path / "experiment.json", error) || fs::is_directory(path / "runs", error)) {
        return ImportKind::experiment;
    }
    return has_event_files(path) ? ImportKind::events : ImportKind::nothing;
}

ImportTable read_one(const fs::path& source) {
    std::error_code error;
    if (fs::is_directory(source, error)) {
        return read_import_events(source);
    }
    if (source.filename() == "metrics.csv") {
        require_foreign(fs::absolute(source).parent_path());
    }
    const auto kind = naming(source, [&] { return kind_of_file(source); });
    return kind == ImportKind::events ? read_import_events(source) : read_import_csv(source);
}

/// Says that a column was put into one of another name, where there is one.
void note_joined(const ImportTable& from, std::size_t column, ImportTable& into, std::size_t place) {
    if (place < into.columns.size()) {
        into.notes.push_back({RETORT_TEXT("%1: the column “%2” is joined with “%3”"),
                              {from.sources.front().string(), from.columns[column], into.columns[place]}});
    }
}

/// Where each column of `from` goes in `into`, which gets those that it lacks: to one of its name, or to one
/// whose name means the same.
std::vector<std::size_t> placed_columns(const ImportTable& from, ImportTable& into) {
    const auto uses = guess_uses(from);
    const auto known = guess_uses(into);
    std::set<std::size_t> taken;
    std::vector<std::size_t> places;
    const auto find = [&](const auto& fits) {
        std::size_t place = 0;
        while (place < known.size() && (taken.contains(place) || !fits(place))) {
            ++place;
        }
        return place < known.size() ? place : into.columns.size();
    };
    for (std::size_t i = 0; i < from.columns.size(); ++i) {
        auto place = find([&](std::size_t at) { return into.columns[at] == from.columns[i]; });
        if (place == into.columns.size() && !uses[i].empty() && uses[i] != "run" && uses[i] != "setting") {
            place = find([&](std::size_t at) { return known[at] == uses[i]; });
            note_joined(from, i, into, place);
        }
        if (place == into.columns.size()) {
            into.columns.push_back(from.columns[i]);
        }
        taken.insert(place);
        places.push_back(place);
    }
    return places;
}

/// Carries over what `from` says of its columns. One that is in a file counts as the file's.
void join_facts(const ImportTable& from, const std::vector<std::size_t>& places, std::size_t known,
                ImportTable& into) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!from.from_names.contains(i)) {
            into.from_names.erase(places[i]);
        } else if (places[i] >= known) {
            into.from_names.insert(places[i]);
        }
    }
    for (const auto& [column, count] : from.replaced) {
        into.replaced[places[column]] += count;
    }
}

void append(ImportTable& whole, ImportTable part, const std::string& name) {
    const auto source = whole.sources.size();
    const auto known = whole.columns.size();
    whole.sources.push_back(part.sources.front());
    const auto places = placed_columns(part, whole);
    join_facts(part, places, known, whole);
    whole.notes.insert(whole.notes.end(), part.notes.begin(), part.notes.end());
    for (auto& row : part.rows) {
        ImportTable::Row wide{source, row.line, std::vector<std::string>(whole.columns.size())};
        wide.cells[0] = part.names_runs ? "" : name;
        for (std::size_t i = 0; i < places.size(); ++i) {
            wide.cells[places[i]] = std::move(row.cells[i]);
        }
        whole.rows.push_back(std::move(wide));
    }
    if (whole.columns.size() * whole.rows.size() > most_import_cells) {
        throw Error(RETORT_TEXT("%1 and the files before it have more than %2 cells"),
                    {whole.sources.back().string(), std::to_string(most_import_cells)});
    }
}

/// Seed and repeat, where the name of every file says them and no column does. `names` are those of the
/// sources.
void add_columns_of_names(const std::vector<std::string>& names, ImportTable& table) {
    for (const auto& column : columns_in_run_names(names)) {
        const auto uses = guess_uses(table);
        const auto* use = column == "fold" ? "repeat" : column.c_str();
        if (column == "alpha" || std::find(uses.begin(), uses.end(), use) != uses.end()) {
            continue;
        }
        table.from_names.insert(table.columns.size());
        table.columns.push_back(column);
        for (auto& row : table.rows) {
            row.cells.push_back(cell_of_run_name(column, names[row.source]));
        }
    }
}

} // namespace

ImportKind import_kind(const fs::path& path) {
    try {
        std::error_code error;
        return fs::is_directory(path, error) ? kind_of_folder(path) : kind_of_file(path);
    } catch (const std::exception&) { // who wants to know why reads it
        return ImportKind::nothing;
    }
}

ImportTable read_import(const std::vector<fs::path>& sources) {
    if (sources.size() == 1) {
        return read_one(sources.front());
    }
    ImportTable whole;
    whole.columns.emplace_back("file");
    std::optional<Error> unreadable;
    const auto names = source_names(sources);
    std::vector<std::string> names_of_files; // of one run each
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto& source = sources[i];
        ImportTable part;
        try {
            part = read_one(source);
        } catch (const Error& problem) { // programs that fail early leave empty event files behind
            if (!is_event_file_name(source)) {
                throw;
            }
            unreadable = unreadable ? unreadable : problem;
            whole.notes.push_back({RETORT_TEXT("%1; the file is ignored"), {problem.message()}});
            continue;
        }
        names_of_files.push_back(part.names_runs ? "" : names[i]);
        append(whole, std::move(part), names[i]);
    }
    if (whole.sources.empty() && unreadable) {
        throw *unreadable;
    }
    for (auto& row : whole.rows) {
        row.cells.resize(whole.columns.size());
    }
    add_columns_of_names(names_of_files, whole);
    return whole;
}

} // namespace retort
