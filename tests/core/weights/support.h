// What the tests of core/weights share: folders, environment, hashes.
#pragma once

#include "core/base/message.h"
#include "tests/core/data/support.h"

#include <cstdlib>
#include <openssl/sha.h>
#include <optional>
#include <string>

namespace retort::test {

/// Sets an environment variable for as long as it lives; no value unsets it.
class Variable {
  public:
    Variable(const char* name, const std::optional<std::string>& value) : name_(name) {
        if (const char* old = std::getenv(name)) {
            old_ = old;
        }
        set(value);
    }
    ~Variable() { set(old_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

  private:
    void set(const std::optional<std::string>& value) {
        value ? ::setenv(name_, value->c_str(), 1) : ::unsetenv(name_);
    }
    const char* name_;
    std::optional<std::string> old_;
};

/// The first 8 digits of the SHA-256, computed another way than the code under test does.
inline std::string hash_digits(const std::string& bytes, std::size_t count = 8) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
    std::string text;
    for (const auto byte : digest) {
        text += "0123456789abcdef"[byte / 16];
        text += "0123456789abcdef"[byte % 16];
    }
    return text.substr(0, count);
}

} // namespace retort::test
