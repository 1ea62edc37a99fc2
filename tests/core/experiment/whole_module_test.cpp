// Whole pickled modules as teachers: what they have beside their weights is compared, and told.
#include "core/engine/models/model.h"
#include "core/experiment/teacher/layer_check.h"
#include "core/experiment/teacher/recognised_model.h"
#include "core/experiment/teacher/torchvision_layers.h"
#include "core/files/checkpoint.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace retort;
using namespace retort::test;

namespace {

/// A whole network as torchvision builds it, its tensors under `prefix`, in an object of the class
/// `class_name`.
Checkpoint whole(const char* architecture, const std::string& prefix = "",
                 const std::string& class_name = "torchvision.models.family.Network") {
    Checkpoint checkpoint;
    for (const auto& [name, tensor] : state_dict(*build_model(architecture, 10, 1))) {
        checkpoint.tensors.emplace_back(prefix + name, tensor);
    }
    if (!prefix.empty()) {
        checkpoint.classes = {{"", "torch.nn.parallel.data_parallel.DataParallel"}};
    }
    checkpoint.classes.push_back({prefix.substr(0, prefix.empty() ? 0 : prefix.size() - 1), class_name});
    const auto& head = find_architecture(architecture)->head;
    const auto holder = head.substr(0, head.find('.')) + ".";
    for (const auto& row : torchvision_layers(architecture)) {
        for (std::int64_t i = 0; i < row.body + row.head; ++i) {
            const auto where = i < row.body ? std::string("layer.") : holder;
            checkpoint.weightless.push_back(
                {prefix + where + std::string(row.kind) + std::to_string(i), std::string(row.kind)});
        }
    }
    return checkpoint;
}

std::string said(const Checkpoint& checkpoint) {
    std::string text;
    for (const auto& remark : recognise_weights(checkpoint, "auto", {}, {224, "imagenet", true}).remarks) {
        text += remark.str() + "\n";
    }
    return text;
}

void rename_kind(Checkpoint& checkpoint, const std::string& from, const std::string& to,
                 const std::string& below = "") {
    for (auto& layer : checkpoint.weightless) {
        layer.kind = layer.kind == from && layer.name.starts_with(below) ? to : layer.kind;
    }
}

void check_said(const Checkpoint& checkpoint, const std::string& part) {
    const auto text = said(checkpoint);
    CHECK_MESSAGE(contains(text, part), text);
}

} // namespace

TEST_CASE("how many layers without weights torchvision's networks have is known of each") {
    std::ifstream file(RETORT_REFERENCE_DIR "/models/weightless_layers.csv");
    std::string line;
    std::getline(file, line);
    std::map<std::string, std::set<std::string>> golden;
    while (std::getline(file, line)) {
        golden[line.substr(0, line.find(','))].insert(line);
    }
    CHECK(golden.size() == 20);
    for (const auto& [architecture, lines] : golden) {
        std::set<std::string> rows;
        for (const auto& row : torchvision_layers(architecture)) {
            rows.insert(architecture + "," + std::string(row.kind) + "," + std::to_string(row.body) + "," +
                        std::to_string(row.head));
        }
        CHECK(rows == lines);
    }
    CHECK(torchvision_layers("resnet20").empty());
    CHECK(is_torchvisions_own("torchvision.models.resnet.ResNet"));
    CHECK_FALSE(is_torchvisions_own("torchvision.models.quantization.resnet.QuantizableResNet"));
    CHECK_FALSE(is_torchvisions_own("models.resnet.ResNet"));
}

TEST_CASE("of torchvision's own networks nothing is told, wrapped or not") {
    for (const auto* name : {"resnet18", "mobilenet_v2", "mobilenet_v3_small", "squeezenet1_1", "densenet121",
                             "vgg11_bn", "shufflenet_v2_x0_5", "efficientnet_b0", "convnext_tiny"}) {
        CAPTURE(name);
        CHECK(said(whole(name)).empty());
        CHECK(said(whole(name, "module.")).empty());
    }
}

