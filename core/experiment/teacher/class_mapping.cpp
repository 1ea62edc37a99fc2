#include "core/experiment/teacher/class_mapping.h"

#include "core/base/letters.h"
#include "core/base/number_text.h"
#include "core/files/class_list.h"
#include "core/files/pickle/statements.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t names_shown = 5;

/// "ants, bees, …": a person needs examples, not hundreds of names.
std::string some_of(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), names_shown); ++i) {
        text += (text.empty() ? "" : ", ") + names[i];
    }
    return names.size() > names_shown ? text + ", …" : text;
}

/// Where each name stands; a name that stands at several places is at none.
class Places {
  public:
    template <typename Spelling>
    Places(const std::vector<std::string>& names, const Spelling& spelling) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto [place, is_new] = places_.emplace(spelling(names[i]), static_cast<std::int64_t>(i));
            if (!is_new) {
                place->second = -1;
            }
        }
    }
    [[nodiscard]] std::int64_t of(const std::string& name) const {
        const auto found = places_.find(name);
        return found == places_.end() ? -1 : found->second;
    }

  private:
    std::map<std::string, std::int64_t> places_;
};

/// The output of each class by its name, −1 where there is none.
std::vector<std::int64_t> columns_by_name(const std::vector<std::string>& classes,
                                          const std::vector<std::string>& names) {
    const Places exact(names, composed_name);
    const Places similar(names, plain_class_name);
    const Places own(classes,
                     plain_class_name); // two classes that differ in case alone must not share an output
    std::vector<std::int64_t> columns;
    for (const auto& name : classes) {
        auto column = exact.of(composed_name(name));
        if (column < 0 && own.of(plain_class_name(name)) >= 0) {
            column = similar.of(plain_class_name(name));
        }
        columns.push_back(column);
    }
    return columns;
}

std::vector<std::string> without_output(const std::vector<std::string>& classes,
                                        const std::vector<std::int64_t>& columns) {
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (columns[i] < 0) {
            missing.push_back(classes[i]);
        }
    }
    return missing;
}

/// A model whose file says which class is which.
class Mapper {
  public:
    Mapper(const fs::path& file, const ModelClasses& model, const fs::path& data_dir,
           const std::vector<std::string>& classes)
        : file_(file)
        , model_(model)
        , data_dir_(data_dir)
        , classes_(classes) {}

    [[nodiscard]] ClassMapping by_map(const fs::path& class_map) const;
    [[nodiscard]] ClassMapping by_name_or_order() const;

  private:
    [[nodiscard]] std::int64_t output(const fs::path& class_map, const MappedClass& item) const;
    [[nodiscard]] ClassMapping in_order(const std::vector<std::int64_t>& named) const;
    /// Where the names are from: enough of it to find it.
    [[nodiscard]] std::string source() const { return fs::path(model_.source).filename().string(); }
    [[noreturn]] void refuse_count(const std::vector<std::string>& missing) const;

    const fs::path& file_;
    const ModelClasses& model_;
    const fs::path& data_dir_;
    const std::vector<std::string>& classes_;
};

std::int64_t Mapper::output(const fs::path& class_map, const MappedClass& item) const {
    const auto column = item.is_index ? -1 : columns_by_name({item.target}, model_.names).front();
    if (column >= 0) {
        return column;
    }
    const auto index = parse_integer(item.target);
    if (index && *index >= 0 && *index < model_.count) {
        return *index;
    }
    const std::vector<MessageArgument> facts{class_map.string(), item.target, item.name, file_.string(),
                                             std::to_string(model_.count - 1)};
    if (item.is_index) {
        throw Error(RETORT_TEXT("%1: the index %2 is given for the class “%3”, but %4 has no such output; "
                                "use an index from 0 to %5"),
                    facts);
    }
    if (model_.names.empty()) {
        throw Error(RETORT_TEXT("%1: “%2” is given for the class “%3”, but the classes of %4 have no names; "
                                "use an index from 0 to %5"),
                    facts);
    }
    throw Error(RETORT_TEXT("%1: “%2” is given for the class “%3”, but %4 has no class of this name; use a "
                            "name or an index from 0 to %5"),
                facts);
}

ClassMapping Mapper::by_map(const fs::path& class_map) const {
    const auto targets = read_class_map(class_map);
    ClassMapping mapping;
    std::vector<std::string> missing;
    std::map<std::int64_t, std::string> taken;
    for (const auto& name : classes_) {
        const auto found = std::find_if(targets.begin(), targets.end(), [&](const auto& item) {
            return composed_name(item.name) == composed_name(name);
        });
        if (found == targets.end()) {
            missing.push_back(name);
            continue;
        }
        const auto column = output(class_map, *found);
        if (const auto [before, is_new] = taken.emplace(column, name); !is_new) {
            throw Error(RETORT_TEXT("%1: the classes “%2” and “%3” have the same output, %4"),
                        {class_map.string(), before->second, name, std::to_string(column)});
        }
        mapping.columns.push_back(column);
    }
    if (!missing.empty()) {
        throw Error(RETORT_TEXT("%1 does not map %2 of the %3 classes of the data set: %4"),
                    {class_map.string(), std::to_string(missing.size()), std::to_string(classes_.size()),
                     some_of(missing)});
    }
    mapping.how = {RETORT_TEXT("the teacher's classes are matched according to %1"),
                   {class_map.filename().string()}};
    return mapping;
}

ClassMapping Mapper::by_name_or_order() const {
    const auto columns = columns_by_name(classes_, model_.names);
    const auto missing = without_output(classes_, columns);
    if (missing.empty()) {
        return {
            columns,
            {RETORT_TEXT("the teacher's classes are matched by name, with the names from %1"), {source()}}};
    }
    if (model_.count != static_cast<std::int64_t>(classes_.size())) {
        refuse_count(missing);
    }
    return in_order(columns);
}

