#include "core/experiment/import/import_run_names.h"

#include "core/base/letters.h"
#include "core/base/number_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace retort {

namespace {

std::string_view take_digits(std::string_view& text) {
    std::size_t length = 0;
    while (length < text.size() && is_digit(text[length])) {
        ++length;
    }
    const auto digits = text.substr(0, length);
    text.remove_prefix(length);
    return digits;
}

bool digit_at(std::string_view text, std::size_t place) {
    return place < text.size() && is_digit(text[place]);
}

/// Whether nothing in `rest` goes on with a number that stood before it. A folder's name ends at "/".
bool number_ends(std::string_view rest) {
    return rest.empty() || rest.front() == '/' ||
           (!is_letter(rest.front()) && rest.front() != '%' && !digit_at(rest, 1));
}

/// ".5", and what stands for it in names of files: "p5", and "_5" after a lone 0, as α is at most 1; more
/// than four digits after "_" are a date.
std::string take_decimals(std::string_view whole, std::string_view& rest) {
    const bool dashed = rest.starts_with('_') && whole == "0";
    if (!(dashed || rest.starts_with('.') || rest.starts_with('p')) || !digit_at(rest, 1)) {
        return {};
    }
    auto after = rest.substr(1);
    const std::string decimals(take_digits(after));
    if (dashed && decimals.size() > 4) {
        return {};
    }
    rest = after;
    return "." + decimals;
}

/// "e-1"
std::string take_exponent(std::string_view& rest) {
    const std::size_t sign = rest.size() > 1 && (rest[1] == '-' || rest[1] == '+') ? 1 : 0;
    if (!rest.starts_with('e') || !digit_at(rest, 1 + sign)) {
        return {};
    }
    const std::string mark = sign > 0 && rest[1] == '-' ? "e-" : "e";
    rest.remove_prefix(1 + sign);
    return mark + std::string(take_digits(rest));
}

/// The α that `text` begins with; empty where it may be another number.
std::string leading_alpha(std::string_view text) {
    const auto whole = take_digits(text);
    if (whole.size() > 1 && whole.starts_with('0')) {
        return {}; // "01" may be 1 and 0.1
    }
    std::string number(whole);
    number += take_decimals(whole, text);
    number += take_exponent(text);
    const auto value = number_ends(text) ? parse_number(number) : std::nullopt;
    return value && *value >= 0.0 && *value <= 1.0 ? number_text(*value) : std::string();
}

/// The whole number that `text` begins with; other numbers may stand behind it.
std::string leading_integer(std::string_view text) {
    const std::string number(take_digits(text));
    const bool goes_on =
        !text.empty() && (is_letter(text.front()) || (text.front() == '.' && digit_at(text, 1)));
    return goes_on ? std::string() : number;
}

/// A whole number of at most three digits: more are a date, or the number of a job.
std::string leading_count(std::string_view text) {
    auto number = leading_integer(text);
    return number.size() > 3 ? std::string() : number;
}

/// Whether a word before "alpha" makes it another than the weight of the labels: that of mixup, or of a
/// function.
bool owns_alpha(const std::string& word) {
    static const std::set<std::string> owners{"mixup", "cutmix", "focal", "lora",
                                              "elu",   "celu",   "leaky", "dirichlet"};
    return owners.contains(word);
}

/// Whether "alpha" behind `before` in `name` is such another. dkd has an alpha of its own beside a beta.
bool is_others_alpha(std::string_view before, std::string_view name) {
    while (!before.empty() && !is_letter(before.back()) && !is_digit(before.back())) {
        before.remove_suffix(1);
    }
    const auto is_end = [](char c) { return !is_letter(c); };
    const auto begin = std::find_if(before.rbegin(), before.rend(), is_end).base();
    const auto word = lowered(std::string(begin, before.end()));
    return owns_alpha(word) || (word == "dkd" && name.find("beta") != std::string_view::npos);
}

/// What `read` makes of the text after `key` in `name`, where the key is a word of its own, a digit follows,
/// and nothing but "-", "_", "=", ":" or a space stands between.
std::string number_after(std::string_view name, std::string_view key, std::string (*read)(std::string_view)) {
    for (auto at = name.find(key); at != std::string_view::npos; at = name.find(key, at + 1)) {
        const bool is_alpha = key == "alpha" || key == "α";
        if ((at > 0 && is_letter(name[at - 1])) || (is_alpha && is_others_alpha(name.substr(0, at), name))) {
            continue;
        }
        auto rest = name.substr(at + key.size());
        if (!rest.empty() && std::string_view("-_=: ").find(rest.front()) != std::string_view::npos) {
            rest.remove_prefix(1);
        }
        if (digit_at(rest, 0)) {
            return read(rest);
        }
    }
    return {};
}

/// "3" of "kd_s3", where the s is a word with its number: "yolov8s_512" has none.
std::string number_behind_s(std::string_view name) {
    for (auto at = name.find('s'); at != std::string_view::npos; at = name.find('s', at + 1)) {
        const bool begins = at == 0 || (!is_letter(name[at - 1]) && !is_digit(name[at - 1]));
        if (begins && digit_at(name, at + 1)) {
            return leading_integer(name.substr(at + 1));
        }
    }
    return {};
}

struct NamedColumn {
    const char* column;
    std::string NamedRun::*part;
};

/// Every run of a sweep over seeds may be the first run or version of its folder.
void read_repeat(std::string_view name, NamedRun& found) {
    auto& repeat = found.repeat;
    for (const auto* key : {"rep", "repeat"}) {
        repeat = repeat.empty() ? number_after(name, key, leading_integer) : repeat;
    }
    for (const auto* key : {"fold", "cv"}) {
        found.fold = found.fold.empty() ? number_after(name, key, leading_count) : found.fold;
    }
    repeat = repeat.empty() ? found.fold : repeat;
    repeat = repeat.empty() ? number_after(name, "trial", leading_count) : repeat;
    for (const auto* key : {"run", "version"}) {
        repeat = repeat.empty() && found.seed.empty() ? number_after(name, key, leading_count) : repeat;
    }
}

constexpr std::array named_columns{NamedColumn{"alpha", &NamedRun::alpha},
                                   NamedColumn{"repeat", &NamedRun::repeat},
                                   NamedColumn{"seed", &NamedRun::seed}};

/// A folder's name may end in what only looks like a suffix: "kd_T0.5".
bool has_table_suffix(const std::filesystem::path& file) {
    static const std::set<std::string> suffixes{".csv", ".tsv", ".txt", ".log"};
    return suffixes.contains(lowered(file.extension().string()));
}

std::set<std::string> repeated(const std::vector<std::string>& names) {
    std::set<std::string> seen;
    std::set<std::string> twice;
    for (const auto& name : names) {
        if (!seen.insert(name).second) {
            twice.insert(name);
        }
    }
    return twice;
}

/// "t" and "4" of "t4".
struct Word {
    std::string letters;
    std::string number;
};

/// Where the word that begins at `at` ends. The sign of an exponent is none: "1e-3".
std::size_t end_of_word(const std::string& text, std::size_t at) {
    constexpr std::string_view between = "-_ /=:,()[]#";
    auto end = at;
    for (; end < text.size(); ++end) {
        const bool is_exponent = text[end] == '-' && end >= at + 2 && text[end - 1] == 'e' &&
                                 is_digit(text[end - 2]) && digit_at(text, end + 1);
        if (between.find(text[end]) != std::string_view::npos && !is_exponent) {
            break;
        }
    }
    return end;
}

std::vector<Word> words_in(std::string_view name) {
    std::vector<Word> words;
    const auto lower = lowered(name);
    for (std::size_t at = 0; at < lower.size();) {
        const auto end = end_of_word(lower, at);
        const auto text = lower.substr(at, end - at);
        const auto digits =
            static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_digit) - text.begin());
        if (!text.empty()) {
            words.push_back({text.substr(0, digits), text.substr(digits)});
        }
        at = end + 1;
    }
    return words;
}

