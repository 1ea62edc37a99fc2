// Weights that are in a file and yet cannot be had: of a type that is not read, or only by a call.
#pragma once

#include "core/files/pickle/pickle_graph.h"

#include <string>
#include <string_view>
#include <unordered_set>

namespace retort {

/// Throws a ReadError that says why `value`, found under `name` where a weight belongs, is none that can be
/// read; returns where it is a tensor.
void require_readable(const std::string& name, const Node& value);

/// Throws a ReadError where `root`, the whole of a file, is the result of a call.
void refuse_call(const Node& root);

/// Throws as require_readable() does for weights of `dict`, which holds no tensors, or of a dict in it, where
/// all values are such, or one stands under a key that is_key. Else returns.
void refuse_unreadable_weights(PickleGraph& graph, const Node& dict, bool (*is_key)(const Node& key));

/// `value`, or the tensor in it where it packs one that is not read with its bias, as quantized layers do.
const Node& unpacked(const Node& value);

/// Which items of a dict of tensors are weights: the tensors, read or not, and what else has a tensor's word
/// for a name, as `layer1.weight` has where `fc.weight` is a tensor. The dict must outlive it.
class WeightPlaces {
  public:
    explicit WeightPlaces(const Node& dict);
    [[nodiscard]] bool holds_weight(const Node& name, const Node& value) const;

  private:
    std::unordered_set<std::string_view> words_; ///< the last parts of the names of tensors
};

} // namespace retort
