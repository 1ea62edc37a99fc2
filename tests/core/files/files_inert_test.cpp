// What checkpoints hold beside weights, and what asks Python to run something: all of it is carried along as
// data, nothing is called, and only a weight that a call would give is refused.
#include "core/files/checkpoint.h"
#include "tests/core/files/peak_memory.h"
#include "tests/core/files/pickle_ops.h"
#include "tests/core/files/support.h"

#include <doctest/doctest.h>
#include <utility>
#include <vector>

using namespace retort;
using namespace retort::test;

namespace {

const std::string four_floats("\0\0\x80\x3f\0\0\0\x40\0\0\x40\x40\0\0\x80\x40", 16); // 1, 2, 3, 4

std::string weight() {
    return ops::tensor(ops::storage("0", 4), 0, ops::tuple({4}), ops::tuple({1}));
}

/// A call of `function` with `arguments`, one after another.
std::string call(const std::string& function, const std::string& arguments = "") {
    return function + "(" + arguments + "tR";
}

std::string name(const std::string& module, const std::string& name) {
    return ops::global(module, name);
}

std::string with_state(const std::string& object, const std::string& state) {
    return object + state + "b";
}

std::string items(std::initializer_list<std::pair<std::string, std::string>> content) {
    std::string body = "}(";
    for (const auto& [key, value] : content) {
        body += ops::text(key) + value;
    }
    return body + "u";
}

/// What a training saves, with `value` beside its weights.
std::string training(const std::string& value) {
    return items({{"epoch", "K\x03"}, {"state_dict", items({{"conv.weight", weight()}})}, {"x", value}});
}

class Written {
  public:
    std::filesystem::path zip(const std::string& body, char protocol = 4) const {
        ops::write_zip(folder_ / "zip.pth", ops::pickle(body, protocol),
                       {{"0", four_floats}, {"1", std::string(16, '\0')}});
        return folder_ / "zip.pth";
    }
    std::filesystem::path legacy(const std::string& body, const std::string& keys,
                                 const std::string& storages) const {
        write_bytes(folder_ / "legacy.pth", ops::legacy(body, keys + storages));
        return folder_ / "legacy.pth";
    }
    std::filesystem::path legacy(const std::string& body) const {
        return legacy(body, ops::keys({"0"}), ops::little(4, 8) + four_floats);
    }

