#include "core/data/transforms.h"

#include "core/base/message.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace retort {

namespace {

constexpr int max_small_side = 64;
constexpr std::int64_t crop_padding = 4;
constexpr std::size_t padded_crops = (2 * crop_padding + 1) * (2 * crop_padding + 1) * 2;
// The streams of random numbers: those of numbered views hang on no run's seed.
constexpr std::uint64_t view_stream = 0x76696577;
constexpr std::uint64_t changed_view_stream = 0x6368616e67656476;
constexpr std::uint64_t rand_augment_stream = 0x72616e64617567;
constexpr std::uint64_t erasing_stream = 0x657261736564;
constexpr double min_ratio = 3.0 / 4.0;
constexpr double max_ratio = 4.0 / 3.0;

/// To the nearest integer, halves to even, as Python's round.
std::int64_t round_half_even(double value) {
    return static_cast<std::int64_t>(std::nearbyint(value));
}

Size size_of(const Image& image) {
    return {image.width, image.height};
}

std::int64_t draw_offset(CounterRandom& random, std::int64_t room) {
    return static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(room) + 1));
}

bool draw_flip(CounterRandom& random) {
    return random.uniform() < 0.5;
}

/// Along one axis, where a centred crop begins.
std::int64_t center_offset(std::int64_t length, std::int64_t side) {
    return side > length ? -((side - length) / 2) : round_half_even(static_cast<double>(length - side) / 2.0);
}

std::string known_names() {
    std::string names;
    for (const auto& one : normalizations()) {
        names += (names.empty() ? "" : ", ") + one.name;
    }
    return names;
}

Normalization find_normalization(const std::string& name) {
    const auto& all = normalizations();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
    if (found == all.end()) {
        throw Error(RETORT_TEXT("Unknown normalisation “%1”. Accepted are %2."), {name, known_names()});
    }
    return *found;
}

Augmentation parse_augmentation(const std::string& name, int image_size) {
    if (name == "auto") {
        return image_size <= max_small_side ? Augmentation::padded_crop : Augmentation::resized_crop;
    }
    if (name == "resized-crop") {
        return Augmentation::resized_crop;
    }
    if (name == "padded-crop") {
        return Augmentation::padded_crop;
    }
    if (name == "none") {
        return Augmentation::none;
    }
    throw Error(
        RETORT_TEXT("Unknown augmentation “%1”. Accepted are auto, resized-crop, padded-crop and none."),
        {name});
}

View resized_crop_view(Size picture, int side, CounterRandom random) {
    const auto source = random_resized_box(picture, random);
    const Size resized{side, side};
    return {source, resized, whole(resized), whole(resized), draw_flip(random)};
}

/// The crop `down` and `right` (from 0 to twice the padding) of the padded picture's corner.
View padded_crop(Size picture, int side, std::int64_t down, std::int64_t right, bool flipped) {
    const auto resized = resized_size(picture, side);
    const auto kept = center_box(resized, side);
    auto frame = kept;
    frame.top += down - crop_padding;
    frame.left += right - crop_padding;
    return {whole(picture), resized, kept, frame, flipped};
}

View padded_crop_view(Size picture, int side, CounterRandom random) {
    const auto down = draw_offset(random, 2 * crop_padding);
    const auto right = draw_offset(random, 2 * crop_padding);
    return padded_crop(picture, side, down, right, draw_flip(random));
}

/// Which of all padded crops is view `view` of an image: the crops are shuffled for each image anew (Fisher
/// and Yates), as far as that view.
std::size_t shuffled_crop(std::size_t view, CounterRandom random) {
    std::array<std::uint8_t, padded_crops> crops{};
    std::iota(crops.begin(), crops.end(), std::uint8_t{0});
    for (std::size_t i = 0; i <= view; ++i) {
        std::swap(crops.at(i), crops.at(i + random.below(padded_crops - i)));
    }
    return crops.at(view);
}

View numbered_padded_crop(Size picture, int side, std::size_t crop) {
    constexpr std::size_t offsets = 2 * crop_padding + 1;
    const auto flipped = crop % 2 == 1;
    const auto offset = crop / 2;
    return padded_crop(picture, side, static_cast<std::int64_t>(offset / offsets),
                       static_cast<std::int64_t>(offset % offsets), flipped);
}

View with_interpolation(View view, const Preprocessing& preprocessing) {
    view.interpolation = preprocessing.interpolation;
    return view;
}

/// Of the numbers that stand for one view, a stream of its own for one purpose.
CounterRandom stream_of(std::uint64_t purpose, CounterRandom random) {
    return CounterRandom(purpose, random.bits());
}

