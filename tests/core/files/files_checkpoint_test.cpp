// Files that Python's PyTorch wrote, good and refused.
#include "core/files/checkpoint.h"
#include "core/files/pickle/pickle_reader.h"
#include "tests/core/files/support.h"

#include <doctest/doctest.h>
#include <map>

using namespace retort;
using namespace retort::test;

namespace {

void check_small_state(const Checkpoint& checkpoint) {
    REQUIRE(checkpoint.tensors.size() == 4);
    CHECK(checkpoint.tensors[0].first == "conv1.weight");
    CHECK(checkpoint.tensors[3].first == "linear.weight");
    CHECK(find_tensor(checkpoint.tensors, "conv1.weight").equal(ramp({2, 3, 3, 3})));
    CHECK(find_tensor(checkpoint.tensors, "bn1.running_mean").equal(ramp({2}, -1)));
    CHECK(find_tensor(checkpoint.tensors, "bn1.num_batches_tracked").equal(torch::tensor(std::int64_t{7})));
    CHECK(find_tensor(checkpoint.tensors, "linear.weight").equal(ramp({4, 2}, 100)));
}

void check_every_dtype(const StateDict& tensors) {
    const std::map<std::string, torch::ScalarType> expected{
        {"float32", torch::kFloat},     {"float64", torch::kDouble}, {"float16", torch::kHalf},
        {"bfloat16", torch::kBFloat16}, {"int64", torch::kLong},     {"int32", torch::kInt},
        {"int16", torch::kShort},       {"int8", torch::kChar},      {"uint8", torch::kByte}};
    REQUIRE(tensors.size() == expected.size() + 1);
    for (const auto& [name, dtype] : expected) {
        CAPTURE(name);
        const auto tensor = find_tensor(tensors, name);
        REQUIRE(tensor.defined());
        CHECK((tensor.scalar_type() == dtype));
        CHECK(tensor.equal(ramp({3}, 1, dtype)));
    }
    CHECK(find_tensor(tensors, "bool").equal(torch::tensor({true, false, true})));
}

void check_views(const StateDict& tensors) {
    const auto base = ramp({4, 3});
    CHECK(find_tensor(tensors, "base").equal(base));
    CHECK(find_tensor(tensors, "transposed").equal(base.t()));
    CHECK_FALSE(find_tensor(tensors, "transposed").is_contiguous());
    CHECK(find_tensor(tensors, "row").equal(base[2]));
    CHECK(find_tensor(tensors, "column").equal(base.select(1, 1)));
    CHECK(find_tensor(tensors, "strided").equal(base.slice(0, 0, 4, 2).slice(1, 0, 3, 2)));
    CHECK(find_tensor(tensors, "expanded").equal(torch::zeros({5})));
    CHECK(find_tensor(tensors, "empty").equal(torch::empty({0, 4})));
    CHECK(find_tensor(tensors, "scalar").item<float>() == 2.5F);
    // Shared in the file, shared here: a change in one shows in the other.
    find_tensor(tensors, "row").fill_(-3);
    CHECK(find_tensor(tensors, "base")[2][1].item<float>() == -3.0F);
}

std::string scalar(const Checkpoint& checkpoint, const std::string& name) {
    for (const auto& [key, text] : checkpoint.scalars) {
        if (key == name) {
            return text;
        }
    }
    return "(none)";
}

} // namespace

TEST_CASE("state_dicts of every layout and protocol give the same tensors") {
    for (const auto* name : {"zip_state_dict.pth", "zip_deflated.pth", "zip_protocol5.pth"}) {
        CAPTURE(name);
        const auto checkpoint = read_checkpoint(golden(name));
        check_small_state(checkpoint);
        CHECK(checkpoint.format == "PyTorch zip");
        CHECK(checkpoint.nesting.empty());
        CHECK(checkpoint.scalars.empty());
    }
    for (const auto* name : {"legacy_state_dict.pth", "legacy_protocol4.pth"}) {
        CAPTURE(name);
        const auto checkpoint = read_checkpoint(golden(name));
        check_small_state(checkpoint);
        CHECK(checkpoint.format == "PyTorch legacy");
    }
}

TEST_CASE("nested checkpoints are unwrapped and their scalars kept") {
    const auto legacy = read_checkpoint(golden("legacy_nested.th"));
    check_small_state(below(legacy, "module."));
    CHECK(legacy.nesting == "state_dict");
    CHECK(legacy.scalars == decltype(legacy.scalars){{"best_prec1", "91.5"}});

    const auto zip = read_checkpoint(golden("zip_nested.pth"));
    check_small_state(below(zip, "_orig_mod.module."));
    CHECK(zip.nesting == "model");
    CHECK(scalar(zip, "epoch") == "12");
    CHECK(scalar(zip, "arch") == "resnet20");
    CHECK(scalar(zip, "best_acc") == "0.75");
    CHECK(scalar(zip, "done") == "true");
    CHECK(scalar(zip, "lr") == "0.1");
    CHECK(scalar(zip, "optimizer") == "(none)");
}

TEST_CASE("a module's state_dict with its metadata") {
    const auto checkpoint = read_checkpoint(golden("zip_metadata.pth"));
    REQUIRE(checkpoint.tensors.size() == 2);
    CHECK(find_tensor(checkpoint.tensors, "0.weight").equal(ramp({2, 2})));
    CHECK(find_tensor(checkpoint.tensors, "0.bias").equal(ramp({2}, 8)));
}

TEST_CASE("every dtype") {
    check_every_dtype(read_checkpoint(golden("zip_dtypes.pth")).tensors);
    check_every_dtype(read_checkpoint(golden("legacy_dtypes.pth")).tensors);
}

