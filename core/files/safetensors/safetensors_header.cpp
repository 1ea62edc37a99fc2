#include "core/files/safetensors/safetensors_header.h"

#include "core/files/bytes/read_error.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>

namespace retort {

namespace {

constexpr std::size_t most_tensors = 65536;
constexpr std::size_t most_metadata = 65536;
constexpr std::size_t most_dimensions = 64;
constexpr std::size_t longest_name = 1000;
constexpr std::string_view metadata_key = "__metadata__";

struct DtypeName {
    std::string_view name;
    torch::ScalarType dtype;
};

constexpr std::array<DtypeName, 10> dtypes{{
    {"F64", torch::kDouble},
    {"F32", torch::kFloat},
    {"F16", torch::kHalf},
    {"BF16", torch::kBFloat16},
    {"I64", torch::kLong},
    {"I32", torch::kInt},
    {"I16", torch::kShort},
    {"I8", torch::kChar},
    {"U8", torch::kByte},
    {"BOOL", torch::kBool},
}};

ReadError bad_header(const std::string& where) {
    return ReadError(RETORT_TEXT("%1 is truncated or damaged: its safetensors header is invalid (%2)"),
                     {where});
}

torch::ScalarType dtype_called(const std::string& name, const std::string& tensor) {
    for (const auto& known : dtypes) {
        if (known.name == name) {
            return known.dtype;
        }
    }
    throw ReadError(RETORT_TEXT("%1: the tensor %2 is of an unsupported type: %3"),
                    {printable(tensor), printable(name)});
}

/// Nothing where it overflows, not even for a shape with a 0 further on: strides would overflow all the same.
std::optional<std::uint64_t> bytes_of(const std::vector<std::int64_t>& shape, torch::ScalarType dtype) {
    auto bytes = static_cast<std::int64_t>(c10::elementSize(dtype));
    bool empty = false;
    for (const auto size : shape) {
        empty = empty || size == 0;
        if (__builtin_mul_overflow(bytes, std::max<std::int64_t>(size, 1), &bytes)) {
            return std::nullopt;
        }
    }
    return empty ? 0 : static_cast<std::uint64_t>(bytes);
}

/// The parser keeps the token it is at, so that no token may be long: a text, or anything between two marks
/// of punctuation.
void check_tokens(std::string_view json) {
    constexpr std::size_t longest = 4U << 20U;
    std::size_t length = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"' || (!in_text && std::string_view("{}[],:").find(c) != std::string_view::npos)) {
            in_text = in_text != (c == '"');
            length = 0;
        } else if (in_text && c == '\\') {
            ++i;
            length += 2;
        } else {
            ++length;
        }
        if (length > longest) {
            throw ReadError(
                RETORT_TEXT("%1 is rejected: its safetensors header contains a string of more than %2 bytes"),
                {std::to_string(longest)});
        }
    }
}

/// Takes the parser's events. The format is three levels deep: {name: {key: text or [numbers]}}.
class HeaderEvents : public nlohmann::json_sax<nlohmann::json> {
  public:
    SafetensorsHeader take() { return std::move(header_); }

    bool null() override { return refuse(); }
    bool boolean(bool /*value*/) override { return refuse(); }
    bool number_integer(number_integer_t /*value*/) override { return refuse(); } // negative ones only
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return refuse(); }
    bool binary(binary_t& /*value*/) override { return refuse(); }
    bool number_unsigned(number_unsigned_t value) override;
    bool string(string_t& value) override;
    bool start_object(std::size_t size) override;
    bool key(string_t& name) override;
    bool end_object() override;
    bool start_array(std::size_t size) override;
    bool end_array() override;
    bool parse_error(std::size_t position, const std::string& token,
                     const nlohmann::detail::exception& error) override;

  private:
    enum class Level { outside, names, metadata, entry, numbers };

    [[noreturn]] bool refuse() const { throw bad_header(printable(name_.empty() ? "JSON" : name_)); }
    void refuse_twice(const std::string& name) const;
    void finish_entry();

    SafetensorsHeader header_;
    std::unordered_set<std::string> names_;
    std::unordered_set<std::string> metadata_names_;
    Level level_ = Level::outside;
    bool seen_root_ = false;
    std::string name_; ///< of the tensor, or "__metadata__"
    std::string key_;  ///< within it
    std::optional<torch::ScalarType> dtype_;
    std::optional<std::vector<std::int64_t>> shape_;
    std::optional<std::vector<std::uint64_t>> offsets_;
};

