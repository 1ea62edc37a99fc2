// What is said of a model file before it is used.
#include "core/engine/models/model.h"
#include "core/experiment/preflight/previews.h"
#include "core/experiment/teacher/loaded_model.h"
#include "core/files/pickle/pickle_writer.h"
#include "core/files/pickle/state_dict_writer.h"
#include "core/files/safetensors/safetensors_writer.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;

namespace {

StateDict weights(const std::string& architecture, std::int64_t classes) {
    return clone_to_cpu(state_dict(*build_model(architecture, classes, 0)));
}

template <typename Action>
std::string refusal_of(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("a plain state_dict: the rest is what the architecture is usually trained with") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.pth";
    write_state_dict(file, weights("resnet20", 3));
    const auto summary = preview_model(file);
    CHECK(summary.format == "PyTorch zip");
    CHECK(summary.architecture == "resnet20");
    CHECK(summary.family == "cifar-resnet");
    CHECK(summary.parameters == 269722 - 7 * 65);
    CHECK(summary.classes == 3);
    CHECK(summary.image_size == 32);
    CHECK(summary.dtype == "float32");
    CHECK(summary.normalize == "imagenet");
    CHECK(summary.normalize_is_guess);
    CHECK(summary.class_names.empty());
    CHECK(summary.nesting.empty());
    CHECK(summary.others.empty());
    CHECK(summary.remarks.empty());
    CHECK(summary.metadata.empty());
    CHECK(summary.file_size == std::filesystem::file_size(file));
    CHECK(preview_model(file, "").architecture == "resnet20");
    CHECK(preview_model(file, "resnet20").architecture == "resnet20");
}

TEST_CASE("where nobody says, the preview names what is used") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.pth";
    for (const auto* architecture : {"resnet18-cifar", "resnet8x4", "squeezenet1_1"}) {
        CAPTURE(architecture);
        write_state_dict(file, weights(architecture, 10));
        const auto summary = preview_model(file, architecture);
        CHECK(summary.normalize == "imagenet");
        CHECK(summary.normalize_is_guess);
    }
}

TEST_CASE("what a file states of its images is what is used, and what the preview says") {
    const TemporaryFolder folder;
    const auto tensors = weights("resnet20", 3);
    const auto check = [](const std::filesystem::path& file, std::int64_t side,
                          const std::string& normalize) {
        const auto loaded = load_model({.file = file}, {});
        CHECK(loaded.image_size == side);
        CHECK(loaded.stated.normalize == normalize);
        const auto preview = preview_model(file);
        CHECK(preview.image_size == side);
        CHECK(preview.normalize == (normalize.empty() ? "imagenet" : normalize));
        CHECK(preview.normalize_is_guess == normalize.empty());
        return loaded.remarks.empty() ? std::string() : loaded.remarks.back().str();
    };
    const auto stated = [&](const std::vector<std::pair<std::string, std::string>>& metadata) {
        write_safetensors(folder.path() / "a.safetensors", tensors, metadata);
        return folder.path() / "a.safetensors";
    };
    CHECK(check(stated({{"image_size", "24"}, {"normalize", "half"}}), 24, "half") ==
          "trained at 24 pixels with the normalisation half");
    CHECK(check(stated({{"image_size", "24"}}), 24, "") == "trained at 24 pixels");
    CHECK(check(stated({{"normalize", "none"}}), 32, "none") == "trained with the normalisation none");
    for (const auto* side : {"0", "-24", "4097", "24.5", "big"}) {
        CAPTURE(side);
        CHECK(check(stated({{"image_size", side}, {"normalize", "huge"}}), 32, "") ==
              "the file states a normalisation that none here is: “huge”; the one that is chosen is used");
    }
    const auto file = folder.path() / "a.pth";
    write_pickle_zip(file, PickleValue::Dict{{"state_dict", PickleValue(tensors)},
                                             {"image_size", 24},
                                             {"args", PickleValue::Dict{{"normalize", "half"}}}});
    check(file, 24, "half");
}

