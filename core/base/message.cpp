#include "core/base/message.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <new>
#include <utility>

namespace retort {

std::string ParameterReference::str() const {
    return "--" + name + (value.empty() ? "" : " " + value);
}

MessageArgument::MessageArgument(Message message)
    : value_(std::make_shared<const Message>(std::move(message))) {}

std::string MessageArgument::str() const {
    return visit([](const auto& value) -> std::string {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
            return value;
        } else {
            return value.str();
        }
    });
}

bool MessageArgument::operator==(const MessageArgument& other) const {
    const auto* message = std::get_if<std::shared_ptr<const Message>>(&value_);
    const auto* others = std::get_if<std::shared_ptr<const Message>>(&other.value_);
    return message != nullptr && others != nullptr ? **message == **others : value_ == other.value_;
}

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
    std::vector<std::string> texts;
    std::transform(args.begin(), args.end(), std::back_inserter(texts),
                   [](const MessageArgument& arg) { return arg.str(); });
    return fill_places(text, texts);
}

Error::Error(Message message) : std::runtime_error(message.str()), message_(std::move(message)) {}

Error::Error(std::string text, std::vector<MessageArgument> args)
    : Error(Message{std::move(text), std::move(args)}) {}

namespace {

/// libtorch reports it as one error among others.
bool says_out_of_memory(const std::exception& error, const std::string& text) {
    constexpr std::array signs{"can't allocate memory", "not enough memory", "out of memory",
                               "Cannot allocate memory"};
    return dynamic_cast<const std::bad_alloc*>(&error) != nullptr ||
           std::any_of(signs.begin(), signs.end(),
                       [&](const char* sign) { return text.find(sign) != std::string::npos; });
}

} // namespace

Message message_of(const std::exception& error) {
    if (const auto* known = dynamic_cast<const Error*>(&error); known != nullptr) {
        return known->message();
    }
    const std::string text = error.what();
    if (says_out_of_memory(error, text)) {
        return {RETORT_TEXT("there is not enough memory; a smaller %1 or fewer %2 need less"),
                {ParameterReference{"batch-size"}, ParameterReference{"lanes"}}};
    }
    return {text.substr(0, text.find('\n')), {}};
}

Error error_in(const std::string& place, const Error& error) {
    return Error(RETORT_TEXT("%1: %2"), {place, error.message()});
}

} // namespace retort