TEST_CASE("other layers without weights than torchvision's network has are told, kind by kind") {
    auto mobile = whole("mobilenet_v3_small");
    rename_kind(mobile, "Hardswish", "ReLU", "layer.");
    check_said(mobile, "it has Hardswish layers: 0, and torchvision's mobilenet_v3_small has 18; the logits");
    check_said(mobile, "it has ReLU layers: 32, and torchvision's mobilenet_v3_small has 14;");
    auto head = whole("mobilenet_v3_small");
    rename_kind(head, "Hardswish", "Identity", "classifier.");
    check_said(head, "at its head it has Hardswish layers: 0, and torchvision's mobilenet_v3_small has 1;");
    auto missing = whole("resnet18");
    missing.weightless.back().kind = "Identity";
    check_said(missing, "it has ReLU layers: 8, and torchvision's resnet18 has 9;");
    auto more = whole("efficientnet_b0");
    more.weightless.push_back({"classifier.2", "Sigmoid"});
    check_said(more, "at its head it has Sigmoid layers: 1, and torchvision's efficientnet_b0 has 0;");
    auto unpooled = whole("densenet121");
    rename_kind(unpooled, "AvgPool2d", "Identity");
    check_said(unpooled, "it has AvgPool2d layers: 0, and torchvision's densenet121 has 3;");
    auto smooth = whole("convnext_tiny");
    rename_kind(smooth, "GELU", "GELU(tanh)");
    check_said(smooth, "it has GELU(tanh) layers: 18");
    auto dropout = whole("resnet18");
    dropout.weightless.push_back({"fc.0", "Dropout"});
    CHECK(said(dropout).empty());
}

TEST_CASE("networks of torchvision's earlier versions are its own, too") {
    auto resnet = whole("resnet18");
    rename_kind(resnet, "AdaptiveAvgPool2d", "AvgPool2d");
    CHECK(said(resnet).empty());
    auto mobile = whole("mobilenet_v3_large");
    rename_kind(mobile, "Hardsigmoid", "Identity");
    rename_kind(mobile, "AdaptiveAvgPool2d", "Identity");
    check_said(mobile, "it has Hardsigmoid layers: 0");
    mobile.classes.push_back({"features.4.block.2", "torchvision.models.mobilenetv3.SqueezeExcitation"});
    CHECK(said(mobile).empty());
}

TEST_CASE("what stands beside the network is told, whatever its kind") {
    auto sequence = whole("efficientnet_b0", "0.");
    sequence.classes[0].class_name = "torch.nn.modules.container.Sequential";
    CHECK(said(sequence).empty());
    sequence.weightless.push_back({"1", "Sigmoid"});
    check_said(sequence, "it has layers that efficientnet_b0 has not, and that are left out: Sigmoid (1).");
    auto shrunk = whole("resnet18", "1.");
    shrunk.classes.insert(shrunk.classes.begin() + 1, {"0", "torch.nn.modules.pooling.AdaptiveAvgPool2d"});
    shrunk.weightless.push_back({"0", "AdaptiveAvgPool2d"});
    check_said(shrunk, "left out: AdaptiveAvgPool2d (1)");
    // A new head beside the backbone.
    auto split = whole("efficientnet_b0", "backbone.");
    for (auto& [name, tensor] : split.tensors) {
        if (name.starts_with("backbone.classifier.1.")) {
            name.replace(0, std::string("backbone.classifier.1").size(), "fc");
        }
    }
    split.classes[0].class_name = "__main__.Net";
    split.weightless.push_back({"act", "SiLU"});
    split.weightless.push_back({"pool", "AdaptiveAvgPool2d"});
    split.classes.push_back({"pool", "torch.nn.modules.pooling.AdaptiveAvgPool2d"});
    check_said(split, "left out: SiLU (1).");
    // A second network and a projection that are not used are told by their tensors alone.
    auto pair = whole("resnet18", "teacher.");
    pair.tensors.emplace_back("student.conv.weight", torch::ones({2}));
    pair.weightless.push_back({"student.relu", "ReLU"});
    CHECK_FALSE(contains(said(pair), "left out: "));
}

