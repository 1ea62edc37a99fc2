// What files say of the images and classes of their model, wherever they say it.
#include "core/files/pickle/pickle_writer.h"
#include "core/files/pickle/statements.h"
#include "core/files/safetensors/safetensors_writer.h"
#include "tests/core/files/pickle_ops.h"
#include "tests/core/files/support.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;

namespace {

using Dict = PickleValue::Dict;
using List = PickleValue::List;
using Names = std::vector<std::string>;

const List half{0.5, 0.5, 0.5};
const auto half_text = "[0.5, 0.5, 0.5]";

Dict weights() {
    return {{"fc.weight", ramp({4, 2})}};
}

/// A file with weights and `items` beside them.
Checkpoint beside(Dict items) {
    const TemporaryFolder folder;
    items.insert(items.begin(), {"state_dict", weights()});
    write_pickle_zip(folder / "a.pth", items);
    return read_checkpoint(folder / "a.pth");
}

std::string images_of(const Checkpoint& checkpoint) {
    std::string text;
    for (const auto& [name, value] : checkpoint.images) {
        text += name + " " + value + "; ";
    }
    return text;
}

std::string images(const Dict& items) {
    return images_of(beside(items));
}

Checkpoint safetensors(const std::vector<std::pair<std::string, std::string>>& metadata,
                       const std::vector<std::pair<std::string, std::string>>& beside = {}) {
    const TemporaryFolder folder;
    for (const auto& [name, text] : beside) {
        write_bytes(folder / name, text);
    }
    write_safetensors(folder / "model.safetensors", {{"fc.weight", ramp({4, 2})}}, metadata);
    return read_checkpoint(folder / "model.safetensors");
}

/// A pickle called `name` with weights and `items`, and the files `beside` it.
Checkpoint pickled(const char* name, const std::vector<std::pair<std::string, std::string>>& beside,
                   Dict items = {}) {
    const TemporaryFolder folder;
    for (const auto& [file, text] : beside) {
        write_bytes(folder / file, text);
    }
    items.insert(items.begin(), {"state_dict", weights()});
    write_pickle_zip(folder / name, items);
    return read_checkpoint(folder / name);
}

/// What a preprocessor_config.json says.
std::string processed(const std::string& config) {
    return images_of(safetensors({}, {{"preprocessor_config.json", config}}));
}

} // namespace

TEST_CASE("means, sizes and the like are known by many names") {
    CHECK(image_statement("args.Mean") == ImageStatement::mean);
    CHECK(image_statement("PIXEL_STD") == ImageStatement::std);
    CHECK(image_statement("image_mean") == ImageStatement::mean);
    CHECK(image_statement("norm_std") == ImageStatement::std);
    CHECK(image_statement("val_crop_size") == ImageStatement::validation_side);
    CHECK(image_statement("resize_size") == ImageStatement::resized_side);
    CHECK(image_statement("transforms.0.Resize.size") == ImageStatement::resized_side);
    CHECK(image_statement("transforms.1.CenterCrop.size") == ImageStatement::validation_side);
    CHECK(image_statement("RandomResizedCrop.size") == ImageStatement::random_side);
    CHECK_FALSE(image_statement("Upsample.size").has_value());
    CHECK_FALSE(image_statement("size").has_value());
    CHECK_FALSE(image_statement("train_crop_size").has_value());
    CHECK_FALSE(image_statement("reward_mean").has_value());
    CHECK_FALSE(image_statement("running_mean").has_value());
    CHECK_FALSE(image_statement("mean_accuracy").has_value());
    CHECK_FALSE(image_statement("").has_value());
}

TEST_CASE("statements are found deep in configurations, and in pipelines") {
    const Dict step{{"type", "Normalize"}, {"mean", half}, {"std", half}};
    CHECK(images({{"config", Dict{{"data", Dict{{"val", Dict{{"transform", Dict{{"mean", half}}}}}}}}}}) ==
          std::string("config.data.val.transform.mean ") + half_text + "; ");
    CHECK(images({{"config", Dict{{"pipeline", List{Dict{{"type", "Resize"}}, step}}}}}) ==
          std::string("config.pipeline.1.mean ") + half_text + "; config.pipeline.1.std " + half_text + "; ");
    const Dict resize{{"type", "Resize"}, {"size", List{256, -1}}};
    const Dict crop{{"type", "CenterCrop"}, {"height", 224}, {"width", 224}};
    CHECK(images({{"steps", List{resize, crop}}}) ==
          "steps.0.Resize.size [256, -1]; steps.1.CenterCrop.size [224, 224]; ");
    CHECK(images({{"normalize", List{half, half}}}) ==
          std::string("normalize.mean ") + half_text + "; normalize.std " + half_text + "; ");
    CHECK(images({{"normalize", true}, {"mean", PickleValue()}, {"stats", List{0.5, "a"}}}).empty());
    CHECK(images({{"optimizer", Dict{{"mean", half}}}, {"lr_scheduler", Dict{{"mean", half}}}}).empty());
    CHECK(images({{"crop_size", Dict{{"height", 64}, {"width", 32}}}}) == "crop_size [64, 32]; ");
    List history;
    for (int i = 0; i < 100; ++i) {
        history.emplace_back(Dict{{"mean", 0.5}});
    }
    CHECK(images({{"history", history}}).empty());
}

