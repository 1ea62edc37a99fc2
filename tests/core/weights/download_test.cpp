// Downloads from a server on this machine that does all that servers and networks do.
#include "core/weights/download.h"

#include "tests/core/weights/http_server.h"
#include "tests/core/weights/support.h"

#include <algorithm>
#include <csignal>
#include <doctest/doctest.h>
#include <future>
#include <sys/resource.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// Bytes that differ from place to place, so that a part in the wrong place is noticed.
std::string made_up(std::size_t size, std::uint32_t seed = 1) {
    std::string bytes(size, '\0');
    for (auto& byte : bytes) {
        seed = seed * 1664525 + 1013904223;
        byte = static_cast<char>(seed >> 24);
    }
    return bytes;
}

/// A file on a server, and a folder to bring it to.
struct Scene {
    explicit Scene(HttpServer::Answer answer, std::string content = made_up(300'000))
        : body(std::move(content))
        , server(std::move(answer)) {
        const auto digits = hash_digits(body);
        weights = {
            "resnet18", "v1", "resnet18-" + digits + ".pth", server.url() + "resnet18-" + digits + ".pth",
            digits,     0.0};
        file = folder.path() / "cache" / weights.file_name;
        part = file.string() + ".part";
    }

    std::optional<fs::path> get(const DownloadProgress& progress = {}, const std::stop_token& stop = {}) {
        return download(weights, file.parent_path(), progress, stop, {stall});
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(file.parent_path())) {
            names.push_back(entry.path().filename().string());
        }
        return names;
    }
    void check_arrived() const {
        CHECK(read_text(file) == body);
        CHECK(names() == std::vector<std::string>{weights.file_name}); // no part, no lock, no litter
    }

    std::string body;
    TemporaryFolder folder;
    Variable http_proxy{"http_proxy", std::nullopt};
    Variable all_proxy{"all_proxy", std::nullopt};
    Variable loud_all_proxy{"ALL_PROXY", std::nullopt};
    std::chrono::seconds stall{60};
    HttpServer server;
    PretrainedWeights weights;
    fs::path file;
    fs::path part;
};

/// A good server for `scene`, which is to be constructed with it.
HttpServer::Answer good(Scene& scene) {
    return [&scene](const Request& request, const Connection& connection) {
        connection.serve(request, scene.body);
    };
}

/// Records what progress says and checks that it never goes back.
struct Told {
    std::vector<std::uint64_t> done;
    std::uint64_t total = 0;
    [[nodiscard]] DownloadProgress progress() {
        return [this](std::uint64_t now, std::uint64_t of) {
            CHECK((done.empty() || now > done.back()));
            CHECK((of == 0 || now <= of));
            done.push_back(now);
            total = of;
        };
    }
};

} // namespace

TEST_CASE("a file comes whole, under its name alone, with progress that only grows") {
    Scene scene(good(scene), made_up(5'000'000));
    Told told;
    CHECK(scene.get(told.progress()) == scene.file);
    scene.check_arrived();
    REQUIRE_FALSE(told.done.empty());
    CHECK(told.done.back() == scene.body.size());
    CHECK(told.total == scene.body.size());
    CHECK(scene.server.requests().at(0).path == "/" + scene.weights.file_name);
    CHECK(scene.server.requests().at(0).start == -1);
    // It is there now: nobody is asked again.
    CHECK(scene.get() == scene.file);
    CHECK(scene.server.requests().size() == 1);
}

TEST_CASE("what was cut anywhere goes on from there") {
    for (const std::size_t kept :
         {std::size_t{1}, std::size_t{1000}, std::size_t{65'537}, std::size_t{299'999}}) {
        CAPTURE(kept);
        std::atomic<int> count{0};
        Scene scene([&](const Request& request, const Connection& connection) {
            connection.serve(request, scene.body, count++ == 0 ? kept : std::string::npos);
        });
        const auto said = error_of([&] { scene.get(); });
        CHECK(contains(said, scene.weights.url));
        CHECK(contains(said, "The " + std::to_string(kept) + " bytes received are kept"));
        CHECK_FALSE(fs::exists(scene.file));
        CHECK(read_text(scene.part) == scene.body.substr(0, kept));
        Told told;
        CHECK(scene.get(told.progress()) == scene.file);
        scene.check_arrived();
        CHECK(scene.server.requests().at(1).start == static_cast<long>(kept));
        CHECK(told.done.front() > kept);
        CHECK(told.done.back() == scene.body.size());
        CHECK(told.total == scene.body.size());
    }
}

