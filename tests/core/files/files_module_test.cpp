// Whole pickled modules and checkpoints of trainings: opened as data, with nothing in them called.
#include "core/files/checkpoint.h"
#include "core/files/pickle/pickle_reader.h"
#include "core/files/pickle/pickle_writer.h"
#include "tests/core/files/pickle_ops.h"
#include "tests/core/files/support.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;

namespace {

std::string scalar(const Checkpoint& checkpoint, const std::string& name) {
    for (const auto& [key, text] : checkpoint.scalars) {
        if (key == name) {
            return text;
        }
    }
    return "(none)";
}

std::string names_of(const Checkpoint& checkpoint) {
    std::string names;
    for (const auto& [name, tensor] : checkpoint.tensors) {
        names += (names.empty() ? "" : " ") + name;
    }
    return names;
}

/// SmallNet of make_files.py, as its state_dict() is.
void check_small_net(const Checkpoint& checkpoint) {
    CHECK(names_of(checkpoint) == "scale seen body.0.weight body.1.weight body.1.bias body.1.running_mean "
                                  "body.1.running_var body.1.num_batches_tracked linear.weight linear.bias "
                                  "tied.weight");
    CHECK(find_tensor(checkpoint.tensors, "scale").equal(ramp({2}, 50)));
    CHECK(find_tensor(checkpoint.tensors, "seen").equal(torch::tensor(std::int64_t{7})));
    CHECK(find_tensor(checkpoint.tensors, "body.0.weight").equal(ramp({2, 3, 3, 3})));
    CHECK(find_tensor(checkpoint.tensors, "linear.bias").equal(ramp({4}, 8)));
    const auto tied = find_tensor(checkpoint.tensors, "tied.weight");
    CHECK(tied.equal(ramp({4, 2}, 100)));
    CHECK(tied.data_ptr() == find_tensor(checkpoint.tensors, "linear.weight").data_ptr());
    CHECK(checkpoint.dtype == "float32");
}

/// What its layers say of themselves, below `prefix`.
void check_small_layers(const Checkpoint& checkpoint, const std::string& prefix) {
    REQUIRE(checkpoint.layers.size() == 2);
    CHECK(checkpoint.layers[0].name == prefix + "body.0");
    CHECK(checkpoint.layers[0].kind == "Conv2d");
    CHECK(checkpoint.layers[0].stride == std::vector<std::int64_t>{1, 1});
    CHECK(checkpoint.layers[0].padding == std::vector<std::int64_t>{0, 0});
    CHECK_FALSE(checkpoint.layers[0].eps.has_value());
    CHECK(checkpoint.layers[1].name == prefix + "body.1");
    CHECK(checkpoint.layers[1].eps == 1e-5);
}

void check_small_state(const Checkpoint& checkpoint) {
    CHECK(names_of(checkpoint) == "conv1.weight bn1.running_mean bn1.num_batches_tracked linear.weight");
    CHECK(find_tensor(checkpoint.tensors, "linear.weight").equal(ramp({4, 2}, 100)));
}

class Pickles {
  public:
    std::string refusal(const std::string& body, char protocol = 2) const {
        ops::write_zip(folder_ / "zip.pth", ops::pickle(body, protocol), {{"0", std::string(16, '\0')}});
        return refusal_of(folder_ / "zip.pth");
    }
    Checkpoint read(const std::string& body) const {
        ops::write_zip(folder_ / "zip.pth", ops::pickle(body),
                       {{"0", std::string(16, '\0')}, {"1", std::string(16, '\0')}});
        return read_checkpoint(folder_ / "zip.pth");
    }

