#include "core/data/decode/png_checksum.h"

#include <array>

namespace retort {

namespace {

constexpr std::array<std::uint32_t, 256> make_crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < 256; ++n) {
        auto value = n;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value & 1U) != 0 ? 0xedb88320U ^ (value >> 1U) : value >> 1U;
        }
        table[n] = value;
    }
    return table;
}

} // namespace

std::uint32_t png_checksum(std::span<const std::uint8_t> bytes) {
    static constexpr auto table = make_crc_table();
    std::uint32_t crc = 0xffffffffU;
    for (const auto byte : bytes) {
        crc = table[(crc ^ byte) & 0xffU] ^ (crc >> 8U);
    }
    return ~crc;
}

} // namespace retort