ClassMapping Mapper::in_order(const std::vector<std::int64_t>& named) const {
    ClassMapping mapping;
    mapping.columns.resize(classes_.size());
    std::iota(mapping.columns.begin(), mapping.columns.end(), 0);
    if (model_.names.empty()) {
        mapping.how = {RETORT_TEXT("the teacher's classes have no names; they are assumed to be those of the "
                                   "data set in sorted order: %1"),
                       {some_of(classes_)}};
        return mapping;
    }
    for (std::size_t i = 0; i < named.size(); ++i) {
        if (named[i] >= 0 && named[i] != mapping.columns[i]) {
            throw Error(RETORT_TEXT("%1: the classes %2 of the data set are not among its own (%3, from %4), "
                                    "and others are in a different order; provide a class map"),
                        {file_.string(), some_of(without_output(classes_, named)), some_of(model_.names),
                         model_.source});
        }
    }
    mapping.how = {RETORT_TEXT("the teacher's classes (%1; from %2) and the data set's (%3) have different "
                               "names; they are matched by their order"),
                   {some_of(model_.names), source(), some_of(classes_)}};
    return mapping;
}

void Mapper::refuse_count(const std::vector<std::string>& missing) const {
    const auto own = std::to_string(model_.count);
    const auto needed = std::to_string(classes_.size());
    if (model_.count < static_cast<std::int64_t>(classes_.size())) {
        throw Error(
            RETORT_TEXT("%1 has %2 classes, but the data set %3 has %4; the model must have all of them"),
            {file_.string(), own, data_dir_.string(), needed});
    }
    throw Error(
        RETORT_TEXT("%1 has %2 classes, the data set %3 has %4, and these cannot be matched by name: %5. "
                    "Provide a class map (%6), or fine-tune the model with a new head"),
        {file_.string(), own, data_dir_.string(), needed, some_of(missing), ParameterReference{"class-map"}});
}

/// Lists beside `file`: first its own ones, then those of its folder.
struct Candidates {
    std::vector<fs::path> own;
    std::vector<fs::path> shared;
};

Candidates candidates(const fs::path& file) {
    Candidates found;
    const auto folder = file.parent_path();
    for (const auto& name : {file.filename(), file.stem()}) {
        for (const auto* suffix : {".classes.json", ".classes.txt"}) {
            found.own.push_back(folder / fs::path(name).concat(suffix));
        }
    }
    found.shared = {folder / "classes.json", folder / "classes.txt"};
    // EXPERIMENT/runs/RUN/best.pth
    std::error_code error;
    const auto run = fs::absolute(folder, error).lexically_normal();
    if (run.parent_path().filename() == "runs") {
        found.shared.push_back(run.parent_path().parent_path() / "classes.json");
    }
    return found;
}

} // namespace

std::string plain_class_name(const std::string& name) {
    std::string kept;
    for (const char c : composed_name(name)) {
        if (c != ' ' && c != '_' && c != '-') {
            kept += lower(c);
        }
    }
    return kept;
}

bool ClassMapping::is_identity(const ModelClasses& model) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] != static_cast<std::int64_t>(i)) {
            return false;
        }
    }
    return static_cast<std::int64_t>(columns.size()) == model.count;
}

ClassMapping map_classes(const fs::path& file, const ModelClasses& model, const fs::path& data_dir,
                         const std::vector<std::string>& classes, const fs::path& class_map) {
    const Mapper mapper(file, model, data_dir, classes);
    return class_map.empty() ? mapper.by_name_or_order() : mapper.by_map(class_map);
}

std::vector<std::string> names_of_outputs(const Checkpoint& checkpoint, std::int64_t count) {
    const auto fits = [&](const auto& names) { return static_cast<std::int64_t>(names.size()) == count; };
    if (fits(checkpoint.class_names)) {
        return checkpoint.class_names;
    }
    const auto& lists = checkpoint.class_lists;
    const auto found =
        std::find_if(lists.begin(), lists.end(), [&](const ClassNames& one) { return fits(one.names); });
    return found == lists.end() ? std::vector<std::string>() : found->names;
}

Message contradictory_names(const Checkpoint& checkpoint, std::int64_t count) {
    const auto used = names_of_outputs(checkpoint, count);
    std::string place;
    for (const auto& one : checkpoint.class_lists) {
        place = place.empty() && one.names == used ? one.place : place;
    }
    for (const auto& one : checkpoint.class_lists) {
        if (contradicts(one.names, used)) {
            return {RETORT_TEXT("it names its classes in several orders, under %1 and under %2; the first of "
                                "these is used"),
                    {place, one.place}};
        }
    }
    return {};
}

ModelClasses find_classes(const fs::path& file, std::int64_t count, const std::vector<std::string>& own) {
    const auto expected = static_cast<std::size_t>(count);
    if (own.size() == expected) {
        return {count, own, file.string()};
    }
    const auto lists = candidates(file);
    std::error_code error;
    for (const auto& list : lists.own) {
        if (!fs::exists(list, error)) {
            continue;
        }
        auto names = read_class_names(list);
        if (names.size() != expected) {
            throw Error(RETORT_TEXT("%1 names %2 classes, but %3 has %4"),
                        {list.string(), std::to_string(names.size()), file.string(), std::to_string(count)});
        }
        return {count, std::move(names), list.string()};
    }
    for (const auto& list : lists.shared) {
        if (!fs::exists(list, error)) {
            continue;
        }
        if (auto names = read_class_names(list); names.size() == expected) {
            return {count, std::move(names), list.string()};
        }
    }
    return {count, {}, {}};
}

} // namespace retort