TEST_CASE("configurations as text are read in Python's words and in JSON's") {
    const std::string mmcls =
        "img_norm_cfg = dict(\n    mean=[127.5, 127.5,\n          127.5], std=[127.5, 127.5, "
        "127.5], to_rgb=True)\n";
    const std::string found = "[127.5, 127.5, 127.5]";
    CHECK(images({{"meta", Dict{{"config", mmcls}}}}) ==
          "meta.config.mean " + found + "; meta.config.std " + found + "; ");
    CHECK(images({{"pretrained_cfg", R"({"mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]})"}}) ==
          std::string("pretrained_cfg.mean ") + half_text + "; pretrained_cfg.std " + half_text + "; ");
    CHECK(images({{"transform", "Normalize(mean=(0.5, 0.5, 0.5), std=(0.5, 0.5, 0.5))"}}) ==
          std::string("transform.mean ") + half_text + "; transform.std " + half_text + "; ");
    CHECK(images({{"config", "mean=MEAN, means=[1, 2]"}, {"notes", "mean=[1, 2, 3]"}}).empty());
}

TEST_CASE("objects of torchvision and NumPy say it, too") {
    const auto transform = read_checkpoint(golden("zip_transform.pth"));
    CHECK(images_of(transform) == std::string("transform.transforms.0.Resize.size 40; "
                                              "transform.transforms.0.interpolation bicubic; "
                                              "transform.transforms.2.mean ") +
                                      half_text + "; transform.transforms.2.std " + half_text + "; ");
    CHECK(transform.lists.empty());
    const auto numpy = read_checkpoint(golden("zip_numpy.pth"));
    CHECK(images_of(numpy) == std::string("mean ") + half_text + "; std " + half_text + "; ");
    const Names names{"dog", "größe", "bee", "ant"};
    CHECK(numpy.class_names == names);
    REQUIRE(numpy.class_lists.size() == 2);
    CHECK(numpy.class_lists[1].place == "args.class_names");
    CHECK(numpy.class_lists[1].names == names);
}

TEST_CASE("sizes are those of the steps of a pickled pipeline, or of a preset") {
    const auto steps = read_checkpoint(golden("zip_pipeline.pth"));
    CHECK(images_of(steps) == "train.transforms.0.RandomResizedCrop.size [96, 96]; "
                              "train.transforms.0.interpolation bilinear; "
                              "val.transforms.0.Resize.size 128; val.transforms.0.interpolation bilinear; "
                              "val.transforms.1.CenterCrop.size [112, 112]; squash.0.Resize.size [160, 160]; "
                              "squash.0.interpolation bilinear; ");
    const auto preset = images_of(read_checkpoint(golden("zip_preset.pth")));
    CHECK_MESSAGE(preset ==
                      "preset.crop_size [224]; preset.resize_size [288]; preset.mean [0.485, 0.456, 0.406]; "
                      "preset.std [0.229, 0.224, 0.225]; preset.interpolation bicubic; ",
                  preset);
}

