#include "core/data/findings/data_findings.h"

#include "core/base/letters.h"
#include "core/data/decode/image.h"
#include "core/data/decode/image_header.h"
#include "core/data/findings/near_duplicates.h"
#include "core/data/image_folder.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t extreme_ratio = 4;
constexpr std::int64_t tiny_side = 16;

/// Whether files of `format` are called so.
bool is_extension_of(std::string_view format, const std::string& extension) {
    static const std::map<std::string_view, std::set<std::string>> known{
        {"JPEG", {".jpg", ".jpeg"}}, {"PNG", {".png"}},           {"BMP", {".bmp"}},
        {"PNM", {".ppm", ".pgm"}},   {"TIFF", {".tif", ".tiff"}}, {"WebP", {".webp"}}};
    return known.at(format).contains(extension);
}

bool holds(const fs::path& path, const std::vector<std::uint8_t>& bytes) {
    try {
        return read_image_file(path) == bytes;
    } catch (const Error&) {
        return false; // it went away meanwhile
    }
}

bool shows(const fs::path& path, const Image& image) {
    try {
        const auto other = read_image(path);
        return other.width == image.width && other.height == image.height && other.pixels == image.pixels;
    } catch (const Error&) {
        return false; // it went away meanwhile
    }
}

class Searcher {
  public:
    Searcher(DataSetInfo& info, fs::path root) : info_(info), root_(std::move(root)) {}

    void look_at(const Sample& sample, bool in_train) {
        const auto& path = sample.path;
        labels_[path] = sample.label;
        std::vector<std::uint8_t> bytes;
        Image image;
        try {
            bytes = read_image_file(path);
            look_at_header(path, read_image_header(bytes, path.filename().string()));
            image = read_image(path);
        } catch (const Error& error) {
            add(DataFindingKind::unreadable, path, error.message());
            return;
        }
        remember(path, bytes, image, in_train);
    }

    /// Once all were looked at.
    void add_near_duplicates(const std::stop_token& stop) {
        for (const auto& [later, first] : near_duplicates_.pairs(stop)) {
            add_pair(DataFindingKind::near_duplicate, different_.at(later), different_.at(first),
                     RETORT_TEXT("it looks like %1, resized or recompressed"));
        }
    }

    void add(DataFindingKind kind, const fs::path& path, Message why) {
        info_.findings.push_back({kind, path, std::move(why), {}});
    }

  private:
    void add_pair(DataFindingKind kind, const fs::path& path, const fs::path& like, const char* why) {
        const bool is_unlabelled = labels_.at(like) == no_label || labels_.at(path) == no_label;
        const auto name = relative_name(like, root_);
        info_.findings.push_back({kind, path, {why, {name}}, like});
        if (!is_unlabelled && labels_.at(like) != labels_.at(path)) {
            info_.findings.push_back(
                {DataFindingKind::other_label,
                 path,
                 {RETORT_TEXT("it shows the same as %1, which belongs to another class"), {name}},
                 like});
        }
    }

    void look_at_header(const fs::path& path, const ImageHeader& header) {
        const auto size = std::to_string(header.width) + "×" + std::to_string(header.height);
        if (!is_extension_of(header.format, lowered(fs::path(path).extension().string()))) {
            add(DataFindingKind::wrong_extension, path,
                {RETORT_TEXT("its content is %1, its name ends in %2"),
                 {std::string(header.format), path.extension().string()}});
        }
        const auto [shorter, longer] = std::minmax(header.width, header.height);
        if (longer > extreme_ratio * shorter) {
            add(DataFindingKind::extreme_aspect, path,
                {RETORT_TEXT("one side is more than 4 times the other: %1 pixels"), {size}});
        }
        if (shorter < tiny_side) {
            add(DataFindingKind::tiny, path, {RETORT_TEXT("it has only %1 pixels"), {size}});
        }
    }

