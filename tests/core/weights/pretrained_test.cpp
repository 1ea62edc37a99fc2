#include "core/weights/pretrained.h"

#include "core/weights/sha256.h"
#include "tests/core/weights/support.h"

#include <doctest/doctest.h>
#include <fstream>
#include <set>
#include <sys/stat.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// An empty cache of PyTorch's.
struct Cache {
    TemporaryFolder folder;
    Variable torch_home{"TORCH_HOME", folder.path().string()};
    Variable mirror{"RETORT_WEIGHTS_URL", std::nullopt};
    fs::path checkpoints = folder.path() / "hub" / "checkpoints";

    fs::path put(const std::string& name, const std::string& content = "weights") const {
        write_text(checkpoints / name, content);
        return checkpoints / name;
    }
};

} // namespace

TEST_CASE("the table is in order: names, hashes, URLs, versions") {
    const Cache cache;
    std::set<std::string> files;
    std::set<std::pair<std::string, std::string>> keys;
    std::string last;
    for (const auto& weights : pretrained_weights()) {
        CAPTURE(weights.file_name);
        CHECK(files.insert(weights.file_name).second);
        CHECK(keys.emplace(weights.architecture, weights.version).second);
        CHECK(weights.url == "https://download.pytorch.org/models/" + weights.file_name);
        CHECK(weights.sha256_prefix.size() >= 8);
        CHECK(weights.file_name.ends_with("-" + weights.sha256_prefix + ".pth"));
        CHECK(weights.accuracy > 50.0);
        CHECK(weights.accuracy < 90.0);
        CHECK((weights.version == "v1" || (weights.version == "v2" && last == weights.architecture)));
        last = weights.architecture;
    }
    CHECK(files.size() == 27);
    CHECK(find_pretrained("resnet18")->file_name == "resnet18-f37072fd.pth");
    CHECK(find_pretrained("resnet50")->file_name == "resnet50-0676ba61.pth");
    CHECK(find_pretrained("resnet50", "v2")->file_name == "resnet50-11ad3fa6.pth");
    CHECK_FALSE(find_pretrained("resnet18", "v2").has_value());
    CHECK_FALSE(find_pretrained("resnet20").has_value());
    CHECK(contains(", " + pretrained_names() + ",", ", resnet50, resnet101,"));
}

TEST_CASE("how images are prepared for weights is as torchvision has it") {
    std::ifstream file(RETORT_REFERENCE_DIR "/models/pretrained_images.csv");
    std::string line;
    std::set<std::string> golden;
    while (std::getline(file, line)) {
        golden.insert(line);
    }
    CHECK(golden.size() > 27);
    for (const auto& weights : pretrained_weights()) {
        CHECK(golden.contains(weights.file_name + ",224," + std::to_string(weights.resized_side) + "," +
                              weights.interpolation + ",0.485 0.456 0.406,0.229 0.224 0.225"));
        CHECK(find_pretrained_file(weights.file_name)->version == weights.version);
    }
    CHECK_FALSE(find_pretrained_file("resnet18.pth").has_value());
}

TEST_CASE("names that a person may write in a file's place") {
    const auto parsed = [](const char* text) {
        const auto name = parse_pretrained_name(text);
        return name ? name->version + "/" + name->architecture : "no";
    };
    CHECK(parsed("imagenet") == "/");
    CHECK(parsed("imagenet:resnet50") == "/resnet50");
    CHECK(parsed("imagenet-v2:resnet50") == "v2/resnet50");
    CHECK(parsed("imagenet-v1") == "v1/");
    for (const auto* text : {"", "random", "imagenet-v3", "imagenet.pth", "./imagenet",
                             "imagenet:", "ImageNet", "/x/imagenet:resnet50"}) {
        CAPTURE(text);
        CHECK(parsed(text) == "no");
    }
    CHECK(require_pretrained({"", "resnet50"}, "resnet18").file_name == "resnet50-0676ba61.pth");
    CHECK(require_pretrained({"", ""}, "resnet18").file_name == "resnet18-f37072fd.pth");
    CHECK(require_pretrained({"v2", ""}, "resnet50").file_name == "resnet50-11ad3fa6.pth");
    const auto unknown = error_of([] { require_pretrained({"", "resnet20"}, ""); });
    CHECK(contains(unknown, "no ImageNet weights for “resnet20”"));
    CHECK(contains(unknown, pretrained_names()));
    CHECK(contains(error_of([] { require_pretrained({"v2", "resnet18"}, ""); }), "no version v2"));
    CHECK(contains(error_of([] { require_pretrained({"", ""}, ""); }), "imagenet:resnet50"));
}