TEST_CASE("modules inside others say it, in attributes and buffers") {
    const auto checkpoint = read_checkpoint(golden("zip_module_statements.pth"));
    CHECK(images_of(checkpoint) == std::string("model.module.1.default_cfg.mean ") + half_text +
                                       "; model.module.1.default_cfg.std " + half_text +
                                       "; model.module.1.default_cfg.input_size [3, 32, 32]; ");
    CHECK(checkpoint.class_names == Names{"dog", "cat", "bee", "ant"});
    const TemporaryFolder folder;
    const auto empty = ops::text("_parameters") + "}" + ops::text("_modules") + "}";
    const auto tensor = ops::tensor(ops::storage("0", 3), 0, ops::tuple({3}), ops::tuple({1}));
    const auto number = "G\x3f\xe0" + std::string(6, '\0');
    const auto module = ops::global("__main__", "net") + ")\x81}(" + empty + ops::text("_buffers") + "}(" +
                        ops::text("mean") + tensor + ops::text("running_std") + tensor + "u" +
                        ops::text("std") + number + "ub"; // of a layer that adds noise
    ops::write_zip(folder / "a.pth", ops::pickle(module), {{"0", std::string(12, '\0')}});
    CHECK(images_of(read_checkpoint(folder / "a.pth")) == "mean [0, 0, 0]; ");
}

TEST_CASE("metadata of a safetensors file may be JSON, and so may files beside it") {
    const std::string config = R"({"mean": [0.5, 0.5, 0.5], "classes": ["dog", "ant"]})";
    const auto nested = safetensors({{"config", config}, {"image_size", "32"}, {"broken", "{\"mean\": ["}});
    CHECK(images_of(nested) == std::string("image_size 32; config.mean ") + half_text + "; ");
    CHECK(nested.class_names == Names{"dog", "ant"});
    CHECK(safetensors({{"classes", R"(["dog", "ant"])"}}).class_names == Names{"dog", "ant"});
    CHECK(safetensors({{"class_names", R"(["dog", "ant"])"}}).class_names == Names{"dog", "ant"});
    CHECK(safetensors({{"class_to_idx", R"({"ant": 1, "dog": 0})"}}).class_names == Names{"dog", "ant"});
    const auto timm = safetensors(
        {{"format", "pt"}},
        {{"config.json", R"({"label_names": ["dog", "ant"], "pretrained_cfg": )" + config + "}"}});
    CHECK(images_of(timm) == std::string("pretrained_cfg.mean ") + half_text + "; ");
    CHECK(timm.class_names == Names{"dog", "ant"});
    CHECK(images_of(safetensors({}, {{"preprocessor_config.json", R"({"image_mean": [0.5, 0.5, 0.5]})"}})) ==
          std::string("image_mean ") + half_text + "; ");
    CHECK(images_of(pickled("pytorch_model.bin", {{"config.json", config}})) ==
          std::string("mean ") + half_text + "; ");
    CHECK(pickled("model.pth", {{"config.json", config}}).images.empty()); // of any program
    CHECK(pickled("model.pth",
                  {{"config.json", R"({"architecture": "resnet18", "label_names": ["dog", "ant"]})"}})
              .class_names == Names{"dog", "ant"});
    CHECK(images_of(pickled("model.pth", {{"preprocessor_config.json", R"({"crop_size": 96})"}})) ==
          "val_crop_size [96, 96]; ");
    const auto own =
        pickled("pytorch_model.bin", {{"config.json", R"({"image_size": 64})"}}, {{"image_size", 32}});
    CHECK(images_of(own) == "image_size 32; image_size 64; ");
    for (const auto* other : {"", "[", "7", "\"text\""}) {
        CAPTURE(other);
        CHECK(safetensors({}, {{"config.json", other}}).images.empty());
    }
    CHECK(safetensors({}, {{"config.json", std::string(300, '[') + std::string(300, ']')}}).images.empty());
}

TEST_CASE("sizes in Hugging Face's words are those that its processors make of them") {
    CHECK(processed(R"({"size": {"shortest_edge": 288}})") == "resize_size 288; ");
    CHECK(processed(R"({"size": {"height": 96, "width": 96}})") == "resize_size [96, 96]; ");
    CHECK(processed(R"({"size": {"height": 96, "width": 64}, "do_center_crop": false, "crop_size": 48})") ==
          "resize_size [96, 64]; ");
    CHECK(processed(R"({"size": 96, "resample": 2})") == "interpolation bilinear; resize_size [96, 96]; ");
    CHECK(processed(R"({"size": 256, "crop_size": {"height": 224, "width": 224}, "resample": 3})") ==
          "interpolation bicubic; val_crop_size [224, 224]; resize_size 256; ");
    CHECK(processed(R"({"size": {"height": 256, "width": 256}, "do_center_crop": true, "crop_size": 224})") ==
          "val_crop_size [224, 224]; resize_size [256, 256]; ");
    CHECK(processed(R"({"size": {"shortest_edge": 224}, "crop_pct": 0.875})") ==
          "crop_pct 0.875; image_size 224; ");
    CHECK(processed(R"({"size": 384, "crop_pct": 0.875})") == "resize_size [384, 384]; ");
    CHECK(processed(R"({"size": 96, "do_resize": false, "resample": 3})").empty());
    for (const auto* other :
         {R"({"size": "large", "resample": 99})", R"({"size": {"longest_edge": 9}})", "[96]"}) {
        CHECK(processed(other).empty());
    }
    for (const auto* edge : {"[]", "[224]", "[224, 224, 224]", "{}", "null", "\"224\"", "true"}) {
        CAPTURE(edge);
        CHECK_NOTHROW(processed(R"({"size": {"shortest_edge": )" + std::string(edge) + "}}"));
        CHECK_NOTHROW(
            processed(R"({"size": {"shortest_edge": )" + std::string(edge) + R"(}, "crop_pct": 0.875})"));
    }
}

