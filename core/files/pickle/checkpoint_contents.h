// What a file of weights holds, whatever its format.
#pragma once

#include "core/engine/models/state_dict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// What the attributes of a layer say that its tensors do not.
struct LayerSettings {
    std::string name;                 ///< as before its tensors' names: "layer1.0.conv1"
    std::string kind;                 ///< its class, without the module: "Conv2d"
    std::vector<std::int64_t> stride; ///< of height and width; one number for both; empty where there is none
    std::vector<std::int64_t> padding;      ///< likewise
    std::optional<double> eps;              ///< of a normalisation
    std::string padding_mode = {};          ///< "zeros", "reflect", …; empty where it says none
    std::optional<std::int64_t> heads = {}; ///< of an attention
    std::vector<std::int64_t> kernel = {};  ///< of height and width, as the stride
    std::optional<bool> rounds_up = {};     ///< pooling, which counts windows that reach beyond the image
};

/// A layer without weights of its own: an activation, pooling, a normalisation of images. Also one with
/// layers inside that keeps tensors which are no weights.
struct WeightlessLayer {
    std::string name; ///< "layer1.0.relu"
    std::string kind; ///< its class, without the module: "ReLU"; "GELU(tanh)" where that is approximated
};

/// Any part of a pickled module.
struct ModuleClass {
    std::string name;       ///< as before its tensors' names, without the dot; empty for the whole
    std::string class_name; ///< with its module: "torch.nn.modules.conv.Conv2d"
};

/// Names of classes, in the order of the logits.
struct ClassNames {
    std::string place; ///< where the file has them: "hyper_parameters.class_to_idx"
    std::vector<std::string> names;
    bool is_mapping = false; ///< each with its index, which leaves no doubt about the order
};

/// The weights in a file, and what it says beside them.
struct Checkpoint {
    std::string format; ///< "PyTorch zip", "PyTorch legacy" or "safetensors"
    StateDict tensors;  ///< after unwrapping; CPU tensors, perhaps not contiguous, perhaps sharing storage
    std::string dtype;  ///< the floating type that most of the weights have, for example "float32"
    /// Single values beside the tensors, in the file's order: ("epoch", "182"), ("best_prec1", "83.2"); those
    /// of a dict one level down have its key before theirs: ("args.lr", "0.1").
    std::vector<std::pair<std::string, std::string>> scalars;
    /// The names of the classes in the order of the logits, where the file has them, under `classes`,
    /// `class_names`, `idx_to_class`, `class_to_idx` or a like key; else empty. Of several lists the first,
    /// or the mapping that has its names in another order.
    std::vector<std::string> class_names;
    std::vector<ClassNames> class_lists; ///< all of them
    /// What it says of its images, up to six levels down, in attributes of pickled modules and in texts of
    /// configurations, by names that image_statement() knows: ("hyper_parameters.data.mean", "[0.5, 0.5,
    /// 0.5]"); "?" for a value of a kind that is not read.
    std::vector<std::pair<std::string, std::string>> images;
    /// What a safetensors file says of itself under `__metadata__`, or an archive in its metadata.json.
    std::vector<std::pair<std::string, std::string>> metadata;
    std::vector<LayerSettings> layers;       ///< of pickled modules; of a state_dict nobody knows them
    std::vector<WeightlessLayer> weightless; ///< of pickled modules
    std::vector<ModuleClass> classes;        ///< of all parts of pickled modules, the whole before its parts
    std::vector<std::string> lists; ///< where lists stand that hold tensors; they are not among `tensors`
    /// What was unwrapped, for a person: `state_dict, prefix "module."`, and that it is an average where that
    /// is what a file keeps first: `state_dict (averaged weights)`. May be empty.
    std::string nesting;
};

} // namespace retort
