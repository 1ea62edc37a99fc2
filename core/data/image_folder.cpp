#include "core/data/image_folder.h"

#include "core/base/letters.h"
#include "core/base/message.h"
#include "core/base/printable.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 9> extensions{".jpg", ".jpeg", ".png",  ".ppm", ".bmp",
                                                     ".pgm", ".tif",  ".tiff", ".webp"};
constexpr std::array<std::string_view, 4> val_names{"val", "validation", "valid", "test"};

template <typename Texts>
std::string joined(const Texts& texts) {
    std::string all;
    for (const auto& text : texts) {
        all += (all.empty() ? "" : ", ");
        all += text;
    }
    return all;
}

bool is_image_name(const std::string& file) {
    const auto name = lowered(file);
    return std::any_of(extensions.begin(), extensions.end(), [&](auto e) { return name.ends_with(e); });
}

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

[[noreturn]] void refuse_listing(const fs::path& folder, const std::error_code& error) {
    throw Error(RETORT_TEXT("The folder %1 cannot be read: %2."), {folder.string(), error.message()});
}

std::vector<fs::directory_entry> list(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    fs::directory_iterator it(folder, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error)) {
        entries.push_back(*it);
    }
    if (error) {
        refuse_listing(folder, error);
    }
    return entries;
}

bool is_folder(const fs::directory_entry& entry) {
    std::error_code error;
    return entry.is_directory(error);
}

fs::path real_path(const fs::path& path) {
    std::error_code error;
    auto real = fs::canonical(path, error);
    if (error) {
        refuse_listing(path, error);
    }
    return real;
}