bool is_integer(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Words whose number tells repeats apart, or is α, which is compared by itself.
bool tells_run(const Word& word) {
    static const std::set<std::string> words{
        "alpha",   "α",    "seed", "s",      "rep",   "repeat",  "r",      "fold",  "trial", "run",    "try",
        "version", "v",    "exp",  "id",     "no",    "nr",      "copy",   "job",   "split", "cv",     "gpu",
        "cuda",    "node", "host", "worker", "rerun", "resumed", "resume", "retry", "again", "restart"};
    return words.contains(word.letters);
}

/// Words that say so without a number.
bool tells_attempt(const Word& word) {
    static const std::set<std::string> words{"rerun", "resumed", "resume", "retry", "again", "restart"};
    return words.contains(word.letters);
}

/// "nov30", and the digits that a program calls a run by: "3f9a01bc".
bool is_date_or_hash(const Word& word) {
    static const std::set<std::string> months{"jan", "feb", "mar", "apr", "may", "jun",
                                              "jul", "aug", "sep", "oct", "nov", "dec"};
    const auto text = word.letters + word.number;
    const bool is_hash = text.size() > 6 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
    return is_hash || (months.contains(word.letters) && is_integer(word.number));
}

/// What a name says beside what tells repeats apart: "kd" and "t4" of "kd_alpha0_5_T4_seed1-2".
std::vector<Word> setting_in(std::string_view name) {
    std::vector<Word> rest;
    const auto words = words_in(name);
    const auto is_number = [&](std::size_t place) {
        return place < words.size() && words[place].letters.empty();
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        const bool is_bare = word.number.empty();
        const bool is_others = word.letters == "alpha" && i > 0 && owns_alpha(words[i - 1].letters);
        if (tells_run(word) && !is_others && (!is_bare || is_number(i + 1) || tells_attempt(word))) {
            i += is_bare && is_number(i + 1) ? 1 : 0;
        } else if (is_bare && names_a_setting(word.letters) && is_number(i + 1)) {
            rest.push_back({word.letters, words[++i].number});
        } else if (!is_date_or_hash(word) && !(word.letters.empty() && is_integer(word.number))) {
            rest.push_back(word);
        }
    }
    return rest;
}

/// The numbers that a word has in several names; 1 where it has none ("train", "train2").
using Numbers = std::vector<double>;

/// Words whose numbers are settings even where they count.
bool counts_settings(const std::string& word) {
    static const std::set<std::string> words{"layer", "layers", "hint", "stage",   "block",  "blocks",
                                             "k",     "n",      "w",    "teacher", "ta",     "level",
                                             "order", "rank",   "head", "heads",   "aug",    "mixup",
                                             "ema",   "num",    "size", "dim",     "student"};
    return words.contains(word) || names_a_setting(word);
}

/// Whether they count runs: 1, 2, 3, or from 0, each once. 0 and 1 alone are a switch.
bool count_runs(Numbers numbers) {
    std::sort(numbers.begin(), numbers.end());
    const double first = numbers.front();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] != first + static_cast<double>(i)) {
            return false;
        }
    }
    return first == 1.0 || (first == 0.0 && numbers.size() > 2);
}

