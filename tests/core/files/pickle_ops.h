// An assembler for pickles that no Python would write.
#pragma once

#include "core/files/bytes/atomic_file.h"
#include "core/files/zip/zip_writer.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace retort::test::ops {

inline std::string little(std::uint64_t value, unsigned width) {
    std::string bytes;
    for (unsigned i = 0; i < width; ++i) {
        bytes += static_cast<char>((value >> (8U * i)) & 0xFFU);
    }
    return bytes;
}

inline std::string repeat(std::string_view text, std::size_t count) {
    std::string all;
    all.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) {
        all += text;
    }
    return all;
}

inline std::string text(const std::string& value) {
    return "X" + little(value.size(), 4) + value;
}

inline std::string integer(std::int64_t value) {
    return "\x8a\x08" + little(static_cast<std::uint64_t>(value), 8);
}

inline std::string global(const std::string& module, const std::string& name) {
    return "c" + module + "\n" + name + "\n";
}

inline std::string tuple(std::initializer_list<std::int64_t> values) {
    std::string bytes = "(";
    for (const auto value : values) {
        bytes += integer(value);
    }
    return bytes + "t";
}

/// ('storage', torch.<type>, key, 'cpu', count, view)
inline std::string storage(const std::string& key, std::int64_t count,
                           const std::string& type = "FloatStorage", const std::string& view = "N") {
    return "(" + text("storage") + global("torch", type) + text(key) + text("cpu") + integer(count) + view +
           "tQ";
}

inline std::string tensor(const std::string& storage_id, std::int64_t offset, const std::string& sizes,
                          const std::string& strides) {
    return global("torch._utils", "_rebuild_tensor_v2") + "(" + storage_id + integer(offset) + sizes +
           strides + "\x89" + global("collections", "OrderedDict") + ")RtR";
}

/// {name: item}
inline std::string dict(const std::string& item, const std::string& name = "w") {
    return "}" + text(name) + item + "s";
}

inline std::string pickle(const std::string& body, char protocol = 2) {
    return std::string("\x80") + protocol + body + ".";
}

/// A zip as torch.save writes it.
inline void write_zip(const std::filesystem::path& file, const std::string& data_pkl,
                      const std::map<std::string, std::string>& storages = {}) {
    AtomicFile target(file);
    ZipWriter archive(target);
    archive.add("archive/data.pkl", data_pkl);
    for (const auto& [key, content] : storages) {
        archive.add("archive/data/" + key, content);
    }
    archive.finish();
    target.commit();
}

/// A file as torch.save wrote it before 1.6: `after` holds the key list and the storages.
inline std::string legacy(const std::string& body, const std::string& after) {
    return pickle("\x8a\x0a" + std::string("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10)) +
           pickle(integer(1001)) + pickle("}" + text("little_endian") + "\x88" + "s") + pickle(body) + after;
}

inline std::string keys(std::initializer_list<std::string> names) {
    std::string body = "](";
    for (const auto& name : names) {
        body += text(name);
    }
    return pickle(body + "e");
}

} // namespace retort::test::ops
