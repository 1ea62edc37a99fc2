#include "core/experiment/import/import_guess.h"

#include "core/base/number_text.h"
#include "core/engine/training/metrics.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>

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
    for (const auto* filler : {"epoch", "mean", "avg", "average", "top", "1", "percent", "pct", "per", "on",
                               "run", "metrics", "metric", "scalar", "set", "student", "model", "rate"}) {
        words.erase(filler);
    }
}

std::string split_of(const Words& words) {
    if (any(words, {"val", "valid", "validation", "test", "testing", "eval", "evaluation", "dev"})) {
        return "val_";
    }
    return any(words, {"train", "training", "tr"}) ? "train_" : "";
}

void drop_split(Words& words) {
    for (const auto* word : {"val", "valid", "validation", "test", "testing", "eval", "evaluation", "dev",
                             "train", "training", "tr"}) {
        words.erase(word);
    }
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

/// A use, or "loss" and "accuracy" where nothing tells of which images.
std::string use_of_metric(Words words) {
    if (auto name = metric_called(words); !name.empty()) {
        return name;
    }
    const bool per_epoch = words.contains("epoch");
    if (only(words, {"lr", "learning", "rate", "learningrate", "0", "1", "group", "pg0", "sgd", "adam",
                     "adamw", "optimizer", "run"}) &&
        (any(words, {"lr", "learningrate"}) || (words.contains("learning") && words.contains("rate")))) {
        return "learning_rate";
    }
    drop_filler(words);
    const std::string split = split_of(words);
    drop_split(words);
    if (only(words, {"seconds", "secs", "sec", "duration", "elapsed", "s", "time"}) &&
        (per_epoch || any(words, {"seconds", "secs", "sec", "duration"}))) {
        return "seconds";
    }
    if (only(words, {"agreement", "agree", "teacher"}) && any(words, {"agreement", "agree"})) {
        return "agreement";
    }
    if (only(words, {"logit", "logits", "difference", "diff", "abs", "l1", "teacher"}) &&
        any(words, {"logit", "logits"}) && any(words, {"difference", "diff", "l1"})) {
        return "logit_difference";
    }
    if (only(words, {"accuracy", "acc", "acc1", "top1", "prec1", "precision1", "teacher"})) {
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
    std::size_t words = 0;
    std::string use;
};

/// Gives uses away; among several columns for one the name of the fewest words has it, then the first.
class Giver {
  public:
    explicit Giver(const ImportTable& table) : uses_(table.columns.size()) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            guesses_.push_back({i, words_of(table.columns[i]).size(), use_of(table.columns[i])});
        }
        std::stable_sort(guesses_.begin(), guesses_.end(),
                         [](const Guess& a, const Guess& b) { return a.words < b.words; });
    }

    [[nodiscard]] bool is_given(const std::string& use) const {
        return std::find(uses_.begin(), uses_.end(), use) != uses_.end();
    }
    [[nodiscard]] bool has(const std::string& said) const {
        return std::any_of(guesses_.begin(), guesses_.end(),
                           [&](const Guess& guess) { return guess.use == said; });
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
    // As Keras names them, what has no "val" is of the training set; an accuracy alone is what students are
    // compared by.
    giver.give("loss", giver.is_given("train_loss") ? "val_loss" : "train_loss");
    const bool of_training =
        giver.is_given("val_accuracy") || (giver.has("loss") && giver.is_given("val_loss"));
    giver.give("accuracy",
               of_training && !giver.is_given("train_accuracy") ? "train_accuracy" : "val_accuracy");
    return giver.finish();
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
