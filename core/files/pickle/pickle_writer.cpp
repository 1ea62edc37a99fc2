#include "core/files/pickle/pickle_writer.h"

#include "core/files/pickle/tensor_storage.h"
#include "core/files/zip/zip_writer.h"

#include <bit>
#include <unordered_map>

namespace retort {

namespace {

// Instruction names are those of Python's pickletools; protocol 2 is what every version of PyTorch reads.

class PickleBytes {
  public:
    void write(const PickleValue& value);
    [[nodiscard]] std::string finish() { return "\x80\x02" + bytes_ + "."; }
    [[nodiscard]] const std::vector<torch::Tensor>& tensors() const { return tensors_; }

  private:
    void put(std::monostate /*none*/) { bytes_ += 'N'; }
    void put(bool flag) { bytes_ += flag ? '\x88' : '\x89'; }
    void put(std::int64_t number);
    void put(double number);
    void put(const std::string& text);
    void put(const PickleValue::List& items);
    void put(const PickleValue::Dict& items);
    void put(const torch::Tensor& tensor);
    void put_storage(const torch::Tensor& tensor, std::string_view type);
    void put_tuple(torch::IntArrayRef values);
    void put_global(const std::string& module, const std::string& name);
    void put_little(std::uint64_t value, unsigned width);

    std::string bytes_;
    std::vector<torch::Tensor> tensors_;
    std::unordered_map<std::string, std::size_t> globals_; ///< memo slots
};

void PickleBytes::write(const PickleValue& value) {
    std::visit([this](const auto& held) { put(held); }, value.value);
}

void PickleBytes::put_little(std::uint64_t value, unsigned width) {
    for (unsigned i = 0; i < width; ++i) {
        bytes_ += static_cast<char>((value >> (8U * i)) & 0xFFU);
    }
}

/// BININT1, BININT or LONG1, whichever is the first to hold it.
void PickleBytes::put(std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    if (number >= 0 && number < 256) {
        bytes_ += 'K';
        put_little(bits, 1);
    } else if (number == static_cast<std::int32_t>(number)) {
        bytes_ += 'J';
        put_little(bits, 4);
    } else {
        bytes_ += "\x8a\x08";
        put_little(bits, 8);
    }
}

void PickleBytes::put(double number) {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    bytes_ += 'G';
    for (int shift = 56; shift >= 0; shift -= 8) {
        bytes_ += static_cast<char>((bits >> static_cast<unsigned>(shift)) & 0xFFU);
    }
}

void PickleBytes::put(const std::string& text) {
    bytes_ += 'X';
    put_little(text.size(), 4);
    bytes_ += text;
}

void PickleBytes::put(const PickleValue::List& items) {
    bytes_ += "](";
    for (const auto& item : items) {
        write(item);
    }
    bytes_ += 'e';
}

void PickleBytes::put(const PickleValue::Dict& items) {
    bytes_ += "}(";
    for (const auto& [name, item] : items) {
        put(name);
        write(item);
    }
    bytes_ += 'u';
}

/// _rebuild_tensor_v2(storage, offset, sizes, strides, requires_grad, hooks)
void PickleBytes::put(const torch::Tensor& tensor) {
    const auto type = tensor.defined() ? storage_class(tensor.scalar_type()) : std::string_view();
    if (type.empty()) {
        throw Error(RETORT_TEXT("a tensor of type %1 cannot be written"),
                    {tensor.defined() ? c10::toString(tensor.scalar_type()) : "undefined"});
    }
    put_global("torch._utils", "_rebuild_tensor_v2");
    bytes_ += '(';
    put_storage(tensor, type);
    put(std::int64_t{0});
    put_tuple(tensor.sizes());
    put_tuple(torch::empty(tensor.sizes(), torch::device(torch::kMeta)).strides());
    put(false);
    put_global("collections", "OrderedDict");
    bytes_ += ")RtR";
    tensors_.push_back(tensor);
}

/// The persistent id ('storage', type, key, 'cpu', count)
void PickleBytes::put_storage(const torch::Tensor& tensor, std::string_view type) {
    bytes_ += '(';
    put(std::string("storage"));
    put_global("torch", std::string(type));
    put(std::to_string(tensors_.size()));
    put(std::string("cpu"));
    put(tensor.numel());
    bytes_ += "tQ";
}

void PickleBytes::put_tuple(torch::IntArrayRef values) {
    if (values.empty()) {
        bytes_ += ')';
        return;
    }
    bytes_ += '(';
    for (const std::int64_t value : values) {
        put(value);
    }
    bytes_ += 't';
}

void PickleBytes::put_global(const std::string& module, const std::string& name) {
    const auto [slot, is_new] = globals_.try_emplace(module + "." + name, globals_.size());
    bytes_ += is_new ? "c" + module + "\n" + name + "\nq" : "h";
    put_little(slot->second, 1); // at most a dozen names are ever written
}

std::span<const std::byte> bytes_of(const torch::Tensor& contiguous) {
    return {static_cast<const std::byte*>(contiguous.data_ptr()), contiguous.nbytes()};
}

} // namespace

void write_pickle_zip(const std::filesystem::path& file, const PickleValue& value,
                      const std::vector<std::pair<std::string, std::string>>& notes) {
    PickleBytes pickle;
    pickle.write(value);
    AtomicFile target(file);
    ZipWriter archive(target);
    archive.add("archive/data.pkl", pickle.finish());
    archive.add("archive/byteorder", "little");
    for (std::size_t i = 0; i < pickle.tensors().size(); ++i) {
        const auto contiguous = pickle.tensors()[i].detach().to(torch::kCPU).contiguous();
        archive.add("archive/data/" + std::to_string(i), bytes_of(contiguous));
    }
    for (const auto& [name, text] : notes) {
        archive.add("archive/" + name, text);
    }
    archive.add("archive/version", "3\n");
    archive.finish();
    target.commit();
}

} // namespace retort
