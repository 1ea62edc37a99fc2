#include "core/experiment/import/import_guess.h"

#include "core/base/number_text.h"
#include "core/engine/training/metrics.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <tuple>

namespace retort {

namespace {

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_letter(char c) {
    return is_upper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

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
            words.back() += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
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
    const char* prefix; ///< of the use; that of the test set is no use yet
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

bool is_learning_rate(const Words& words) {
    return only(words, {"lr", "learning", "learn", "learningrate", "0", "group", "pg0", "sgd", "adam",
                        "adamw", "optimizer"}) &&
           any(words, {"lr", "learningrate", "learning", "learn"});
}

/// A use; "loss" and "accuracy" where nothing tells of which images, "test_loss" and "test_accuracy" of the
/// test set's.
std::string use_of_metric(Words words) {
    if (auto name = metric_called(words); !name.empty()) {
        return name;
    }
    const bool per_epoch = words.contains("epoch");
    drop_filler(words);
    const std::string split = take_split(words);
    if (is_learning_rate(words)) {
        return "learning_rate";
    }
    if (only(words, {"seconds", "secs", "sec", "duration", "dur", "elapsed", "s", "time"}) &&
        (per_epoch || any(words, {"seconds", "secs", "sec", "duration", "dur"}))) {
        return "seconds";
    }
    if (only(words, {"agreement", "agree", "teacher"}) && any(words, {"agreement", "agree"})) {
        return "agreement";
    }
    if (only(words, {"logit", "logits", "difference", "diff", "abs", "l1", "teacher"}) &&
        any(words, {"logit", "logits"}) && any(words, {"difference", "diff", "l1"})) {
        return "logit_difference";
    }
    if (only(words, {"accuracy", "acc", "acc1", "acc01", "accuracy01", "accuracy1", "top1", "prec1",
                     "precision1", "teacher"})) {
        if (words.contains("teacher")) {
            return words.size() > 1 ? "teacher_val_accuracy" : "";
        }
        return split + "accuracy";
    }
    return only(words, {"loss", "losses", "total", "objective"}) &&
                   any(words, {"loss", "losses", "objective"})
               ? split + "loss"
               : "";
}

std::string use_of(const std::string& column) {
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
    if (only(words, {"run", "id", "name", "experiment", "file"}) &&
        any(words, {"run", "experiment", "file"})) {
        return "run";
    }
    return only(words, {"seed", "random"}) && words.contains("seed") ? "seed" : use_of_metric(words);
}

/// A column and what its name says.
struct Guess {
    std::size_t column = 0;
    std::string use;
    int distance = 0;      ///< 0: the use's very name; 1: its words in another spelling; 2: another name
    std::size_t words = 0; ///< in the name
};

Guess guess_of(std::size_t column, const std::string& name) {
    Guess guess{column, use_of(name), 2, 0};
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
            guesses_.push_back(guess_of(i, table.columns[i]));
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
    std::vector<std::string> finish() { return std::move(uses_); }

  private:
    std::vector<Guess> guesses_;
    std::vector<std::string> uses_;
};

/// The number after `key` in `name`, where the key is a word of its own and nothing but "-", "_", "=", ":" or
/// a space stands between.
std::string number_after(std::string_view name, std::string_view key, bool fraction) {
    for (auto at = name.find(key); at != std::string_view::npos; at = name.find(key, at + 1)) {
        if (at > 0 && is_letter(name[at - 1])) {
            continue;
        }
        auto rest = name.substr(at + key.size());
        if (!rest.empty() && std::string_view("-_=: ").find(rest.front()) != std::string_view::npos) {
            rest.remove_prefix(1);
        }
        std::size_t length = 0;
        while (length < rest.size() &&
               (is_digit(rest[length]) || (fraction && length > 0 && rest[length] == '.'))) {
            ++length;
        }
        auto number = rest.substr(0, length);
        while (number.ends_with('.')) {
            number.remove_suffix(1);
        }
        if (!number.empty() && parse_number(number)) {
            return std::string(number);
        }
    }
    return {};
}

} // namespace

const std::vector<std::string>& import_uses() {
    static const std::vector<std::string> uses = [] {
        std::vector<std::string> list{"epoch", "alpha", "repeat", "run", "seed"};
        for (const auto& metric : metrics()) {
            list.emplace_back(metric.name);
        }
        return list;
    }();
    return uses;
}

std::vector<std::string> guess_uses(const ImportTable& table) {
    Giver giver(table);
    for (const auto& use : import_uses()) {
        giver.give(use, use);
    }
    giver.give("step", "epoch");
    // Runs are steered by validation; the test set stands in for it only where there is none at all.
    if (!giver.is_any_given({"val_loss", "val_accuracy"})) {
        giver.give("test_loss", "val_loss");
        giver.give("test_accuracy", "val_accuracy");
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

std::vector<std::string> columns_in_run_names(const std::vector<std::string>& names) {
    const auto all_have = [&](std::string NamedRun::*part) {
        return !names.empty() && std::all_of(names.begin(), names.end(), [&](const std::string& name) {
            return !(read_run_name(name).*part).empty();
        });
    };
    std::vector<std::string> columns;
    if (all_have(&NamedRun::alpha)) {
        columns.emplace_back("alpha");
    }
    if (all_have(&NamedRun::repeat)) {
        columns.emplace_back("repeat");
    }
    return columns;
}

bool is_split_name(std::string_view name) {
    return name == "train" || name == "validation" || name == "val" || name == "valid" || name == "test" ||
           name == "eval";
}

NamedRun read_run_name(std::string_view name) {
    NamedRun found;
    for (const auto* key : {"alpha", "α"}) {
        found.alpha = found.alpha.empty() ? number_after(name, key, true) : found.alpha;
    }
    for (const auto* key : {"rep", "repeat"}) {
        found.repeat = found.repeat.empty() ? number_after(name, key, false) : found.repeat;
    }
    return found;
}

} // namespace retort
