#include "core/export/onnx_model.h"

#include "core/export/onnx_call.h"

#include <cerrno>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>
#include <torch/csrc/jit/ir/constants.h>

namespace retort {

namespace jit = torch::jit;

namespace {

const std::unordered_map<std::string_view, const OnnxRule*>& all_rules() {
    static const auto table = [] {
        std::unordered_map<std::string_view, const OnnxRule*> rules;
        for (const auto list : {onnx_layer_rules(), onnx_pointwise_rules(), onnx_shape_rules()}) {
            for (const auto& rule : list) {
                rules.emplace(rule.aten, &rule);
            }
        }
        return rules;
    }();
    return table;
}

OnnxValue constant_value(const c10::IValue& value, OnnxBuilder& out) {
    if (value.isTensor()) {
        return {OnnxValue::Tensor{out.add_constant(value.toTensor()), ""}};
    }
    if (value.isInt()) {
        return {Extent{value.toInt(), 0}};
    }
    if (value.isDouble()) {
        return {value.toDouble()};
    }
    if (value.isBool()) {
        return {value.toBool()};
    }
    if (value.isString()) {
        return {value.toStringRef()};
    }
    if (value.isList()) {
        std::vector<OnnxValue> items;
        for (const c10::IValue& item : value.toListRef()) {
            items.push_back(constant_value(item, out));
        }
        return {std::move(items)};
    }
    return {std::monostate{}};
}

/// Walks the graph, in whose order arguments come before their uses.
class Translation {
  public:
    Translation(const TracedModel& traced, OnnxBuilder& out) : traced_(traced), out_(out) {
        const auto inputs = traced.graph().inputs();
        values_[inputs.at(0)] = {OnnxValue::Module{traced.module(), ""}};
        values_[inputs.at(1)] = {OnnxValue::Tensor{"images", ""}};
        out_.add_input("images", traced.shape(inputs.at(1)));
    }

    void run() {
        for (const auto* node : traced_.graph().nodes()) {
            translate(*node);
        }
        const auto* logits = traced_.graph().outputs().at(0);
        const auto& name = std::get<OnnxValue::Tensor>(values_.at(logits).is).name;
        out_.add_node("Identity", {name}, {}, "logits");
        out_.set_output("logits", traced_.shape(logits));
    }

  private:
    void translate(const jit::Node& node) {
        switch (node.kind()) {
        case c10::prim::Constant:
            known_[node.output()] = *jit::toIValue(node.output());
            values_[node.output()] = constant_value(known_[node.output()], out_);
            break;
        case c10::prim::GetAttr:
            values_[node.output()] = attribute(node);
            break;
        case c10::prim::ListConstruct: {
            std::vector<OnnxValue> items;
            for (const auto* input : node.inputs()) {
                items.push_back(values_.at(input));
            }
            values_[node.output()] = {std::move(items)};
            know_list(node);
            break;
        }
        case c10::prim::ListUnpack: {
            const auto& items = std::get<std::vector<OnnxValue>>(values_.at(node.input()).is);
            for (std::size_t i = 0; i < node.outputs().size(); ++i) {
                values_[node.output(i)] = OnnxValue(items.at(i));
            }
            break;
        }
        case c10::prim::NumToTensor:
        case c10::aten::Int:
        case c10::aten::ScalarImplicit:
            values_[node.output()] = OnnxValue(values_.at(node.input()));
            break;
        default:
            if (!fold(node)) {
                call(node);
            }
        }
    }

    OnnxValue attribute(const jit::Node& node) {
        const auto& owner = std::get<OnnxValue::Module>(values_.at(node.input()).is);
        const auto& name = node.s(c10::attr::name);
        const auto member = owner.module.attr(name);
        if (member.isModule()) {
            return {OnnxValue::Module{jit::Module(member.toModule()), owner.prefix + name + "."}};
        }
        known_[node.output()] = member;
        return {OnnxValue::Tensor{out_.add_weight(owner.prefix + name, member.toTensor()), ""}};
    }

    /// What goes into `node`; nothing when some of it depends on the images.
    std::optional<jit::Stack> known_inputs(const jit::Node& node) const {
        jit::Stack stack;
        for (const auto* input : node.inputs()) {
            const auto found = known_.find(input);
            if (found == known_.end()) {
                return std::nullopt;
            }
            stack.push_back(found->second);
        }
        return stack;
    }

    void know_list(const jit::Node& node) {
        if (auto items = known_inputs(node)) {
            c10::impl::GenericList list(node.output()->type()->expectRef<c10::ListType>().getElementType());
            for (const auto& item : *items) {
                list.push_back(item);
            }
            known_[node.output()] = std::move(list);
        }
    }

    /// Computes now what depends on weights and constants alone. A transposed weight is left, because ONNX's
    /// matrix product takes the weight as it is; so is what would change a weight.
    bool fold(const jit::Node& node) {
        const bool in_place = std::string_view(node.kind().toUnqualString()).ends_with('_');
        if (!node.kind().is_aten() || node.kind() == c10::aten::t || in_place || node.outputs().size() != 1) {
            return false;
        }
        auto stack = known_inputs(node);
        if (!stack) {
            return false;
        }
        const torch::NoGradGuard no_grad;
        node.getOperation()(*stack);
        values_[node.output()] = constant_value(stack->back(), out_);
        known_[node.output()] = std::move(stack->back());
        return true;
    }

    void call(const jit::Node& node) {
        std::string_view name = node.kind().toUnqualString();
        if (name.ends_with('_')) {
            name.remove_suffix(1);
        }
        const auto rule = all_rules().find(name);
        if (!node.kind().is_aten() || rule == all_rules().end()) {
            throw Error(RETORT_TEXT("the model uses the operator %1, which cannot be exported to ONNX"),
                        {node.kind().toQualString()});
        }
        OnnxCall arguments(traced_, out_, values_, node);
        rule->second->write(arguments);
    }

    const TracedModel& traced_;
    OnnxBuilder& out_;
    OnnxValues values_;
    std::unordered_map<const jit::Value*, c10::IValue> known_; ///< what does not depend on the images
};

} // namespace

void write_onnx(const std::filesystem::path& file, const TracedModel& traced, const std::string& graph_name,
                const std::vector<std::pair<std::string, std::string>>& metadata) {
    OnnxBuilder out(graph_name);
    for (const auto& [key, value] : metadata) {
        out.add_metadata(key, value);
    }
    Translation(traced, out).run();
    std::ofstream stream(file, std::ios::binary);
    if (!out.take().SerializeToOstream(&stream) || !stream.flush()) {
        throw Error(RETORT_TEXT("%1 cannot be written: %2"),
                    {file.string(), std::generic_category().message(errno)});
    }
}

} // namespace retort