TEST_CASE("means and deviations in Hugging Face's words are for values up to 1") {
    const std::string half_std = R"("image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5])";
    CHECK(processed("{" + half_std + R"(, "do_normalize": false})") ==
          "image_mean [0, 0, 0]; image_std [1, 1, 1]; ");
    CHECK(processed("{" + half_std + R"(, "rescale_factor": 0.00392156862745098, "do_rescale": true})") ==
          "image_mean [0.5, 0.5, 0.5]; image_std [0.5, 0.5, 0.5]; ");
    CHECK(processed(R"({"do_rescale": false, "image_mean": [51, 51, 51], "image_std": [102, 102, 102]})") ==
          "image_mean [0.2, 0.2, 0.2]; image_std [0.4, 0.4, 0.4]; ");
    CHECK(
        processed(
            R"({"rescale_factor": 0.0078431372549019607, "rescale_offset": true, "do_normalize": false})") ==
        "image_mean [0.5, 0.5, 0.5]; image_std [0.5, 0.5, 0.5]; ");
}

TEST_CASE("of names of classes in two orders those with indices are meant") {
    const Dict indices{{"ant", 1}, {"dog", 0}};
    const auto both = beside({{"classes", List{"ant", "dog"}}, {"class_to_idx", indices}});
    CHECK(both.class_names == Names{"dog", "ant"});
    REQUIRE(both.class_lists.size() == 2);
    CHECK(contradicts(both.class_lists[0].names, both.class_lists[1].names));
    CHECK(beside({{"classes", List{"a", "b", "c"}}, {"args", Dict{{"class_to_idx", indices}}}}).class_names ==
          Names{"a", "b", "c"});
    CHECK(beside({{"id2label", Dict{{"0", "dog"}, {"1", "ant"}}}}).class_names == Names{"dog", "ant"});
    CHECK(beside({{"id2label", Dict{{"0", "LABEL_0"}, {"1", "LABEL_1"}}}}).class_names.empty());
    // Names that are numbers: the index is what is no text.
    CHECK(beside({{"class_to_idx", Dict{{"1", 0}, {"0", 1}}}}).class_names == Names{"1", "0"});
    Dict numbered;
    Names in_text_order;
    for (const auto* name : {"0", "1", "10", "2", "3", "4", "5", "6", "7", "8", "9"}) {
        numbered.emplace_back(name, static_cast<int>(numbered.size()));
        in_text_order.emplace_back(name);
    }
    CHECK(beside({{"class_to_idx", numbered}}).class_names == in_text_order);
    CHECK(beside({{"class_to_idx", Dict{{"7", 0}, {"3", 0}}}}).class_names.empty());
    CHECK(beside({{"label2id", Dict{{"dog", "0"}, {"ant", "1"}}}}).class_names == Names{"dog", "ant"});
    CHECK(beside({{"id2label", Dict{{"0", "7"}, {"1", "3"}}}}).class_names == Names{"7", "3"});
    CHECK(beside({{"label2id", Dict{{"0", "2"}, {"1", "0"}, {"2", "1"}}}}).class_names ==
          Names{"1", "2", "0"});
    CHECK(beside({{"id2label", Dict{{"0", "2"}, {"1", "0"}, {"2", "1"}}}}).class_names ==
          Names{"2", "0", "1"});
    CHECK(safetensors({{"class_to_idx", R"({"1": 0, "0": 1})"}}).class_names == Names{"1", "0"});
    CHECK_FALSE(contradicts({"a", "b"}, {"a", "b"}));
    CHECK_FALSE(contradicts({"a", "b"}, {"a", "c"}));
}
