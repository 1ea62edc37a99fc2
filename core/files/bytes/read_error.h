// What the readers of files throw among themselves: an error that does not yet know its file.
#pragma once

#include "core/base/message.h"
#include "core/base/printable.h"

#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort {

/// Something wrong within a file. `text` is a template whose %1 is the file's path, filled in later; `args`
/// are what goes into %2 and up.
class ReadError : public std::exception {
  public:
    explicit ReadError(std::string text, std::vector<MessageArgument> args = {});
    [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }
    [[nodiscard]] Error about(const std::filesystem::path& file) const;

  private:
    std::string text_;
    std::vector<MessageArgument> args_;
};

/// Within a catch block: throws the exception again, as an Error that names `file` where something is wrong
/// with the file, or where there is not enough memory to read it, or where libtorch refuses to make its
/// tensors.
[[noreturn]] void rethrow_naming(const std::filesystem::path& file);

/// Calls `read` and turns whatever it finds wrong into an Error that names `file`.
template <typename Read>
auto naming(const std::filesystem::path& file, Read&& read) {
    try {
        return std::forward<Read>(read)();
    } catch (...) {
        rethrow_naming(file);
    }
}

} // namespace retort
