// A web server on this machine, as small as a test needs it and as ill-behaved as it is told to be.
#pragma once

#include <arpa/inet.h>
#include <atomic>
#include <functional>
#include <mutex>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace retort::test {

/// One request: its path, and where the range that it asks for starts (-1: it asks for all).
struct Request {
    std::string path;
    long start = -1;
};

/// One connection, to be answered.
class Connection {
  public:
    explicit Connection(int socket) : socket_(socket) {}

    /// False once the other side is gone.
    bool send(const std::string& bytes) const {
        std::size_t sent = 0;
        while (sent < bytes.size()) {
            const auto done = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (done <= 0) {
                return false;
            }
            sent += static_cast<std::size_t>(done);
        }
        return true;
    }

    /// Waits until the other side has closed the connection.
    void wait_until_closed() const {
        char byte = 0;
        while (::recv(socket_, &byte, 1, 0) > 0) {
        }
    }

    /// The head of an answer.
    void head(const std::string& status, std::size_t length, const std::string& more = "") const {
        send("HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(length) +
             "\r\nConnection: close\r\n" + more + "\r\n");
    }

    /// Answers as a good server does, but closes after `most` bytes of the body.
    void serve(const Request& request, const std::string& body, std::size_t most = std::string::npos) const {
        if (request.start < 0) {
            head("200 OK", body.size(), "Accept-Ranges: bytes\r\n");
            send(body.substr(0, most));
            return;
        }
        const auto start = static_cast<std::size_t>(request.start);
        const auto size = std::to_string(body.size());
        if (start >= body.size()) {
            head("416 Range Not Satisfiable", 5, "Content-Range: bytes */" + size + "\r\n");
            send("sorry");
            return;
        }
        head("206 Partial Content", body.size() - start,
             "content-range: bytes " + std::to_string(start) + "-" + std::to_string(body.size() - 1) + "/" +
                 size + "\r\n");
        send(body.substr(start, most));
    }

  private:
    int socket_;
};

/// Listens on a free port of 127.0.0.1 and gives every connection to `answer`, on a thread of its own.
class HttpServer {
  public:
    using Answer = std::function<void(const Request&, const Connection&)>;

    explicit HttpServer(Answer answer)
        : answer_(std::move(answer))
        , socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(socket_, 16) != 0 ||
            ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
            throw std::runtime_error("no port to listen on");
        }
        port_ = ntohs(address.sin_port);
        listener_ = std::thread([this] { listen(); });
    }

    ~HttpServer() {
        ::shutdown(socket_, SHUT_RDWR);
        listener_.join();
        ::close(socket_);
        for (auto& thread : threads_) {
            thread.join();
        }
    }
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }

    [[nodiscard]] std::vector<Request> requests() {
        const std::lock_guard guard(mutex_);
        return requests_;
    }

  private:
    void listen() {
        for (int client = 0; (client = ::accept(socket_, nullptr, nullptr)) >= 0;) {
            threads_.emplace_back([this, client] {
                handle(client);
                ::shutdown(client, SHUT_WR);
                Connection(client).wait_until_closed();
                ::close(client);
            });
        }
    }

    void handle(int client) {
        std::string text;
        char buffer[4096];
        while (text.find("\r\n\r\n") == std::string::npos) {
            const auto count = ::recv(client, buffer, sizeof buffer, 0);
            if (count <= 0) {
                return;
            }
            text.append(buffer, static_cast<std::size_t>(count));
        }
        Request request;
        request.path = text.substr(4, text.find(' ', 4) - 4);
        if (const auto range = text.find("Range: bytes="); range != std::string::npos) {
            request.start = std::stol(text.substr(range + 13));
        }
        {
            const std::lock_guard guard(mutex_);
            requests_.push_back(request);
        }
        answer_(request, Connection(client));
    }

    Answer answer_;
    int socket_;
    int port_ = 0;
    std::mutex mutex_;
    std::vector<Request> requests_;
    std::vector<std::thread> threads_;
    std::thread listener_;
};

} // namespace retort::test
