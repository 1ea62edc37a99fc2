#include "core/experiment/import/import_guess.h"

#include "core/base/letters.h"
#include "core/base/number_text.h"
#include "core/engine/training/metric_lookup.h"
#include "core/experiment/import/import_cells.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <set>
#include <tuple>

namespace retort {

namespace {

/// The words of a name, in lower case: "Loss/trainVal_1" is loss, train, val, 1. A number stays with the
/// letters before it ("top1").
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    bool open = false;
    char before = '\0';
    for (const char c : name) {
        if (!is_letter(c) && !is_digit(c)) {
            open = false;
        } else {
            const bool begins = !open || (is_upper(c) && !is_upper(before));
            if (begins) {
                words.emplace_back();
            }
            words.back() += lower(c);
            open = true;
        }
        before = c;
    }
    return words;
}

using Words = std::set<std::string>;

bool any(const Words& words, std::initializer_list<const char*> of) {
    return std::any_of(of.begin(), of.end(), [&](const char* word) { return words.contains(word); });
}

/// Words that say nothing of what is measured.
void drop_filler(Words& words) {
    for (const auto* filler :
         {"epoch",   "mean",  "avg",  "average", "top",         "1",      "percent", "pct",
          "per",     "on",    "run",  "main",    "metrics",     "metric", "scalar",  "set",
          "student", "model", "rate", "base",    "categorical", "sparse", "binary",  "multiclass"}) {
        words.erase(filler);
    }
}

struct SplitWord {
    const char* word;
    const char* prefix; ///< of the use
};

constexpr std::array split_words{
    SplitWord{"val", "val_"},        SplitWord{"valid", "val_"},      SplitWord{"validation", "val_"},
    SplitWord{"eval", "val_"},       SplitWord{"evaluation", "val_"}, SplitWord{"dev", "val_"},
    SplitWord{"test", "test_"},      SplitWord{"testing", "test_"},   SplitWord{"train", "train_"},
    SplitWord{"training", "train_"}, SplitWord{"tr", "train_"}};

/// Takes the words of a split away and gives its prefix, the first in the table's order where there are two.
std::string take_split(Words& words) {
    std::string prefix;
    for (const auto& split : split_words) {
        if (words.erase(split.word) > 0 && prefix.empty()) {
            prefix = split.prefix;
        }
    }
    return prefix;
}

bool only(const Words& words, std::initializer_list<const char*> of) {
    return !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(of.begin(), of.end(), word) != of.end();
    });
}

/// The metric that is called so in metrics.csv or in TensorBoard, in whatever spelling.
std::string metric_called(const Words& words) {
    for (const auto& metric : metrics()) {
        for (const std::string_view name : {metric.name, std::string_view(metric.tag)}) {
            const auto list = words_of(name);
            if (words == Words(list.begin(), list.end())) {
                return std::string(metric.name);
            }
        }
    }
    return {};
}

/// The metric of validation that is called so beside a word for the split, which its own name leaves out.
std::string validation_metric_called(Words words) {
    if (take_split(words) != "val_") {
        return {};
    }
    const auto name = metric_called(words);
    const auto* metric = find_metric(name);
    return metric != nullptr && metric->split == MetricSplit::val ? name : std::string();
}

bool is_learning_rate(const Words& words) {
    return only(words, {"lr", "learning", "learn", "learningrate", "0", "group", "pg0", "sgd", "adam",
                        "adamw", "optimizer"}) &&
           any(words, {"lr", "learningrate", "learning", "learn"});
}

/// Whether a time goes on from epoch to epoch.
bool is_cumulative(const Words& words) {
    return any(words, {"elapsed", "total", "cumulative", "wall", "since"});
}

/// The use of a metric that is of validation alone: of training there is none, that of the test set stands
/// in.
std::string beside_validation(const std::string& split, const char* use) {
    return split == "train_" ? "" : split == "test_" ? split + use : use;
}

/// A use; "loss" and "accuracy" where nothing tells of which images, "test_loss" and "test_accuracy" of the
/// test set's.
std::string use_of_metric(Words words) {
    if (auto name = metric_called(words); !name.empty()) {
        return name;
    }
    if (auto name = validation_metric_called(words); !name.empty()) {
        return name;
    }
    const bool per_epoch = words.contains("epoch");
    const bool cumulative = is_cumulative(words);
    drop_filler(words);
    const std::string split = take_split(words);
    if (is_learning_rate(words)) {
        return "learning_rate";
    }
    if (!cumulative && only(words, {"seconds", "secs", "sec", "duration", "dur", "s", "time"}) &&
        (per_epoch || any(words, {"seconds", "secs", "sec", "duration", "dur"}))) {
        return "seconds";
    }
    if (only(words, {"agreement", "agree", "teacher"}) && any(words, {"agreement", "agree"})) {
        return beside_validation(split, "agreement");
    }
    if (only(words, {"logit", "logits", "difference", "diff", "abs", "l1", "teacher"}) &&
        any(words, {"logit", "logits"}) && any(words, {"difference", "diff", "l1"})) {
        return beside_validation(split, "logit_difference");
    }
    if (only(words, {"accuracy", "acc", "acc1", "acc01", "accuracy01", "accuracy1", "top1", "prec1",
                     "precision1", "teacher"})) {
        if (words.contains("teacher")) {
            return words.size() > 1 ? beside_validation(split, "teacher_val_accuracy") : "";
        }
        return split + "accuracy";
    }
    return only(words, {"loss", "losses", "total", "objective"}) &&
                   any(words, {"loss", "losses", "objective"})
               ? split + "loss"
               : "";
}

