// Which names of Python code a pickle may mention at all.
#pragma once

#include <string>
#include <string_view>

namespace retort {

/// Whether "module.name" may stand in a pickle as the name of an inert record.
///
/// The machine calls nothing, so that no name can do harm here. Refused is what would do harm in Python and
/// what a file of weights has no use for: a file that holds it was made to attack somebody, and a person
/// wants to know. The rule: names are Python identifiers; none comes from Python's own library (the few types
/// of plain data in it are known to pickle_globals.cpp and do not come here); none reaches a module of that
/// library, or an attribute with two leading underscores, through another module (`torch.os.system`); and
/// none is called as a function that runs, loads or opens something usually is (`Popen`, `eval`, …), wherever
/// it comes from. What is left are classes and functions of torch, of other packages and of a person's
/// scripts.
bool may_be_named(std::string_view module, std::string_view name);

/// Whether a call of `global`, a name that may_be_named, can be taken as the making of an object, which is a
/// record here: its last part is written like a class (`Net`, `_Block`, `InterpolationMode`). A call of a
/// function may mean anything and is refused.
bool is_called_like_a_class(std::string_view global);

} // namespace retort
