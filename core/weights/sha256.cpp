#include "core/weights/sha256.h"

#include "core/base/message.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <openssl/evp.h>
#include <span>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace retort {

namespace {

using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Error unreadable(const std::filesystem::path& file) {
    return Error(RETORT_TEXT("%1 cannot be read: %2"),
                 {file.string(), std::generic_category().message(errno)});
}

/// Closes what it was given.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

  private:
    int number_;
};

std::string hexadecimal(std::span<const unsigned char> bytes) {
    constexpr auto digits = "0123456789abcdef";
    std::string text;
    for (const auto byte : bytes) {
        text += {digits[byte >> 4], digits[byte & 15]};
    }
    return text;
}

std::string finished(EVP_MD_CTX* digest) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int size = 0;
    return EVP_DigestFinal_ex(digest, bytes.data(), &size) == 1 ? hexadecimal(std::span(bytes).first(size))
                                                                : std::string();
}

} // namespace

std::string sha256_of(std::string_view bytes) {
    const Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::string text;
    if (digest != nullptr && EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) == 1 &&
        EVP_DigestUpdate(digest.get(), bytes.data(), bytes.size()) == 1) {
        text = finished(digest.get());
    }
    if (text.empty()) {
        throw Error(RETORT_TEXT("SHA-256 cannot be computed"));
    }
    return text;
}

std::string sha256_of_file(const std::filesystem::path& file) {
    // Neither a pipe that nobody writes nor a device without an end holds anybody up.
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (descriptor.number() < 0 || ::fstat(descriptor.number(), &status) != 0) {
        throw unreadable(file);
    }
    if (!S_ISREG(status.st_mode)) {
        throw Error(RETORT_TEXT("%1 is not a file"), {file.string()});
    }
    const Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    bool good = digest != nullptr && EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) == 1;
    std::vector<unsigned char> buffer(std::size_t{1} << 20);
    while (good) {
        const auto count = ::read(descriptor.number(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            throw unreadable(file);
        }
        if (count == 0) {
            break;
        }
        good = EVP_DigestUpdate(digest.get(), buffer.data(), static_cast<std::size_t>(count)) == 1;
    }
    auto text = good ? finished(digest.get()) : std::string();
    if (text.empty()) {
        throw Error(RETORT_TEXT("the SHA-256 of %1 cannot be computed"), {file.string()});
    }
    return text;
}

} // namespace retort