    void remember(const fs::path& path, const std::vector<std::uint8_t>& bytes, const Image& image,
                  bool in_train) {
        const std::string_view pixels(reinterpret_cast<const char*>(image.pixels.data()),
                                      image.pixels.size());
        const Key key{std::hash<std::string_view>()(pixels), image.width, image.height};
        bool is_known = false;
        for (const bool other : {!in_train, in_train}) {
            const auto same = seen_[other].find(key);
            if (is_known || same == seen_[other].end() || !shows(same->second, image)) {
                continue;
            }
            is_known = true;
            add_pair(other == in_train ? DataFindingKind::duplicate : DataFindingKind::in_both_splits, path,
                     same->second,
                     holds(same->second, bytes)
                         ? RETORT_TEXT("it is the same file as %1")
                         : RETORT_TEXT("it has the same pixels as %1, in another file"));
        }
        seen_[in_train].emplace(key, path);
        if (!is_known) {
            near_duplicates_.add(image);
            different_.push_back(path);
        }
    }

    using Key = std::tuple<std::size_t, int, int>; ///< hash of the pixels, width, height

    DataSetInfo& info_;
    fs::path root_;
    std::map<fs::path, std::int64_t> labels_;
    std::array<std::map<Key, fs::path>, 2> seen_; ///< [is it the training set]
    NearDuplicates near_duplicates_;
    std::vector<fs::path> different_; ///< those in near_duplicates_, by number
};

SplitInfo info_of(const Split& split, std::size_t classes) {
    SplitInfo info{split.name, std::vector<std::vector<fs::path>>(classes)};
    for (const auto& sample : split.samples) {
        info.per_class[static_cast<std::size_t>(sample.label)].push_back(sample.path);
    }
    return info;
}

/// Files below a split that are no images by name.
void add_strangers(const fs::path& folder, const Split& split, Searcher& searcher) {
    std::set<fs::path> images;
    for (const auto& sample : split.samples) {
        images.insert(sample.path);
    }
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error),
         end;
         !error && it != end; it.increment(error)) {
        std::error_code gone;
        if (it->is_regular_file(gone) && !images.contains(it->path())) {
            searcher.add(DataFindingKind::not_an_image, it->path(),
                         {RETORT_TEXT("its name does not end in one of %1"), {image_extensions()}});
        }
    }
}

DataSetInfo info_of(const ImageFolder& found) {
    DataSetInfo info;
    info.classes = found.classes;
    info.train = info_of(found.train, found.classes.size());
    info.val = info_of(found.val, found.classes.size());
    info.test = info_of(found.test, found.classes.size());
    return info;
}

} // namespace

DataSetInfo list_images(const fs::path& folder) {
    return info_of(list_image_folder(folder));
}

DataSetInfo find_data_issues(const fs::path& folder, const Progress& progress, const std::stop_token& stop) {
    return find_data_issues(list_image_folder(folder), progress, stop);
}

DataSetInfo find_data_issues(const ImageFolder& found, const Progress& progress,
                             const std::stop_token& stop) {
    auto info = info_of(found);
    const auto total = static_cast<std::int64_t>(found.train.samples.size() + found.val.samples.size() +
                                                 found.test.samples.size() + found.unlabelled.samples.size());
    Searcher searcher(info, found.root);
    for (const auto* split : {&found.train, &found.unlabelled, &found.val, &found.test}) {
        const bool in_train = split == &found.train || split == &found.unlabelled;
        for (const auto& sample : split->samples) {
            if (stop.stop_requested()) {
                return info;
            }
            searcher.look_at(sample, in_train);
            ++info.images;
            if (progress) {
                progress(info.images, total);
            }
        }
        if (!split->samples.empty() && split != &found.unlabelled) {
            add_strangers(found.root / split->name, *split, searcher);
        }
    }
    searcher.add_near_duplicates(stop);
    std::stable_sort(info.findings.begin(), info.findings.end(), [](const auto& one, const auto& other) {
        return std::pair(one.kind, one.path) < std::pair(other.kind, other.path);
    });
    return info;
}

} // namespace retort
