#include "core/data/sample.h"

#include "core/base/counter_random.h"
#include "core/base/message.h"
#include "core/data/png.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

// Only + − × ÷ and square roots are used on the way to a pixel: those are exact to the last bit everywhere,
// and so are the files.

namespace retort {

namespace {

constexpr int image_side = 32;
constexpr int subsamples = 4; ///< along each axis of a pixel

struct Point {
    double x;
    double y;
};
Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}
Point operator*(Point a, double b) {
    return {a.x * b, a.y * b};
}
double dot(Point a, Point b) {
    return a.x * b.x + a.y * b.y;
}

using Colour = std::array<double, 3>; ///< channels in [0, 1]

Colour mixed(const Colour& a, const Colour& b, double share_of_b) {
    Colour mix{};
    for (std::size_t c = 0; c < 3; ++c) {
        mix[c] = a[c] + (b[c] - a[c]) * share_of_b;
    }
    return mix;
}

double distance(const Colour& a, const Colour& b) {
    double sum = 0.0;
    for (std::size_t c = 0; c < 3; ++c) {
        sum += (a[c] - b[c]) * (a[c] - b[c]);
    }
    return std::sqrt(sum);
}

// The shapes, upright, in a circle of radius 1.
bool in_cross(Point p) {
    const double x = std::abs(p.x);
    const double y = std::abs(p.y);
    return std::max(x, y) <= 0.95 && std::min(x, y) <= 0.27;
}
bool in_disc(Point p) {
    return dot(p, p) <= 0.9 * 0.9;
}
bool in_ring(Point p) {
    return dot(p, p) <= 0.95 * 0.95 && dot(p, p) >= 0.55 * 0.55;
}
bool in_square(Point p) {
    return std::max(std::abs(p.x), std::abs(p.y)) <= 0.78;
}
bool in_stripes(Point p) {
    const double y = std::abs(p.y);
    return std::abs(p.x) <= 0.8 && (y <= 0.18 || (y >= 0.48 && y <= 0.84));
}
bool in_triangle(Point p) {
    constexpr double slope = 1.7320508075688772;
    return p.y <= 0.5 && std::abs(p.x) * slope <= p.y + 1.0;
}

struct Shape {
    const char* name;
    bool (*contains)(Point);
};
constexpr std::array<Shape, 6> shapes{{{"cross", in_cross},
                                       {"disc", in_disc},
                                       {"ring", in_ring},
                                       {"square", in_square},
                                       {"stripes", in_stripes},
                                       {"triangle", in_triangle}}};

/// Every channel uniform in [low, high).
Colour draw_colour(double low, double high, CounterRandom& random) {
    return {random.uniform(low, high), random.uniform(low, high), random.uniform(low, high)};
}

/// Shapes are lighter than what is behind them: it takes far fewer pictures to learn that.
Colour draw_background(CounterRandom& random) {
    return draw_colour(0.05, 0.45, random);
}

Colour draw_light_colour_away_from(const Colour& other, double least, CounterRandom& random) {
    constexpr double always_possible = 0.9; // white is this far from any background
    auto colour = draw_colour(0.35, 1.0, random);
    while (distance(colour, other) < std::min(least, always_possible)) {
        colour = draw_colour(0.35, 1.0, random);
    }
    return colour;
}

Point draw_direction(CounterRandom& random) {
    Point p{};
    do {
        p = {random.uniform(-1.0, 1.0), random.uniform(-1.0, 1.0)};
    } while (dot(p, p) > 1.0 || dot(p, p) < 0.01);
    return p * (1.0 / std::sqrt(dot(p, p)));
}

Point draw_place(double margin, CounterRandom& random) {
    return {random.uniform(margin, image_side - margin), random.uniform(margin, image_side - margin)};
}

/// The 32×32 picture before it is rounded to bytes.
class Canvas {
  public:
    /// Two colours that run into each other along a direction, with a coarse random texture on top.
    void fill(const Colour& from, const Colour& to, CounterRandom& random) {
        constexpr int cells = 5;
        std::array<double, cells * cells> texture{};
        std::generate(texture.begin(), texture.end(), [&] { return random.uniform(-0.1, 0.1); });
        const auto direction = draw_direction(random);
        each_pixel([&](Point p, Colour& colour) {
            const double along =
                dot(p - Point{image_side / 2.0, image_side / 2.0}, direction) / image_side + 0.5;
            colour = mixed(from, to, std::clamp(along, 0.0, 1.0));
            const auto row = static_cast<std::size_t>(p.y * cells / image_side);
            const auto column = static_cast<std::size_t>(p.x * cells / image_side);
            const double shade = texture[row * cells + column];
            std::for_each(colour.begin(), colour.end(), [&](double& channel) { channel += shade; });
        });
    }

