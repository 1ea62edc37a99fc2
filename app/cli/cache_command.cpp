// cache: the teacher logits that experiments left for later ones.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/experiment/cost/cost.h"
#include "core/experiment/run/teacher_bank.h"
#include "core/files/logit_cache.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace retort::cli {

namespace {

namespace fs = std::filesystem;

struct CacheFlags {
    std::string cache_dir;
    std::int64_t keep_mib = -1;
    bool json = false;
};

fs::path cache_folder(const CacheFlags& flags) {
    auto folder = bank_folder(flags.cache_dir);
    if (folder.empty()) {
        throw Error("no cache folder is known; set HOME, or use --cache-dir");
    }
    return folder;
}

std::string size_text(std::uint64_t bytes) {
    return bytes_text(static_cast<std::int64_t>(bytes));
}

std::string time_text(const CachedLogits& one, const char* format) {
    const auto time = std::chrono::system_clock::to_time_t(one.last_used);
    return fmt::format(fmt::runtime(format), fmt::gmtime(time));
}

nlohmann::json json_of(const CachedLogits& one) {
    nlohmann::json json{{"file", one.file.string()},
                        {"bytes", one.bytes},
                        {"last_used", time_text(one, "{:%Y-%m-%dT%H:%M:%SZ}")},
                        {"in_use", one.in_use}};
    if (one.shape) {
        json["images"] = one.shape->images;
        json["classes"] = one.shape->classes;
    }
    return json;
}

nlohmann::json json_of(const std::vector<CachedLogits>& files) {
    auto list = nlohmann::json::array();
    for (const auto& one : files) {
        list.push_back(json_of(one));
    }
    return list;
}

void print_json(const nlohmann::json& json) {
    print("{}\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::string line_of(const CachedLogits& one) {
    const auto about = one.shape ? fmt::format("{} images, {} classes", one.shape->images, one.shape->classes)
                                 : std::string("damaged, or of another version");
    return fmt::format("{}  {}  {}  {}{}", one.file.filename().string(), size_text(one.bytes),
                       time_text(one, "{:%Y-%m-%d}"), about, one.in_use ? "  in use" : "");
}

int list_cache(const CacheFlags& flags) {
    const auto folder = cache_folder(flags);
    const auto files = cached_logits(folder);
    const auto quota = bank_quota(-1, folder);
    if (flags.json) {
        print_json({{"folder", folder.string()},
                    {"bytes", bytes_of(files)},
                    {"quota_bytes", quota},
                    {"files", json_of(files)}});
        return ok;
    }
    for (const auto& one : files) {
        print("{}\n", line_of(one));
    }
    print("{}: {} files, {} of {}\n", folder.string(), files.size(), size_text(bytes_of(files)),
          size_text(quota));
    return ok;
}

int prune_cache(const CacheFlags& flags) {
    const auto folder = cache_folder(flags);
    const auto removed = prune_logits(folder, bank_quota(flags.keep_mib, folder));
    const auto kept = cached_logits(folder);
    if (flags.json) {
        print_json({{"folder", folder.string()},
                    {"removed", json_of(removed)},
                    {"removed_bytes", bytes_of(removed)},
                    {"bytes", bytes_of(kept)}});
        return ok;
    }
    for (const auto& one : removed) {
        print("{}\n", line_of(one));
    }
    print("{}: {} files deleted ({}), {} kept ({})\n", folder.string(), removed.size(),
          size_text(bytes_of(removed)), kept.size(), size_text(bytes_of(kept)));
    return ok;
}

using CacheAction = int (*)(const CacheFlags&);

CLI::App* add_cache_part(CLI::App& cache, const char* name, const char* help,
                         const std::shared_ptr<CacheFlags>& flags, CacheAction act, Action& action) {
    auto* part = cache.add_subcommand(name, help);
    part->add_option("--cache-dir", flags->cache_dir,
                     "Cache folder; by default retort in the user's cache folder");
    part->add_flag("--json", flags->json, "Print as JSON");
    part->callback(
        [flags, act, &action] { action = [flags, act](const std::stop_token&) { return act(*flags); }; });
    return part;
}

} // namespace

void add_cache(CLI::App& app, Action& action) {
    auto flags = std::make_shared<CacheFlags>();
    auto* cache = app.add_subcommand("cache", "List or delete teacher logits kept for later experiments");
    cache->require_subcommand(1);
    add_cache_part(*cache, "list", "List the files, the least recently used first", flags, list_cache,
                   action);
    auto* prune = add_cache_part(
        *cache, "prune", "Delete the least recently used files until the rest fits; files in use are kept",
        flags, prune_cache, action);
    prune
        ->add_option("--keep-mib", flags->keep_mib,
                     "MiB to keep; -1: a tenth of the free disk space, at most 20 GB; 0: nothing")
        ->check(CLI::Range(-1, 16777216))
        ->capture_default_str();
}

} // namespace retort::cli
