#include "core/data/resample.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace retort {

namespace {

constexpr int weight_bits = 22;
constexpr std::int32_t half_unit = 1 << (weight_bits - 1);

std::uint8_t to_byte(std::int32_t sum) {
    return static_cast<std::uint8_t>(std::clamp(sum >> weight_bits, 0, 255));
}

/// Along one axis, which input pixels make up each output pixel.
struct Taps {
    struct Span {
        std::int64_t first; ///< input pixel
        std::int64_t count;
        std::size_t weights; ///< where its weights begin
    };
    std::vector<Span> spans; ///< one per output pixel
    std::vector<std::int32_t> weights;

    [[nodiscard]] std::int64_t first() const { return spans.front().first; }
    [[nodiscard]] std::int64_t end() const { return spans.back().first + spans.back().count; }
};

/// To the nearest integer, with Pillow's arithmetic.
std::int64_t rounded(double value) {
    const double raised = value + 0.5;
    return static_cast<std::int64_t>(raised);
}

std::int32_t fixed_point(double weight) {
    const double scaled = weight * (1 << weight_bits);
    return static_cast<std::int32_t>(weight < 0.0 ? scaled - 0.5 : scaled + 0.5);
}

/// A filter at `distance` ≥ 0, and how far it goes when nothing is shrunk.
struct Triangle {
    static constexpr double reach = 1.0;
    static double at(double distance) { return distance < 1.0 ? 1.0 - distance : 0.0; }
};

struct Cubic {
    static constexpr double reach = 2.0;
    static double at(double distance) {
        constexpr double a = -0.5;
        if (distance < 1.0) {
            return ((a + 2.0) * distance - (a + 3.0)) * distance * distance + 1.0;
        }
        return distance < reach ? (((distance - 5.0) * distance + 8.0) * distance - 4.0) * a : 0.0;
    }
};

/// Output pixels [from, from + count) when `in` pixels are resized to `out`.
struct Stretch {
    std::int64_t in;
    std::int64_t out;
    std::int64_t from;
    std::int64_t count;
};

template <typename Filter>
void fill_taps(Taps& taps, const Stretch& stretch) {
    const auto [in, out, from, count] = stretch;
    const double scale = static_cast<double>(in) / static_cast<double>(out);
    const double widening = std::max(scale, 1.0);
    const double reach = Filter::reach * widening;
    const double slope = 1.0 / widening;
    taps.spans.clear();
    taps.weights.clear();
    std::vector<double> values;
    for (auto x = from; x < from + count; ++x) {
        const double centre = (static_cast<double>(x) + 0.5) * scale;
        const auto first = std::max<std::int64_t>(rounded(centre - reach), 0);
        const auto end = std::min(rounded(centre + reach), in);
        values.clear();
        double total = 0.0;
        for (auto i = first; i < end; ++i) {
            const double distance = std::abs((static_cast<double>(i) - centre + 0.5) * slope);
            values.push_back(Filter::at(distance));
            total += values.back();
        }
        taps.spans.push_back({first, end - first, taps.weights.size()});
        for (const auto value : values) {
            taps.weights.push_back(fixed_point(total == 0.0 ? value : value / total));
        }
    }
}

void fill_taps(Taps& taps, const Stretch& stretch, Interpolation interpolation) {
    if (interpolation == Interpolation::bicubic) {
        fill_taps<Cubic>(taps, stretch);
    } else {
        fill_taps<Triangle>(taps, stretch);
    }
}

/// Buffers of one thread, kept from picture to picture.
struct Scratch {
    Taps columns;
    Taps rows;
    std::vector<std::uint8_t> narrowed; ///< after the pass along rows
    std::vector<std::int32_t> sums;
    std::vector<std::uint8_t> line;
};

/// RGB rows in memory, the first of which is row `origin`.
struct Rows {
    const std::uint8_t* data;
    std::size_t stride;
    std::int64_t origin = 0;
    [[nodiscard]] const std::uint8_t* row(std::int64_t y) const {
        return data + static_cast<std::size_t>(y - origin) * stride;
    }
};

void resize_row(const std::uint8_t* in, const Taps& taps, std::uint8_t* out) {
    for (const auto& span : taps.spans) {
        std::int32_t r = half_unit;
        std::int32_t g = half_unit;
        std::int32_t b = half_unit;
        const auto* pixel = in + span.first * 3;
        const auto* weight = taps.weights.data() + span.weights;
        for (const auto* end = weight + span.count; weight != end; ++weight, pixel += 3) {
            r += pixel[0] * *weight;
            g += pixel[1] * *weight;
            b += pixel[2] * *weight;
        }
        *out++ = to_byte(r);
        *out++ = to_byte(g);
        *out++ = to_byte(b);
    }
}

/// One output row as the weighted sum of the rows of `span`, `count` bytes wide.
void blend_rows(const Rows& in, const Taps::Span& span, const std::int32_t* weights, std::size_t count,
                Scratch& scratch) {
    scratch.sums.assign(count, half_unit);
    scratch.line.resize(count);
    auto* sums = scratch.sums.data();
    for (std::int64_t tap = 0; tap < span.count; ++tap) {
        const auto* row = in.row(span.first + tap);
        const auto weight = weights[tap];
        for (std::size_t i = 0; i < count; ++i) {
            sums[i] += row[i] * weight;
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        scratch.line[i] = to_byte(sums[i]);
    }
}

Box overlap(const Box& a, const Box& b) {
    const auto left = std::max(a.left, b.left);
    const auto top = std::max(a.top, b.top);
    const auto right = std::min(a.left + a.width, b.left + b.width);
    const auto bottom = std::min(a.top + a.height, b.top + b.height);
    return {left, top, std::max<std::int64_t>(right - left, 0), std::max<std::int64_t>(bottom - top, 0)};
}

Rows source_rows(const Image& image, const Box& source) {
    const auto stride = static_cast<std::size_t>(image.width) * 3;
    return {image.pixels.data() + static_cast<std::size_t>(source.top) * stride +
                static_cast<std::size_t>(source.left) * 3,
            stride};
}

/// Rows [first, end) resized along the row by the taps in `scratch.columns`.
Rows narrow(const Rows& rows, std::int64_t first, std::int64_t end, Scratch& scratch) {
    const auto stride = scratch.columns.spans.size() * 3;
    scratch.narrowed.resize(stride * static_cast<std::size_t>(end - first));
    const Rows narrowed{scratch.narrowed.data(), stride, first};
    auto* out = scratch.narrowed.data();
    for (auto y = first; y < end; ++y, out += stride) {
        resize_row(rows.row(y), scratch.columns, out);
    }
    return narrowed;
}

/// Calls line(y, rgb) for every row of `visible`, y from 0.
template <typename Line>
void resize_rows(const Image& image, const View& view, const Box& visible, Scratch& scratch,
                 const Line& line) {
    const bool same_height = view.source.height == view.resized.height;
    auto first = visible.top;
    auto end = visible.top + visible.height;
    if (!same_height) {
        fill_taps(scratch.rows, {view.source.height, view.resized.height, visible.top, visible.height},
                  view.interpolation);
        first = scratch.rows.first();
        end = scratch.rows.end();
    }
    auto rows = source_rows(image, view.source);
    if (view.source.width == view.resized.width) {
        rows.data += visible.left * 3;
    } else {
        fill_taps(scratch.columns, {view.source.width, view.resized.width, visible.left, visible.width},
                  view.interpolation);
        rows = narrow(rows, first, end, scratch);
    }
    for (std::int64_t y = 0; y < visible.height; ++y) {
        if (same_height) {
            line(y, rows.row(visible.top + y));
        } else {
            const auto& span = scratch.rows.spans[static_cast<std::size_t>(y)];
            blend_rows(rows, span, scratch.rows.weights.data() + span.weights,
                       static_cast<std::size_t>(visible.width) * 3, scratch);
            line(y, scratch.line.data());
        }
    }
}

/// Where the visible part of a frame goes in the output.
struct Placement {
    std::int64_t x; ///< of the leftmost input pixel
    std::int64_t y;
    std::int64_t step; ///< −1 when flipped
};

Placement place(const View& view, const Box& visible) {
    const auto x = visible.left - view.frame.left;
    const auto y = visible.top - view.frame.top;
    return view.flipped ? Placement{view.frame.width - 1 - x, y, -1} : Placement{x, y, 1};
}

Box visible_part(const View& view) {
    return overlap(overlap(view.frame, view.kept), whole(view.resized));
}

/// Calls line(y, rgb) with y in output coordinates for the rows that show something of the picture.
template <typename Line>
void for_visible_rows(const Image& image, const View& view, const Box& visible, const Line& line) {
    static thread_local Scratch scratch;
    if (visible.width > 0 && visible.height > 0) {
        resize_rows(image, view, visible, scratch, line);
    }
}

void fill_black(const PixelTable& table, float* out, std::int64_t pixels, std::int64_t channel_step,
                std::int64_t pixel_step) {
    for (std::int64_t channel = 0; channel < 3; ++channel) {
        const auto black = table[static_cast<std::size_t>(channel)][0];
        for (std::int64_t i = 0; i < pixels; ++i) {
            out[channel * channel_step + i * pixel_step] = black;
        }
    }
}

} // namespace

Image render(const Image& image, const View& view) {
    const auto visible = visible_part(view);
    const auto to = place(view, visible);
    Image out{static_cast<int>(view.frame.width), static_cast<int>(view.frame.height), {}};
    out.pixels.resize(static_cast<std::size_t>(view.frame.width * view.frame.height * 3));
    for_visible_rows(image, view, visible, [&](std::int64_t y, const std::uint8_t* rgb) {
        auto* pixel = out.pixels.data() + ((to.y + y) * view.frame.width + to.x) * 3;
        for (std::int64_t x = 0; x < visible.width; ++x, rgb += 3, pixel += to.step * 3) {
            std::copy_n(rgb, 3, pixel);
        }
    });
    return out;
}

void render(const Image& image, const View& view, const PixelTable& table, float* out, PixelLayout layout) {
    const auto visible = visible_part(view);
    const auto to = place(view, visible);
    const auto pixels = view.frame.width * view.frame.height;
    const bool planes = layout == PixelLayout::planes;
    const std::int64_t channel_step = planes ? pixels : 1;
    const std::int64_t pixel_step = planes ? 1 : 3;
    if (visible.width * visible.height != pixels) {
        fill_black(table, out, pixels, channel_step, pixel_step);
    }
    for_visible_rows(image, view, visible, [&](std::int64_t y, const std::uint8_t* rgb) {
        auto* first = out + ((to.y + y) * view.frame.width + to.x) * pixel_step;
        for (std::int64_t channel = 0; channel < 3; ++channel) {
            const auto& values = table[static_cast<std::size_t>(channel)];
            const auto* value = rgb + channel;
            auto* pixel = first + channel * channel_step;
            for (std::int64_t x = 0; x < visible.width; ++x, value += 3, pixel += to.step * pixel_step) {
                *pixel = values[*value];
            }
        }
    });
}

} // namespace retort