  private:
    TemporaryFolder folder_;
};

void opens(const std::filesystem::path& file) {
    const auto refusal = refusal_of(file);
    REQUIRE_MESSAGE(refusal.empty(), refusal);
    const auto checkpoint = read_checkpoint(file);
    REQUIRE(checkpoint.tensors.size() == 1);
    CHECK(checkpoint.tensors[0].first == "conv.weight");
    CHECK(checkpoint.tensors[0].second.equal(torch::tensor({1.0F, 2.0F, 3.0F, 4.0F})));
}

void refuses(const std::filesystem::path& file, const std::string& finding) {
    const auto refusal = refusal_of(file);
    CAPTURE(refusal);
    CHECK_MESSAGE(refusal.find(finding) != std::string::npos, finding);
    CHECK(refusal.find('\n') == std::string::npos);
}

const auto color = name("__main__", "Color");
const auto object = name("__main__", "Net") + ")\x81";
const auto attribute = name("builtins", "getattr");

/// A storage of sixteen bytes of another type, and a tensor over it.
std::string odd_storage(const std::string& type, std::int64_t count) {
    return ops::storage("1", count, type);
}

std::string odd_tensor(const std::string& type, std::int64_t count) {
    return ops::tensor(odd_storage(type, count), 0, ops::tuple({count}), ops::tuple({1}));
}

std::string complex_tensor() {
    return odd_tensor("ComplexFloatStorage", 2);
}

std::string quantized_tensor() {
    return call(name("torch._utils", "_rebuild_qtensor"), odd_storage("QInt8Storage", 16) +
                                                              std::string("K\0", 2) + ops::tuple({16}) +
                                                              ops::tuple({1}) + "N" + "\x89" + "N");
}

std::string float8_tensor() {
    return call(name("torch._utils", "_rebuild_tensor_v3"),
                odd_storage("UntypedStorage", 16) + std::string("K\0", 2) + ops::tuple({16}) +
                    ops::tuple({1}) + "\x89" + ")" + name("torch", "float8_e4m3fn"));
}

std::string meta_tensor() {
    return call(name("torch._utils", "_rebuild_meta_tensor_no_storage"),
                name("torch", "float32") + ops::tuple({2}) + ops::tuple({1}) + "\x89");
}

std::string sparse_tensor() {
    return call(name("torch._utils", "_rebuild_sparse_tensor"),
                call(name("torch.serialization", "_get_layout"), ops::text("torch.sparse_coo")) + "(" +
                    weight() + weight() + "t");
}

std::string array() {
    const auto dtype =
        with_state(call(name("numpy", "dtype"), ops::text("f8")), "(K\x03" + ops::text("<") + "t");
    return with_state(call(name("numpy.core.multiarray", "_reconstruct"),
                           name("numpy", "ndarray") + ops::tuple({0}) + "C\x01" + "b"),
                      "(K\x01" + ops::tuple({1}) + dtype + "\x89" + "C\x08" + std::string(8, '\0') + "t");
}

using Named = std::vector<std::pair<std::string, std::string>>;

Named objects() {
    return {
        {"an enum by its value", call(color, "K\x01")},
        {"an enum by its name", call(attribute, color + ops::text("RED"))},
        {"an enum of Python 2's name", call(name("__builtin__", "getattr"), color + ops::text("RED"))},
        {"an enum as a key", "}" + call(color, "K\x01") + "Ns"},
        {"a nested class", call(attribute, name("m", "Outer") + ops::text("Inner")) + ")\x81"},
        {"a bound method", call(attribute, object + ops::text("step"))},
        {"a static method", name("torch.optim.swa_utils", "SWALR._cosine_anneal")},
        {"an exception", with_state(call(name("builtins", "ValueError"), ops::text("bad")), "}")},
        {"a regular expression", call(name("re", "_compile"), ops::text("a+") + "K\x20")},
        {"typing", name("typing", "Optional")},
        {"a generic type",
         call(name("_operator", "getitem"), name("typing", "List") + name("builtins", "int"))},
        {"a union", call(name("functools", "reduce"), name("_operator", "or_") + ")")},
        {"a partial",
         with_state(call(name("functools", "partial"), name("m", "f")), "(" + name("m", "f") + ")}Nt")},
        {"a call of a partial", call(call(name("functools", "partial"), name("m", "f")))},
        {"a call of an object", call(object)},
        {"a call of an attribute", call(call(attribute, object + ops::text("step")), "K\x01")},
        {"__newobj_ex__", call(name("copyreg", "__newobj_ex__"), name("m", "N") + ")}")},
        {"a class that is made",
         with_state(call(name("cloudpickle", "_make_skeleton_class"), "N") + ")\x81", "}")},
        {"an object of keywords", name("m", "n") + ")}" + ops::text("k") + "Ns\x92"},
        {"transforms",
         with_state(name("torchvision.transforms.transforms", "Compose") + ")\x81",
                    items({{"mode", call(name("torchvision.transforms.functional", "InterpolationMode"),
                                         ops::text("bilinear"))}}))},
        {"a stream", call(name("_io", "BytesIO"), "C\x01" + std::string("x"))},
        {"a generator", call(name("random", "Random"))},
        {"a return type", call(name("torch.return_types", "max"), "(" + weight() + "t")},
        {"an array", array()},
        {"a masked array",
         with_state(call(name("numpy.ma.core", "_mareconstruct"), name("numpy", "ndarray")), ")")},
        {"dates", call(name("datetime", "datetime"), "C\x02" + std::string("ab"))},
        {"a logger", call(name("logging", "getLogger"), ops::text("a"))},
        {"a path", call(name("pathlib", "PosixPath"), ops::text("a"))},
        {"constants", "(" + name("builtins", "Ellipsis") + name("builtins", "NotImplemented") + "t"},
        {"names that are none", ops::text("a b\x01") + ops::text("\xff>") + "\x93"},
        {"a list of its own class", object + "(K\x01K\x02" + "e"},
        {"a dict of its own class", object + "(K\x01K\x02" + "u"},
        {"a list that a function makes", call(name("m", "f")) + "(K\x01K\x02" + "e"},
        {"a dict that a function makes", call(name("m", "f")) + "(K\x01K\x02" + "u"},
        {"a set that a function makes", call(name("m", "f")) + "(K\x01K\x02\x90"},
        {"a state for what has none", with_state("N", "}") + with_state("K\x01", "}") + "\x86"},
    };
}

Named deeds() {
    return {
        {"os.system", call(name("os", "system"), ops::text("touch /tmp/retort-was-fooled"))},
        {"posix.system", call(name("posix", "system"), ops::text("touch /tmp/retort-was-fooled"))},
        {"eval", call(name("builtins", "eval"), ops::text("1/0"))},
        {"exec by stack", ops::text("builtins") + ops::text("exec") + "\x93(" + ops::text("x=1") + "tR"},
        {"Popen with keywords", name("subprocess", "Popen") + ")}\x92"},
        {"import", call(name("builtins", "__import__"), ops::text("os"))},
        {"a pickle in a pickle", call(name("pickle", "loads"), "C\x01" + std::string("."))},
        {"torch.load", call(name("torch", "load"), ops::text("x"))},
        {"through a module", call(name("torch", "os.system"), ops::text("x"))},
        {"a name alone", name("os", "system")},
        {"by extension", "(" + std::string("\x82\x01\x83\x01\x02\x84\x01\x02\x03\x04t", 11)},
        {"an extension called", call(std::string("\x82\x01", 2))},
    };
}

Named tensors() {
    return {
        {"complex", complex_tensor()},
        {"complex in doubles", odd_tensor("ComplexDoubleStorage", 1)},
        {"quantized", quantized_tensor()},
        {"float8", float8_tensor()},
        {"meta", meta_tensor()},
        {"sparse", sparse_tensor()},
        {"of a device's own type", call(name("torch._utils", "_rebuild_device_tensor_from_numpy"), "NNNN")},
        {"of a subclass", call(name("torch._tensor", "_rebuild_from_type_v2"),
                               name("m", "rebuild") + name("m", "T") + "(Nt}")},
        {"over bytes", call(name("torch._utils", "_rebuild_tensor_v2"),
                            call(name("torch.storage", "_load_from_bytes"), "C\x01" + std::string("x")) +
                                std::string("K\0", 2) + ops::tuple({1}) + ops::tuple({1}) + "\x89" + ")")},
        {"a parameter of such",
         call(name("torch._utils", "_rebuild_parameter"), complex_tensor() + "\x89" + ")")},
        {"a list of such", "](" + complex_tensor() + quantized_tensor() + "e"},
    };
}

/// Known names with arguments that their classes would not take.
Named oddities() {
    Named odd;
    for (const auto& [module, called] : Named{{"collections", "OrderedDict"},
                                              {"collections", "Counter"},
                                              {"collections", "deque"},
                                              {"builtins", "set"},
                                              {"torch", "Size"},
                                              {"torch", "device"},
                                              {"_codecs", "encode"},
                                              {"copyreg", "_reconstructor"},
                                              {"numpy", "dtype"},
                                              {"builtins", "getattr"},
                                              {"numpy.core.multiarray", "scalar"},
                                              {"torch.nn.parameter", "Parameter"}}) {
        odd.emplace_back(called + " of a number", call(name(module, called), "K\x01"));
        odd.emplace_back(called + " of a list", call(name(module, called), "](K\x01" + std::string("e")));
    }
    odd.emplace_back("a storage's class called", call(name("torch", "FloatStorage")));
    odd.emplace_back("a type called", call(name("torch", "float32"), "N"));
    return odd;
}

/// A dict of a weight and what stands where another would.
std::string beside(const std::string& value) {
    return items({{"a.weight", value}, {"b.weight", weight()}});
}

std::string module_of(const std::string& parameters, const std::string& buffers) {
    return with_state(name("__main__", "Net") + ")\x81",
                      items({{"_parameters", parameters}, {"_buffers", buffers}, {"_modules", "}"}}));
}

} // namespace

