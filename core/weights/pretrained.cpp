#include "core/weights/pretrained.h"

#include "core/base/environment.h"
#include "core/weights/sha256.h"

#include <algorithm>
#include <array>
#include <pwd.h>
#include <unistd.h>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr auto torchvision_url = "https://download.pytorch.org/models/";

struct Entry {
    const char* architecture;
    const char* version;
    const char* file_name;
    double accuracy;
    int resized_side = 256;
    const char* interpolation = "bilinear";
};

/// Names, accuracies and what differs in the preparation of images, as torchvision publishes them.
constexpr std::array<Entry, 27> entries{{
    {"resnet18", "v1", "resnet18-f37072fd.pth", 69.758},
    {"resnet34", "v1", "resnet34-b627a593.pth", 73.314},
    {"resnet50", "v1", "resnet50-0676ba61.pth", 76.130},
    {"resnet50", "v2", "resnet50-11ad3fa6.pth", 80.858, 232},
    {"resnet101", "v1", "resnet101-63fe2227.pth", 77.374},
    {"resnet101", "v2", "resnet101-cd907fc2.pth", 81.886, 232},
    {"resnet152", "v1", "resnet152-394f9c45.pth", 78.312},
    {"resnet152", "v2", "resnet152-f82ba261.pth", 82.284, 232},
    {"wide_resnet50_2", "v1", "wide_resnet50_2-95faca4d.pth", 78.468},
    {"wide_resnet50_2", "v2", "wide_resnet50_2-9ba9bcbe.pth", 81.602, 232},
    {"resnext50_32x4d", "v1", "resnext50_32x4d-7cdf4587.pth", 77.618},
    {"resnext50_32x4d", "v2", "resnext50_32x4d-1a0047aa.pth", 81.198, 232},
    {"mobilenet_v2", "v1", "mobilenet_v2-b0353104.pth", 71.878},
    {"mobilenet_v2", "v2", "mobilenet_v2-7ebf99e0.pth", 72.154, 232},
    {"mobilenet_v3_small", "v1", "mobilenet_v3_small-047dcff4.pth", 67.668},
    {"mobilenet_v3_large", "v1", "mobilenet_v3_large-8738ca79.pth", 74.042},
    {"mobilenet_v3_large", "v2", "mobilenet_v3_large-5c1a4163.pth", 75.274, 232},
    {"shufflenet_v2_x0_5", "v1", "shufflenetv2_x0.5-f707e7126e.pth", 60.552},
    {"shufflenet_v2_x1_0", "v1", "shufflenetv2_x1-5666bf0f80.pth", 69.362},
    {"squeezenet1_0", "v1", "squeezenet1_0-b66bff10.pth", 58.092},
    {"squeezenet1_1", "v1", "squeezenet1_1-b8a52dc0.pth", 58.178},
    {"efficientnet_b0", "v1", "efficientnet_b0_rwightman-3dd342df.pth", 77.692, 256, "bicubic"},
    {"vgg11_bn", "v1", "vgg11_bn-6002323d.pth", 70.370},
    {"vgg16_bn", "v1", "vgg16_bn-6c64b313.pth", 73.360},
    {"densenet121", "v1", "densenet121-a639ec97.pth", 74.434},
    {"convnext_tiny", "v1", "convnext_tiny-983f1562.pth", 82.520, 236},
    {"vit_b_16", "v1", "vit_b_16-c867db91.pth", 81.072},
}};

std::string base_url() {
    auto base = environment("RETORT_WEIGHTS_URL");
    if (base.empty()) {
        return torchvision_url;
    }
    return base.ends_with('/') ? base : base + '/';
}

struct NameParts {
    std::string stem;
    std::string hash; ///< lowercase hexadecimal digits, at least 8
};

/// Takes "resnet50-0676ba61.pth" apart; nothing for other names.
std::optional<NameParts> parts_of(const std::string& file_name) {
    constexpr std::string_view ending = ".pth";
    const auto dash = file_name.rfind('-');
    if (!file_name.ends_with(ending) || dash == std::string::npos || dash == 0) {
        return {};
    }
    auto hash = file_name.substr(dash + 1, file_name.size() - ending.size() - dash - 1);
    const bool is_hash = hash.size() >= 8 && hash.size() <= 64 &&
                         hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    return is_hash ? std::optional(NameParts{file_name.substr(0, dash), std::move(hash)}) : std::nullopt;
}

PretrainedWeights made_of(const Entry& entry) {
    const auto parts = parts_of(entry.file_name);
    return {entry.architecture, entry.version,  entry.file_name,    base_url() + entry.file_name,
            parts->hash,        entry.accuracy, entry.resized_side, entry.interpolation};
}

fs::path home_folder() {
    if (const auto home = environment("HOME"); !home.empty()) {
        return home;
    }
    const auto* user = ::getpwuid(::getuid());
    return user != nullptr && user->pw_dir != nullptr ? user->pw_dir : "/";
}

/// As Python's os.path.expanduser does it for one's own home.
fs::path with_home(const std::string& path) {
    const bool at_home = path == "~" || path.starts_with("~/");
    return at_home ? home_folder() / path.substr(std::min<std::size_t>(path.size(), 2)) : fs::path(path);
}

