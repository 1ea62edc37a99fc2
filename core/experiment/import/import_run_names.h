// What the names of runs and folders say.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

/// Whether a folder or a run of that name holds a part of the run that it belongs to: train, validation, val,
/// valid, test, eval.
bool is_split_name(std::string_view name);

/// α, repeat and seed as they stand in the name of a run, such as "alpha-0.5_rep-1", "kd_alpha=0.3_seed7",
/// "alpha0p5", "alpha0_5" or "α1e-1-repeat2"; empty where the name has none, or one that may be read in more
/// than one way ("alpha1_2", "alpha0.5x", "alpha01"), or an α that is not from 0 to 1. Without "rep" and
/// "repeat", a "fold", "cv" or "trial" is the repeat ("fold3"); without a seed, too, a "run" or "version"
/// ("version_0"). A lone "s" is the seed where nothing else is ("kd_s3").
struct NamedRun {
    std::string alpha;
    std::string repeat;
    std::string seed;
    std::string fold; ///< of a cross-validation; the repeat, too, where the name has no other
};
NamedRun read_run_name(std::string_view name);

/// Those of "alpha", "repeat" and "seed" that every one of `names` has; "fold" for a repeat that is one.
std::vector<std::string> columns_in_run_names(const std::vector<std::string>& names);

/// What each of `sources` is called as a run: the name of its file without a suffix of tables, or of its
/// folder; with as many folders above it as tell it from the others ("a/metrics", "b/metrics").
std::vector<std::string> source_names(const std::vector<std::filesystem::path>& sources);

/// What the name of a run says for one of these columns; for any other its name.
std::string cell_of_run_name(const std::string& column, const std::string& name);

/// Whether `label` is worth keeping for a run that Retort calls `name`: another name, and no bare number.
bool is_worth_a_title(const std::string& label, const std::string& name);

/// Whether a lower-case word is a setting of training that people put into names: "t", "lr", "width".
bool names_a_setting(const std::string& word);

/// What a name says beside what tells repeats apart, in lower case: "kd_t4" of "kd_alpha0_5_T4_seed1-2".
std::string setting_of_run_name(std::string_view name);

/// Of the names of runs that count as repeats of one another those, one of each kind, that seem to say
/// different settings: what is left of them without α, seed, repeat, fold, run, dates and counters differs,
/// and has a number in it that does not count them ("kd_T1", "kd_T4"), or several runs have some of it. Empty
/// where nothing differs so.
std::vector<std::string> names_of_settings(const std::vector<std::string>& names);

/// Whether such names say the same but for numbers: "kd1", "kd2".
bool differ_in_counters(const std::vector<std::string>& names);

} // namespace retort