/// The same float operations as ToTensor and Normalize, so the results are equal to the last bit.
PixelTable pixel_table(const Normalization& normalization) {
    PixelTable table;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        for (std::size_t value = 0; value < 256; ++value) {
            const float share = static_cast<float>(value) / 255.0F;
            table[channel][value] = (share - normalization.mean[channel]) / normalization.std[channel];
        }
    }
    return table;
}

void erase(const Box& box, std::int64_t side, float* out, PixelLayout layout) {
    const bool planes = layout == PixelLayout::planes;
    const auto fill = [&](float* first, std::int64_t width) {
        for (auto y = box.top; y < box.top + box.height; ++y) {
            std::fill_n(first + (y * side + box.left) * width, box.width * width, 0.0F);
        }
    };
    for (std::int64_t plane = 0; plane < (planes ? 3 : 1); ++plane) {
        fill(out + plane * side * side, planes ? 1 : 3);
    }
}

void erase_at_random(const Preprocessing& how, CounterRandom random, float* out, PixelLayout layout) {
    if (random.uniform() < how.random_erasing) {
        if (const auto box = random_erased_box(how.image_size, random)) {
            erase(*box, how.image_size, out, layout);
        }
    }
}

void render_changed(const Image& image, const View& view, const Preprocessing& how, CounterRandom random,
                    float* out, PixelLayout layout) {
    const auto table = pixel_table(how.normalization);
    if (!how.rand_augment.is_on()) {
        render(image, view, table, out, layout);
        return;
    }
    auto picture = render(image, view);
    apply_rand_augment(picture, how.rand_augment, stream_of(rand_augment_stream, random));
    const auto size = size_of(picture);
    render(picture, {whole(size), size, whole(size), whole(size)}, table, out, layout);
}

/// A training image, of which `random` decides all but the view.
void write_changed(const Image& image, const View& view, const Preprocessing& how, CounterRandom random,
                   float* out, PixelLayout layout) {
    render_changed(image, view, how, random, out, layout);
    if (how.random_erasing > 0.0) {
        erase_at_random(how, stream_of(erasing_stream, random), out, layout);
    }
}

/// Whether each view has something beside its crop that is drawn for it alone.
bool is_changed(const Preprocessing& how) {
    return how.rand_augment.is_on() || how.random_erasing > 0.0 || how.mixing.is_on();
}

} // namespace

int usual_resize_side(int image_size) {
    return image_size > max_small_side ? (image_size * 256 + 112) / 224 : image_size;
}

Interpolation parse_interpolation(const std::string& name) {
    if (name == "bilinear") {
        return Interpolation::bilinear;
    }
    if (name == "bicubic") {
        return Interpolation::bicubic;
    }
    throw Error(RETORT_TEXT("Unknown interpolation “%1”. Accepted are bilinear and bicubic."), {name});
}

Preprocessing with_resizing(Preprocessing how, std::int64_t resize_side, const std::string& interpolation) {
    constexpr std::int64_t largest = 4096;
    if (resize_side != 0 && (resize_side < how.image_size || resize_side > largest)) {
        throw Error(RETORT_TEXT("The resized side must be 0, or from the image size, %1, to %2; it is %3."),
                    {std::to_string(how.image_size), std::to_string(largest), std::to_string(resize_side)});
    }
    how.resize_side = static_cast<int>(resize_side);
    how.interpolation = parse_interpolation(interpolation);
    return how;
}

const std::vector<Normalization>& normalizations() {
    static const std::vector<Normalization> all{
        {"imagenet", {0.485F, 0.456F, 0.406F}, {0.229F, 0.224F, 0.225F}},
        {"cifar10", {0.4914F, 0.4822F, 0.4465F}, {0.2470F, 0.2435F, 0.2616F}},
        {"cifar100", {0.5071F, 0.4865F, 0.4409F}, {0.2673F, 0.2564F, 0.2762F}},
        {"half", {0.5F, 0.5F, 0.5F}, {0.5F, 0.5F, 0.5F}},
        {"none", {0.0F, 0.0F, 0.0F}, {1.0F, 1.0F, 1.0F}},
    };
    return all;
}

Preprocessing preprocessing(int image_size, const std::string& normalize, const std::string& augment) {
    if (image_size < 1 || image_size > 4096) {
        throw Error(RETORT_TEXT("The image size must be from 1 to 4096, not %1."),
                    {std::to_string(image_size)});
    }
    return {image_size, find_normalization(normalize), parse_augmentation(augment, image_size)};
}

Size resized_size(Size picture, std::int64_t short_side) {
    if (picture.width <= picture.height) {
        return {short_side, short_side * picture.height / picture.width};
    }
    return {short_side * picture.width / picture.height, short_side};
}

Box center_box(Size picture, std::int64_t side) {
    return {center_offset(picture.width, side), center_offset(picture.height, side), side, side};
}

