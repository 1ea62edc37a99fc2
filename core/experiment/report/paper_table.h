// The few numbers of an experiment that a paper has, in a table that fits a column.
#pragma once

#include "core/experiment/results/verdict.h"

#include <string>

namespace retort {

/// A row for the teacher, where it is known, and one for each point of `verdict`: the number of repeats,
/// accuracy at the last epoch in percent as mean ± standard deviation, the highest in bold, and the
/// difference from the reference in points with its interval of 95 %, paired by repeat. In the C locale. As
/// LaTeX for the package booktabs, and as Markdown.
std::string paper_latex(const Verdict& verdict);
std::string paper_markdown(const Verdict& verdict);

} // namespace retort
