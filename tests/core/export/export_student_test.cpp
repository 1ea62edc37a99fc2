// A student's way out: round trips, what the files say of it, and what is refused without a trace.
#include "core/export/hand_over.h"
#include "core/export/read_back.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/checkpoint.h"
#include "tests/core/export/support.h"
#include "tests/core/files/support.h"

#include <doctest/doctest.h>
#include <limits>
#include <torch/csrc/jit/serialization/import.h>

using namespace retort;
using retort::test::TemporaryFolder;

namespace {

ExportRequest small_student() {
    auto request = test::random_student(*find_architecture("resnet20"), 32, 4);
    auto& card = request.card;
    card.classes = {"ant", "bee \"honey\"", "cat", "dög", "emu"};
    card.normalization = "imagenet";
    card.mean = {0.485F, 0.456F, 0.406F};
    card.std = {0.229F, 0.224F, 0.225F};
    card.alpha = 0.1;
    card.loss = "kl";
    card.temperature = 4.0;
    card.accuracy = 0.875;
    card.epoch = 7;
    return request;
}

std::string refusal(const ExportRequest& request, ExportFormat format, const std::filesystem::path& file) {
    try {
        export_student(request, format, file);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

bool is_empty(const TemporaryFolder& folder) {
    return std::filesystem::is_empty(folder.path());
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("weights come back to the bit") {
    const TemporaryFolder folder;
    const auto request = small_student();
    for (const auto format : {ExportFormat::pth, ExportFormat::safetensors}) {
        const auto file = folder / ("student." + std::string(to_string(format)));
        const auto report = export_student(request, format, file);
        CHECK(report.max_difference == 0.0);
        CHECK(report.images == 4);
        CHECK(report.file == file);
        CHECK(report.bytes == std::filesystem::file_size(file));
        const auto read = read_checkpoint(file).tensors;
        REQUIRE(read.size() == request.tensors.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            CHECK(read[i].first == request.tensors[i].first);
            CHECK(torch::equal(read[i].second, request.tensors[i].second));
        }
    }
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 2);
}

TEST_CASE("programs answer as the model does, for any number of images") {
    const TemporaryFolder folder;
    const auto request = small_student();
    const auto model = build_model("resnet20", 5, 1);
    load_state_dict(*model, request.tensors);
    model->eval();
    const torch::NoGradGuard no_grad;
    const auto images = torch::randn({7, 3, 32, 32});
    const auto expected = model->forward(images);
    const auto tolerance = 1e-5 * expected.abs().max().item<double>();

    const auto script = export_student(request, ExportFormat::torchscript, folder / "student.ts");
    CHECK(script.max_difference <= 1e-3 * expected.abs().max().item<double>());
    CHECK((logits_of_torchscript(folder / "student.ts", images) - expected).abs().max().item<double>() <=
          tolerance);
    const auto onnx = export_student(request, ExportFormat::onnx, folder / "student.onnx");
    CHECK(onnx.max_difference > 0.0); // another program computed it
    CHECK((logits_of_onnx(folder / "student.onnx", images) - expected).abs().max().item<double>() <=
          tolerance);
}

TEST_CASE("a TorchScript file has the weights under the names of the state_dict, and the metadata") {
    const TemporaryFolder folder;
    const auto request = small_student();
    export_student(request, ExportFormat::torchscript, folder / "student.ts");
    CHECK_FALSE(contains(read_text_file(folder / "student.ts"), ".student.ts")); // the draft's name
    torch::jit::ExtraFilesMap extra{{"metadata.json", ""}};
    const auto module = torch::jit::load((folder / "student.ts").string(), c10::nullopt, extra);
    std::size_t found = 0;
    for (const auto& item : module.named_parameters()) {
        CHECK(torch::equal(item.value, find_tensor(request.tensors, item.name)));
        ++found;
    }
    for (const auto& item : module.named_buffers()) {
        CHECK(torch::equal(item.value, find_tensor(request.tensors, item.name)));
        ++found;
    }
    CHECK(found == request.tensors.size());
    CHECK(contains(extra["metadata.json"], "\"alpha\": \"0.1\""));
}

TEST_CASE("a safetensors file says what is known of the student") {
    const auto request = small_student();
    const std::vector<std::pair<std::string, std::string>> expected{
        {"format", "pt"},
        {"retort_version", RETORT_VERSION},
        {"architecture", "resnet20"},
        {"image_size", "32"},
        {"classes", "[\"ant\",\"bee \\\"honey\\\"\",\"cat\",\"dög\",\"emu\"]"},
        {"normalize", "imagenet"},
        {"mean", "[0.485, 0.456, 0.406]"},
        {"std", "[0.229, 0.224, 0.225]"},
        {"alpha", "0.1"},
        {"loss", "kl"},
        {"temperature", "4"},
        {"accuracy", "0.875"},
        {"epoch", "7"},
    };
    CHECK(metadata_of(request.card) == expected);
    ModelCard little;
    little.architecture = "resnet20";
    little.image_size = 32;
    CHECK(metadata_of(little).size() == 4);

    const TemporaryFolder folder;
    export_student(request, ExportFormat::safetensors, folder / "student.safetensors");
    CHECK(read_checkpoint(folder / "student.safetensors").metadata == expected);
}

TEST_CASE("formats by suffix") {
    CHECK(format_of("a.pth") == ExportFormat::pth);
    CHECK(format_of("a.b.SafeTensors") == ExportFormat::safetensors);
    CHECK(format_of("a.ts") == ExportFormat::torchscript);
    CHECK(format_of("a.torchscript") == ExportFormat::torchscript);
    CHECK(format_of("a.onnx") == ExportFormat::onnx);
    CHECK_FALSE(format_of("a.pt").has_value());
    CHECK_FALSE(format_of("onnx").has_value());
    for (const auto format :
         {ExportFormat::pth, ExportFormat::safetensors, ExportFormat::torchscript, ExportFormat::onnx}) {
        CHECK(parse_export_format(to_string(format)) == format);
    }
}

TEST_CASE("a file that answers otherwise than the model does not take its name") {
    const TemporaryFolder folder;
    test::write_bytes(folder / "student.pth", "what was there");
    const auto expected = torch::tensor({{1.0F, -10.0F}});
    const auto write = [](const std::filesystem::path& draft) { test::write_bytes(draft, "new"); };
    const auto answer = [](const torch::Tensor& logits) {
        return [logits](const std::filesystem::path&) { return logits; };
    };
    const auto refused = [&](double tolerance, const torch::Tensor& logits) {
        std::string said;
        try {
            hand_over(folder / "student.pth", expected, tolerance, write, answer(logits));
        } catch (const Error& error) {
            said = error.what();
        }
        CHECK(test::bytes_of(folder / "student.pth") == "what was there");
        CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
        return said;
    };
    CHECK(contains(refused(1e-3, expected + 0.011),
                   "differ from the model's by 0.011, which is more than 0.01"));
    CHECK(contains(refused(0.0, expected + 1e-6), "differ from the model's"));
    CHECK(contains(refused(1e-3, expected * std::numeric_limits<float>::quiet_NaN()),
                   "differ from the model's by"));
    CHECK(contains(refused(1e-3, torch::zeros({1, 3})), "gives 3 values instead of 2"));

    CHECK(hand_over(folder / "student.pth", expected, 1e-3, write, answer(expected + 0.0078125)) ==
          doctest::Approx(0.0078125));
    CHECK(test::bytes_of(folder / "student.pth") == "new");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a file that cannot be read back does not take its name") {
    const TemporaryFolder folder;
    const auto expected = torch::ones({1, 2});
    const auto garble = [](const std::filesystem::path& draft) {
        test::write_bytes(draft, "no model at all");
    };
    const auto images = torch::zeros({1, 3, 32, 32});
    const auto check = [&](const std::function<torch::Tensor(const std::filesystem::path&)>& read_back) {
        CHECK_THROWS_WITH_AS(hand_over(folder / "student", expected, 1e-3, garble, read_back),
                             doctest::Contains("was not written, because it cannot be read back: "), Error);
        CHECK(is_empty(folder));
    };
    check([&](const auto& draft) { return logits_of_torchscript(draft, images); });
    check([&](const auto& draft) { return logits_of_onnx(draft, images); });
    check([&](const auto& draft) { return logits_of_weights(draft, "resnet20", 2, images); });
}

TEST_CASE("requests that do not fit together are refused, and leave nothing") {
    const TemporaryFolder folder;
    auto request = small_student();
    for (const auto format :
         {ExportFormat::pth, ExportFormat::safetensors, ExportFormat::torchscript, ExportFormat::onnx}) {
        CHECK(contains(refusal(request, format, folder / "no folder" / "student"), "cannot be written"));
        CHECK(contains(refusal(request, format, folder.path()), "cannot be written"));
    }
    auto other = request;
    other.card.classes.pop_back();
    CHECK(
        contains(refusal(other, ExportFormat::pth, folder / "student.pth"), "5 classes, but 4 class names"));
    other = request;
    other.images = torch::zeros({0, 3, 32, 32});
    CHECK(contains(refusal(other, ExportFormat::pth, folder / "student.pth"), "no image"));
    other = request;
    other.card.architecture = "resnet32";
    CHECK(contains(refusal(other, ExportFormat::pth, folder / "student.pth"), "do not fit the model"));
    other = request;
    find_tensor(other.tensors, "linear.bias")[0] = std::numeric_limits<float>::quiet_NaN();
    CHECK(contains(refusal(other, ExportFormat::pth, folder / "student.pth"), "not finite"));
    CHECK(is_empty(folder));
}
