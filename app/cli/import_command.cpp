// import: results that other programs wrote become an experiment folder.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/base/number_text.h"
#include "core/base/printable.h"
#include "core/experiment/import/import_cells.h"
#include "core/experiment/import/import_guess.h"
#include "core/experiment/import/import_points.h"
#include "core/experiment/import/import_read.h"
#include "core/experiment/import/import_runs.h"
#include "core/experiment/import/import_settings.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace retort::cli {

namespace {

struct ImportFlags {
    std::vector<std::string> sources;
    std::string out;
    std::optional<double> alpha;
    std::optional<std::int64_t> repeat;
    std::vector<std::string> map;
    std::string accuracy = "automatic";
    bool add = false;
    bool look = false;
};

struct Assignment {
    std::string column;
    std::string use; ///< empty: of none
};

/// COLUMN=USE, where a column's name may hold "=" itself.
Assignment parse_assignment(const std::string& text) {
    const auto sign = text.rfind('=');
    const auto& uses = import_uses();
    if (sign == std::string::npos || sign == 0) {
        throw CLI::ValidationError("--map", "“" + text + "” must have the form COLUMN=METRIC");
    }
    Assignment assignment{text.substr(0, sign), text.substr(sign + 1)};
    if (!assignment.use.empty() && std::find(uses.begin(), uses.end(), assignment.use) == uses.end()) {
        throw CLI::ValidationError(
            "--map", fmt::format("must be one of {}, not “{}”", fmt::join(uses, ", "), assignment.use));
    }
    return assignment;
}

/// What is said on the command line wins over the guess: a use that is given away is nobody else's.
std::vector<std::string> uses_of(const ImportTable& table, const std::vector<std::string>& map) {
    auto uses = guess_uses_and_settings(table);
    for (const auto& text : map) {
        const auto wanted = parse_assignment(text);
        const auto column = std::find(table.columns.begin(), table.columns.end(), wanted.column);
        if (column == table.columns.end()) {
            throw Error(RETORT_TEXT("there is no column “%1”; the columns are %2"),
                        {wanted.column, fmt::format("{}", fmt::join(table.columns, ", "))});
        }
        if (wanted.use != "run" && wanted.use != "setting") {
            std::replace(uses.begin(), uses.end(), wanted.use, std::string());
        }
        uses[static_cast<std::size_t>(column - table.columns.begin())] = wanted.use;
    }
    return uses;
}

std::size_t column_of(const std::vector<std::string>& uses, const char* use) {
    return static_cast<std::size_t>(std::find(uses.begin(), uses.end(), use) - uses.begin());
}

/// The first α in `column` that is not `alpha`, as it stands there; empty where all are.
std::string other_alpha(const ImportTable& table, std::size_t column, double alpha) {
    const auto other = std::find_if(table.rows.begin(), table.rows.end(), [&](const ImportTable::Row& row) {
        return cell_number(row.cells[column]).value_or(alpha) != alpha;
    });
    return other == table.rows.end() ? std::string() : printable(other->cells[column], 40);
}

/// A person's --alpha wins over the names of runs. Where a column of a file says something else, either may
/// be the mistake: that is left to the person. False, and said, in that case.
bool settle_alpha(const ImportTable& table, const std::optional<double>& alpha,
                  std::vector<std::string>& uses) {
    const auto column = column_of(uses, "alpha");
    if (!alpha || column == uses.size()) {
        return true;
    }
    const auto other = other_alpha(table, column, *alpha);
    if (table.from_names.contains(column)) {
        uses[column].clear(); // what the names say is noted
        return true;
    }
    if (!other.empty()) {
        say("retort-cli: --alpha is {}, but the column “{}” has α {}; omit --alpha, or ignore the column: "
            "--map \"{}=\"\n",
            number_text(*alpha), table.columns[column], other, table.columns[column]);
    }
    return other.empty();
}

/// A person's --repeat wins over the names of runs, too: "version_3" may be anything.
void settle_repeat(const ImportTable& table, const std::optional<std::int64_t>& repeat,
                   std::vector<std::string>& uses) {
    const auto column = column_of(uses, "repeat");
    if (repeat && column != uses.size() && table.from_names.contains(column)) {
        uses[column].clear();
    }
}

void say_notes(const std::vector<Message>& notes) {
    for (const auto& note : notes) {
        say("retort-cli: {}\n", note.str());
    }
}

void print_look(const ImportTable& table, const std::vector<std::string>& uses) {
    print("{} columns, {} rows\n", table.columns.size(), table.rows.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto first = table.rows.empty() ? std::string() : table.rows.front().cells[i];
        print("{}={}  {}\n", table.columns[i], uses[i], first);
    }
}

/// On stderr, before anything is made of it: what is refused afterwards is understood by it.
void print_mapping(const ImportTable& table, const ImportMapping& mapping) {
    const auto units = share_units(table, mapping.uses, mapping.unit).of;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& use = mapping.uses[i];
        const auto* unit = units[i] == AccuracyUnit::percent    ? " (percent)"
                           : units[i] == AccuracyUnit::fraction ? " (fraction)"
                                                                : "";
        say("{} → {}{}\n", table.columns[i], use.empty() ? "–" : use, unit);
    }
}

