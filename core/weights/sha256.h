// Telling whether a file is the one that its name says.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace retort {

/// The SHA-256 of a file's bytes (FIPS 180-4), as 64 lowercase hexadecimal digits. Throws Error that names
/// the file when it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

/// The same of bytes in memory.
std::string sha256_of(std::string_view bytes);

} // namespace retort