bool is_file(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

/// A file of `stems` that is not in the table; the first by name, so that every call finds the same.
std::optional<fs::path> find_unlisted(const fs::path& folder, const std::vector<std::string>& stems) {
    std::optional<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const auto parts = parts_of(entry->path().filename().string());
        const auto listed = [&](const Entry& known) { return entry->path().filename() == known.file_name; };
        if (parts && std::find(stems.begin(), stems.end(), parts->stem) != stems.end() &&
            std::none_of(entries.begin(), entries.end(), listed) && is_file(entry->path()) &&
            (!found || entry->path() < *found)) {
            found = entry->path();
        }
    }
    return found;
}

} // namespace

std::optional<PretrainedName> parse_pretrained_name(std::string_view text) {
    PretrainedName name;
    const auto colon = text.find(':');
    const auto set = text.substr(0, colon);
    if (colon != std::string_view::npos) {
        name.architecture = text.substr(colon + 1);
        if (name.architecture.empty()) {
            return {};
        }
    }
    if (set == "imagenet-v1" || set == "imagenet-v2") {
        name.version = set.substr(set.size() - 2);
    } else if (set != "imagenet") {
        return {};
    }
    return name;
}

std::vector<PretrainedWeights> pretrained_weights() {
    std::vector<PretrainedWeights> all;
    all.reserve(std::size(entries));
    for (const auto& entry : entries) {
        all.push_back(made_of(entry));
    }
    return all;
}

std::optional<PretrainedWeights> find_pretrained(std::string_view architecture, std::string_view version) {
    const auto* found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
        return entry.architecture == architecture && (version.empty() || entry.version == version);
    });
    return found == entries.end() ? std::nullopt : std::optional(made_of(*found));
}

std::optional<PretrainedWeights> find_pretrained_file(std::string_view file_name) {
    const auto* found = std::find_if(entries.begin(), entries.end(),
                                     [&](const Entry& entry) { return entry.file_name == file_name; });
    return found == entries.end() ? std::nullopt : std::optional(made_of(*found));
}

std::string pretrained_names() {
    std::string names;
    std::string_view last;
    for (const auto& entry : entries) {
        if (entry.architecture != last) {
            names += (names.empty() ? "" : ", ") + std::string(entry.architecture);
            last = entry.architecture;
        }
    }
    return names;
}

PretrainedWeights require_pretrained(const PretrainedName& name, std::string_view fallback) {
    const auto architecture = name.architecture.empty() ? std::string(fallback) : name.architecture;
    if (architecture.empty()) {
        throw Error(
            RETORT_TEXT(
                "an architecture is required, as in imagenet:resnet50; ImageNet weights exist for %1"),
            {pretrained_names()});
    }
    if (auto found = find_pretrained(architecture, name.version)) {
        return *found;
    }
    if (find_pretrained(architecture)) {
        throw Error(RETORT_TEXT("there is no version %1 of the ImageNet weights for %2"),
                    {name.version, architecture});
    }
    throw Error(RETORT_TEXT("there are no ImageNet weights for “%1”; they exist for %2"),
                {architecture, pretrained_names()});
}

fs::path torch_cache_folder() {
    const auto inner = fs::path("hub") / "checkpoints";
    if (const auto home = environment("TORCH_HOME"); !home.empty()) {
        return with_home(home) / inner;
    }
    // The XDG base directory specification has relative paths ignored.
    if (const auto cache = with_home(environment("XDG_CACHE_HOME")); cache.is_absolute()) {
        return cache / "torch" / inner;
    }
    return home_folder() / ".cache" / "torch" / inner;
}

std::optional<fs::path> find_cached(const PretrainedName& name, std::string_view fallback) {
    const auto architecture = name.architecture.empty() ? fallback : std::string_view(name.architecture);
    const auto folder = torch_cache_folder();
    std::vector<std::string> stems{std::string(architecture)};
    for (const auto& entry : entries) {
        if (entry.architecture != architecture || (!name.version.empty() && entry.version != name.version)) {
            continue;
        }
        if (is_file(folder / entry.file_name)) {
            return folder / entry.file_name;
        }
        stems.push_back(parts_of(entry.file_name)->stem);
    }
    return name.version.empty() ? find_unlisted(folder, stems) : std::nullopt;
}

void verify_hash_in_name(const fs::path& file) {
    const auto parts = parts_of(file.filename().string());
    if (!parts) {
        throw Error(RETORT_TEXT("%1: the file name does not end with a hash"), {file.string()});
    }
    const auto hash = sha256_of_file(file);
    if (!hash.starts_with(parts->hash)) {
        throw Error(RETORT_TEXT("%1 is damaged or incomplete: its SHA-256 begins with %2 instead of %3 as in "
                                "its name; delete it and download it again"),
                    {file.string(), hash.substr(0, parts->hash.size()), parts->hash});
    }
}

Message missing_message(const PretrainedWeights& weights) {
    return {RETORT_TEXT("the ImageNet weights for %1 are missing; download %2 and save it as %3"),
            {weights.architecture, weights.url, (torch_cache_folder() / weights.file_name).string()}};
}

} // namespace retort