  private:
    TemporaryFolder folder_;
};

std::string weight(const std::string& storage = "0") {
    return ops::tensor(ops::storage(storage, 4), 0, ops::tuple({4}), ops::tuple({1}));
}

/// {"w": tensor, "x": what `body` leaves}
std::string beside_weights(const std::string& body) {
    return "}(" + ops::text("w") + weight() + ops::text("x") + body + "u";
}

/// A module with the given parameters and children, each a run of keys and values.
std::string module(const std::string& parameters, const std::string& children, const std::string& more = "") {
    return ops::global("__main__", "net") + ")\x81}(" + ops::text("_parameters") + "}(" + parameters + "u" +
           ops::text("_modules") + "}(" + children + "u" + more + "ub";
}

/// Four tensors whose values begin at `start`.
PickleValue network(double start) {
    return PickleValue::Dict{{"conv.weight", ramp({2, 3}, start)},
                             {"bn.weight", ramp({2}, start)},
                             {"bn.bias", ramp({2}, start)},
                             {"fc.weight", ramp({4, 2}, start)}};
}

Checkpoint written(const PickleValue& root) {
    const TemporaryFolder folder;
    write_pickle_zip(folder / "a.pth", root);
    return read_checkpoint(folder / "a.pth");
}

/// Where the values of the network under `prefix` begin.
float start_of(const Checkpoint& checkpoint, const std::string& prefix) {
    const auto tensors = below(checkpoint, prefix).tensors;
    REQUIRE(tensors.size() == 4);
    return find_tensor(tensors, "bn.bias")[0].item<float>() * 4;
}

bool says(const std::string& refusal, const std::string& finding) {
    CAPTURE(refusal);
    const bool found = refusal.find(finding) != std::string::npos && refusal.find('\n') == std::string::npos;
    CHECK_MESSAGE(found, finding);
    return found;
}

} // namespace

TEST_CASE("a whole module gives its state_dict") {
    const auto zip = read_checkpoint(golden("zip_module.pth"));
    check_small_net(zip);
    check_small_layers(zip, "");
    CHECK(zip.nesting == "object of class __main__.SmallNet");
    CHECK(zip.class_names == std::vector<std::string>{"ant", "bee", "cicada", "dragonfly"});
    CHECK(zip.scalars.empty());
    const auto legacy = read_checkpoint(golden("legacy_module.pth"));
    check_small_net(legacy);
    CHECK(legacy.format == "PyTorch legacy");
    const auto linear = read_checkpoint(golden("zip_linear.pth"));
    CHECK(names_of(linear) == "weight bias");
    CHECK(linear.nesting == "object of class torch.nn.modules.linear.Linear");
}

TEST_CASE("a module in a checkpoint, and one that DataParallel wraps") {
    const auto nested = read_checkpoint(golden("zip_module_protocol4.pth"));
    check_small_net(nested);
    CHECK(nested.nesting == "model, object of class __main__.SmallNet");
    CHECK(scalar(nested, "epoch") == "3");
    for (const auto* name : {"zip_module_parallel.pth", "legacy_module_parallel.pth"}) {
        CAPTURE(name);
        const auto parallel = read_checkpoint(golden(name));
        check_small_net(below(parallel, "module."));
        check_small_layers(parallel, "module.");
        CHECK(parallel.nesting == "object of class torch.nn.parallel.data_parallel.DataParallel");
    }
}

TEST_CASE("a Lightning checkpoint") {
    const auto checkpoint = read_checkpoint(golden("lightning.ckpt"));
    check_small_state(below(checkpoint, "model.module."));
    CHECK(checkpoint.nesting == "state_dict");
    CHECK(scalar(checkpoint, "epoch") == "4");
    CHECK(scalar(checkpoint, "pytorch-lightning_version") == "1.9.0");
    CHECK(scalar(checkpoint, "hyper_parameters.arch") == "resnet20");
    CHECK(scalar(checkpoint, "hyper_parameters.note") == "an attribute");
}

TEST_CASE("a checkpoint of a training") {
    for (const auto* name : {"zip_training.pth", "legacy_training.pth"}) {
        CAPTURE(name);
        const auto checkpoint = read_checkpoint(golden(name));
        check_small_state(below(checkpoint, "state_dict.module.model."));
        CHECK(std::any_of(checkpoint.tensors.begin(), checkpoint.tensors.end(),
                          [](const auto& item) { return item.first.starts_with("model_ema."); }));
        CHECK(checkpoint.nesting.empty());
        CHECK(scalar(checkpoint, "epoch") == "12");
        CHECK(scalar(checkpoint, "best_acc") == "0.75");
        CHECK(scalar(checkpoint, "loss") == "0.5");
        CHECK(scalar(checkpoint, "big_endian") == "1.5"); // NumPy turns the bytes of single values round
        CHECK(scalar(checkpoint, "args.lr") == "0.1");
        CHECK(scalar(checkpoint, "meta.task") == "insects");
        CHECK(scalar(checkpoint, "model.name") == "resnet20");
        CHECK(scalar(checkpoint, "scheduler.last_epoch") == "(none)");
        CHECK(checkpoint.class_names == std::vector<std::string>{"ant", "bee"});
    }
}

