#include "core/export/traced_model.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <torch/csrc/jit/frontend/tracer.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>
#include <torch/csrc/jit/passes/shape_analysis.h>

namespace retort {

namespace jit = torch::jit;

namespace {

/// The batches that are recorded: the one that becomes the graph, and one to compare it with. Whatever
/// differs depends on the number of images. One image alone would not do for the graph, because an axis of
/// length 1 is treated in its own way (it broadcasts).
constexpr std::int64_t recorded_images = 2;
constexpr std::int64_t compared_images = 1;

/// The tree of `module` as the jit knows modules, sharing its tensors. Every module has a class of its own.
jit::Module mirror(const torch::nn::Module& module, const std::shared_ptr<jit::CompilationUnit>& unit,
                   const std::string& class_name) {
    jit::Module copy(c10::QualifiedName("__torch__.retort." + class_name), unit);
    copy.register_attribute("training", c10::BoolType::get(), false);
    for (const auto& item : module.named_parameters(/*recurse=*/false)) {
        copy.register_parameter(item.key(), item.value(), /*is_buffer=*/false);
    }
    for (const auto& item : module.named_buffers(/*recurse=*/false)) {
        copy.register_buffer(item.key(), item.value());
    }
    for (const auto& child : module.named_children()) {
        copy.register_module(child.key(), mirror(*child.value(), unit, class_name + "_" + child.key()));
    }
    return copy;
}

/// Class names in a TorchScript file are identifiers.
std::string identifier(std::string name) {
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
}

std::shared_ptr<jit::Graph> record(Classifier& model, jit::Module& module, std::int64_t images,
                                   std::int64_t image_size) {
    const torch::NoGradGuard no_grad;
    const auto input = torch::zeros({images, 3, image_size, image_size});
    const auto forward = [&](jit::Stack stack) -> jit::Stack {
        return {model.forward(stack.at(0).toTensor())};
    };
    auto recorded = jit::tracer::trace({input}, forward, [](const torch::Tensor&) { return std::string(); },
                                       /*strict=*/true, /*force_outplace=*/false, &module, {"images"});
    auto graph = recorded.first->graph;
    jit::EliminateDeadCode(graph);
    return graph;
}

std::optional<std::vector<std::int64_t>> concrete_shape(const jit::Value& value) {
    const auto type = value.type()->cast<c10::TensorType>();
    const auto sizes = type ? type->sizes().concrete_sizes() : decltype(type->sizes().concrete_sizes())();
    return sizes ? std::optional(*sizes) : std::nullopt;
}

Extent extent_of(std::int64_t recorded, std::int64_t compared) {
    const auto per_image = (recorded - compared) / (recorded_images - compared_images);
    return {recorded - per_image * recorded_images, per_image};
}

[[noreturn]] void depends_otherwise(const std::string& what) {
    throw Error(RETORT_TEXT("the model cannot be traced: %1 depends on the number of images in a way that a "
                            "graph cannot express"),
                {what});
}

bool is_number(const jit::Node& node) {
    return node.kind() == c10::prim::Constant && node.output()->type()->isSubtypeOf(*c10::IntType::get()) &&
           node.hasAttribute(c10::attr::value);
}

/// Puts fixed + per_image · N, computed from the images' size, into the place of a number.
void replace_number(jit::Graph& graph, jit::Node& constant, const Extent& extent) {
    const jit::WithInsertPoint here(&constant);
    auto* number = graph.insert(c10::aten::size, {graph.inputs().at(1), 0});
    if (extent.per_image != 1) {
        number = graph.insert(c10::aten::mul, {number, extent.per_image});
    }
    if (extent.fixed != 0) {
        number = graph.insert(c10::aten::add, {number, extent.fixed});
    }
    constant.output()->replaceAllUsesWith(number);
}

} // namespace

TracedModel::TracedModel(Classifier& model, std::int64_t image_size, const std::string& name)
    : module_(mirror(model, std::make_shared<jit::CompilationUnit>(), identifier(name))) {
    graph_ = record(model, module_, recorded_images, image_size);
    const auto other = record(model, module_, compared_images, image_size);

    std::vector<std::pair<jit::Node*, Extent>> varying;
    auto twin = other->nodes().begin();
    for (auto* node : graph_->nodes()) {
        if (twin == other->nodes().end() || twin->kind() != node->kind() ||
            twin->outputs().size() != node->outputs().size()) {
            depends_otherwise(node->kind().toQualString());
        }
        if (is_number(*node)) {
            const auto number = node->i(c10::attr::value);
            if (const auto extent = extent_of(number, twin->i(c10::attr::value)); extent.varies()) {
                varying.emplace_back(node, extent);
            }
        }
        for (std::size_t i = 0; i < node->outputs().size(); ++i) {
            const auto shape = concrete_shape(*node->output(i));
            const auto twin_shape = concrete_shape(*twin->output(i));
            if (!shape || !twin_shape || shape->size() != twin_shape->size()) {
                continue;
            }
            auto& extents = shapes_[node->output(i)];
            std::transform(shape->begin(), shape->end(), twin_shape->begin(), std::back_inserter(extents),
                           extent_of);
        }
        ++twin;
    }
    shapes_[graph_->inputs().at(1)] = {{0, 1}, {3, 0}, {image_size, 0}, {image_size, 0}};
    note_weights();
    for (const auto& [constant, extent] : varying) {
        replace_number(*graph_, *constant, extent);
        constant->destroy();
    }

    // The file's forward must not claim the shapes of the recording.
    auto forward = graph_->copy();
    jit::EraseShapeInformation(forward);
    const c10::QualifiedName method(*module_.type()->name(), "forward");
    module_.type()->addMethod(
        module_._ivalue()->compilation_unit()->create_function(method, std::move(forward)));
}

/// The recording gives weights no shape.
void TracedModel::note_weights() {
    std::unordered_map<const jit::Value*, jit::Module> owners{{graph_->inputs().at(0), module_}};
    for (const auto* node : graph_->nodes()) {
        if (node->kind() != c10::prim::GetAttr) {
            continue;
        }
        const auto member = owners.at(node->input()).attr(node->s(c10::attr::name));
        if (member.isModule()) {
            owners.emplace(node->output(), jit::Module(member.toModule()));
        } else {
            auto& shape = shapes_[node->output()];
            for (const auto extent : member.toTensor().sizes()) {
                shape.push_back({extent, 0});
            }
        }
    }
}

std::vector<Extent> TracedModel::shape(const jit::Value* value) const {
    const auto found = shapes_.find(value);
    return found == shapes_.end() ? std::vector<Extent>{} : found->second;
}

} // namespace retort
