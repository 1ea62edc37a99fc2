// Sentences for people, and errors made of them.
#pragma once

#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// Marks an English text for lupdate (context "core"), and is the text itself. The core never translates:
/// it keeps template and arguments apart, and the window looks the template up.
#define RETORT_TEXT(text) RETORT_TRANSLATE_NOOP("core", text)
#define RETORT_TRANSLATE_NOOP(context, text) text

namespace retort {

struct Message;

/// A parameter as a sentence mentions it, perhaps with a value: the command line says `--name value`, the
/// window the label of its own control.
struct ParameterReference {
    std::string name; ///< kebab-case, without dashes
    std::string value = {};

    /// As on the command line.
    [[nodiscard]] std::string str() const;
    bool operator==(const ParameterReference&) const = default;
};

/// What goes into a place of a message: a text that needs no translation, a message or a parameter.
class MessageArgument {
  public:
    MessageArgument(std::string text) : value_(std::move(text)) {}
    MessageArgument(const char* text) : value_(text) {}
    MessageArgument(ParameterReference parameter) : value_(std::move(parameter)) {}
    MessageArgument(Message message);

    /// Calls `visitor` with the std::string, the ParameterReference or the Message.
    template <typename Visitor>
    auto visit(const Visitor& visitor) const;

    /// In English, as the command line says it.
    [[nodiscard]] std::string str() const;
    bool operator==(const MessageArgument& other) const;

  private:
    std::variant<std::string, ParameterReference, std::shared_ptr<const Message>> value_;
};

/// A sentence for a person: an English template with the places %1 to %9 and what goes into them.
struct Message {
    std::string text;
    std::vector<MessageArgument> args;

    /// The English sentence, as the command line says it.
    [[nodiscard]] std::string str() const;
    [[nodiscard]] bool empty() const { return text.empty(); }
    bool operator==(const Message&) const = default;
};

template <typename Visitor>
auto MessageArgument::visit(const Visitor& visitor) const {
    return std::visit(
        [&]<typename Value>(const Value& value) {
            if constexpr (std::is_same_v<Value, std::shared_ptr<const Message>>) {
                return visitor(*value);
            } else {
                return visitor(value);
            }
        },
        value_);
}

/// Fills %1 to %9 of `text` with `args`; a place without an argument stays as it is.
std::string fill_places(const std::string& text, const std::vector<std::string>& args);

/// What a person can act on: what was wrong, where, and what would be accepted. what() is the English
/// sentence.
class Error : public std::runtime_error {
  public:
    explicit Error(Message message);
    explicit Error(std::string text, std::vector<MessageArgument> args = {});
    [[nodiscard]] const Message& message() const { return message_; }

  private:
    Message message_;
};

/// What `error` says: the message of an Error, and of others the first line of what(), which leaves out the
/// stack of libtorch's internals. Memory that ran out is said in words of its own.
Message message_of(const std::exception& error);

/// `error` with `place` before it: a file, or a part of one.
Error error_in(const std::string& place, const Error& error);

} // namespace retort