TEST_CASE("a safetensors file that says more") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.safetensors";
    auto tensors = weights("resnet20", 2);
    for (auto& [name, tensor] : tensors) {
        tensor = tensor.is_floating_point() ? tensor.to(torch::kHalf) : tensor;
    }
    write_safetensors(file, tensors,
                      {{"normalize", "cifar10"}, {"classes", R"(["ant", "bee"])"}, {"note", "one\ntwo"}});
    const auto summary = preview_model(file);
    CHECK(summary.format == "safetensors");
    CHECK(summary.dtype == "float16");
    CHECK(summary.normalize == "cifar10");
    CHECK_FALSE(summary.normalize_is_guess);
    CHECK(summary.class_names == std::vector<std::string>{"ant", "bee"});
    REQUIRE(summary.metadata.size() == 3);
    CHECK(summary.metadata[2].second == "one?two");
    // Names of another number of classes, or none at all, are not its names.
    for (const std::string classes :
         {R"(["ant"])", "2", "[1, 2]", R"(["ant", "bee)", R"([["ant", "bee"]])"}) {
        CAPTURE(classes);
        write_safetensors(file, tensors, {{"normalize", "unheard of"}, {"classes", classes}});
        CHECK(preview_model(file).class_names.empty());
        CHECK(preview_model(file).normalize == "imagenet");
        CHECK(preview_model(file).normalize_is_guess);
    }
}

TEST_CASE("a checkpoint with its arguments") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.pth";
    StateDict tensors = weights("resnet20", 2);
    for (auto& [name, tensor] : tensors) {
        name.insert(0, "module.");
    }
    write_pickle_zip(file, PickleValue::Dict{{"epoch", 7},
                                             {"args", PickleValue::Dict{{"normalize", "half"}, {"lr", 0.1}}},
                                             {"class_names", PickleValue::List{"ant", "bee"}},
                                             {"state_dict", PickleValue(tensors)}});
    const auto summary = preview_model(file);
    CHECK(summary.nesting == "state_dict, prefix \"module.\"");
    CHECK(summary.normalize == "half");
    CHECK_FALSE(summary.normalize_is_guess);
    CHECK(summary.class_names == std::vector<std::string>{"ant", "bee"});
    CHECK(summary.scalars ==
          decltype(summary.scalars){{"epoch", "7"}, {"args.normalize", "half"}, {"args.lr", "0.1"}});
}

TEST_CASE("of several models in a file the one that is meant, and which that is") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.pth";
    write_pickle_zip(file, PickleValue::Dict{{"epoch", 7},
                                             {"state_dict", PickleValue(weights("resnet20", 2))},
                                             {"state_dict_ema", PickleValue(weights("resnet20", 2))}});
    const auto summary = preview_model(file);
    CHECK(summary.nesting == "prefix \"state_dict_ema.\"");
    CHECK(summary.parameters == 269722 - 8 * 65);
    REQUIRE(!summary.remarks.empty());
    CHECK(contains(summary.remarks[0].str(), "the one under “state_dict_ema.” is used"));
    CHECK(preview_model(file, "auto", {.key = "state_dict"}).nesting == "prefix \"state_dict.\"");
    write_pickle_zip(file, PickleValue::Dict{{"student", PickleValue(weights("resnet20", 2))},
                                             {"teacher", PickleValue(weights("resnet32", 2))}});
    CHECK(preview_model(file).architecture == "resnet32");
    CHECK(preview_model(file, "auto", {.role = ModelRole::student}).architecture == "resnet20");
    // Under keys of the file's own, two levels down.
    write_pickle_zip(file, PickleValue::Dict{
                               {"state", PickleValue::Dict{{"model", PickleValue(weights("resnet20", 2))}}}});
    CHECK(preview_model(file).nesting == "state, model");
}

TEST_CASE("an architecture that is named") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.pth";
    auto tensors = weights("resnet20", 4);
    for (auto& [name, tensor] : tensors) {
        if (name.starts_with("linear.")) {
            name.replace(0, 6, "fc");
        }
    }
    write_state_dict(file, tensors);
    CHECK(preview_model(file).architecture == "resnet20");
    const auto summary = preview_model(file, "resnet20");
    CHECK(summary.classes == 4);
    REQUIRE(summary.remarks.size() == 1);
    CHECK(summary.remarks[0].str() == "its head is called fc, not linear");
    const auto deeper = refusal_of([&] { preview_model(file, "resnet32"); });
    CHECK(contains(deeper, file.string() + ": "));
    CHECK(contains(deeper, "do not match resnet32"));
    CHECK(contains(refusal_of([&] { preview_model(file, "resnet19"); }), "unknown architecture “resnet19”"));
}