TEST_CASE("a sequence of torchvision's layers has no code that makes up for missing ones") {
    const std::string sequence = "torch.nn.modules.container.Sequential";
    const auto sequential = [&](const char* architecture, const std::string& prefix = "") {
        auto checkpoint = whole(architecture, prefix, sequence);
        checkpoint.classes.push_back({prefix + "pool", "torch.nn.modules.pooling.AdaptiveAvgPool2d"});
        checkpoint.classes.push_back({prefix + "features", "torchvision.models.family.Block"});
        return checkpoint;
    };
    for (const auto* prefix : {"", "module."}) {
        CAPTURE(prefix);
        auto dense = sequential("densenet121", prefix);
        dense.weightless.push_back({prefix + std::string("pool"), "AdaptiveAvgPool2d"});
        check_said(dense, "it has ReLU layers: 120, and torchvision's densenet121 has 121, one of them only "
                          "in its code; the logits computed here are not its own");
        dense.weightless.push_back({prefix + std::string("relu"), "ReLU"});
        CHECK(said(dense).empty());
        dense.weightless[dense.weightless.size() - 2].kind = "AvgPool2d";
        CHECK(said(dense).empty());
        dense.weightless.push_back({prefix + std::string("end"), "Softmax"});
        check_said(dense, "it has Softmax layers: 1, and torchvision's densenet121 has 0;");
    }
    for (const auto* name : {"mobilenet_v2", "shufflenet_v2_x1_0"}) {
        CAPTURE(name);
        auto averaged = sequential(name);
        averaged.weightless.push_back({"pool", "AdaptiveAvgPool2d"});
        CHECK(said(averaged).empty());
    }
    CHECK(said(sequential("mobilenet_v3_small")).empty());
    auto stem = sequential("resnet18");
    CHECK(said(stem).empty());
    stem.weightless.pop_back();
    check_said(stem, "it has ReLU layers: 8, and torchvision's resnet18 has 9; the logits computed here");
    // Code of another class may do it; that it is left out is told.
    stem.classes.push_back({"act", "__main__.Act"});
    stem.weightless.push_back({"act", "Act"});
    CHECK_FALSE(contains(said(stem), "torchvision's"));
    check_said(stem, "left out: Act (1)");
}

TEST_CASE("a sequence may be numbered, and its head lie anywhere") {
    auto vgg = whole("vgg11_bn", "", "torch.nn.modules.container.Sequential");
    CHECK(said(vgg).empty());
    vgg.weightless.pop_back();
    check_said(vgg, "it has ReLU layers: 9, and torchvision's vgg11_bn has 10;");
    auto resnet = whole("resnet18", "", "torch.nn.modules.container.Sequential");
    const std::map<std::string, std::string> numbers{{"conv1", "0"},  {"bn1", "1"},    {"layer1", "3"},
                                                     {"layer2", "4"}, {"layer3", "5"}, {"layer4", "6"},
                                                     {"fc", "9"}};
    for (auto& [name, tensor] : resnet.tensors) {
        const auto dot = name.find('.');
        name.replace(0, dot, numbers.at(name.substr(0, dot)));
    }
    CHECK_FALSE(contains(said(resnet), "torchvision's"));
    resnet.weightless.pop_back();
    check_said(resnet, "it has ReLU layers: 8, and torchvision's resnet18 has 9;");
}

TEST_CASE("of a ResNet for small images the layers are counted, too") {
    auto small = whole("resnet18-cifar");
    for (int i = 0; i < 9; ++i) {
        small.weightless.push_back({"layer" + std::to_string(i), "ReLU"});
    }
    small.weightless.push_back({"avgpool", "AdaptiveAvgPool2d"});
    CHECK_FALSE(contains(said(small), "torchvision's"));
    small.weightless[0].kind = "Identity";
    check_said(small, "it has ReLU layers: 8, and torchvision's resnet18 has 9;");
}

