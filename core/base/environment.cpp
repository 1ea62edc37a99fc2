#include "core/base/environment.h"

#include <cstdlib>

namespace retort {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

std::filesystem::path environment_folder(const char* name) {
    const std::filesystem::path folder = environment(name);
    return folder.is_absolute() ? folder : std::filesystem::path();
}

} // namespace retort