/// The number that `text` begins with, which loses it: "8" of "8x4", "0.5" of "0p5", "1e-3".
std::optional<double> take_number(std::string_view& text) {
    const auto whole = take_digits(text);
    if (whole.empty()) {
        return std::nullopt;
    }
    std::string number(whole);
    if ((text.starts_with('.') || text.starts_with('p')) && digit_at(text, 1)) {
        text.remove_prefix(1);
        number += "." + std::string(take_digits(text));
    }
    number += take_exponent(text);
    return parse_number(number);
}

/// Whether names have the same word with other numbers, "t1" and "t4", "8x4" and "32x4", that do not seem to
/// count them. Names that programs give ("3f9k2lq") have no two alike behind the number.
bool has_other_numbers(const std::vector<std::vector<Word>>& settings) {
    std::map<std::pair<std::string, std::string>, Numbers> numbers;
    for (const auto& setting : settings) {
        for (const auto& [letters, text] : setting) {
            std::string_view rest = text;
            if (const auto number = text.empty() ? std::optional(1.0) : take_number(rest)) {
                numbers[{letters, std::string(rest)}].push_back(*number);
            }
        }
    }
    return std::any_of(numbers.begin(), numbers.end(), [](const auto& word) {
        const std::set<double> distinct(word.second.begin(), word.second.end());
        return distinct.size() > 1 && (counts_settings(word.first.first) || !count_runs(word.second));
    });
}

} // namespace