TEST_CASE("weights under a key of the file's own, and models side by side") {
    const auto own = read_checkpoint(golden("zip_own_key.pth"));
    check_small_state(own);
    CHECK(own.nesting == "my_weights");
    CHECK(own.class_names == std::vector<std::string>{"ant", "bee"});
    const auto both = read_checkpoint(golden("zip_side_by_side.pth"));
    check_small_state(below(both, "student."));
    CHECK_FALSE(below(both, "teacher.").tensors.empty());
    CHECK(both.nesting.empty());
}

TEST_CASE("a network under a key of the file's own is not hidden by one under a known key") {
    using Dict = PickleValue::Dict;
    for (const auto& [known, own] :
         std::vector<std::pair<std::string, std::string>>{{"model", "teacher_model"},
                                                          {"student", "teacher_net"},
                                                          {"state_dict", "best_state_dict"},
                                                          {"model", "optimal_model"},
                                                          {"model", "ema_weights"}}) {
        CAPTURE(own);
        const auto both = written(Dict{{own, network(1)}, {"epoch", 7}, {known, network(2)}});
        CHECK(both.tensors.size() == 8);
        CHECK(start_of(both, known + ".") == 2);
        CHECK(start_of(both, own + ".") == 1);
        CHECK(both.nesting.empty());
        CHECK(scalar(both, "epoch") == "7");
    }
    const auto deeper = written(
        Dict{{"model", Dict{{"state_dict", network(2)}}}, {"best", Dict{{"state_dict", network(1)}}}});
    CHECK(start_of(deeper, "model.") == 2);
    CHECK(start_of(deeper, "best.") == 1);
    const auto inside = written(Dict{{"model", Dict{{"net", network(2)}, {"swa", network(1)}}}});
    CHECK(inside.nesting == "model");
    CHECK(start_of(inside, "swa.") == 1);
    const Pickles pickles;
    const auto object = pickles.read("}(" + ops::text("model") + ops::dict(weight()) + ops::text("best") +
                                     module(ops::text("v") + weight("1"), "") + "u");
    CHECK(names_of(object) == "model.w best.v");
}

TEST_CASE("averages and best weights that lie further down are found, lists of tensors are told") {
    using Dict = PickleValue::Dict;
    using List = PickleValue::List;
    const auto shadow =
        written(Dict{{"model", network(2)}, {"ema", Dict{{"decay", 0.999}, {"shadow", network(1)}}}});
    CHECK(start_of(shadow, "model.") == 2);
    CHECK(start_of(shadow, "ema.") == 1);
    const auto callback =
        written(Dict{{"state_dict", network(2)},
                     {"callbacks", Dict{{"EMACallback", Dict{{"ema_state_dict", network(1)}}}}},
                     {"optimizer", Dict{{"state", Dict{{"0", network(3)}}}}}});
    CHECK(callback.tensors.size() == 8);
    CHECK(start_of(callback, "callbacks.") == 1);
    const auto best = written(
        Dict{{"state_dict", network(2)}, {"best", Dict{{"epoch", 3}, {"weights_of_best", network(1)}}}});
    CHECK(start_of(best, "best.") == 1);
    const auto lists =
        written(Dict{{"model", network(2)},
                     {"ema", Dict{{"decay", 0.9}, {"shadow_params", List{ramp({2}), ramp({3})}}}},
                     {"history", List{Dict{{"state_dict", network(1)}}}},
                     {"losses", List{0.5, 0.25}},
                     {"optimizer", Dict{{"moments", List{ramp({2})}}}}});
    CHECK(start_of(lists, "") == 2);
    CHECK((lists.lists == std::vector<std::string>{"ema.shadow_params", "history"}));
}

