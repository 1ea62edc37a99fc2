// Sentences for people, and errors made of them.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

/// Marks an English text for lupdate (context "core"), and is the text itself. The core never translates:
/// it keeps template and arguments apart, and the window looks the template up.
#define RETORT_TEXT(text) RETORT_TRANSLATE_NOOP("core", text)
#define RETORT_TRANSLATE_NOOP(context, text) text

namespace retort {

/// A sentence for a person: an English template with the places %1 to %9 and what goes into them.
struct Message {
    std::string text;
    std::vector<std::string> args;

    /// The English sentence with its arguments filled in.
    [[nodiscard]] std::string str() const;
    [[nodiscard]] bool empty() const { return text.empty(); }
    bool operator==(const Message&) const = default;
};

/// Fills %1 to %9 of `text` with `args`; a place without an argument stays as it is.
std::string fill_places(const std::string& text, const std::vector<std::string>& args);

/// What a person can act on: what was wrong, where, and what would be accepted. what() is the English
/// sentence.
class Error : public std::runtime_error {
  public:
    explicit Error(Message message);
    explicit Error(std::string text, std::vector<std::string> args = {});
    [[nodiscard]] const Message& message() const { return message_; }

  private:
    Message message_;
};

} // namespace retort