TEST_CASE("objects, functions and tensors of other kinds beside the weights are carried along") {
    const Written written;
    for (const auto& table : {objects(), deeds(), tensors(), oddities()}) {
        for (const auto& [what, body] : table) {
            CAPTURE(what);
            for (const char protocol : {2, 4, 5}) {
                opens(written.zip(training(body), protocol));
            }
        }
    }
    CHECK_FALSE(std::filesystem::exists("/tmp/retort-was-fooled"));
}

TEST_CASE("the same in files of the old layout, and among the weights themselves") {
    const Written written;
    for (const auto& table : {objects(), deeds(), oddities()}) {
        for (const auto& [what, body] : table) {
            CAPTURE(what);
            opens(written.legacy(training(body)));
            opens(written.zip(items({{"conv.weight", weight()}, {"x", body}})));
        }
    }
    CHECK_FALSE(std::filesystem::exists("/tmp/retort-was-fooled"));
}

TEST_CASE("storages of other types in files of the old layout") {
    const Written written;
    const auto two = ops::keys({"1", "0"});
    const auto floats = ops::little(4, 8) + four_floats;
    opens(
        written.legacy(training(complex_tensor()), two, ops::little(2, 8) + std::string(16, '\0') + floats));
    opens(written.legacy(training(quantized_tensor()), two,
                         ops::little(16, 8) + std::string(16, '\0') + floats));
    // Of a type that nobody knows: where the next storage stands cannot be said.
    const auto unknown = training(odd_tensor("Float5Storage", 16));
    refuses(written.legacy(unknown, two, ops::little(16, 8) + std::string(10, '\0') + floats),
            "storage 1 has an unknown type");
    opens(written.zip(unknown)); // an archive has its own directory
}