TEST_CASE("networks of other classes keep the check by kinds") {
    auto own = whole("resnet20", "", "__main__.ResNet");
    own.weightless = {{"relu", "ReLU"}, {"avgpool", "AvgPool2d"}, {"layer2.0.downsample", "LambdaLayer"}};
    CHECK_FALSE(contains(said(own), "left out: "));
    own.weightless.push_back({"layer2.0.downsample.avg", "AvgPool2d"});
    check_said(own, "left out: AvgPool2d (1)");
    auto other = whole("resnet18", "", "__main__.ResNet");
    other.weightless.resize(2); // activations may be functions
    CHECK_FALSE(contains(said(other), "torchvision's"));
    CHECK_FALSE(contains(said(other), "left out: "));
}

TEST_CASE("code of a class of its own is not run, and that is said once") {
    const auto own = said(whole("resnet18", "", "__main__.Net"));
    CHECK_MESSAGE(contains(own,
                           "it is a whole module of the class __main__.Net: its weights are used as those "
                           "of resnet18, and what its own code does beside that is left out"),
                  own);
    CHECK(std::count(own.begin(), own.end(), '\n') == 1);
    auto wrapped = whole("resnet18", "model.");
    wrapped.classes[0].class_name = "__main__.Temperature";
    check_said(wrapped, "of the class __main__.Temperature:");
    auto blocks = whole("resnet18");
    blocks.classes.push_back({"layer1.0", "__main__.Block"});
    blocks.classes.push_back({"layer1.1", "__main__.Block"});
    blocks.classes.push_back({"fc", "__main__.CosineLinear"});
    check_said(blocks,
               "it has layers of classes of its own, which are computed as those of resnet18 are, "
               "whatever else their code does: layer1.0 (__main__.Block), fc (__main__.CosineLinear)");
    auto timm = whole("resnet18", "", "timm.models.resnet.ResNet");
    timm.classes.push_back({"layer1.0", "timm.models.resnet.BasicBlock"});
    timm.classes.push_back({"bn1", "apex.parallel.SyncBatchNorm"});
    CHECK_FALSE(contains(said(timm), "layers of classes"));
    timm.classes.push_back({"fc", "__main__.CosineLinear"});
    check_said(timm, "fc (__main__.CosineLinear)");
    // State_dicts have no classes.
    auto weights = whole("resnet18");
    weights.classes.clear();
    weights.weightless.clear();
    CHECK(said(weights).empty());
}

TEST_CASE("pooling that rounds up, or the other way, is another network") {
    Checkpoint checkpoint;
    const auto refused = [&](const char* architecture, LayerSettings layer, std::optional<bool> rounds_up) {
        checkpoint.tensors = state_dict(*build_model(architecture, 10, 1));
        layer.rounds_up = rounds_up;
        checkpoint.layers = {layer};
        try {
            require_same_layers(recognise(checkpoint.tensors), checkpoint);
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    const LayerSettings stem{"maxpool", "MaxPool2d", {2}, {1}, {}, "", {}, {3}};
    CHECK(refused("resnet18", stem, false).empty());
    CHECK(
        contains(refused("resnet18", stem, true), "maxpool has the ceil_mode True, in resnet18 it is False"));
    const LayerSettings squeeze{"features.2", "MaxPool2d", {2}, {0}, {}, "", {}, {3}};
    CHECK(refused("squeezenet1_1", squeeze, true).empty());
    CHECK(contains(refused("squeezenet1_1", squeeze, false), "has the ceil_mode False"));
    LayerSettings transition{"features.transition1.pool", "AvgPool2d", {2}, {0}, {}, "", {}, {2}};
    CHECK(refused("densenet121", transition, false).empty());
    CHECK(contains(refused("densenet121", transition, true), "has the ceil_mode True"));
    transition.kernel = {3};
    CHECK(contains(refused("densenet121", transition, false), "has the kernel size [3, 3]"));
    transition = {"features.transition3.pool", "AvgPool2d", {1}, {0}, {}, "", {}, {1}};
    CHECK(contains(refused("densenet121", transition, false), "has the stride [1, 1]"));
}
