#include "core/experiment/teacher/stated_images.h"

#include "core/base/number_text.h"
#include "core/experiment/record/folder.h"
#include "core/files/json_statements.h"
#include "core/weights/pretrained.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// Where the experiment of these weights would have its experiment.json; empty where they are of no
/// experiment.
fs::path experiment_file(const fs::path& weights) {
    const auto folder = fs::absolute(weights).lexically_normal().parent_path();
    std::error_code error;
    if (fs::exists(folder / "run.json", error)) {
        return folder.parent_path().parent_path() / "experiment.json";
    }
    return weights.filename() == "teacher.pth" ? folder / "experiment.json" : fs::path();
}

StatedImages said_by_experiment(const fs::path& file) {
    const auto json = experiment_file(file);
    std::error_code error;
    if (json.empty() || !fs::exists(json, error)) {
        return {};
    }
    try {
        const auto spec = read_spec(json);
        if (file.filename() == "teacher.pth" && !spec.teacher_file.empty()) {
            return {}; // that experiment distilled: its teacher is somewhere else
        }
        StatedImages stated{spec.image_size, spec.normalize, true};
        stated.resized_side = spec.resize_side;
        stated.interpolation = spec.interpolation;
        return stated;
    } catch (const Error&) {
        return {};
    }
}

/// Whether Retort wrote it for weights of a run: of others it knows no epoch.
bool is_of_a_run(const Metadata& metadata) {
    constexpr std::array<std::string_view, 3> keys{"epoch", "image_size", "normalize"};
    return std::all_of(keys.begin(), keys.end(), [&](std::string_view key) {
        return std::any_of(metadata.begin(), metadata.end(),
                           [&](const auto& item) { return item.first == key; });
    });
}

/// What torchvision publishes beside its ImageNet weights.
ImageStatements::Values said_of_pretrained(const fs::path& file) {
    const auto weights = find_pretrained_file(file.filename().string());
    if (!weights) {
        return {};
    }
    return {{"val_crop_size", "224"},
            {"val_resize_size", std::to_string(weights->resized_side)},
            {"interpolation", weights->interpolation},
            {"normalize", "imagenet"}};
}

/// Of the middle of an image, that validation sees here unless somebody says otherwise.
double share_seen_here(std::int64_t side) {
    return usual_resize_side(static_cast<int>(side)) > side ? 224.0 / 256.0 : 1.0;
}

/// What Retort's own weights do not say is what is usual.
void fill_in_usual(StatedImages& stated) {
    if (!stated.by_retort || stated.side == 0) {
        return;
    }
    if (stated.resized_side == 0) {
        stated.resized_side = usual_resize_side(static_cast<int>(stated.side));
    }
    if (stated.interpolation.empty()) {
        stated.interpolation = "bilinear";
    }
}

/// Of the share that is seen it is rounded down, as timm has it. Shares may be anything.
std::int64_t resize_side_of(const StatedImages& stated) {
    constexpr double rounding = 1e-6;
    constexpr double smallest_share = 0.01;
    if (stated.resized_side > 0 || stated.seen_share < smallest_share) {
        return stated.resized_side;
    }
    return static_cast<std::int64_t>(static_cast<double>(stated.side) / stated.seen_share + rounding);
}

} // namespace

StatedImages stated_images(const fs::path& file, const Checkpoint& weights) {
    auto stated = said_by_experiment(file);
    stated.by_retort = stated.by_retort || is_of_a_run(weights.metadata);
    ImageStatements said;
    said.add(weights.metadata);
    said.add(weights.images);
    said.add(said_of_pretrained(file));
    said.fill_in(stated);
    fill_in_usual(stated);
    return stated;
}

StatedImages stated_images_of_program(const fs::path& file) {
    auto stated = said_by_experiment(file);
    Checkpoint none;
    const auto metadata = extra_metadata(file);
    take_metadata_statements(metadata, none);
    ImageStatements said;
    said.add(metadata);
    said.add(none.images);
    said.fill_in(stated);
    fill_in_usual(stated);
    return stated;
}