    /// Paints what `contains` covers, with soft edges.
    template <typename Contains>
    void paint(const Colour& paint, const Contains& contains) {
        each_pixel(
            [&](Point centre, Colour& colour) { colour = mixed(colour, paint, coverage(centre, contains)); });
    }

    Image noisy(double noise, CounterRandom& random) const {
        Image image{image_side, image_side, {}};
        for (const auto& colour : pixels_) {
            for (const auto channel : colour) {
                // The sum of two uniform draws: small deviations are likelier than large ones.
                const double value = channel + noise * (random.uniform() + random.uniform() - 1.0);
                image.pixels.push_back(
                    static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 1.0) * 255.0)));
            }
        }
        return image;
    }

  private:
    template <typename Paint>
    void each_pixel(const Paint& paint) {
        auto pixel = pixels_.begin();
        for (int y = 0; y < image_side; ++y) {
            for (int x = 0; x < image_side; ++x) {
                paint(Point{x + 0.5, y + 0.5}, *pixel++);
            }
        }
    }

    template <typename Contains>
    static double coverage(Point centre, const Contains& contains) {
        constexpr double step = 1.0 / subsamples;
        int inside = 0;
        for (double y = (step - 1.0) / 2.0; y < 0.5; y += step) {
            for (double x = (step - 1.0) / 2.0; x < 0.5; x += step) {
                inside += contains(centre + Point{x, y}) ? 1 : 0;
            }
        }
        return static_cast<double>(inside) / (subsamples * subsamples);
    }

    std::array<Colour, image_side * image_side> pixels_{};
};

/// A small blot, or a stroke across some pixels.
void paint_distractor(Canvas& canvas, CounterRandom& random) {
    const auto colour = draw_colour(0.2, 0.7, random);
    const auto place = draw_place(1.0, random);
    const auto direction = draw_direction(random);
    const double half_length = random.uniform(0.0, 6.0);
    const double half_width = random.uniform(0.5, 1.5);
    canvas.paint(colour, [&](Point p) {
        const auto from_place = p - place;
        const double along = std::clamp(dot(from_place, direction), -half_length, half_length);
        const auto off = from_place - direction * along;
        return dot(off, off) <= half_width * half_width;
    });
}

void paint_shape(Canvas& canvas, const Shape& shape, const Colour& colour, const SampleOptions& options,
                 CounterRandom& random) {
    const double radius = random.uniform(options.min_radius, options.max_radius);
    const auto place = draw_place(radius + 1.0, random);
    const auto right = draw_direction(random);
    const Point down{-right.y, right.x};
    canvas.paint(colour, [&](Point p) {
        const auto from_place = (p - place) * (1.0 / radius);
        return shape.contains({dot(from_place, right), dot(from_place, down)});
    });
}

void require_new_folder(const std::filesystem::path& dir) {
    std::error_code error;
    if (std::filesystem::exists(dir, error) && !std::filesystem::is_directory(dir, error)) {
        throw Error(RETORT_TEXT("%1 is a file. The sample needs a new or empty folder."), {dir.string()});
    }
    if (std::filesystem::is_directory(dir, error) && !std::filesystem::is_empty(dir, error)) {
        throw Error(RETORT_TEXT("The folder %1 is not empty. The sample needs a new or empty folder."),
                    {dir.string()});
    }
}

void make_folder(const std::filesystem::path& dir) {
    std::error_code error;
    std::filesystem::create_directories(dir, error);
    if (error) {
        throw Error(RETORT_TEXT("The folder %1 cannot be created: %2."), {dir.string(), error.message()});
    }
}

