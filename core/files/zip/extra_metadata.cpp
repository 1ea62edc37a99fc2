#include "core/files/zip/extra_metadata.h"

#include "core/files/bytes/input_file.h"
#include "core/files/bytes/json_text.h"
#include "core/files/zip/zip_reader.h"

#include <cstdint>
#include <nlohmann/json.hpp>

namespace retort {

namespace {

std::string entry_text(const std::filesystem::path& file) {
    constexpr std::uint64_t longest = 16U << 20U; // thousands of class names
    const InputFile input(file);
    const ZipReader archive(input);
    for (const auto& entry : archive.entries()) {
        if (entry.name.ends_with(std::string("/") + extra_metadata_entry) && entry.size <= longest) {
            const auto bytes = archive.read(entry);
            return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
        }
    }
    return {};
}

Metadata texts_in(const std::string& text) {
    Metadata metadata;
    if (is_nested_too_deeply(text)) {
        return metadata;
    }
    const auto json = nlohmann::ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) {
        return metadata;
    }
    for (const auto& [name, value] : json.items()) {
        if (value.is_string()) {
            metadata.emplace_back(name, value.get<std::string>());
        } else if (value.is_number_integer()) {
            metadata.emplace_back(name, value.dump());
        }
    }
    return metadata;
}

} // namespace

std::string extra_metadata_text(const Metadata& metadata) {
    auto json = nlohmann::ordered_json::object();
    for (const auto& [name, value] : metadata) {
        json[name] = value;
    }
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Metadata extra_metadata(const std::filesystem::path& file) {
    try {
        return texts_in(entry_text(file));
    } catch (const std::exception&) { // no archive; whoever opens it says what is wrong with it
        return {};
    }
}

} // namespace retort