/// Whether `inner` is `outer` or lies below it; both canonical.
bool lies_in(const fs::path& inner, const fs::path& outer) {
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

using Ignored = std::map<std::string, std::int64_t>;

/// Collects the images of one class folder, and counts what else there is.
class Walk {
  public:
    Walk(const fs::path& class_folder, Ignored& ignored) : ignored_(ignored) {
        trail_.push_back(real_path(class_folder.parent_path()));
        visit(class_folder, real_path(class_folder));
    }

    /// Folders by path, and in each its files by name.
    std::vector<fs::path> sorted() && {
        std::sort(folders_.begin(), folders_.end());
        std::vector<fs::path> paths;
        for (const auto& [folder, names] : folders_) {
            std::transform(names.begin(), names.end(), std::back_inserter(paths),
                           [parent = fs::path(folder)](const std::string& name) { return parent / name; });
        }
        return paths;
    }

  private:
    void visit(const fs::path& folder, const fs::path& real) {
        trail_.push_back(real);
        std::vector<std::string> names;
        for (const auto& entry : list(folder)) {
            if (is_folder(entry)) {
                descend(entry, real);
            } else if (auto name = entry.path().filename().string(); is_image_name(name)) {
                names.push_back(std::move(name));
            } else if (!name.starts_with('.')) {
                ++ignored_[lowered(entry.path().extension().string())];
            }
        }
        std::sort(names.begin(), names.end());
        folders_.emplace_back(folder.string(), std::move(names));
        trail_.pop_back();
    }

    void descend(const fs::directory_entry& entry, const fs::path& real_parent) {
        std::error_code error;
        const bool link = entry.is_symlink(error);
        const auto real = link ? real_path(entry.path()) : real_parent / entry.path().filename();
        const bool leads_back = link && std::any_of(trail_.begin(), trail_.end(), [&](const fs::path& above) {
                                    return lies_in(above, real);
                                });
        if (!leads_back) {
            visit(entry.path(), real);
        }
    }

    Ignored& ignored_;
    std::vector<fs::path> trail_; ///< canonical paths of the folders that the walk is in
    std::vector<std::pair<std::string, std::vector<std::string>>> folders_;
};

/// A class of a split, before labels are given.
struct ClassFolder {
    std::string name;
    std::vector<fs::path> images;
};

/// A class's name goes into files, tables and lines of text.
void require_printable(const std::string& name, const fs::path& split) {
    if (!is_printable(name)) {
        throw Error(RETORT_TEXT("%1 contains a class folder with an unusable name: “%2”. Names must be valid "
                                "UTF-8 without line breaks, tabs or other control characters."),
                    {split.string(), printable(name)});
    }
}

std::vector<ClassFolder> read_classes(const fs::path& split, Ignored& ignored) {
    std::vector<ClassFolder> classes;
    for (const auto& entry : list(split)) {
        if (!is_folder(entry)) {
            continue;
        }
        Ignored here;
        ClassFolder one{entry.path().filename().string(), Walk(entry.path(), here).sorted()};
        // Tools leave folders like .ipynb_checkpoints behind.
        if (one.name.starts_with('.') && one.images.empty()) {
            continue;
        }
        require_printable(one.name, split);
        classes.push_back(std::move(one));
        for (const auto& [extension, count] : here) {
            ignored[extension] += count;
        }
    }
    std::sort(classes.begin(), classes.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return classes;
}

std::vector<std::string> names_of(const std::vector<ClassFolder>& classes) {
    std::vector<std::string> names;
    std::transform(classes.begin(), classes.end(), std::back_inserter(names),
                   [](const auto& c) { return c.name; });
    return names;
}

void require_images(const std::vector<ClassFolder>& classes, const fs::path& split) {
    std::vector<std::string> empty;
    for (const auto& one : classes) {
        if (one.images.empty()) {
            empty.push_back(one.name);
        }
    }
    if (!empty.empty()) {
        throw Error(RETORT_TEXT("%1 contains no images for the class %2. Image files end in %3."),
                    {split.string(), joined(empty), image_extensions()});
    }
}

void require_two_classes(const std::vector<ClassFolder>& classes, const fs::path& split) {
    if (classes.empty()) {
        throw Error(RETORT_TEXT("%1 contains no class folders. It needs one folder per class, at least two."),
                    {split.string()});
    }
    if (classes.size() == 1) {
        throw Error(RETORT_TEXT("%1 contains only one class (%2). At least two are needed."),
                    {split.string(), classes.front().name});
    }
}

std::vector<std::string> only_in_first(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> rest;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
    return rest;
}

void require_same_classes(const std::vector<std::string>& train, const std::vector<std::string>& val,
                          const std::string& val_name) {
    const auto train_only = only_in_first(train, val);
    const auto val_only = only_in_first(val, train);
    if (!train_only.empty() && !val_only.empty()) {
        throw Error(RETORT_TEXT("train and %1 contain different classes: only in train: %2; only in %1: %3."),
                    {val_name, joined(train_only), joined(val_only)});
    }
    if (!train_only.empty()) {
        throw Error(RETORT_TEXT("train and %1 contain different classes: only in train: %2."),
                    {val_name, joined(train_only)});
    }
    if (!val_only.empty()) {
        throw Error(RETORT_TEXT("train and %1 contain different classes: only in %1: %2."),
                    {val_name, joined(val_only)});
    }
}

void require_folder(const fs::path& root) {
    std::error_code error;
    const auto status = fs::status(root, error);
    if (status.type() == fs::file_type::not_found) {
        throw Error(RETORT_TEXT("The data folder %1 does not exist."), {root.string()});
    }
    if (error) {
        refuse_listing(root, error);
    }
    if (!fs::is_directory(status)) {
        throw Error(
            RETORT_TEXT(
                "%1 is a file. Choose a folder that contains train and val, each with one folder per class."),
            {root.string()});
    }
}

/// Empty where there is none.
std::string find_val(const fs::path& root, const std::string& wanted) {
    if (!wanted.empty()) {
        if (!is_folder(root / wanted)) {
            throw Error(RETORT_TEXT("%1 contains no folder named %2."), {root.string(), wanted});
        }
        return wanted;
    }
    for (const auto name : val_names) {
        if (is_folder(root / name)) {
            return std::string(name);
        }
    }
    return {};
}

Split label(std::string name, std::vector<ClassFolder> classes, Ignored ignored) {
    Split split{std::move(name), {}, std::move(ignored)};
    std::int64_t label = 0;
    for (auto& one : classes) {
        for (auto& path : one.images) {
            split.samples.push_back({std::move(path), label});
        }
        ++label;
    }
    return split;
}

/// A split as it lies on the disk.
struct FoundSplit {
    std::string name;
    std::vector<ClassFolder> classes;
    Ignored ignored = {};
};

FoundSplit read_split(const fs::path& root, std::string name) {
    FoundSplit split{std::move(name), {}};
    split.classes = read_classes(root / split.name, split.ignored);
    return split;
}

Split labelled(FoundSplit found) {
    return label(std::move(found.name), std::move(found.classes), std::move(found.ignored));
}

/// Where somebody chose the folder above, or beside, the one that is meant.
void require_no_data_folders(const fs::path& root, const std::vector<ClassFolder>& classes) {
    for (const auto& one : classes) {
        if (is_folder(root / one.name / "train")) {
            throw Error(RETORT_TEXT("%1 contains no folder named train, but %2 does. Choose that folder."),
                        {root.string(), (root / one.name).string()});
        }
    }
}

/// Where somebody chose one of the splits.
void require_no_split(const fs::path& root) {
    const auto above = real_path(root).parent_path();
    if (root.filename() == "train" && !find_val(above, {}).empty()) {
        throw Error(RETORT_TEXT("%1 is the folder train of %2. Choose that folder."),
                    {root.string(), above.string()});
    }
}

/// The name of a split in another spelling: "Train", "Testing"; empty where `name` is none.
std::string split_spelt_otherwise(const std::string& name) {
    constexpr std::array<std::string_view, 11> spellings{"train",      "training", "val",       "valid",
                                                         "validation", "validate", "dev",       "eval",
                                                         "test",       "testing",  "evaluation"};
    const auto plain = lowered(name);
    const bool is_split = std::find(spellings.begin(), spellings.end(), plain) != spellings.end();
    return !is_split ? "" : plain.starts_with("train") ? "train" : plain.starts_with("test") ? "test" : "val";
}

/// Splits under names that are not looked for would be taken for classes, or passed over.
void require_known_splits(const fs::path& root) {
    for (const auto& entry : list(root)) {
        const auto name = entry.path().filename().string();
        const auto wanted = is_folder(entry) ? split_spelt_otherwise(name) : "";
        const bool is_known =
            name == "train" || std::find(val_names.begin(), val_names.end(), name) != val_names.end();
        if (!wanted.empty() && !is_known) {
            throw Error(RETORT_TEXT("%1 contains the folder %2. If it is a split of the data, call it %3."),
                        {root.string(), name, wanted});
        }
    }
}

/// Folders of classes without splits, in place of train.
FoundSplit read_unsplit(const fs::path& root) {
    require_no_split(root);
    const auto val = find_val(root, {});
    auto found = val.empty() ? read_split(root, ".") : FoundSplit{};
    if (found.classes.size() < 2) {
        throw Error(RETORT_TEXT("%1 contains no folder named train. A data folder contains train and one of "
                                "%2, each with one folder per class; or one folder per class alone."),
                    {root.string(), joined(val_names)});
    }
    require_no_data_folders(root, found.classes);
    return found;
}

/// What is wrong with `test` as a split of `classes`; empty where nothing is.
Message unusable_test(const FoundSplit& test, const std::vector<std::string>& classes) {
    const auto names = names_of(test.classes);
    const bool lacks_images = std::any_of(test.classes.begin(), test.classes.end(),
                                          [](const ClassFolder& one) { return one.images.empty(); });
    if (names != classes || lacks_images) {
        return {RETORT_TEXT("%1/ does not have images of each class of train, and of no other; nothing is "
                            "measured on it"),
                {test.name}};
    }
    return {};
}

constexpr auto test_name = "test";

/// Nothing where there is no such folder.
FoundSplit read_split_for(const fs::path& root, const std::string& name) {
    return name.empty() ? FoundSplit{} : read_split(root, name);
}

void add_test(ImageFolder& folder) {
    if (folder.val.name == test_name || !is_folder(folder.root / test_name)) {
        return;
    }
    auto test = read_split(folder.root, test_name);
    if (auto remark = unusable_test(test, folder.classes); !remark.empty()) {
        folder.remarks.push_back(std::move(remark));
    } else {
        folder.test = labelled(std::move(test));
    }
}

} // namespace

std::vector<std::string> validation_folder_names() {
    return {val_names.begin(), val_names.end()};
}

ImageFolder list_image_folder(const fs::path& root, const std::string& val_folder) {
    require_folder(root);
    list(root); // says so when the folder may not be read, before anything is said to be missing from it
    if (find_val(root, val_folder).empty()) {
        require_known_splits(root);
    }
    auto train = is_folder(root / "train") ? read_split(root, "train") : read_unsplit(root);
    const auto folder = root / train.name;
    require_two_classes(train.classes, folder);
    auto classes = names_of(train.classes);
    require_images(train.classes, folder);
    ImageFolder found{root, std::move(classes), {}, {}, {}};
    auto val = train.name == "." ? FoundSplit{} : read_split_for(root, find_val(root, val_folder));
    if (val_folder.empty() && val.name == test_name && val.classes.empty()) { // images without labels
        found.remarks.push_back(unusable_test(val, found.classes));
    } else if (const auto name = val.name; !name.empty()) {
        require_same_classes(found.classes, names_of(val.classes), name);
        require_images(val.classes, root / name);
        found.val = labelled(std::move(val));
    }
    found.train = labelled(std::move(train));
    if (val_folder.empty() && !found.val.samples.empty()) {
        add_test(found);
    }
    return found;
}

Split list_unlabelled(const fs::path& folder) {
    require_folder(folder);
    Split split{folder.string(), {}};
    const auto whole = fs::absolute(folder).lexically_normal();
    for (auto& path : Walk(whole, split.ignored).sorted()) {
        split.samples.push_back({std::move(path), no_label});
    }
    if (split.samples.empty()) {
        throw Error(RETORT_TEXT("%1 contains no images. Image files end in %2."),
                    {folder.string(), image_extensions()});
    }
    return split;
}

std::string image_extensions() {
    return joined(extensions);
}

std::string relative_name(const fs::path& path, const fs::path& root) {
    const auto relative = path.lexically_relative(root);
    return (relative.empty() ? path : relative).string();
}

std::vector<std::int64_t> images_per_class(const Split& split, std::size_t classes) {
    std::vector<std::int64_t> counts(classes, 0);
    for (const auto& sample : split.samples) {
        ++counts.at(static_cast<std::size_t>(sample.label));
    }
    return counts;
}

} // namespace retort