TEST_CASE("a server that knows no ranges begins anew") {
    Scene scene([&](const Request&, const Connection& connection) {
        connection.head("200 OK", scene.body.size());
        connection.send(scene.body);
    });
    fs::create_directories(scene.file.parent_path());
    write_text(scene.part, made_up(400'000, 7)); // longer than the file, and of something else
    CHECK(scene.get() == scene.file);
    scene.check_arrived();
}

TEST_CASE("a part that is complete already only takes its name") {
    Scene scene(good(scene));
    fs::create_directories(scene.file.parent_path());
    write_text(scene.part, scene.body);
    CHECK(scene.get() == scene.file);
    scene.check_arrived();
}

TEST_CASE("a part that is longer than the file is given up, and the file fetched whole") {
    Scene scene(good(scene));
    fs::create_directories(scene.file.parent_path());
    write_text(scene.part, scene.body + "and more");
    CHECK(scene.get() == scene.file);
    scene.check_arrived();
    CHECK(scene.server.requests().size() == 2);
    CHECK(scene.server.requests().at(1).start == -1);
}

TEST_CASE("wrong bytes are refused and deleted, and the next try begins anew") {
    std::atomic<bool> wrong{true};
    Scene scene([&](const Request& request, const Connection& connection) {
        connection.serve(request, wrong ? made_up(300'000, 2) : scene.body);
    });
    const auto said = error_of([&] { scene.get(); });
    CHECK(contains(said, scene.weights.file_name));
    CHECK(contains(said, hash_digits(made_up(300'000, 2))));
    CHECK(contains(said, "deleted"));
    CHECK(scene.names().empty());
    wrong = false;
    CHECK(scene.get() == scene.file);
    scene.check_arrived();
    CHECK(scene.server.requests().at(1).start == -1);
}

TEST_CASE("a part of other bytes is noticed by the hash") {
    Scene scene(good(scene));
    fs::create_directories(scene.file.parent_path());
    write_text(scene.part, made_up(1000, 3));
    CHECK(contains(error_of([&] { scene.get(); }), "SHA-256"));
    CHECK(scene.names().empty());
    CHECK(scene.get() == scene.file);
    scene.check_arrived();
}

TEST_CASE("a server that sends another range than it was asked for is not believed") {
    Scene scene([&](const Request&, const Connection& connection) {
        connection.head("206 Partial Content", 10, "Content-Range: bytes 5-14/300000\r\n");
        connection.send(scene.body.substr(5, 10));
    });
    fs::create_directories(scene.file.parent_path());
    write_text(scene.part, scene.body.substr(0, 100));
    CHECK(contains(error_of([&] { scene.get(); }), "another part"));
    CHECK(read_text(scene.part) == scene.body.substr(0, 100));
}

TEST_CASE("a damaged file under the final name is replaced") {
    Scene scene(good(scene));
    fs::create_directories(scene.file.parent_path());
    write_text(scene.file, "damaged");
    CHECK(scene.get() == scene.file);
    scene.check_arrived();
}

TEST_CASE("an HTTP status other than success is said, with what to do by hand, and leaves nothing") {
    for (const auto* status :
         {"404 Not Found", "403 Forbidden", "500 Internal Server Error", "204 No Content"}) {
        CAPTURE(status);
        Scene scene([&](const Request&, const Connection& connection) {
            const std::string page = "<html>this page is not the file</html>";
            connection.head(status, page.size());
            connection.send(page);
        });
        const auto said = error_of([&] { scene.get(); });
        CHECK(contains(said, "HTTP status " + std::string(status).substr(0, 3)));
        CHECK(contains(said, scene.weights.url));
        CHECK(contains(said, scene.file.string()));
        CHECK(scene.names().empty());
    }
}

TEST_CASE("redirects are followed, the range with them; a loop of them ends") {
    Scene scene([&](const Request& request, const Connection& connection) {
        if (request.path.starts_with("/moved/")) {
            connection.serve(request, scene.body);
        } else if (request.path.starts_with("/round")) {
            connection.head("302 Found", 0, "Location: /round\r\n");
        } else {
            connection.head("302 Found", 5, "Location: /moved/file.pth\r\nContent-Range: bytes 1-2/3\r\n");
            connection.send("moved");
        }
    });
    fs::create_directories(scene.file.parent_path());
    write_text(scene.part, scene.body.substr(0, 1234));
    CHECK(scene.get() == scene.file);
    scene.check_arrived();
    CHECK(scene.server.requests().at(1).path == "/moved/file.pth");
    CHECK(scene.server.requests().at(1).start == 1234);

    fs::remove(scene.file);
    scene.weights.url = scene.server.url() + "round";
    CHECK_FALSE(error_of([&] { scene.get(); }).empty());
    CHECK(scene.names().empty());
}

TEST_CASE("a server that stalls is given up, and what came is kept") {
    Scene scene([&](const Request&, const Connection& connection) {
        connection.head("200 OK", scene.body.size());
        connection.send(scene.body.substr(0, 500));
        connection.wait_until_closed();
    });
    scene.stall = std::chrono::seconds(1);
    CHECK(contains(error_of([&] { scene.get(); }), "The 500 bytes received are kept"));
    CHECK(read_text(scene.part) == scene.body.substr(0, 500));
    CHECK_FALSE(fs::exists(scene.file));
}

TEST_CASE("a stop request ends a download and keeps the part for the next one") {
    std::atomic<int> count{0};
    Scene scene([&](const Request& request, const Connection& connection) {
        if (count++ == 0) {
            connection.head("200 OK", scene.body.size());
            connection.send(scene.body.substr(0, 70'000));
            connection.wait_until_closed();
        } else {
            connection.serve(request, scene.body);
        }
    });
    std::stop_source source;
    const auto stop_at_last_byte = [&](std::uint64_t done, std::uint64_t) {
        if (done == 70'000) {
            source.request_stop();
        }
    };
    CHECK_FALSE(
        download(scene.weights, scene.file.parent_path(), stop_at_last_byte, source.get_token()).has_value());
    CHECK_FALSE(fs::exists(scene.file));
    CHECK(read_text(scene.part) == scene.body.substr(0, 70'000));
    CHECK(scene.get() == scene.file);
    scene.check_arrived();
    CHECK(scene.server.requests().at(1).start == 70'000);
}

TEST_CASE("a download that is stopped before it began leaves nothing") {
    Scene scene(good(scene));
    std::stop_source source;
    source.request_stop();
    CHECK_FALSE(scene.get({}, source.get_token()).has_value());
    CHECK(scene.names().empty());
}

TEST_CASE("several at once bring the file once, and nobody ever sees a half of it") {
    // The server sends slowly enough for all of them to meet: it waits until the watcher has looked often.
    std::atomic<int> looks{0};
    Scene scene([&](const Request& request, const Connection& connection) {
        const auto start = static_cast<std::size_t>(std::max(request.start, 0L));
        connection.head(request.start < 0 ? "200 OK" : "206 Partial Content", scene.body.size() - start,
                        "Content-Range: bytes " + std::to_string(start) + "-299999/300000\r\n");
        for (auto at = start; at < scene.body.size(); at += 30'000) {
            connection.send(scene.body.substr(at, 30'000));
            for (const int seen = looks; looks < seen + 3;) {
                std::this_thread::yield();
            }
        }
    });
    std::atomic<bool> over{false};
    std::atomic<int> halves{0};
    std::thread watcher([&] {
        while (!over) {
            std::error_code missing;
            const auto size = fs::file_size(scene.file, missing);
            halves += !missing && size != scene.body.size() ? 1 : 0;
            ++looks;
        }
    });
    std::vector<std::future<std::optional<fs::path>>> all;
    for (int i = 0; i < 4; ++i) {
        all.push_back(std::async(std::launch::async, [&] { return scene.get(); }));
    }
    for (auto& one : all) {
        CHECK(one.get() == scene.file);
    }
    over = true;
    watcher.join();
    CHECK(halves == 0);
    CHECK(scene.server.requests().size() == 1);
    scene.check_arrived();
}

TEST_CASE("one that waits for another can be stopped, and takes over where the other fails") {
    std::promise<void> asked;
    std::atomic<int> count{0};
    std::atomic<bool> fail{false};
    Scene scene([&](const Request& request, const Connection& connection) {
        if (count++ > 0) {
            connection.serve(request, scene.body);
            return;
        }
        connection.head("200 OK", scene.body.size());
        connection.send(scene.body.substr(0, 100'000));
        asked.set_value();
        while (!fail) {
            connection.send(""); // holds the connection open
            std::this_thread::yield();
        }
    });
    const auto patient = [&](const std::stop_token& stop) {
        return download(scene.weights, scene.file.parent_path(), {}, stop);
    };
    auto first = std::async(std::launch::async, [&] { return error_of([&] { patient({}); }); });
    asked.get_future().wait();
    std::stop_source source;
    auto stopped = std::async(std::launch::async, [&] { return patient(source.get_token()); });
    auto second = std::async(std::launch::async, [&] { return patient({}); });
    source.request_stop();
    CHECK_FALSE(stopped.get().has_value());
    fail = true;
    CHECK(contains(first.get(), "are kept"));
    CHECK(second.get() == scene.file);
    scene.check_arrived();
}

TEST_CASE("a disk that takes no more is said, and what it took is kept") {
    Scene scene(good(scene));
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    auto small = before;
    small.rlim_cur = 100'000;
    const auto old = std::signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    const auto said = error_of([&] { scene.get(); });
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, old);
    CHECK(contains(said, scene.part.string()));
    CHECK(contains(said, "cannot be written"));
    CHECK(fs::file_size(scene.part) == 100'000);
    CHECK(scene.get() == scene.file);
    scene.check_arrived();
}

TEST_CASE("a folder that cannot be made is said") {
    Scene scene(good(scene));
    write_text(scene.folder.path() / "cache", "a file in the folder's place");
    CHECK(contains(error_of([&] { scene.get(); }), scene.file.parent_path().string()));
}

TEST_CASE("without a server there is one line: which file to put where, and where it comes from") {
    Scene scene(good(scene));
    {
        HttpServer gone({});
        scene.weights.url = gone.url() + scene.weights.file_name; // nobody listens there from now on
    }
    const auto said = error_of([&] { scene.get(); });
    CHECK(contains(said, scene.weights.url));
    CHECK(contains(said, scene.file.string()));
    CHECK_FALSE(contains(said, "\n"));
    CHECK(scene.names().empty());
}

TEST_CASE("plain http is for this machine, or for a mirror that somebody set") {
    Scene scene(good(scene));
    const Variable proxy("http_proxy",
                         scene.server.url()); // answers in the place of a host that is not there
    const Variable no_proxy("no_proxy", std::nullopt);
    scene.weights.url = "http://weights.invalid/" + scene.weights.file_name;
    CHECK(contains(error_of([&] { scene.get(); }), "rotocol"));
    scene.weights.url = "http://127.0.0.1:80@weights.invalid/" + scene.weights.file_name;
    CHECK(contains(error_of([&] { scene.get(); }), "rotocol"));
    CHECK(scene.server.requests().empty());
    const Variable mirror("RETORT_WEIGHTS_URL", "http://weights.invalid");
    scene.weights.url = "http://weights.invalid/" + scene.weights.file_name;
    CHECK(scene.get() == scene.file);
    scene.check_arrived();
    CHECK(scene.server.requests().at(0).path == scene.weights.url); // a proxy is asked for the whole URL
}