std::string file_name(const char* name, std::int64_t number) {
    auto digits = std::to_string(number);
    digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
    return std::string(name) + "-" + digits + ".png";
}

/// Pictures of different streams differ; what splits and wrong labels are drawn from share none.
constexpr std::uint64_t val_streams = std::uint64_t{1} << 32U;
constexpr std::uint64_t mislabelled_streams = std::uint64_t{2} << 32U;

using Picture = std::pair<std::size_t, std::uint64_t>; // of a shape's folder

CounterRandom draws_of_label(const Picture& picture, const SampleOptions& options) {
    return CounterRandom(options.seed, picture.first, picture.second, mislabelled_streams);
}

/// As many training pictures as the share says, rounded: those with the smallest draws.
std::set<Picture> mislabelled_pictures(const SampleOptions& options) {
    std::vector<std::pair<double, Picture>> drawn;
    for (std::size_t shape = 0; shape < shapes.size(); ++shape) {
        for (std::int64_t i = 0; i < options.train_per_class; ++i) {
            const Picture picture{shape, static_cast<std::uint64_t>(i)};
            drawn.emplace_back(draws_of_label(picture, options).uniform(), picture);
        }
    }
    const auto count = std::llround(options.label_noise * static_cast<double>(drawn.size()));
    std::sort(drawn.begin(), drawn.end());
    std::set<Picture> chosen;
    for (std::size_t i = 0; i < drawn.size() && static_cast<std::int64_t>(i) < count; ++i) {
        chosen.insert(drawn[i].second);
    }
    return chosen;
}

/// A picture of another shape for the training folder of this one.
Image draw_mislabelled(const Picture& picture, const SampleOptions& options) {
    const auto& [shape, number] = picture;
    auto random = draws_of_label(picture, options);
    random.uniform(); // which decided that it is one
    const auto other = (shape + 1 + random.below(shapes.size() - 1)) % shapes.size();
    // Folders of all classes draw from the same other shape.
    return draw_sample(other, mislabelled_streams + number * shapes.size() + shape, options);
}

using DrawPicture = std::function<Image(std::size_t shape, std::uint64_t number)>;

void write_split(const std::filesystem::path& dir, std::int64_t per_class, const DrawPicture& draw) {
    for (std::size_t shape = 0; shape < shapes.size(); ++shape) {
        const auto folder = dir / shapes[shape].name;
        make_folder(folder);
        for (std::int64_t i = 0; i < per_class; ++i) {
            const auto image = draw(shape, static_cast<std::uint64_t>(i));
            write_png(folder / file_name(shapes[shape].name, i + 1), image);
        }
    }
}

} // namespace

const std::vector<std::string>& sample_classes() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& shape : shapes) {
            all.emplace_back(shape.name);
        }
        return all;
    }();
    return names;
}

Image draw_sample(std::size_t shape, std::uint64_t stream, const SampleOptions& options) {
    CounterRandom random(options.seed, shape, stream);
    Canvas canvas;
    const auto background = draw_background(random);
    canvas.fill(background, mixed(background, draw_background(random), 0.7), random);
    const auto colour = draw_light_colour_away_from(background, options.min_contrast, random);
    for (std::int64_t i = 0; i < options.distractors; ++i) {
        paint_distractor(canvas, random);
    }
    paint_shape(canvas, shapes.at(shape), colour, options, random);
    return canvas.noisy(options.noise, random);
}

void write_sample(const std::filesystem::path& dir, const SampleOptions& options) {
    require_new_folder(dir);
    const auto mislabelled = mislabelled_pictures(options);
    write_split(dir / "train", options.train_per_class, [&](std::size_t shape, std::uint64_t number) {
        const Picture picture{shape, number};
        return mislabelled.contains(picture) ? draw_mislabelled(picture, options)
                                             : draw_sample(shape, number, options);
    });
    write_split(dir / "val", options.val_per_class, [&](std::size_t shape, std::uint64_t number) {
        return draw_sample(shape, val_streams + number, options);
    });
}

} // namespace retort