bool names_a_setting(const std::string& word) {
    static const std::set<std::string> words{"t",        "temp",    "temperature", "tau",   "lr",     "wd",
                                             "bs",       "batch",   "beta",        "gamma", "lambda", "lam",
                                             "momentum", "dropout", "width",       "depth", "weight"};
    return words.contains(word);
}

std::string setting_of_run_name(std::string_view name) {
    std::string text;
    for (const auto& word : setting_in(name)) {
        text += (text.empty() ? "" : "_") + word.letters + word.number;
    }
    return text;
}

bool is_split_name(std::string_view name) {
    return name == "train" || name == "validation" || name == "val" || name == "valid" || name == "test" ||
           name == "eval";
}

bool is_worth_a_title(const std::string& label, const std::string& name) {
    return label != name && std::any_of(label.begin(), label.end(), [](char c) { return is_letter(c); });
}

NamedRun read_run_name(std::string_view name) {
    NamedRun found;
    for (const auto* key : {"alpha", "α"}) {
        found.alpha = found.alpha.empty() ? number_after(name, key, leading_alpha) : found.alpha;
    }
    found.seed = number_after(name, "seed", leading_integer);
    found.seed = found.seed.empty() ? number_behind_s(name) : found.seed;
    read_repeat(name, found);
    return found;
}

std::vector<std::string> columns_in_run_names(const std::vector<std::string>& names) {
    std::vector<std::string> columns;
    for (const auto& [column, part] : named_columns) {
        const auto has = [part = part](const std::string& name) {
            return !(read_run_name(name).*part).empty();
        };
        if (names.empty() || !std::all_of(names.begin(), names.end(), has)) {
            continue;
        }
        const bool are_folds = std::all_of(names.begin(), names.end(), [](const auto& name) {
            const auto run = read_run_name(name);
            return !run.fold.empty() && run.fold == run.repeat;
        });
        columns.emplace_back(part == &NamedRun::repeat && are_folds ? "fold" : column);
    }
    return columns;
}

std::vector<std::string> names_of_settings(const std::vector<std::string>& names) {
    std::map<std::string, std::vector<std::string>> of_setting;
    std::vector<std::vector<Word>> settings;
    for (const auto& name : names) {
        settings.push_back(setting_in(name));
        of_setting[setting_of_run_name(name)].push_back(name);
    }
    const bool has_groups = std::any_of(of_setting.begin(), of_setting.end(),
                                        [](const auto& item) { return item.second.size() > 1; });
    std::vector<std::string> differing;
    if (of_setting.size() > 1 && (has_groups || has_other_numbers(settings))) {
        for (const auto& [setting, own] : of_setting) {
            differing.push_back(own.front());
        }
    }
    return differing;
}

bool differ_in_counters(const std::vector<std::string>& names) {
    std::set<std::string> whole;
    std::set<std::string> letters;
    for (const auto& name : names) {
        std::string text;
        for (const auto& word : setting_in(name)) {
            text += word.letters + " ";
        }
        letters.insert(text);
        whole.insert(setting_of_run_name(name));
    }
    return whole.size() > 1 && letters.size() == 1;
}

std::vector<std::string> source_names(const std::vector<std::filesystem::path>& sources) {
    std::vector<std::string> names;
    std::vector<std::filesystem::path> above; ///< what stands before each name
    for (const auto& source : sources) {
        auto path = std::filesystem::absolute(source).lexically_normal();
        path = path.has_filename() ? path : path.parent_path();
        names.push_back(has_table_suffix(path) ? path.stem().string() : path.filename().string());
        above.push_back(path.parent_path());
    }
    for (auto same = repeated(names); !same.empty(); same = repeated(names)) {
        bool longer = false;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (same.contains(names[i]) && above[i].has_filename()) {
                names[i] = above[i].filename().string() + "/" + names[i];
                above[i] = above[i].parent_path();
                longer = true;
            }
        }
        if (!longer) {
            break; // the same source twice
        }
    }
    return names;
}

std::string cell_of_run_name(const std::string& column, const std::string& name) {
    if (column == "fold") {
        return read_run_name(name).repeat;
    }
    for (const auto& [called, part] : named_columns) {
        if (column == called) {
            return read_run_name(name).*part;
        }
    }
    return name;
}

} // namespace retort
