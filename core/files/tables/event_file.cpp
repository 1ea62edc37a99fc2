#include "core/files/tables/event_file.h"

#include "core/base/message.h"
#include "core/files/bytes/atomic_file.h"

#include <array>
#include <bit>
#include <cstring>
#include <optional>

namespace retort {

namespace {

constexpr std::array<std::uint32_t, 256> make_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value >> 1U) ^ ((value & 1U) != 0 ? 0x82f63b78U : 0U);
        }
        table[byte] = value;
    }
    return table;
}

constexpr auto crc_table = make_table();

// Wire types of protocol buffers.
enum WireType : std::uint32_t { varint = 0, fixed64 = 1, delimited = 2, fixed32 = 5 };

template <class Number>
void add_fixed(std::string& bytes, Number number) {
    static_assert(std::endian::native == std::endian::little);
    std::array<char, sizeof(Number)> raw{};
    std::memcpy(raw.data(), &number, sizeof(Number));
    bytes.append(raw.data(), raw.size());
}

void add_varint(std::string& bytes, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) {
        bytes.push_back(static_cast<char>((value & 0x7fU) | 0x80U));
    }
    bytes.push_back(static_cast<char>(value));
}

void add_key(std::string& bytes, std::uint32_t field, WireType type) {
    add_varint(bytes, field << 3U | type);
}

void add_text(std::string& bytes, std::uint32_t field, std::string_view text) {
    add_key(bytes, field, delimited);
    add_varint(bytes, text.size());
    bytes.append(text);
}

std::string framed(const std::string& payload) {
    std::string record;
    add_fixed(record, static_cast<std::uint64_t>(payload.size()));
    add_fixed(record, masked_crc32c(record));
    record += payload;
    add_fixed(record, masked_crc32c(payload));
    return record;
}

/// Takes a message apart, field by field. Nothing is believed that is not inside the bytes there are.
class Fields {
  public:
    explicit Fields(std::string_view bytes) : bytes_(bytes) {}

    struct Field {
        std::uint64_t number = 0;
        std::uint64_t value = 0;  ///< of a varint or fixed field
        std::string_view content; ///< of a delimited one
    };

    std::optional<Field> next() {
        const auto key = take_varint();
        if (!key) {
            return std::nullopt;
        }
        Field field;
        field.number = *key >> 3U;
        switch (*key & 7U) {
        case varint: {
            const auto value = take_varint();
            field.value = value.value_or(0);
            return value ? std::optional(field) : std::nullopt;
        }
        case fixed64:
            return take_fixed(field, 8);
        case fixed32:
            return take_fixed(field, 4);
        case delimited: {
            const auto size = take_varint();
            if (!size || *size > bytes_.size()) {
                return std::nullopt;
            }
            field.content = bytes_.substr(0, *size);
            bytes_.remove_prefix(*size);
            return field;
        }
        default:
            return std::nullopt;
        }
    }

  private:
    std::optional<std::uint64_t> take_varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !bytes_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
            if ((byte & 0x80U) == 0) {
                return value;
            }
        }
        return std::nullopt;
    }

    std::optional<Field> take_fixed(Field field, std::size_t size) {
        if (bytes_.size() < size) {
            return std::nullopt;
        }
        std::memcpy(&field.value, bytes_.data(), size);
        bytes_.remove_prefix(size);
        return field;
    }

    std::string_view bytes_;
};

/// The number in `bytes`, where they are one little-endian `Number`.
template <class Number>
std::optional<float> lone(std::string_view bytes) {
    if (bytes.size() != sizeof(Number)) {
        return std::nullopt;
    }
    Number number{};
    std::memcpy(&number, bytes.data(), sizeof(Number));
    return static_cast<float>(number);
}

/// A tensor of one number (tensorflow/core/framework/tensor.proto), as TensorFlow 2 writes its scalars:
/// DT_FLOAT (1) or DT_DOUBLE (2), in tensor_content (4), float_val (5) or double_val (6), which may be
/// packed.
std::optional<float> lone_tensor(std::string_view message) {
    Fields fields(message);
    std::uint64_t type = 0;
    std::optional<float> value;
    while (const auto field = fields.next()) {
        if (field->number == 1) {
            type = field->value;
        } else if (field->number == 4 && !field->content.empty()) {
            value = type == 2 ? lone<double>(field->content) : lone<float>(field->content);
        } else if (field->number == 5) {
            value = field->content.empty() ? std::bit_cast<float>(static_cast<std::uint32_t>(field->value))
                                           : lone<float>(field->content);
        } else if (field->number == 6) {
            value = field->content.empty() ? static_cast<float>(std::bit_cast<double>(field->value))
                                           : lone<double>(field->content);
        }
    }
    return type == 1 || type == 2 ? value : std::nullopt;
}