TEST_CASE("layers of a module without weights are told by their class") {
    const auto leaf = [](const std::string& kind) {
        return ops::global("torch.nn.modules.activation", kind) + ")\x81}(" + ops::text("_parameters") + "}" +
               ops::text("_modules") + "}ub";
    };
    const Pickles pickles;
    const auto checkpoint =
        pickles.read(module(ops::text("w") + weight(),
                            ops::text("a") + leaf("SiLU") + ops::text("b") + leaf("SiLU") + ops::text("c") +
                                leaf("Softmax") + ops::text("d") + module(ops::text("v") + weight("1"), "")));
    std::string found;
    for (const auto& [name, kind] : checkpoint.weightless) {
        found += name + " " + kind + "; ";
    }
    CHECK(found == "a SiLU; b SiLU; c Softmax; ");
    // Tensors that no state_dict has make a layer one of them.
    const auto hidden = pickles.read(module(ops::text("w") + weight(), "", ops::text("mean") + weight("1")));
    REQUIRE(hidden.weightless.size() == 1);
    CHECK(hidden.weightless[0].kind == "net");
}

TEST_CASE("all parts of a module are known by their classes, pooling by its rounding") {
    const Pickles pickles;
    const auto pool = ops::global("torch.nn.modules.pooling", "MaxPool2d") + ")\x81}(" +
                      ops::text("_parameters") + "}" + ops::text("_modules") + "}" + ops::text("stride") +
                      "K\x02" + ops::text("ceil_mode") + "\x88ub";
    const auto net = module(ops::text("w") + weight(), ops::text("pool") + pool);
    const auto checkpoint = pickles.read(net);
    REQUIRE(checkpoint.classes.size() == 2);
    CHECK(checkpoint.classes[0].name.empty());
    CHECK(checkpoint.classes[0].class_name == "__main__.net");
    CHECK(checkpoint.classes[1].name == "pool");
    CHECK(checkpoint.classes[1].class_name == "torch.nn.modules.pooling.MaxPool2d");
    REQUIRE(checkpoint.layers.size() == 1);
    CHECK(checkpoint.layers[0].rounds_up == true);
    const auto other = module(ops::text("v") + weight("1"), "");
    const auto both = pickles.read("}(" + ops::text("model") + net + ops::text("ema") + other + "u").classes;
    REQUIRE(both.size() == 3);
    CHECK(both[0].name == "model");
    CHECK(both[1].name == "model.pool");
    CHECK(both[2].name == "ema");
}

TEST_CASE("what pruning computed is no tensor that a layer keeps beside its weights") {
    const Pickles pickles;
    const auto layer = [&](const std::string& parameter) {
        return pickles.read(module(ops::text(parameter) + weight(), "", ops::text("weight") + weight("1")));
    };
    CHECK(layer("weight_orig").weightless.empty());
    CHECK(layer("weight_g").weightless.empty());
    CHECK(layer("bias").weightless.size() == 1);
}

TEST_CASE("a GELU that is approximated is of another kind") {
    const auto gelu = [](const std::string& way) {
        return ops::global("torch.nn.modules.activation", "GELU") + ")\x81}(" + ops::text("_parameters") +
               "}" + ops::text("_modules") + "}" + ops::text("approximate") + ops::text(way) + "ub";
    };
    const Pickles pickles;
    const auto found = pickles.read(
        module(ops::text("w") + weight(), ops::text("a") + gelu("none") + ops::text("b") + gelu("tanh")));
    REQUIRE(found.weightless.size() == 2);
    CHECK(found.weightless[0].kind == "GELU");
    CHECK(found.weightless[1].kind == "GELU(tanh)");
}

TEST_CASE("short lists of numbers are values of a file, too") {
    using List = PickleValue::List;
    const auto checkpoint = written(PickleValue::Dict{{"state_dict", network(2)},
                                                      {"mean", List{0.5, 0.5, 0.25}},
                                                      {"input_size", List{3, 64, 64}},
                                                      {"losses", List{1, 2, 3, 4, 5}}});
    CHECK(scalar(checkpoint, "mean") == "[0.5, 0.5, 0.25]");
    CHECK(scalar(checkpoint, "input_size") == "[3, 64, 64]");
    CHECK(checkpoint.scalars.size() == 2);
}

