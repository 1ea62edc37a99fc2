// The architectures Retort can build, by name.
#pragma once

#include "core/engine/models/feature_maps.h"
#include "core/engine/models/model_choice.h"
#include "core/engine/models/random_layers.h"
#include "core/engine/models/state_dict.h"
#include "core/engine/torch.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort {

/// An image classifier: images N×3×H×W, normalised float32, in; logits N×classes out.
class Classifier : public torch::nn::Module {
  public:
    virtual torch::Tensor forward(torch::Tensor images) = 0;

    /// As forward(); what its stages end with is appended to `maps`. A network that nobody here wrote has
    /// none to show.
    virtual torch::Tensor forward_with_maps(torch::Tensor images, FeatureMaps& /*maps*/) {
        return forward(std::move(images));
    }

    /// Whether forward() is made of torch's operations alone, so that it can be recorded as a graph.
    [[nodiscard]] virtual bool recordable() const { return true; }

    /// What its dropout and stochastic depth draw from; whoever trains seeds it.
    [[nodiscard]] Randomness& randomness() { return *randomness_; }

  protected:
    /// For the layers of this model that draw from it.
    [[nodiscard]] const std::shared_ptr<Randomness>& shared_randomness() const { return randomness_; }

  private:
    std::shared_ptr<Randomness> randomness_ = std::make_shared<Randomness>();
};

/// A network that shows the feature maps of its stages.
class StagedClassifier : public Classifier {
  public:
    torch::Tensor forward(torch::Tensor images) final { return run(std::move(images), nullptr); }
    torch::Tensor forward_with_maps(torch::Tensor images, FeatureMaps& maps) final {
        return run(std::move(images), &maps);
    }

  protected:
    /// Logits of `images`; `maps` are appended to where they are wanted.
    virtual torch::Tensor run(torch::Tensor images, FeatureMaps* maps) = 0;
};

/// Names and shapes of a state_dict, in its order; no weights.
using TensorShapes = std::vector<std::pair<std::string, std::vector<std::int64_t>>>;

/// What published networks with the very same tensors do in another way, so that weights do not tell it.
enum class Untold { nothing, pooling, strides };

/// One architecture of the registry. Member names, and so state_dict keys, are those of the Python original.
struct Architecture {
    std::string name;        ///< for example "resnet18"
    std::string family;      ///< what it shares its building blocks with, for example "imagenet-resnet"
    int image_size;          ///< the side it is usually trained at, in pixels
    std::string head;        ///< the module that maps features to logits: "fc", "linear", "classifier.6", …
    std::int64_t parameters; ///< trainable parameters at `default_classes`, as published
    std::int64_t default_classes;
    /// Builds it with weights drawn from torch's global generator; build_model() is the way to call this.
    std::function<std::shared_ptr<Classifier>(std::int64_t classes)> build;
    /// What state_dict() of the built model holds, known without building it.
    std::function<TensorShapes(std::int64_t classes)> shapes;
    bool fixed_size = false; ///< true where images of another side than `image_size` are refused
    Untold untold = Untold::nothing;
};

/// All architectures, in the order in which they are offered.
const std::vector<Architecture>& architectures();

/// The architecture called `name`, or nullptr.
const Architecture* find_architecture(std::string_view name);

/// The names of all architectures, separated by commas: what a refusal says would be accepted.
std::string architecture_names();

/// Builds `name` with `classes` outputs and weights initialised as the Python original does it, from `seed`
/// alone: torch's global generator is seeded and used under a lock. The same seed gives the weights that
/// Python's original has after torch.manual_seed(seed). Throws Error for an unknown name or classes < 1.
std::shared_ptr<Classifier> build_model(std::string_view name, std::int64_t classes, std::uint64_t seed);

/// Weights and biases, each counted one by one; no buffers.
std::int64_t parameter_count(const Classifier& model);

/// Throws Error that says so unless images of `height`×`width` pixels have the one `side` that architecture
/// `name` takes.
void require_side(const std::string& name, std::int64_t side, std::int64_t height, std::int64_t width);

/// What a state_dict turned out to be.
struct Recognised {
    const Architecture* architecture;
    std::int64_t classes; ///< 0 where a head is missing that is not needed
    StateDict tensors; ///< those of the model, under the names and with the shapes that the architecture has
    std::vector<const Architecture*> others; ///< that fit as well
    std::string prefix;           ///< what stands before the model's names in the file: "module."; or nothing
    std::vector<Message> remarks; ///< what was renamed, taken and left, for a person
    Message untold = {};          ///< what only those know who trained it, and is assumed; may be empty
};

/// Recognises the architecture of `tensors` from names and shapes alone, whatever the number of classes and
/// whatever stands before all names of a model. `num_batches_tracked` may be missing. Pruned weights are
/// multiplied by their masks, and names may be those of torchvision's earlier versions, of timm, or numbers
/// of a Sequential (known_names.h). The head may have another name than usual, as after
/// `model.fc = nn.Sequential(nn.Dropout(), nn.Linear(…))`, or stand beside the backbone, as in
/// `backbone.` and `head.fc.`; it is one linear layer. A first layer of one channel sees pictures in grey.
///
/// Of several models in the file `choice` means one by its key, else that for its role (`teacher.`,
/// `student.`), else averaged weights (`ema`). Where several architectures fit the same tensors, the first of
/// the registry is taken. Throws Error that says which architecture is nearest, what differs and what would
/// be accepted when none fits; which models there are when one must be chosen; and which tensor is not
/// finite.
Recognised recognise(const StateDict& tensors, const ModelChoice& choice = {});

/// The same for an architecture that a person named. Throws Error that says what differs, and for an unknown
/// name.
Recognised recognise_as(const StateDict& tensors, std::string_view architecture,
                        const ModelChoice& choice = {});

/// Makes everything but the head constant: requires_grad off, as in the transfer-learning tutorial's fixed
/// feature extractor. Batch-norm statistics still follow the data in training mode.
void freeze_backbone(Classifier& model, const Architecture& architecture);

} // namespace retort
