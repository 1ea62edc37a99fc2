// What the program that tries a TorchScript file out says to the one that started it, over a pipe.
#pragma once

namespace retort {

/// The pipe's end in the program that is started. A report is one line of a word and what belongs to it:
/// "classes 10", or "refused" and the reason.
constexpr int report_descriptor = 3;
constexpr auto report_classes = "classes ";
constexpr auto report_refusal = "refused ";

} // namespace retort