TEST_CASE(
    "what a file says of its images is found two levels down, in modules and in a configuration's text") {
    using Dict = PickleValue::Dict;
    using List = PickleValue::List;
    const auto said = [](const Checkpoint& checkpoint) {
        std::string text;
        for (const auto& [name, value] : checkpoint.images) {
            text += name + " " + value + "; ";
        }
        return text;
    };
    CHECK(said(written(Dict{{"state_dict", network(2)},
                            {"config", Dict{{"data", Dict{{"mean", List{0.5, 0.5, 0.5}}, {"lr", 0.1}}}}},
                            {"std", ramp({3}, 2)},
                            {"optimizer", Dict{{"mean", 0.5}}},
                            {"img_size", 64}})) ==
          "std [0.5, 0.75, 1]; img_size 64; config.data.mean [0.5, 0.5, 0.5]; ");
    CHECK(said(written(
              Dict{{"state_dict", network(2)},
                   {"meta", Dict{{"cfg", "data_preprocessor = dict(mean=[1, 2, 3], std=[4, 5.5, 6])"}}}})) ==
          "meta.cfg.mean [1, 2, 3]; meta.cfg.std [4, 5.5, 6]; ");
    CHECK(said(written(Dict{{"state_dict", network(2)}, {"mean", ramp({9})}})) == "mean ?; ");
    const Pickles pickles;
    const auto half = "(G\x3f\xe0" + std::string(6, '\0') + "G\x3f\xe0" + std::string(6, '\0') + "G\x3f\xe0" +
                      std::string(6, '\0') + "t";
    CHECK(said(pickles.read(module(ops::text("w") + weight(), "", ops::text("mean") + half))) ==
          "mean [0.5, 0.5, 0.5]; ");
}

TEST_CASE("what is kept beside a network is none where it holds little, or only the network again") {
    using Dict = PickleValue::Dict;
    const Dict moments{{"exp_avg", ramp({2, 3})}, {"exp_avg_sq", ramp({2, 3})}, {"step", 7}};
    const PickleValue::List group{Dict{{"lr", 0.1}, {"params", PickleValue::List{0, 1}}}};
    const auto checkpoint = written(
        Dict{{"state_dict", network(2)},
             {"criterion", Dict{{"weight", ramp({4})}}},
             {"center", Dict{{"center", ramp({4})}}},
             {"queues", Dict{{"state_dict", Dict{{"queue", ramp({8})}}}}},
             {"optimizer", Dict{{"state", Dict{{"0", moments}, {"1", moments}}}, {"param_groups", group}}},
             {"optim_by_name", network(5)},
             {"optimizer_states", PickleValue::List{Dict{{"state", Dict{{"0", moments}}}}}},
             {"callbacks", Dict{{"ModelCheckpoint", Dict{{"best_model_score", ramp({})}}}}},
             {"amp_scaler", Dict{{"scale", 65536.0}}}});
    CHECK(start_of(checkpoint, "") == 2);
    CHECK(checkpoint.nesting == "state_dict");
    const Pickles pickles;
    const auto key = [](const std::string& name, const std::string& item) { return ops::text(name) + item; };
    const auto again = pickles.read("}(" + key("state_dict", ops::dict(weight())) +
                                    key("whole", module(key("w", weight()), "")) + "u");
    CHECK(names_of(again) == "w");
    CHECK(again.nesting == "state_dict");
}

TEST_CASE("where averaged weights were put in the place of the raw ones, they are taken alone") {
    using Dict = PickleValue::Dict;
    const auto mmengine = [](const Dict& meta) {
        return written(Dict{{"meta", meta}, {"state_dict", network(1)}, {"ema_state_dict", network(2)}});
    };
    const auto averaged = mmengine({{"mmengine_version", "0.10.4"}, {"epoch", 7}});
    CHECK(start_of(averaged, "") == 1);
    CHECK(averaged.nesting == "state_dict (averaged weights)");
    CHECK(scalar(averaged, "meta.epoch") == "7");
    const auto lightning = written(Dict{{"state_dict", network(1)},
                                        {"current_model_state", network(2)},
                                        {"averaging_state", Dict{{"n_averaged", ramp({})}}}});
    CHECK(start_of(lightning, "") == 1);
    CHECK(lightning.nesting == "state_dict (averaged weights)");
    // Others keep the raw weights where they were.
    const auto older = mmengine({{"mmcv_version", "1.7.0"}});
    CHECK(start_of(older, "ema_state_dict.") == 2);
    CHECK(start_of(older, "state_dict.") == 1);
    CHECK(written(Dict{{"meta", Dict{{"mmengine_version", "0.10.4"}}}, {"state_dict", network(1)}}).nesting ==
          "state_dict");
}

