#include "core/inspect/input_preview.h"

#include "core/data/loader.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/experiment/spec/training_options.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace retort {

namespace {

/// As far as that says what the first repeat is fed.
ExperimentSpec spec_of(const SeenSettings& settings) {
    ExperimentSpec spec;
    spec.image_size = settings.image_size;
    spec.resize_side = settings.resize_side;
    spec.interpolation = settings.interpolation;
    spec.normalize = settings.normalize;
    spec.augment = settings.augment;
    spec.rand_augment = settings.rand_augment;
    spec.rand_augment_ops = settings.rand_augment_ops;
    spec.random_erasing = settings.random_erasing;
    spec.mixup = settings.mixup;
    spec.cutmix = settings.cutmix;
    spec.train_fraction = settings.train_fraction;
    spec.views = settings.views;
    spec.num_epochs = settings.num_epochs;
    spec.folds = settings.split.folds;
    spec.split_seed = static_cast<std::int64_t>(settings.split.seed);
    return spec;
}

Preprocessing preprocessing_of(const SeenSettings& settings) {
    const auto spec = spec_of(settings);
    return preprocessing_in(preprocessing_of(spec, spec.image_size), spec, {});
}

std::int64_t view_count_of(const SeenSettings& settings) {
    return views_in(spec_of(settings), {}, preprocessing_of(settings));
}

RunSamples samples_of(const LoadedData& data, const SeenSettings& settings) {
    const RunSpec first{.seed = static_cast<std::uint64_t>(settings.seed)};
    return run_samples(data, sample_choice(spec_of(settings), first));
}

ImageFeed feed_of(const std::shared_ptr<const LoadedData>& data, const RunSamples& samples,
                  const SeenSettings& settings) {
    return {data,
            samples,
            preprocessing_of(settings),
            /*batch_size=*/1,
            static_cast<std::uint64_t>(settings.seed),
            1,
            view_count_of(settings)};
}

/// Of the numbers `samples`, those of a class, as many as are chosen.
std::vector<std::int64_t> chosen(const LoadedSplit& split, const std::vector<std::int64_t>& samples,
                                 const InputChoice& choice) {
    std::vector<std::int64_t> all;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(all),
                 [&](std::int64_t i) { return split.sample(i).label == choice.label; });
    std::vector<std::int64_t> result;
    for (std::size_t k = 0; k < std::min(choice.count, all.size()); ++k) {
        result.push_back(all[(choice.first + k) % all.size()]);
    }
    return result;
}

/// `length` in pixels of the resized picture, in those of the picture.
std::int64_t unscaled(std::int64_t length, std::int64_t source, std::int64_t resized) {
    return std::lround(static_cast<double>(length * source) / static_cast<double>(resized));
}

Box cut_of(const View& view) {
    const auto& source = view.source;
    const auto& resized = view.resized;
    const auto& frame = view.frame;
    return {source.left + unscaled(frame.left, source.width, resized.width),
            source.top + unscaled(frame.top, source.height, resized.height),
            unscaled(frame.width, source.width, resized.width),
            unscaled(frame.height, source.height, resized.height)};
}

SeenTensor tensor_of(const torch::Tensor& image, const View& view, int epoch) {
    SeenTensor seen;
    seen.epoch = epoch;
    seen.cut = cut_of(view);
    seen.flipped = view.flipped;
    const auto planes = image.contiguous();
    const auto* first = planes.data_ptr<float>();
    seen.values.assign(first, first + planes.numel());
    const auto [lowest, highest] = std::minmax_element(seen.values.begin(), seen.values.end());
    seen.lowest = *lowest;
    seen.highest = *highest;
    return seen;
}

