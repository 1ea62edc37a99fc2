// What the readers of files throw among themselves: an error that does not yet know its file.
#pragma once

#include "core/base/message.h"

#include <c10/util/Exception.h>
#include <exception>
#include <filesystem>
#include <new>
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

/// Whether `text` is valid UTF-8 without control characters.
bool is_printable(std::string_view text);

/// Untrusted text made fit for a message: control characters and invalid UTF-8 become '?', and what is longer
/// than `longest` bytes is cut.
std::string printable(std::string_view text, std::size_t longest = 120);

/// The error for memory that ran out while `file` was being read.
Error out_of_memory(const std::filesystem::path& file);

/// The error for a file whose tensors libtorch refuses to make.
Error refused_by_libtorch(const std::filesystem::path& file, const c10::Error& error);

/// Calls `read` and turns whatever it finds wrong into an Error that names `file`.
template <typename Read>
auto naming(const std::filesystem::path& file, Read&& read) {
    try {
        return std::forward<Read>(read)();
    } catch (const ReadError& error) {
        throw error.about(file);
    } catch (const std::bad_alloc&) {
        throw out_of_memory(file);
    } catch (const c10::Error& error) {
        throw refused_by_libtorch(file, error);
    }
}

} // namespace retort