TEST_CASE("class names: lists and mappings, and what is none") {
    const Pickles pickles;
    const auto names = [&](const std::string& key, const std::string& value) {
        return pickles.read("}(" + ops::text("w") + weight() + ops::text(key) + value + "u").class_names;
    };
    const std::vector<std::string> expected{"ant", "bee"};
    const auto ant = ops::text("ant");
    const auto bee = ops::text("bee");
    CHECK(names("classes", "](" + ant + bee + "e") == expected);
    CHECK(names("class_names", ant + bee + "\x86") == expected);
    CHECK(names("idx_to_class", "}(K\x01" + bee + std::string("K\0", 2) + ant + "u") == expected);
    CHECK(names("idx_to_class", "}(" + ops::text("1") + bee + ops::text("0") + ant + "u") == expected);
    CHECK(names("class_to_idx", "}(" + bee + "K\x01" + ant + std::string("K\0", 2) + "u") == expected);
    CHECK(names("class_to_idx", "}(" + bee + "K\x01" + ant + "K\x01u").empty());
    CHECK(names("class_to_idx", "}(" + bee + "K\x02" + ant + "K\x01u").empty());
    CHECK(names("class_to_idx", "}(" + bee + "N" + ant + "Nu").empty());
    CHECK(names("classes", "](" + ant + "K\x01" + "e").empty());
    CHECK(names("classes", "](" + ant + ops::text("b\n") + "e").empty());
    CHECK(names("classes", "K\x0a").empty());
    CHECK(names("other", "](" + ant + bee + "e").empty());
}

TEST_CASE("objects of classes are inert records, however they are made") {
    const Pickles pickles;
    const auto net = ops::global("__main__", "net");
    CHECK(pickles.refusal(beside_weights(net + ")\x81")).empty());
    CHECK(pickles.refusal(beside_weights(net + "(K\x01t\x81}b")).empty());
    CHECK(pickles.refusal(beside_weights(net + ")}" + ops::text("k") + "Ns\x92"), 4).empty());
    CHECK(pickles.refusal(beside_weights(net + ")\x81N}" + ops::text("slot") + "K\x01s\x86" + "b")).empty());
    CHECK(pickles.refusal(beside_weights(net + ")\x81(K\x01K\x02" + "e")).empty());
    CHECK(pickles.refusal(beside_weights(net + ")\x81(K\x01K\x02" + "u")).empty());
    CHECK(pickles.refusal(beside_weights(ops::global("vision", "Mode") + ops::text("b") + "\x85R")).empty());
    CHECK(pickles
              .refusal(beside_weights(ops::global("copyreg", "_reconstructor") + "(" + net +
                                      ops::global("builtins", "object") + "NtR"))
              .empty());
    CHECK(pickles.refusal(beside_weights(ops::global("torch.nn.functional", "relu"))).empty());
    says(pickles.refusal(beside_weights(net + ")\x81(K\x01" + "u")), "is invalid");
    // Retort's own files hold none.
    const TemporaryFolder folder;
    ops::write_zip(folder / "values.pth", ops::pickle(ops::dict(net + ")\x81")));
    CHECK_THROWS_AS(read_pickle(folder / "values.pth"), Error);
}

