#include "core/base/message.h"

#include <utility>

namespace retort {

std::string fill_places(const std::string& text, const std::vector<std::string>& args) {
    std::string filled;
    filled.reserve(text.size() + 32);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9') {
            const auto place = static_cast<std::size_t>(text[i + 1] - '1');
            if (place < args.size()) {
                filled += args[place];
                ++i;
                continue;
            }
        }
        filled += text[i];
    }
    return filled;
}

std::string Message::str() const {
    return fill_places(text, args);
}

Error::Error(Message message) : std::runtime_error(message.str()), message_(std::move(message)) {}

Error::Error(std::string text, std::vector<std::string> args)
    : Error(Message{std::move(text), std::move(args)}) {}

} // namespace retort