Box random_resized_box(Size picture, CounterRandom& random) {
    const auto [width, height] = picture;
    const double area = static_cast<double>(width) * static_cast<double>(height);
    for (int attempt = 0; attempt < 10; ++attempt) {
        const double target = area * random.uniform(0.08, 1.0);
        const double ratio = std::exp(random.uniform(std::log(min_ratio), std::log(max_ratio)));
        const auto w = round_half_even(std::sqrt(target * ratio));
        const auto h = round_half_even(std::sqrt(target / ratio));
        if (w > 0 && w <= width && h > 0 && h <= height) {
            const auto top = draw_offset(random, height - h);
            return {draw_offset(random, width - w), top, w, h};
        }
    }
    const double ratio = static_cast<double>(width) / static_cast<double>(height);
    const auto w = ratio > max_ratio ? round_half_even(static_cast<double>(height) * max_ratio) : width;
    const auto h = ratio < min_ratio ? round_half_even(static_cast<double>(width) / min_ratio) : height;
    return {(width - w) / 2, (height - h) / 2, w, h};
}

std::optional<Box> random_erased_box(std::int64_t side, CounterRandom& random) {
    constexpr double least_area = 0.02;
    constexpr double largest_area = 0.33;
    constexpr double flattest = 0.3;
    constexpr double steepest = 3.3;
    const auto area = static_cast<double>(side * side);
    for (int attempt = 0; attempt < 10; ++attempt) {
        const double target = area * random.uniform(least_area, largest_area);
        const double ratio = std::exp(random.uniform(std::log(flattest), std::log(steepest)));
        const auto height = round_half_even(std::sqrt(target * ratio));
        const auto width = round_half_even(std::sqrt(target / ratio));
        if (height < side && width < side) {
            const auto top = draw_offset(random, side - height);
            return Box{draw_offset(random, side - width), top, width, height};
        }
    }
    return std::nullopt;
}

View val_view(Size picture, const Preprocessing& preprocessing) {
    const std::int64_t side = preprocessing.image_size;
    const auto short_side = preprocessing.resize_side > 0 ? preprocessing.resize_side
                                                          : usual_resize_side(preprocessing.image_size);
    const auto resized = resized_size(picture, short_side);
    return with_interpolation({whole(picture), resized, whole(resized), center_box(resized, side), false},
                              preprocessing);
}

View train_view(Size picture, const Preprocessing& preprocessing, CounterRandom random) {
    switch (preprocessing.augmentation) {
    case Augmentation::resized_crop:
        return with_interpolation(resized_crop_view(picture, preprocessing.image_size, random),
                                  preprocessing);
    case Augmentation::padded_crop:
        return with_interpolation(padded_crop_view(picture, preprocessing.image_size, random), preprocessing);
    case Augmentation::none:
        break;
    }
    return val_view(picture, preprocessing);
}

std::int64_t distinct_views(const Preprocessing& preprocessing) {
    constexpr auto endless = std::numeric_limits<std::int64_t>::max();
    if (is_changed(preprocessing)) {
        return endless;
    }
    switch (preprocessing.augmentation) {
    case Augmentation::none:
        return 1;
    case Augmentation::padded_crop:
        return static_cast<std::int64_t>(padded_crops);
    case Augmentation::resized_crop:
        break;
    }
    return endless;
}

View numbered_view(Size picture, const Preprocessing& preprocessing, std::size_t position,
                   std::int64_t view) {
    if (preprocessing.augmentation == Augmentation::padded_crop) {
        const auto slot = static_cast<std::size_t>(view) % padded_crops;
        const auto crop = shuffled_crop(slot, CounterRandom(view_stream, position));
        return with_interpolation(numbered_padded_crop(picture, preprocessing.image_size, crop),
                                  preprocessing);
    }
    return train_view(picture, preprocessing, CounterRandom(view_stream, position, view));
}

void write_val_tensor(const Image& image, const Preprocessing& preprocessing, float* out,
                      PixelLayout layout) {
    render(image, val_view(size_of(image), preprocessing), pixel_table(preprocessing.normalization), out,
           layout);
}

void write_train_tensor(const Image& image, const Preprocessing& preprocessing, CounterRandom random,
                        float* out, PixelLayout layout) {
    write_changed(image, train_view(size_of(image), preprocessing, random), preprocessing, random, out,
                  layout);
}

void write_numbered_tensor(const Image& image, const Preprocessing& preprocessing, std::size_t position,
                           std::int64_t view, float* out, PixelLayout layout) {
    write_changed(image, numbered_view(size_of(image), preprocessing, position, view), preprocessing,
                  CounterRandom(changed_view_stream, position, view), out, layout);
}

} // namespace retort
