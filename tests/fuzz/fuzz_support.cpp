#include "tests/fuzz/fuzz_support.h"

#include <cstdlib>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

namespace retort::fuzz {

namespace {

constexpr std::size_t local_header_bytes = 30;
constexpr std::size_t central_header_bytes = 46;

std::uint64_t number_at(std::span<const std::uint8_t> bytes, std::size_t at, unsigned width) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < width; ++i) {
        value |= static_cast<std::uint64_t>(bytes[at + i]) << (8U * i);
    }
    return value;
}

void put_at(std::span<std::uint8_t> bytes, std::size_t at, std::uint32_t value) {
    for (unsigned i = 0; i < 4; ++i) {
        bytes[at + i] = static_cast<std::uint8_t>(value >> (8U * i));
    }
}

std::uint32_t crc_of(std::span<const std::uint8_t> bytes) {
    return static_cast<std::uint32_t>(crc32_z(0, bytes.data(), bytes.size()));
}

/// The central header at `at` and the local one that it names.
void repair_entry(std::span<std::uint8_t> zip, std::size_t at) {
    const auto method = number_at(zip, at + 10, 2);
    const auto size = number_at(zip, at + 20, 4);
    const auto local = number_at(zip, at + 42, 4);
    if (method != 0 || local + local_header_bytes > zip.size()) {
        return;
    }
    const auto data =
        local + local_header_bytes + number_at(zip, local + 26, 2) + number_at(zip, local + 28, 2);
    if (data + size > zip.size()) {
        return;
    }
    const auto crc = crc_of(std::span<const std::uint8_t>(zip).subspan(data, size));
    put_at(zip, at + 16, crc);
    if (number_at(zip, local + 14, 4) != 0) { // else the CRC stands after the data
        put_at(zip, local + 14, crc);
    }
}

} // namespace

MemoryFile::MemoryFile() : descriptor_(::memfd_create("input", MFD_CLOEXEC)) {
    if (descriptor_ < 0) {
        std::abort();
    }
    path_ = "/proc/self/fd/" + std::to_string(descriptor_);
}

MemoryFile::~MemoryFile() {
    ::close(descriptor_);
}

void MemoryFile::fill(std::string_view bytes) {
    if (::ftruncate(descriptor_, static_cast<off_t>(bytes.size())) != 0) {
        std::abort();
    }
    for (std::size_t done = 0; done < bytes.size();) {
        const auto written =
            ::pwrite(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (written <= 0) {
            std::abort();
        }
        done += static_cast<std::size_t>(written);
    }
}

void repair_checksums(std::span<std::uint8_t> zip) {
    for (std::size_t at = 0; at + central_header_bytes <= zip.size(); ++at) {
        if (number_at(zip, at, 4) == 0x02014B50U) {
            repair_entry(zip, at);
        }
    }
}

} // namespace retort::fuzz
