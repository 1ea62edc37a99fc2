// What people note about runs, beside what was measured of them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace retort {

/// About one run. Texts are UTF-8 and mean nothing to the program.
struct RunAnnotation {
    std::string title; ///< what the run is called in tables and charts; empty = by its α and repeat
    std::vector<std::string> tags;
    std::string notes;
    bool hidden = false; ///< left out of tables and charts, but not of the summary

    bool operator==(const RunAnnotation&) const = default;
};

/// About an experiment's runs, by the names of their folders. A run without an entry has an empty one.
struct Annotations {
    std::map<std::string, RunAnnotation> runs;
    std::string baseline; ///< the run that others are compared with; empty where there is none

    [[nodiscard]] const RunAnnotation& of(const std::string& run) const;
    bool operator==(const Annotations&) const = default;
};

/// "fast, wide" as {"fast", "wide"}: without blanks around them, empty ones and repetitions.
std::vector<std::string> parse_tags(const std::string& text);
std::string join_tags(const std::vector<std::string>& tags);

/// What annotations.json in an experiment folder says; nothing where there is no such file. Throws Error that
/// names the file, the key and what is wrong.
Annotations read_annotations(const std::filesystem::path& folder);

/// Changes the entries of the given runs in annotations.json and leaves those of others as they are there; an
/// empty one goes. A file that cannot be read is never written over: throws Error, as where it cannot be
/// written or `folder` holds no experiment yet.
void write_annotations(const std::filesystem::path& folder, const std::map<std::string, RunAnnotation>& runs);

/// The same for the baseline; an empty name takes it away.
void write_baseline(const std::filesystem::path& folder, const std::string& run);

} // namespace retort
