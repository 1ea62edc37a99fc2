#include "core/weights/http_transfer.h"

#include "core/base/letters.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <curl/curl.h>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace retort {

namespace {

using Kind = HttpResult::Kind;

constexpr int poll_milliseconds = 50; // so soon does a stop request take effect
constexpr long status_partial = 206;
constexpr long status_beyond_end = 416;

void initialise_curl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

/// The number at the start of `text`; false where there is none.
bool take_number(std::string_view& text, std::uint64_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return error == std::errc();
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return lowered(a) == lowered(b);
}

/// What libcurl's callbacks work on.
class Receiver {
  public:
    Receiver(CURL* curl, const HttpRequest& request) : curl_(curl), request_(request) {
        result_.size = request.offset;
    }

    static std::size_t write(char* data, std::size_t, std::size_t count, void* self) {
        return static_cast<Receiver*>(self)->take(data, count) ? count : 0;
    }
    static std::size_t header(char* data, std::size_t, std::size_t count, void* self) {
        static_cast<Receiver*>(self)->read_header({data, count});
        return count;
    }

    /// Tells `progress` where it has something new to say.
    void report(const DownloadProgress& progress) {
        if (progress && writing_ && result_.size != reported_) {
            reported_ = result_.size;
            progress(result_.size, result_.total);
        }
    }

    HttpResult conclude(CURLcode code, const char* detail) {
        curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &result_.status);
        if (write_error_ != 0) {
            result_.kind = Kind::unwritable;
            result_.reason = std::generic_category().message(write_error_);
        } else if (result_.status == status_beyond_end && request_.offset > 0) {
            result_.kind = Kind::beyond_end;
        } else if (result_.status != 0 && !is_good(result_.status)) {
            result_.kind = Kind::refused;
        } else if (wrong_range_) {
            result_.kind = Kind::broken;
            result_.reason = "the server sent another part of the file than was asked for";
        } else if (code != CURLE_OK) {
            result_.kind = Kind::broken;
            result_.reason = detail[0] != '\0' ? detail : curl_easy_strerror(code);
        } else {
            result_.kind = Kind::complete;
        }
        return result_;
    }

    HttpResult stopped() {
        result_.kind = Kind::stopped;
        return result_;
    }

  private:
    static bool is_good(long status) { return status == 200 || status == status_partial; }

    /// Content-Range: bytes 100-199/200, or bytes */200 where nothing is there.
    void read_header(std::string_view line) {
        if (line.starts_with("HTTP/")) { // of the next answer: after a redirect, for example
            range_start_.reset();
            range_total_ = 0;
            return;
        }
        constexpr std::string_view name = "Content-Range:";
        if (!equal_ignoring_case(line.substr(0, name.size()), name)) {
            return;
        }
        line.remove_prefix(name.size());
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        if (!line.starts_with("bytes ")) {
            return;
        }
        line.remove_prefix(6);
        if (std::uint64_t start = 0; take_number(line, start)) {
            range_start_ = start;
        }
        line.remove_prefix(std::min(line.find('/'), line.size()));
        if (std::uint64_t total = 0; !line.empty()) {
            line.remove_prefix(1);
            range_total_ = take_number(line, total) ? total : 0;
            result_.total = range_total_;
        }
    }

    /// Called with the first bytes of the final answer: where do they belong?
    bool begin() {
        long status = 0;
        curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
        if (!is_good(status)) {
            return true; // an error page: read and forgotten
        }
        writing_ = true;
        if (status == status_partial) {
            wrong_range_ = range_start_.value_or(request_.offset) != request_.offset;
            return !wrong_range_;
        }
        // The server sends all from the start, whatever was asked.
        result_.size = 0;
        if (::ftruncate(request_.descriptor, 0) != 0) {
            write_error_ = errno;
            return false;
        }
        curl_off_t length = -1;
        curl_easy_getinfo(curl_, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
        result_.total = length > 0 ? static_cast<std::uint64_t>(length) : 0;
        return true;
    }

    bool take(const char* data, std::size_t count) {
        if (!begun_) {
            begun_ = true;
            if (!begin()) {
                return false;
            }
        }
        while (writing_ && count > 0) {
            const auto done = ::pwrite(request_.descriptor, data, count, static_cast<off_t>(result_.size));
            if (done < 0 && errno == EINTR) {
                continue;
            }
            if (done < 0) {
                write_error_ = errno;
                return false;
            }
            data += done;
            count -= static_cast<std::size_t>(done);
            result_.size += static_cast<std::uint64_t>(done);
        }
        return true;
    }

    CURL* curl_;
    const HttpRequest& request_;
    HttpResult result_;
    std::optional<std::uint64_t> range_start_;
    std::uint64_t range_total_ = 0;
    std::uint64_t reported_ = 0;
    bool begun_ = false;
    bool writing_ = false;
    bool wrong_range_ = false;
    int write_error_ = 0;
};

void set_options(CURL* curl, const HttpRequest& request, Receiver& receiver, char* detail) {
    constexpr long most_redirects = 10;
    constexpr long connect_seconds = 30;
    constexpr long slowest = 1024; // bytes a second
    const char* protocols = request.plain_http ? "http,https" : "https";
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, most_redirects);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, slowest);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.stall.count()));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L); // other threads have signals of their own
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "retort/" RETORT_VERSION);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Receiver::write);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &receiver);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &Receiver::header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &receiver);
    // Not CURLOPT_RESUME_FROM: with that libcurl gives up where a server knows no ranges.
    if (request.offset > 0) {
        curl_easy_setopt(curl, CURLOPT_RANGE, (std::to_string(request.offset) + "-").c_str());
    }
}

/// How the transfer ended, once it has.
bool finished(CURLM* multi, CURLcode& code) {
    int left = 0;
    while (const auto* message = curl_multi_info_read(multi, &left)) {
        if (message->msg == CURLMSG_DONE) {
            code = message->data.result;
            return true;
        }
    }
    return false;
}

} // namespace

HttpResult http_transfer(const HttpRequest& request, const DownloadProgress& progress,
                         const std::stop_token& stop) {
    initialise_curl();
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
    const std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)> multi(curl_multi_init(), &curl_multi_cleanup);
    if (!curl || !multi) {
        return {
            .kind = Kind::broken, .reason = curl_easy_strerror(CURLE_FAILED_INIT), .size = request.offset};
    }
    std::array<char, CURL_ERROR_SIZE> detail{};
    Receiver receiver(curl.get(), request);
    set_options(curl.get(), request, receiver, detail.data());
    curl_multi_add_handle(multi.get(), curl.get());
    auto code = CURLE_OK;
    bool stopped = false;
    for (int running = 1; !finished(multi.get(), code) && !stopped;) {
        if (curl_multi_perform(multi.get(), &running) != CURLM_OK) {
            code = CURLE_FAILED_INIT;
            break;
        }
        receiver.report(progress);
        stopped = stop.stop_requested();
        if (running > 0 && !stopped) {
            curl_multi_poll(multi.get(), nullptr, 0, poll_milliseconds, nullptr);
        }
    }
    curl_multi_remove_handle(multi.get(), curl.get());
    return stopped ? receiver.stopped() : receiver.conclude(code, detail.data());
}

} // namespace retort