TEST_CASE("NumPy's scalars are values where their dtype is an ordinary one") {
    const Pickles pickles;
    const auto value = [&](const std::string& code, const std::string& state, const std::string& bytes) {
        const auto dtype = ops::global("numpy", "dtype") + ops::text(code) + "\x85R" + state;
        const auto number = ops::global("numpy.core.multiarray", "scalar") + dtype + "C" +
                            static_cast<char>(bytes.size()) + bytes + "\x86R";
        return scalar(pickles.read(beside_weights(number)), "x");
    };
    const std::string little = "(K\x03" + ops::text("<") + "tb";
    const std::string big = "(K\x03" + ops::text(">") + "tb";
    CHECK(value("f8", little, std::string("\0\0\0\0\0\0\xf8\x3f", 8)) == "1.5");
    CHECK(value("f4", little, std::string("\0\0\xc0\x3f", 4)) == "1.5");
    CHECK(value("i8", little, "\xfe\xff\xff\xff\xff\xff\xff\xff") == "-2");
    CHECK(value("i4", little, "\xfe\xff\xff\xff") == "-2");
    CHECK(value("b1", little, "\x01") == "true");
    CHECK(value("f8", big, std::string("\x3f\xf8\0\0\0\0\0\0", 8)) == "(none)");
    CHECK(value("f8", little, "abc") == "(none)");
    CHECK(value("M8", little, "abcdefgh") == "(none)");
}

TEST_CASE("persistent ids of modules, with or without their source") {
    const Pickles pickles;
    const auto type = [](const std::string& of) {
        return "(" + ops::text("module") + of + ops::text("net.py") + ops::text("import os") + "tQ";
    };
    CHECK(pickles.refusal(beside_weights(type(ops::global("__main__", "Net")) + ")\x81")).empty());
    CHECK(pickles.refusal(beside_weights(type(ops::global("os", "system")))).empty()); // a name, not called
    says(pickles.refusal(beside_weights(type("N"))), "is invalid");
    says(pickles.refusal(beside_weights("(" + ops::text("module") + "tQ")), "is invalid");
}

TEST_CASE("modules nested or shared without end") {
    const Pickles pickles;
    const auto leaf = module(ops::text("w") + weight(), "");
    CHECK(names_of(pickles.read(leaf)) == "w");
    CHECK(names_of(pickles.read(module("", ops::text("a") + leaf + ops::text("b") + "N"))) == "a.w");
    // A module that is its own child.
    const std::string own = ops::global("__main__", "net") + std::string(")\x81q\0}(", 6) +
                            ops::text("_parameters") + "}" + ops::text("_modules") + "}" + ops::text("a") +
                            std::string("h\0sub", 5);
    says(pickles.refusal(own), "nested too deeply or shared too often");
    // Each module holds the one before twice: 2^60 leaves from 60 modules.
    std::string shared = leaf + std::string("q\0", 2);
    for (int i = 0; i < 60; ++i) {
        shared +=
            "0" +
            module("", ops::text("a") + std::string("h\0", 2) + ops::text("b") + std::string("h\0", 2)) +
            std::string("q\0", 2);
    }
    CHECK_FALSE(pickles.refusal(shared).empty());
    says(pickles.refusal(module("", "")), "without any weights");
    says(pickles.refusal(module(ops::text("bad\n") + weight(), "")), "without a valid name");
}

TEST_CASE("lists of one shared dict cost what looking through them does") {
    std::string dict = "}(";
    for (int i = 0; i < 2000; ++i) {
        dict += ops::text("k" + std::to_string(i)) + "K\x01";
    }
    std::string list = "](";
    for (int i = 0; i < 200'000; ++i) {
        list += "h\x07";
    }
    const Pickles pickles;
    const auto shared = dict + "uq\x07";
    says(pickles.refusal("}(" + ops::text("w") + weight() + ops::text("a") + shared + ops::text("b") + list +
                         "eu"),
         "memory");
}

TEST_CASE("dicts that hold each other without end") {
    const Pickles pickles;
    // {"state_dict": itself}
    CHECK_FALSE(
        pickles.refusal(std::string("}q\0", 3) + ops::text("state_dict") + std::string("h\0s", 3)).empty());
    // One large dict under very many keys of its own.
    std::string large = "}(";
    for (int i = 0; i < 20000; ++i) {
        large += ops::text(std::to_string(i)) + "N";
    }
    large += std::string("uq\0"
                         "0}(",
                         6);
    for (int i = 0; i < 20000; ++i) {
        large += ops::text(std::to_string(i)) + std::string("h\0", 2);
    }
    CHECK_FALSE(pickles.refusal(large + "u").empty());
}
