#include "core/files/bytes/read_error.h"

#include <c10/util/Exception.h>
#include <new>
#include <utility>

namespace retort {

ReadError::ReadError(std::string text, std::vector<MessageArgument> args)
    : text_(std::move(text))
    , args_(std::move(args)) {}

Error ReadError::about(const std::filesystem::path& file) const {
    std::vector<MessageArgument> args{file.string()};
    args.insert(args.end(), args_.begin(), args_.end());
    return Error(text_, std::move(args));
}

void rethrow_naming(const std::filesystem::path& file) {
    try {
        throw;
    } catch (const ReadError& error) {
        throw error.about(file);
    } catch (const std::bad_alloc&) {
        throw Error(RETORT_TEXT("there is not enough memory to read %1"), {file.string()});
    } catch (const c10::Error& error) {
        throw Error(RETORT_TEXT("the tensors of %1 cannot be created: %2"),
                    {file.string(), printable(error.what_without_backtrace())});
    }
}

} // namespace retort
