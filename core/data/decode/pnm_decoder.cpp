#include "core/data/decode/pnm_decoder.h"

#include "core/base/message.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace retort {

namespace {

bool is_pnm_space(std::uint8_t byte) {
    return std::string_view(" \t\r\n\v\f").find(static_cast<char>(byte)) != std::string_view::npos;
}

/// One file, from its first byte on.
class PnmReader {
  public:
    PnmReader(std::span<const std::uint8_t> bytes, const std::string& name) : rest_(bytes), name_(name) {}
    Image read();

  private:
    void read_head();
    void fill();
    std::uint8_t take();
    void skip_blanks();
    std::int64_t number();
    std::uint8_t sample();
    void bits_of_row(std::uint8_t* row);
    [[nodiscard]] std::uint8_t scaled(std::int64_t value) const;

    std::span<const std::uint8_t> rest_;
    const std::string& name_;
    Image image_;
    int kind_ = 0; ///< the digit after P
    std::int64_t most_ = 1;
};

std::uint8_t PnmReader::take() {
    if (rest_.empty()) {
        throw Error(RETORT_TEXT("%1 is truncated: the file ends before the image does."), {name_});
    }
    const auto byte = rest_.front();
    rest_ = rest_.subspan(1);
    return byte;
}

void PnmReader::skip_blanks() {
    while (!rest_.empty() && (is_pnm_space(rest_.front()) || rest_.front() == '#')) {
        if (take() == '#') {
            while (!rest_.empty() && take() != '\n') {
            }
        }
    }
}

std::int64_t PnmReader::number() {
    skip_blanks();
    std::int64_t value = 0;
    bool any = false;
    for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; any = true) {
        value = std::min<std::int64_t>(value * 10 + (take() - '0'), INT32_MAX);
    }
    if (!any) {
        static_cast<void>(take()); // at the end of the file it is cut short
        throw Error(RETORT_TEXT("%1 cannot be decoded: its %2 data is damaged."), {name_, "PNM"});
    }
    return value;
}

void PnmReader::read_head() {
    take();
    kind_ = take() - '0';
    image_.width = static_cast<int>(number());
    image_.height = static_cast<int>(number());
    const bool is_bitmap = kind_ == 1 || kind_ == 4;
    most_ = is_bitmap ? 1 : number();
    if (most_ < 1 || most_ > 65535) {
        throw Error(RETORT_TEXT("%1 cannot be decoded: its maximum value is %2; it must be from 1 to 65535."),
                    {name_, std::to_string(most_)});
    }
    if (kind_ >= 4) {
        take(); // the one blank before binary data
    }
}

std::uint8_t PnmReader::scaled(std::int64_t value) const {
    if (most_ == 255) {
        return static_cast<std::uint8_t>(value);
    }
    const double share = static_cast<double>(value) / static_cast<double>(most_);
    return static_cast<std::uint8_t>(std::min(255.0, std::nearbyint(share * 255.0)));
}

std::uint8_t PnmReader::sample() {
    if (kind_ >= 4) {
        const std::int64_t high = most_ > 255 ? take() : 0;
        return scaled(high * 256 + take());
    }
    if (kind_ == 1) { // digits need no space between them, and 1 is black
        skip_blanks();
        return take() == '0' ? 255 : 0;
    }
    const auto value = number();
    if (value > most_) {
        throw Error(RETORT_TEXT("%1 cannot be decoded: it contains the value %2, but its maximum is %3."),
                    {name_, std::to_string(value), std::to_string(most_)});
    }
    return scaled(value);
}

/// Eight pixels a byte, the first in its highest bit; 1 is black.
void PnmReader::bits_of_row(std::uint8_t* row) {
    std::uint8_t byte = 0;
    for (int x = 0; x < image_.width; ++x, row += 3) {
        byte = x % 8 == 0 ? take() : static_cast<std::uint8_t>(byte << 1U);
        std::fill_n(row, 3, static_cast<std::uint8_t>((byte & 0x80U) != 0 ? 0 : 255));
    }
}

void PnmReader::fill() {
    const bool is_colour = kind_ == 3 || kind_ == 6;
    auto* out = image_.pixels.data();
    auto* const end = out + image_.pixels.size();
    while (out != end) {
        if (kind_ == 4) {
            bits_of_row(out);
            out += std::ptrdiff_t{3} * image_.width;
        } else if (is_colour) {
            *out++ = sample();
        } else {
            out = std::fill_n(out, 3, sample());
        }
    }
}

Image PnmReader::read() {
    read_head();
    image_.pixels.resize(static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.height) *
                         3);
    fill();
    return std::move(image_);
}

} // namespace

Image decode_pnm(std::span<const std::uint8_t> bytes, const std::string& name) {
    return PnmReader(bytes, name).read();
}

} // namespace retort