SeenImage look_at(const LoadedSplit& split, const ImageFeed& feed, const Preprocessing& how,
                  std::int64_t sample, const InputChoice& choice) {
    SeenImage image;
    image.path = split.sample(sample).path;
    try {
        image.stored = split.store->get(split.kept.at(static_cast<std::size_t>(sample)));
        const auto& picture = *image.stored;
        const Size size{picture.width, picture.height};
        if (!choice.training) {
            image.seen.push_back(tensor_of(feed.val_image(picture), val_view(size, how), 0));
            return image;
        }
        for (const auto epoch : choice.epochs) {
            image.seen.push_back(tensor_of(feed.train_image(epoch, sample, picture),
                                           feed.train_view(epoch, sample, size), epoch));
            if (const auto views = feed.train_views(epoch); !views.empty()) {
                image.seen.back().view = views[static_cast<std::size_t>(sample)];
            }
        }
    } catch (const Error& error) {
        image.unreadable = error.message();
    }
    return image;
}

std::string name_of(Augmentation augmentation) {
    switch (augmentation) {
    case Augmentation::resized_crop:
        return "resized-crop";
    case Augmentation::padded_crop:
        return "padded-crop";
    case Augmentation::none:
        break;
    }
    return "none";
}

} // namespace

SeenSettings seen_settings(const ExperimentSpec& spec) {
    return {.data_dir = spec.data_dir,
            .image_size = static_cast<int>(spec.image_size),
            .normalize = spec.normalize,
            .augment = spec.augment,
            .resize_side = spec.resize_side,
            .interpolation = spec.interpolation,
            .rand_augment = spec.rand_augment,
            .rand_augment_ops = spec.rand_augment_ops,
            .random_erasing = spec.random_erasing,
            .mixup = spec.mixup,
            .cutmix = spec.cutmix,
            .train_fraction = spec.train_fraction,
            .views = spec.views,
            .num_epochs = spec.num_epochs,
            .seed = spec.seed,
            .split = split_options(spec)};
}

SeenKind seen_kind(const SeenSettings& settings) {
    const auto how = preprocessing_of(settings);
    const auto resized = how.resize_side > 0 ? how.resize_side : usual_resize_side(how.image_size);
    return {name_of(how.augmentation), resized, view_count_of(settings)};
}

std::shared_ptr<const LoadedData> list_seen(const std::filesystem::path& folder, const SplitOptions& split) {
    return list_data(open_image_folder(folder, split), /*cache_bytes=*/0);
}

const std::vector<std::string>& classes_of(const LoadedData& data) {
    return data.classes;
}

std::vector<SeenImage> seen_images(const std::shared_ptr<const LoadedData>& data,
                                   const SeenSettings& settings, const InputChoice& choice,
                                   const std::stop_token& stop) {
    if (choice.label < 0 || choice.label >= std::ssize(data->classes)) {
        throw Error(RETORT_TEXT("there is no class %1; there are %2 classes"),
                    {std::to_string(choice.label), std::to_string(data->classes.size())});
    }
    const auto how = preprocessing_of(settings);
    const auto samples = samples_of(*data, settings);
    const auto feed = feed_of(data, samples, settings);
    const auto& split = choice.training ? data->train : data->val;
    std::vector<SeenImage> images;
    for (const auto sample : chosen(split, choice.training ? samples.train : samples.val, choice)) {
        if (stop.stop_requested()) {
            break;
        }
        images.push_back(look_at(split, feed, how, sample, choice));
    }
    return images;
}

Image picture_of(const std::vector<float>& values, int side, const std::string& normalize) {
    const auto how = preprocessing(side, normalize, "none").normalization;
    const auto pixels = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    if (values.size() != 3 * pixels) {
        throw Error(RETORT_TEXT("%1 values are not an image of %2 × %2 pixels"),
                    {std::to_string(values.size()), std::to_string(side)});
    }
    Image image{side, side, std::vector<std::uint8_t>(3 * pixels)};
    for (std::size_t channel = 0; channel < 3; ++channel) {
        for (std::size_t i = 0; i < pixels; ++i) {
            const float share = values[channel * pixels + i] * how.std[channel] + how.mean[channel];
            image.pixels[3 * i + channel] =
                static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0F, 1.0F) * 255.0F));
        }
    }
    return image;
}

} // namespace retort
