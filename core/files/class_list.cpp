#include "core/files/class_list.h"

#include "core/base/letters.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/bytes/json_text.h"
#include "core/files/bytes/read_error.h"
#include "core/files/tables/csv_cells.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <utf8proc.h>

namespace retort {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t most_classes = 1000000;

bool is_json(const std::filesystem::path& file) {
    return lowered(file.extension().string()) == ".json";
}

ordered_json parse(const std::string& text) {
    if (is_nested_too_deeply(text)) {
        throw ReadError(RETORT_TEXT("%1 is JSON nested more than %2 levels deep"),
                        {std::to_string(deepest_json)});
    }
    auto json = ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (json.is_discarded()) {
        throw ReadError(RETORT_TEXT("%1 is not valid JSON"));
    }
    return json;
}

std::string text_in(const ordered_json& value) {
    if (!value.is_string()) {
        throw ReadError(RETORT_TEXT("%1 has %2 in place of a class name"), {shown_json(value)});
    }
    return value.get<std::string>();
}

std::vector<std::string> names_in_list(const ordered_json& list) {
    std::vector<std::string> names;
    for (const auto& value : list) {
        names.push_back(text_in(value));
    }
    return names;
}

std::vector<std::string> names_in_object(const ordered_json& object) {
    std::vector<std::string> names(object.size());
    std::vector<bool> taken(object.size(), false);
    for (const auto& [name, index] : object.items()) {
        const bool good = index.is_number_integer() && index >= 0 && index < object.size();
        if (!good || taken[index.get<std::size_t>()]) {
            throw ReadError(RETORT_TEXT("%1: the index of the class “%2” is %3; every index from 0 to %4 "
                                        "must be used exactly once"),
                            {printable(name), shown_json(index), std::to_string(object.size() - 1)});
        }
        names[index.get<std::size_t>()] = name;
        taken[index.get<std::size_t>()] = true;
    }
    return names;
}

std::vector<std::string> names_in_json(const std::string& text) {
    const auto json = parse(text);
    if (json.is_array()) {
        return names_in_list(json);
    }
    if (json.is_object()) {
        return names_in_object(json);
    }
    throw ReadError(
        RETORT_TEXT("%1 must be a JSON list of class names or an object that maps names to indices"));
}

std::string_view without_line_end(std::string_view line) {
    const auto last = line.find_last_not_of(" \t\r");
    return last == std::string_view::npos ? std::string_view() : line.substr(0, last + 1);
}

std::vector<std::string> names_in_text(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    std::vector<std::string> names;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        names.emplace_back(without_line_end(line));
    }
    while (!names.empty() && names.back().empty()) {
        names.pop_back();
    }
    return names;
}

void check_names(const std::vector<std::string>& names) {
    if (names.empty() || names.size() > most_classes) {
        throw ReadError(RETORT_TEXT("%1 names %2 classes; the number must be from 1 to %3"),
                        {std::to_string(names.size()), std::to_string(most_classes)});
    }
    std::set<std::string_view> seen;
    for (const auto& name : names) {
        if (!is_printable(name) || name.empty()) {
            throw ReadError(RETORT_TEXT("%1: the name of class %2 is not printable: “%3”"),
                            {std::to_string(&name - names.data()), printable(name)});
        }
        if (!seen.insert(name).second) {
            throw ReadError(RETORT_TEXT("%1 contains the class “%2” twice"), {name});
        }
    }
}

ClassMap map_in_json(const std::string& text) {
    const auto json = parse(text);
    if (!json.is_object()) {
        throw ReadError(RETORT_TEXT(
            "%1 must be a JSON object that maps the data set's classes to the teacher's names or indices"));
    }
    ClassMap map;
    for (const auto& [name, target] : json.items()) {
        const bool is_index = target.is_number_integer();
        map.push_back({name, is_index ? target.dump() : text_in(target), is_index});
    }
    return map;
}

ClassMap map_in_text(std::string text) {
    if (text.find('\t') != std::string::npos) {
        std::replace(text.begin(), text.end(), '\t', ',');
    }
    CsvCells rows(text);
    ClassMap map;
    for (std::vector<std::string> cells; rows.next(cells);) {
        if (cells.size() != 2) {
            throw ReadError(RETORT_TEXT("%1, line %2 has %3 cells instead of two: a class of the data set "
                                        "and the teacher's name or index for it"),
                            {std::to_string(rows.line()), std::to_string(cells.size())});
        }
        map.push_back({std::string(without_line_end(cells[0])), std::string(without_line_end(cells[1]))});
    }
    return map;
}

void check_map(const ClassMap& map) {
    std::set<std::string_view> seen;
    for (const auto& item : map) {
        if (!seen.insert(item.name).second) {
            throw ReadError(RETORT_TEXT("%1 contains the class “%2” twice"), {printable(item.name)});
        }
    }
}

} // namespace

std::vector<std::string> read_class_names(const std::filesystem::path& file) {
    const auto text = read_text_file(file);
    return naming(file, [&] {
        auto names = is_json(file) ? names_in_json(text) : names_in_text(text);
        check_names(names);
        return names;
    });
}

ClassMap read_class_map(const std::filesystem::path& file) {
    auto text = read_text_file(file);
    return naming(file, [&] {
        auto map = is_json(file) ? map_in_json(text) : map_in_text(std::move(text));
        check_map(map);
        return map;
    });
}

std::string composed_name(const std::string& name) {
    utf8proc_uint8_t* mapped = nullptr;
    constexpr auto form_c = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                     static_cast<utf8proc_ssize_t>(name.size()), &mapped, form_c);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    return length < 0 ? name
                      : std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

void write_class_names(const std::filesystem::path& file, const std::vector<std::string>& names) {
    write_file_atomically(
        file, ordered_json(names).dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
}

} // namespace retort
