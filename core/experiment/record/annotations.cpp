#include "core/experiment/record/annotations.h"

#include "core/experiment/record/json_fields.h"
#include "core/files/bytes/atomic_file.h"

#include <algorithm>
#include <system_error>

namespace retort {

namespace fs = std::filesystem;

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr int annotations_schema = 1;

fs::path file_in(const fs::path& folder) {
    return folder / "annotations.json";
}

RunAnnotation parse_annotation(const json& from) {
    if (!from.is_object()) {
        throw Error(RETORT_TEXT("it is not a JSON object"));
    }
    RunAnnotation annotation;
    read_field(from, "title", annotation.title);
    read_field(from, "tags", annotation.tags);
    read_field(from, "notes", annotation.notes);
    read_field(from, "hidden", annotation.hidden);
    return annotation;
}

Annotations parse_annotations(const std::string& text) {
    const auto document = parse_object(text);
    require_schema(document, annotations_schema);
    Annotations annotations;
    read_field(document, "baseline", annotations.baseline);
    json runs = json::object();
    read_field(document, "runs", runs);
    if (!runs.is_object()) {
        throw Error(RETORT_TEXT("the value of “%1” has the wrong type: %2"), {"runs", shown_json(runs)});
    }
    for (const auto& [name, value] : runs.items()) {
        try {
            annotations.runs[name] = parse_annotation(value);
        } catch (const Error& error) {
            throw error_in(name, error);
        }
    }
    return annotations;
}

std::string to_text(const Annotations& annotations) {
    ordered_json runs = ordered_json::object();
    for (const auto& [name, run] : annotations.runs) {
        ordered_json entry = ordered_json::object();
        if (!run.title.empty()) {
            entry["title"] = run.title;
        }
        if (!run.tags.empty()) {
            entry["tags"] = run.tags;
        }
        if (!run.notes.empty()) {
            entry["notes"] = run.notes;
        }
        if (run.hidden) {
            entry["hidden"] = true;
        }
        runs[name] = std::move(entry);
    }
    ordered_json document{{"schema", annotations_schema}};
    if (!annotations.baseline.empty()) {
        document["baseline"] = annotations.baseline;
    }
    document["runs"] = std::move(runs);
    return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string trimmed(const std::string& text) {
    constexpr auto blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    return begin == std::string::npos ? std::string()
                                      : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// Before its writer made it, an experiment's folder has to stay empty.
void require_experiment(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder / "experiment.json", error) && !fs::is_directory(folder / "runs", error)) {
        throw Error(RETORT_TEXT("%1 is not an experiment: it contains neither experiment.json nor runs/"),
                    {folder.string()});
    }
}

void write(const fs::path& folder, const Annotations& annotations) {
    require_experiment(folder);
    write_file_atomically(file_in(folder), to_text(annotations));
}

} // namespace

const RunAnnotation& Annotations::of(const std::string& run) const {
    static const RunAnnotation none;
    const auto found = runs.find(run);
    return found == runs.end() ? none : found->second;
}

std::vector<std::string> parse_tags(const std::string& text) {
    std::vector<std::string> tags;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        auto tag = trimmed(text.substr(begin, end - begin));
        if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) {
            tags.push_back(std::move(tag));
        }
        begin = end + 1;
    }
    return tags;
}

std::string join_tags(const std::vector<std::string>& tags) {
    std::string text;
    for (const auto& tag : tags) {
        text += (text.empty() ? "" : ", ") + tag;
    }
    return text;
}

Annotations read_annotations(const fs::path& folder) {
    const auto file = file_in(folder);
    std::error_code error;
    if (fs::symlink_status(file, error).type() == fs::file_type::not_found) {
        return {};
    }
    const auto text = read_text_file(file);
    try {
        return parse_annotations(text);
    } catch (const Error& problem) {
        throw error_in(file.string(), problem);
    }
}

void write_annotations(const fs::path& folder, const std::map<std::string, RunAnnotation>& runs) {
    auto annotations = read_annotations(folder);
    for (const auto& [name, annotation] : runs) {
        if (annotation == RunAnnotation()) {
            annotations.runs.erase(name);
        } else {
            annotations.runs[name] = annotation;
        }
    }
    write(folder, annotations);
}

void write_baseline(const fs::path& folder, const std::string& run) {
    auto annotations = read_annotations(folder);
    annotations.baseline = run;
    write(folder, annotations);
}

} // namespace retort