/// Whether a column of csv_export.h says what runs were trained with, which intervals go by.
bool says_training(const std::string& column) {
    return column == "folds" || column == "train-fraction";
}

std::string use_of(const std::string& column) {
    if (says_training(column)) {
        return column;
    }
    if (const auto part = last_part(column); part != column) {
        const auto use = use_of(part); // of what a run was started with, none is a result
        return use == "alpha" || use == "seed" || use == "repeat" ? use : "";
    }
    const auto list = words_of(column);
    const Words words(list.begin(), list.end());
    if (only(words, {"epoch", "epochs", "ep", "number", "no", "num", "index", "idx", "current"}) &&
        any(words, {"epoch", "epochs", "ep"})) {
        return "epoch";
    }
    if (only(words, {"step", "steps", "global", "iteration", "iter"})) {
        return "step";
    }
    if (only(words, {"alpha", "α", "kd"}) && any(words, {"alpha", "α"})) {
        return "alpha";
    }
    if (only(words, {"repeat", "repetition", "rep", "repeats", "fold", "trial", "n", "exp"}) &&
        words.size() <= 2 && !(words.size() == 1 && any(words, {"n", "exp"}))) {
        return "repeat";
    }
    if (only(words, {"run", "id", "uuid", "name", "experiment", "file"}) &&
        any(words, {"run", "experiment", "file"})) {
        return "run";
    }
    if (only(words, {"status", "state", "run"}) && any(words, {"status", "state"})) {
        return "status";
    }
    if (only(words, {"search"})) {
        return "search";
    }
    return only(words, {"seed", "random"}) && words.contains("seed") ? "seed" : use_of_metric(words);
}

/// Whether a column of texts tells runs apart by what was trained. Every row of a file must have one, or
/// none.
bool names_what_ran(const ImportTable& table, std::size_t column) {
    const auto list = words_of(table.columns[column]);
    const Words words(list.begin(), list.end());
    const bool is_name = words.contains("name") && only(words, {"name", "exp", "experiment", "display"});
    if (!is_name && !names_setting(table.columns[column])) {
        return false;
    }
    std::map<std::size_t, bool> filled; // by source
    for (const auto& row : table.rows) {
        const auto cell = trimmed(column < row.cells.size() ? row.cells[column] : std::string_view());
        const auto [source, is_new] = filled.try_emplace(row.source, !cell.empty());
        if (source->second == cell.empty() || cell_number(cell)) {
            return false;
        }
    }
    return std::any_of(filled.begin(), filled.end(), [](const auto& source) { return source.second; });
}

bool has_column(const ImportTable& table, std::string_view name) {
    return std::find(table.columns.begin(), table.columns.end(), name) != table.columns.end();
}

/// What the name of a column says. The Trainer of Transformers logs "loss" as it trains, and ends with one
/// "train_loss" of all epochs together, beside "train_runtime".
std::string said_by(const ImportTable& table, std::size_t column) {
    auto use = use_of(table.columns[column]);
    if (has_column(table, "train_runtime") && (use == "loss" || use == "train_loss")) {
        return use == "loss" ? "train_loss" : "";
    }
    return use.empty() && names_what_ran(table, column) ? "run" : use;
}

/// As Retort's own tables are, which alone have such a column.
bool is_tested_each_epoch(const ImportTable& table) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const std::string& column) { return use_of(column) == "test_macro_accuracy"; });
}

/// A column and what its name says.
struct Guess {
    std::size_t column = 0;
    std::string use;
    int distance = 0;      ///< 0: the use's very name; 1: its words in another spelling; 2: another name
    std::size_t words = 0; ///< in the name
};

Guess guess_of(const ImportTable& table, std::size_t column) {
    const auto& name = table.columns[column];
    Guess guess{column, said_by(table, column), 2, 0};
    const auto words = words_of(name);
    guess.words = words.size();
    if (name == guess.use) {
        guess.distance = 0;
    } else if (words == words_of(guess.use)) {
        guess.distance = 1;
    }
    return guess;
}