void print_alphas(const std::vector<RunRecord>& runs) {
    std::vector<std::string> texts; // sorted, as the runs are
    for (const auto& run : runs) {
        const auto text = number_text(run.spec.alpha);
        if (texts.empty() || texts.back() != text) {
            texts.push_back(text);
        }
    }
    say("α (weight of the hard labels): {}\n", fmt::join(texts, ", "));
}

/// Which runs count as repeats of one another, and which of other points they are paired with: what a verdict
/// goes by.
void print_points(const Import& import) {
    constexpr std::size_t most_points = 40;
    constexpr std::size_t most_runs = 12;
    const auto points = imported_points(import);
    for (std::size_t i = 0; i < std::min(most_points, points.size()); ++i) {
        say("{}\n", points_line(points[i], most_runs));
    }
    if (points.size() > most_points) {
        say("… and {} more points\n", points.size() - most_points);
    }
}

std::string counted(std::size_t count, const char* what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

int run_import(const ImportFlags& flags) {
    const auto table = read_import({flags.sources.begin(), flags.sources.end()});
    ImportMapping mapping{uses_of(table, flags.map),
                          flags.alpha,
                          flags.repeat.value_or(1),
                          parse_accuracy_unit(flags.accuracy).value_or(AccuracyUnit::automatic),
                          flags.add,
                          flags.add ? repeats_of_seeds(flags.out) : SeedRepeats()};
    if (!settle_alpha(table, flags.alpha, mapping.uses)) {
        return usage;
    }
    settle_repeat(table, flags.repeat, mapping.uses);
    if (flags.look) {
        say_notes(table.notes);
        print_look(table, mapping.uses);
        return ok;
    }
    print_mapping(table, mapping);
    const auto import = make_import(table, mapping);
    print_alphas(import.runs);
    print_points(import);
    say_notes(import.notes);
    write_import(import.runs, flags.out, flags.add, import.annotations);
    print("{}: {}, {}\n", flags.out, counted(import.runs.size(), "run"),
          counted(longest_run(import), "epoch"));
    return ok;
}

} // namespace

void add_import(CLI::App& app, Action& action) {
    auto flags = std::make_shared<ImportFlags>();
    auto* command =
        app.add_subcommand("import", "Create an experiment folder from the results of other programs");
    command
        ->add_option("SOURCE", flags->sources,
                     "CSV files (chart exports of TensorBoard and Weights & Biases, too), TensorBoard event "
                     "files, or folders of event files")
        ->required();
    auto* out = command->add_option("--out", flags->out, "Experiment folder to write; new or empty");
    command->add_flag("--add", flags->add, "Add to the experiment in --out; no run is overwritten");
    command
        ->add_option("--alpha", flags->alpha,
                     "α of the runs, if no column gives it (1, labels alone, if nothing does); overrides the "
                     "names of runs")
        ->check(CLI::Range(0.0, 1.0));
    command
        ->add_option("--repeat", flags->repeat,
                     "Repeat of the first run, if no column gives it; overrides the names of runs")
        ->check(CLI::Range(1, 1000000))
        ->default_str("1");
    command
        ->add_option(
            "--map", flags->map,
            "COLUMN=METRIC: meaning of a column, if its name is unclear; COLUMN=setting: it says what "
            "runs differ in; COLUMN= ignores it")
        ->expected(1)
        ->take_all();
    command->add_option("--accuracy", flags->accuracy, "Unit of accuracies: automatic, fraction or percent")
        ->check(CLI::IsMember({"automatic", "fraction", "percent"}))
        ->capture_default_str();
    auto* look = command->add_flag("--look", flags->look,
                                   "Write nothing; print each column, its meaning and its first cell");
    look->excludes(out);
    command->callback([flags, &action] {
        if (flags->out.empty() && !flags->look) {
            throw CLI::RequiredError("--out");
        }
        for (const auto& text : flags->map) {
            parse_assignment(text); // one that makes no sense is a usage error
        }
        action = [flags](const std::stop_token&) { return run_import(*flags); };
    });
}

} // namespace retort::cli
