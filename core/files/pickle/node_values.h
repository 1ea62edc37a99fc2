// What single nodes of a pickle say, as text.
#pragma once

#include "core/files/pickle/pickle_graph.h"

#include <string>
#include <vector>

namespace retort {

/// The shortest text that reads back as the same number.
std::string real_text(double value);

/// "[0.5, 0.5, 0.5]" for a list or tuple of one to four numbers: means, deviations, sizes. Empty for all
/// else.
std::string numbers_text(const Node& list);

/// A truth, a number, a text or numbers_text() of a list; empty for all else.
std::string value_text(const Node& value);

/// The elements of a list or tuple, or of a NumPy array of one type that is read: texts, and numbers of the
/// usual kinds, as nodes. Empty for all else, and for arrays of more than 2¹⁶ elements.
std::vector<Node*> elements_of(PickleGraph& graph, const Node& node);

} // namespace retort