/// Gives uses away; among several columns for one the nearest name has it, then that of the fewest words,
/// then the first.
class Giver {
  public:
    explicit Giver(const ImportTable& table) : uses_(table.columns.size()) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            guesses_.push_back(guess_of(table, i));
        }
        std::stable_sort(guesses_.begin(), guesses_.end(), [](const Guess& a, const Guess& b) {
            return std::tie(a.distance, a.words) < std::tie(b.distance, b.words);
        });
    }

    [[nodiscard]] bool is_given(const std::string& use) const {
        return std::find(uses_.begin(), uses_.end(), use) != uses_.end();
    }
    [[nodiscard]] bool is_any_given(std::initializer_list<const char*> of) const {
        return std::any_of(of.begin(), of.end(), [&](const char* use) { return is_given(use); });
    }
    /// `use` for the column whose name says `said`, unless another has it.
    void give(const std::string& said, const std::string& use) {
        for (const auto& guess : guesses_) {
            if (guess.use == said && uses_[guess.column].empty() && (use == "run" || !is_given(use))) {
                uses_[guess.column] = use;
            }
        }
    }
    void give_to(std::size_t column, const std::string& use) { uses_[column] = use; }
    std::vector<std::string> finish() { return std::move(uses_); }

  private:
    std::vector<Guess> guesses_;
    std::vector<std::string> uses_;
};

/// In Retort's own tables the settings stand between "alpha" and "repeat,seed,status", whatever they are
/// called. None in other tables.
std::vector<std::size_t> own_settings(const ImportTable& table) {
    const auto& names = table.columns;
    const auto follow = [&](std::size_t at, std::initializer_list<const char*> wanted) {
        return at + wanted.size() <= names.size() &&
               std::equal(wanted.begin(), wanted.end(), names.begin() + static_cast<std::ptrdiff_t>(at));
    };
    std::vector<std::size_t> settings;
    std::size_t at = 0;
    while (at < names.size() && !follow(at, {"alpha"})) {
        ++at;
    }
    for (++at; at < names.size(); ++at) {
        if (follow(at, {"repeat", "seed", "status"})) {
            return settings;
        }
        if (!says_training(names[at])) {
            settings.push_back(at);
        }
    }
    return {};
}

} // namespace

std::string last_part(const std::string& column) {
    static const std::set<std::string> groups{"config",  "params", "param", "parameters",
                                              "hparams", "args",   "cfg"};
    const auto end = column.find_first_of("/.");
    return end != std::string::npos && groups.contains(lowered(column.substr(0, end)))
               ? column.substr(end + 1)
               : column;
}

bool names_setting(std::string_view column) {
    const auto list = words_of(column);
    return only(Words(list.begin(), list.end()),
                {"model", "method", "config", "variant", "setting", "name"}) &&
           list != std::vector<std::string>{"name"};
}

bool names_metric(std::string_view text) {
    const auto list = words_of(text);
    return !use_of_metric(Words(list.begin(), list.end())).empty();
}

bool names_split(std::string_view text) {
    const auto list = words_of(text);
    Words words(list.begin(), list.end());
    return !take_split(words).empty() && words.empty();
}

const std::vector<std::string>& import_uses() {
    static const std::vector<std::string> uses = [] {
        std::vector<std::string> list{"epoch", "alpha",  "repeat", "run",   "setting",
                                      "seed",  "status", "search", "folds", "train-fraction"};
        for (const auto& metric : metrics()) {
            list.emplace_back(metric.name);
        }
        return list;
    }();
    return uses;
}

std::vector<std::string> guess_uses(const ImportTable& table) {
    Giver giver(table);
    const bool is_tested = is_tested_each_epoch(table);
    const bool is_own = has_column(table, "repeat") && has_column(table, "status");
    for (const auto column : own_settings(table)) {
        giver.give_to(column, "setting");
    }
    for (const auto& use : import_uses()) {
        const auto* metric = find_metric(use);
        // Other programs test the best weights once, at the end, whatever epoch stands there; and what they
        // call folds may be the number of one.
        const bool is_foreign =
            metric != nullptr ? is_on_test(*metric) && !is_tested : says_training(use) && !is_own;
        if (!is_foreign) {
            giver.give(use, use);
        }
    }
    giver.give("step", "epoch");
    // Runs are steered by validation; the test set stands in for it only where there is none at all.
    if (!giver.is_any_given({"val_loss", "val_accuracy"})) {
        giver.give("test_loss", "val_loss");
        giver.give("test_accuracy", "val_accuracy");
        for (const auto* use : {"agreement", "logit_difference", "teacher_val_accuracy"}) {
            giver.give(std::string("test_") + use, use);
        }
        giver.give("teacher_test_accuracy", "teacher_val_accuracy");
    }
    // A plain name is of the training set, as Keras has it, unless another column is. Programs that name both
    // sets with the loss alone (fastai, Transformers, Ultralytics) measure the plain accuracy in validation.
    const bool names_both =
        giver.is_any_given({"train_loss"}) && giver.is_any_given({"val_loss", "val_accuracy"});
    giver.give("loss", giver.is_given("train_loss") ? "val_loss" : "train_loss");
    giver.give("accuracy",
               giver.is_given("train_accuracy") || names_both ? "val_accuracy" : "train_accuracy");
    return giver.finish();
}

} // namespace retort