void add_value(ScalarEvent& event, std::string_view message) {
    Fields fields(message);
    std::string tag;
    std::optional<float> value;
    while (const auto field = fields.next()) {
        if (field->number == 1) {
            tag = std::string(field->content);
        } else if (field->number == 2) {
            value = std::bit_cast<float>(static_cast<std::uint32_t>(field->value));
        } else if (field->number == 8) {
            value = lone_tensor(field->content);
        }
    }
    if (value && !tag.empty()) {
        event.values.emplace_back(std::move(tag), *value);
    }
}

ScalarEvent parse_event(std::string_view payload) {
    ScalarEvent event;
    Fields fields(payload);
    while (const auto field = fields.next()) {
        if (field->number == 1) {
            event.wall_time = std::bit_cast<double>(field->value);
        } else if (field->number == 2) {
            event.step = static_cast<std::int64_t>(field->value);
        } else if (field->number == 5) {
            Fields summary(field->content);
            while (const auto value = summary.next()) {
                if (value->number == 1) {
                    add_value(event, value->content);
                }
            }
        }
    }
    return event;
}

constexpr std::size_t record_head = 12; ///< a length and its check
constexpr std::size_t record_tail = 4;  ///< the check of what is between

/// The length in the record's head that `bytes` begin with, where its check is right.
std::optional<std::uint64_t> record_size(std::string_view bytes) {
    if (bytes.size() < record_head) {
        return std::nullopt;
    }
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    std::memcpy(&size, bytes.data(), sizeof(size));
    std::memcpy(&crc, bytes.data() + sizeof(size), sizeof(crc));
    return crc == masked_crc32c(bytes.substr(0, sizeof(size))) ? std::optional(size) : std::nullopt;
}

/// The payload of the record that `bytes` begin with, which are then shortened by it.
std::optional<std::string_view> take_record(std::string_view& bytes) {
    const auto size = record_size(bytes);
    if (!size || bytes.size() < record_head + record_tail ||
        *size > bytes.size() - record_head - record_tail) {
        return std::nullopt;
    }
    const auto payload = bytes.substr(record_head, *size);
    std::uint32_t crc = 0;
    std::memcpy(&crc, bytes.data() + record_head + *size, sizeof(crc));
    if (crc != masked_crc32c(payload)) {
        return std::nullopt;
    }
    bytes.remove_prefix(record_head + *size + record_tail);
    return payload;
}

} // namespace

std::uint32_t crc32c(std::string_view bytes) {
    std::uint32_t value = 0xffffffffU;
    for (const char byte : bytes) {
        value = crc_table[(value ^ static_cast<unsigned char>(byte)) & 0xffU] ^ (value >> 8U);
    }
    return ~value;
}

std::uint32_t masked_crc32c(std::string_view bytes) {
    return std::rotr(crc32c(bytes), 15) + 0xa282ead8U;
}

std::string event_file_header(double wall_time) {
    std::string event;
    add_key(event, 1, fixed64);
    add_fixed(event, wall_time);
    add_text(event, 3, "brain.Event:2");
    return framed(event);
}

std::string event_record(const ScalarEvent& event) {
    std::string summary;
    for (const auto& [tag, number] : event.values) {
        std::string value;
        add_text(value, 1, tag);
        add_key(value, 2, fixed32);
        add_fixed(value, number);
        add_text(summary, 1, value);
    }
    std::string message;
    add_key(message, 1, fixed64);
    add_fixed(message, event.wall_time);
    add_key(message, 2, varint);
    add_varint(message, static_cast<std::uint64_t>(event.step));
    add_text(message, 5, summary);
    return framed(message);
}

bool begins_as_event_file(std::string_view start) {
    return record_size(start).has_value();
}

std::vector<ScalarEvent> read_event_file(const std::filesystem::path& file, EventFileEnd* end) {
    const auto content = read_text_file(file);
    if (content.empty()) {
        throw Error(RETORT_TEXT("%1 is empty"), {file.string()});
    }
    std::string_view bytes = content;
    std::vector<ScalarEvent> events;
    auto payload = take_record(bytes);
    if (!payload) {
        throw Error(
            RETORT_TEXT("%1 is not a TensorBoard event file: the checksums of its first record are wrong"),
            {file.string()});
    }
    for (; payload; payload = take_record(bytes)) {
        auto event = parse_event(*payload);
        if (!event.values.empty()) {
            events.push_back(std::move(event));
        }
    }
    if (end != nullptr) {
        *end = {content.size() - bytes.size(), bytes.size()};
    }
    return events;
}

} // namespace retort