TEST_CASE("a weight that only a call would give is refused, and says which") {
    const Written written;
    const auto eval = call(name("builtins", "eval"), ops::text("1"));
    refuses(written.zip(eval), "the result of calling builtins.eval");
    refuses(written.zip(items({{"w", eval}})), "w would be the result of calling builtins.eval");
    refuses(written.zip(items({{"epoch", "K\x01"}, {"state_dict", eval}})),
            "state_dict would be the result of calling builtins.eval");
    refuses(written.zip(items({{"epoch", "K\x01"}, {"model", items({{"w", eval}})}})),
            "w would be the result");
    refuses(written.zip(beside(eval)), "a.weight would be the result of calling builtins.eval");
    refuses(written.zip(training("N") + "0" + beside(call(name("bitsandbytes.nn", "Params4bit")))),
            "a.weight would be the result of calling bitsandbytes.nn.Params4bit");
    refuses(written.zip(beside(call(name("torch._utils", "_rebuild_parameter"), eval + "\x89" + ")"))),
            "a.weight would be the result of calling builtins.eval");
    refuses(written.zip(beside(tensors()[8].second)), "calling torch.storage._load_from_bytes");
    refuses(written.zip(module_of(items({{"w", eval}}), "}")),
            "w would be the result of calling builtins.eval");
    refuses(written.zip(module_of("}", items({{"w", eval}}))),
            "w would be the result of calling builtins.eval");
    refuses(written.zip(beside(array())), "a.weight is a NumPy array");
    refuses(written.zip(items({{"model", items({{"w", array()}})}})), "w is a NumPy array");
}

TEST_CASE("a weight of a kind that is not read is refused by its kind") {
    const Written written;
    refuses(written.zip(beside(complex_tensor())),
            "the tensor a.weight is of an unsupported type: complex64");
    refuses(written.zip(items({{"state_dict", items({{"w", complex_tensor()}})}})), "type: complex64");
    refuses(written.zip(beside(quantized_tensor())),
            "the tensor a.weight is of an unsupported type: quantized");
    refuses(written.zip(items({{"fc.scale", weight()}, {"fc.packed", "(" + quantized_tensor() + "Nt"}})),
            "the tensor fc.packed is of an unsupported type: quantized");
    refuses(written.zip(beside(float8_tensor())), "type: float8_e4m3fn");
    refuses(written.zip(beside(meta_tensor())), "type: meta");
    refuses(written.zip(beside(sparse_tensor())), "type: sparse");
    refuses(written.zip(beside(odd_tensor("Float5Storage", 16))), "type: torch.Float5Storage");
    refuses(written.zip(module_of(items({{"w", meta_tensor()}}), "}")),
            "the tensor w is of an unsupported type");
    refuses(written.zip(complex_tensor()), "single tensor");
}

TEST_CASE("a nested class is its module's, by whatever name it comes") {
    const Written written;
    const auto nested = call(attribute, name("m", "Outer") + ops::text("net"));
    const auto module =
        with_state(nested + ")\x81", items({{"_parameters", items({{"w", weight()}})}, {"_modules", "}"}}));
    CHECK(read_checkpoint(written.zip(module)).nesting == "object of class m.Outer.net");
}

TEST_CASE("a small model with the history of its training") {
    constexpr int epochs = 30000;
    constexpr int steps = 150000;
    const std::string loss = "G\x3f\xb9\x99\x99\x99\x99\x99\x9a"; // 0.1
    std::string curve = "](";
    std::string pairs = "](";
    for (int step = 0; step < steps; ++step) {
        curve += loss;
        pairs += "J" + ops::little(static_cast<std::uint64_t>(step), 4) + loss + "\x86r" +
                 ops::little(static_cast<std::uint64_t>(step), 4);
    }
    std::string logs = "](";
    for (int epoch = 0; epoch < epochs; ++epoch) {
        logs += "}(" + ops::text("epoch") + "M" + ops::little(static_cast<std::uint64_t>(epoch), 2) +
                ops::text("loss") + loss + ops::text("lr") + loss + "u";
    }
    const auto body = training(items({{"curve", curve + "e"}, {"pairs", pairs + "e"}, {"logs", logs + "e"}}));
    const Written written;
    const auto file = written.zip(body);
    const auto size = std::filesystem::file_size(file);
    CHECK(size < 8U << 20U);
    const auto peak = peak_of([&] { opens(file); });
    CHECK((!memory_is_measurable || peak < allowed_peak(size)));
    // What is not in the file but asked for by sharing is refused as before.
    const auto shared = "](" + curve.substr(2) + std::string("eq\0", 3) + "0](" +
                        ops::repeat(call(name("collections", "deque"), std::string("h\0", 2)), 3000) + "e";
    refuses(written.zip(training(shared)), "memory");
}