TEST_CASE("the cache is where PyTorch has it") {
    const Variable home("HOME", "/home/somebody");
    const Variable none("TORCH_HOME", std::nullopt);
    const Variable no_cache("XDG_CACHE_HOME", std::nullopt);
    CHECK(torch_cache_folder() == "/home/somebody/.cache/torch/hub/checkpoints");
    const Variable cache("XDG_CACHE_HOME", "/var/tmp/c");
    CHECK(torch_cache_folder() == "/var/tmp/c/torch/hub/checkpoints");
    {
        const Variable relative("XDG_CACHE_HOME", "var/c");
        CHECK(torch_cache_folder() == "/home/somebody/.cache/torch/hub/checkpoints");
    }
    const Variable torch_home("TORCH_HOME", "/data/torch");
    CHECK(torch_cache_folder() == "/data/torch/hub/checkpoints");
    const Variable tilde("TORCH_HOME", "~/torch");
    CHECK(torch_cache_folder() == "/home/somebody/torch/hub/checkpoints");
    const Variable empty("TORCH_HOME", "");
    CHECK(torch_cache_folder() == "/var/tmp/c/torch/hub/checkpoints");
}

TEST_CASE("the first version counts before the second, listed files before others") {
    const Cache cache;
    CHECK_FALSE(find_cached({"", "resnet50"}, "").has_value());
    fs::create_directories(cache.checkpoints);
    CHECK_FALSE(find_cached({"", "resnet50"}, "").has_value());
    cache.put("resnet50-notahash.pth");
    cache.put("resnet50-1234567.pth"); // 7 digits
    cache.put("resnet50-0676ba61.pth.part");
    cache.put("resnet501-12345678.pth");
    cache.put("xresnet50-12345678.pth");
    CHECK_FALSE(find_cached({"", "resnet50"}, "").has_value());
    const auto other = cache.put("resnet50-abcdef01.pth");
    CHECK(find_cached({"", "resnet50"}, "") == other);
    CHECK(find_cached({"", ""}, "resnet50") == other);
    CHECK_FALSE(find_cached({"v1", "resnet50"}, "").has_value());
    const auto second = cache.put("resnet50-11ad3fa6.pth");
    CHECK(find_cached({"", "resnet50"}, "") == second);
    CHECK(find_cached({"v2", "resnet50"}, "") == second);
    CHECK_FALSE(find_cached({"v1", "resnet50"}, "").has_value());
    const auto first = cache.put("resnet50-0676ba61.pth");
    CHECK(find_cached({"", "resnet50"}, "") == first);
    CHECK(find_cached({"v2", "resnet50"}, "") == second);
    // The stem of torchvision's file may differ from the architecture's name.
    const auto shuffle = cache.put("shufflenetv2_x1-5666bf0f80.pth");
    CHECK(find_cached({"", "shufflenet_v2_x1_0"}, "") == shuffle);
    // v1 of another architecture is no newer version of this one.
    CHECK_FALSE(find_cached({"", "shufflenet_v2_x0_5"}, "").has_value());
}

TEST_CASE("the hash in a name is verified") {
    const Cache cache;
    const std::string content = "some weights";
    const auto good = cache.put("resnet18-" + hash_digits(content) + ".pth", content);
    CHECK(error_of([&] { verify_hash_in_name(good); }).empty());
    const auto longer = cache.put("resnet18-" + hash_digits(content, 64) + ".pth", content);
    CHECK(error_of([&] { verify_hash_in_name(longer); }).empty());
    write_text(good, content + ".");
    const auto said = error_of([&] { verify_hash_in_name(good); });
    CHECK(contains(said, good.string() + " is damaged"));
    CHECK(contains(said, hash_digits(content + ".")));
    CHECK(contains(said, hash_digits(content)));
    CHECK(contains(error_of([&] { verify_hash_in_name(cache.checkpoints / "plain.pth"); }), "plain.pth"));
    CHECK(contains(error_of([&] { verify_hash_in_name(cache.checkpoints / "resnet18-00000000.pth"); }),
                   "resnet18-00000000.pth"));
}

TEST_CASE("SHA-256 of what the standard gives as examples, and of more than one buffer") {
    const TemporaryFolder folder;
    const auto hash = [&](const std::string& content) {
        write_text(folder.path() / "file", content);
        return sha256_of_file(folder.path() / "file");
    };
    CHECK(hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hash(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    CHECK(hash(std::string(3'000'000, 'x')) == hash_digits(std::string(3'000'000, 'x'), 64));
    CHECK(contains(error_of([&] { sha256_of_file(folder.path()); }), folder.path().string()));
}

TEST_CASE("what is no file has no sum, and is not waited for") {
    const TemporaryFolder folder;
    const auto pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(error_of([&] { sha256_of_file(pipe); }) == pipe.string() + " is not a file");
    CHECK_FALSE(error_of([&] { sha256_of_file(folder.path()); }).empty());
}

TEST_CASE("a mirror takes the place of the official server, under the same names") {
    const Cache cache;
    for (const auto* base : {"https://mirror.invalid/weights", "https://mirror.invalid/weights/"}) {
        const Variable mirror("RETORT_WEIGHTS_URL", base);
        CHECK(find_pretrained("resnet18")->url == "https://mirror.invalid/weights/resnet18-f37072fd.pth");
    }
    const auto said = missing_message(*find_pretrained("resnet18")).str();
    CHECK(contains(said, "https://download.pytorch.org/models/resnet18-f37072fd.pth"));
    CHECK(contains(said, (cache.checkpoints / "resnet18-f37072fd.pth").string()));
}