SeenImages seen_images_of(const StatedImages& stated) {
    constexpr std::int64_t largest = 4096;
    const auto resized = resize_side_of(stated);
    const bool can_be = !stated.squashed && stated.side > 0 && resized >= stated.side && resized <= largest;
    return {stated.side, stated.normalize, can_be ? resized : 0, stated.interpolation};
}

namespace {

/// What differs in the part of an image that is seen.
Message other_part_of(const StatedImages& stated, std::int64_t side) {
    constexpr double rounding = 0.006; // of two decimals
    const auto here = share_seen_here(side);
    const auto share = stated.resized_side > 0
                           ? static_cast<double>(side) / static_cast<double>(stated.resized_side)
                           : stated.seen_share;
    const auto percent = [](double part) { return number_text(std::round(1000.0 * part) / 10.0); };
    if (stated.squashed && std::abs(share - 1.0) < rounding) {
        return {
            RETORT_TEXT("the file states that its images are scaled to squares, whatever their shape; here "
                        "they keep it, and the middle %1 % of the shorter side is seen"),
            {percent(here)}};
    }
    if (stated.squashed) {
        return {RETORT_TEXT("the file states that its images are scaled to squares, whatever their shape, of "
                            "which the middle %1 % is seen; here they keep it, and the middle %2 % of the "
                            "shorter side is seen"),
                {percent(share), percent(here)}};
    }
    if (seen_images_of(stated).resize_side == 0 && share > 0.0 && std::abs(share - here) > rounding) {
        return {RETORT_TEXT("the file states that the middle %1 % of its images are seen; here "
                            "it is the middle %2 %"),
                {percent(share), percent(here)}};
    }
    return {};
}

} // namespace

std::vector<Message> not_used_of(const StatedImages& stated, std::int64_t usual_side) {
    auto remarks = stated.unusable;
    if (!stated.unnamed.empty()) {
        remarks.push_back({RETORT_TEXT("the file states a normalisation that none here is: %1; the one that "
                                       "is chosen is used"),
                           {stated.unnamed}});
    }
    if (!stated.other_interpolation.empty()) {
        remarks.push_back({RETORT_TEXT("the file states that its images are resized in the way “%1”; here "
                                       "that is bilinear or bicubic"),
                           {stated.other_interpolation}});
    }
    if (auto part = other_part_of(stated, stated.side > 0 ? stated.side : usual_side); !part.empty()) {
        remarks.push_back(std::move(part));
    }
    return remarks;
}

namespace {

/// Empty where nobody says anything.
Message said_of_size(const StatedImages& stated) {
    const auto side = std::to_string(stated.side);
    if (stated.side > 0 && !stated.normalize.empty()) {
        return {RETORT_TEXT("trained at %1 pixels with the normalisation %2"), {side, stated.normalize}};
    }
    if (stated.side > 0) {
        return {RETORT_TEXT("trained at %1 pixels"), {side}};
    }
    return stated.normalize.empty()
               ? Message{}
               : Message{RETORT_TEXT("trained with the normalisation %1"), {stated.normalize}};
}

} // namespace

std::vector<Message> said_of(const StatedImages& stated) {
    std::vector<Message> said;
    if (auto size = said_of_size(stated); !size.empty()) {
        said.push_back(std::move(size));
    }
    const auto seen = seen_images_of(stated);
    if (seen.resize_side > 0 && seen.resize_side != usual_resize_side(static_cast<int>(seen.side))) {
        said.push_back(
            {RETORT_TEXT("trained for images whose shorter side is resized to %1 pixels before the "
                         "centre is cut out"),
             {std::to_string(seen.resize_side)}});
    }
    if (seen.interpolation == "bicubic") {
        said.push_back({RETORT_TEXT("trained for images that are resized bicubically"), {}});
    }
    return said;
}

} // namespace retort