TEST_CASE("views keep their strides and their shared storage") {
    check_views(read_checkpoint(golden("zip_views.pth")).tensors);
    check_views(read_checkpoint(golden("legacy_views.pth")).tensors);
}

TEST_CASE("parameters are tensors") {
    const auto checkpoint = read_checkpoint(golden("zip_parameters.pth"));
    CHECK(find_tensor(checkpoint.tensors, "weight").equal(ramp({3})));
    CHECK_FALSE(find_tensor(checkpoint.tensors, "weight").requires_grad());
    CHECK(find_tensor(checkpoint.tensors, "frozen").equal(ramp({2}, 4)));
}

TEST_CASE("refusals are one line that names the file and the finding") {
    const std::vector<std::pair<std::string, std::string>> expected{
        {"bad_complex.pth", "the tensor weight is of an unsupported type: complex64"},
        {"bad_list.pth", "contains no dict"},
        {"bad_tensor.pth", "single tensor"},
        {"bad_no_weights.pth", "epoch, optimizer"},
        {"bad_torchscript.pt", "TorchScript"},
        {"bad_plain_pickle.pth", "not written by torch.save"},
        {"bad_other_zip.pth", "data.pkl is missing"},
        {"bad_tar.pth", "tar archive"},
        {"bad_duplicate_name.pth", "two entries called archive/data/0"},
        {"bad_missing_storage.pth", "storage 0 is missing"},
        {"bad_big_endian.pth", "big-endian"},
    };
    for (const auto& [name, finding] : expected) {
        CAPTURE(name);
        const std::string refusal = refusal_of(golden(name));
        CAPTURE(refusal);
        CHECK(refusal.starts_with(golden(name).string()));
        CHECK(refusal.find(finding) != std::string::npos);
        CHECK(refusal.find('\n') == std::string::npos);
    }
}

TEST_CASE("what would run something is not run, and the weights beside it are read") {
    for (const auto* name : {"bad_os_system.pth", "bad_os_system_legacy.pth", "bad_os_system_protocol4.pth",
                             "bad_eval_nested.pth", "bad_subprocess_in_module.pth"}) {
        CAPTURE(name);
        CHECK(refusal_of(golden(name)).empty());
    }
    CHECK(find_tensor(read_checkpoint(golden("bad_os_system.pth")).tensors, "weight").equal(ramp({2})));
    CHECK_FALSE(std::filesystem::exists("/tmp/retort-was-fooled"));
}

TEST_CASE("what is no PyTorch file at all") {
    const TemporaryFolder folder;
    write_bytes(folder / "empty.pth", "");
    write_bytes(folder / "text.pth", "epoch,loss\n1,2\n");
    write_bytes(folder / "noise.pth", std::string("\x01\x02\x00\xff\xfe\x03 noise", 12));
    std::filesystem::create_symlink(folder / "b", folder / "a");
    std::filesystem::create_symlink(folder / "a", folder / "b");
    CHECK(refusal_of(folder / "missing.pth").find("does not exist") != std::string::npos);
    CHECK(refusal_of(folder.path()).find("is a folder") != std::string::npos);
    CHECK(refusal_of(folder / "empty.pth").find("is empty") != std::string::npos);
    CHECK(refusal_of(folder / "text.pth").find("text file") != std::string::npos);
    CHECK(refusal_of(folder / "noise.pth").find("unknown format") != std::string::npos);
    CHECK(refusal_of(folder / "a").find("cannot be read") != std::string::npos);
    CHECK(refusal_of("/dev/null").find("not a regular file") != std::string::npos);
}

TEST_CASE("a whole file as values") {
    const auto value = read_pickle(golden("legacy_nested.th"));
    REQUIRE(value.find("best_prec1") != nullptr);
    CHECK(*value.find("best_prec1")->get<double>() == 91.5);
    CHECK(to_state_dict(*value.find("state_dict")).size() == 4);
    CHECK_THROWS_AS(read_pickle(golden("zip_nested.pth")), Error); // holds an integer beyond 64 bits
}

TEST_CASE("real teachers") {
    const char* given = std::getenv("RETORT_SHARED_DATA");
    const std::filesystem::path data =
        given != nullptr && *given != '\0'
            ? std::filesystem::path(given)
            : std::filesystem::path(RETORT_REFERENCE_DIR) / "../../../shared/data";
    if (!std::filesystem::exists(data / "teachers")) {
        MESSAGE("skipped: there is no folder " << (data / "teachers").string());
        return;
    }
    // Counts, sums and values as Python's torch.load shows them.
    const auto small = below(read_checkpoint(data / "teachers" / "resnet20-12fca82f.th"), "module.");
    CHECK(small.format == "PyTorch legacy");
    CHECK(small.nesting == "state_dict");
    CHECK(small.tensors.size() == 97);
    CHECK(small.tensors.front().first == "conv1.weight");
    CHECK(small.tensors.front().second.flatten()[4].item<float>() == 1.445154070854187F);
    CHECK(scalar(small, "best_prec1") == "91.78000183105469");
    std::int64_t count = 0;
    double sum = 0.0;
    for (const auto& [name, tensor] : small.tensors) {
        count += tensor.numel();
        sum += tensor.to(torch::kDouble).abs().sum().item<double>();
    }
    CHECK(count == 271098);
    CHECK(sum == doctest::Approx(21349.562590950623).epsilon(1e-12));
    const auto large = below(read_checkpoint(data / "teachers" / "resnet56-4bfd9763.th"), "module.");
    CHECK(large.tensors.size() == 277);
    CHECK(find_tensor(large.tensors, "linear.bias")[9].item<float>() == -0.2721118628978729F);
}