void HeaderEvents::refuse_twice(const std::string& name) const {
    throw ReadError(RETORT_TEXT("%1 is damaged: its safetensors header has the key %2 twice"),
                    {printable(name)});
}

bool HeaderEvents::start_object(std::size_t /*size*/) {
    if (level_ == Level::outside && !seen_root_) {
        seen_root_ = true;
        level_ = Level::names;
    } else if (level_ == Level::names && !name_.empty()) {
        level_ = name_ == metadata_key ? Level::metadata : Level::entry;
    } else {
        refuse();
    }
    return true;
}

bool HeaderEvents::key(string_t& name) {
    if (level_ == Level::names) {
        if (name.empty() || name.size() > longest_name || !is_printable(name)) {
            throw ReadError(RETORT_TEXT("%1 is damaged: it contains a tensor without a valid name"));
        }
        if (!names_.insert(name).second) {
            refuse_twice(name);
        }
        name_ = name;
    } else if (level_ == Level::metadata && !metadata_names_.insert(name).second) {
        refuse_twice(name);
    }
    key_ = name;
    return true;
}

bool HeaderEvents::string(string_t& value) {
    if (level_ == Level::metadata) {
        if (header_.metadata.size() == most_metadata) {
            refuse();
        }
        header_.metadata.emplace_back(key_, value);
    } else if (level_ == Level::entry && key_ == "dtype") {
        if (dtype_) {
            refuse_twice(key_);
        }
        dtype_ = dtype_called(value, name_);
    } else {
        refuse();
    }
    return true;
}

bool HeaderEvents::start_array(std::size_t /*size*/) {
    if (level_ != Level::entry || (key_ != "shape" && key_ != "data_offsets")) {
        refuse();
    }
    if (key_ == "shape" ? shape_.has_value() : offsets_.has_value()) {
        refuse_twice(key_);
    }
    level_ = Level::numbers;
    if (key_ == "shape") {
        shape_.emplace();
    } else {
        offsets_.emplace();
    }
    return true;
}

bool HeaderEvents::number_unsigned(number_unsigned_t value) {
    constexpr auto largest = static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max());
    if (level_ != Level::numbers || value > largest) {
        refuse();
    }
    if (key_ == "shape" && shape_->size() < most_dimensions) {
        shape_->push_back(static_cast<std::int64_t>(value));
    } else if (key_ == "data_offsets" && offsets_->size() < 2) {
        offsets_->push_back(value);
    } else {
        refuse();
    }
    return true;
}

bool HeaderEvents::end_array() {
    level_ = Level::entry;
    return true;
}

bool HeaderEvents::end_object() {
    if (level_ == Level::entry) {
        finish_entry();
    }
    if (level_ == Level::names) {
        level_ = Level::outside;
    } else {
        level_ = Level::names;
        name_.clear();
    }
    return true;
}

void HeaderEvents::finish_entry() {
    if (!dtype_ || !shape_ || !offsets_ || offsets_->size() != 2 || (*offsets_)[0] > (*offsets_)[1]) {
        refuse();
    }
    if (bytes_of(*shape_, *dtype_) != (*offsets_)[1] - (*offsets_)[0]) {
        throw ReadError(RETORT_TEXT("%1 is damaged: the size of the tensor %2 does not match its shape"),
                        {printable(name_)});
    }
    if (header_.entries.size() == most_tensors) {
        throw ReadError(RETORT_TEXT("%1 is rejected: it contains more than %2 tensors"),
                        {std::to_string(most_tensors)});
    }
    header_.entries.push_back({name_, *dtype_, std::move(*shape_), (*offsets_)[0], (*offsets_)[1]});
    dtype_.reset();
    shape_.reset();
    offsets_.reset();
}

bool HeaderEvents::parse_error(std::size_t position, const std::string& /*token*/,
                               const nlohmann::detail::exception& /*error*/) {
    throw bad_header("JSON, byte " + std::to_string(position));
}

} // namespace

std::string_view safetensors_dtype(torch::ScalarType dtype) {
    for (const auto& known : dtypes) {
        if (known.dtype == dtype) {
            return known.name;
        }
    }
    return {};
}

SafetensorsHeader parse_safetensors_header(std::string_view json) {
    while (json.ends_with(' ')) { // what writers fill the header up with
        json.remove_suffix(1);
    }
    check_tokens(json);
    HeaderEvents events;
    if (!nlohmann::json::sax_parse(json.begin(), json.end(), &events)) {
        throw bad_header("JSON");
    }
    return events.take();
}

} // namespace retort
