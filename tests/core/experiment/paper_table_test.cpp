// The short table for a paper.
#include "core/experiment/report/paper_table.h"
#include "tests/core/experiment/support.h"

#include <doctest/doctest.h>

using namespace retort;
using namespace retort::test;

namespace {

void add_runs(std::vector<RunRecord>& runs, const Point& point, const std::vector<double>& accuracies) {
    std::int64_t repeat = 0;
    for (const double accuracy : accuracies) {
        auto& run = runs.emplace_back();
        ++repeat;
        run.spec = {point.alpha, repeat, static_cast<std::uint64_t>(repeat), point.settings};
        run.status = RunStatus::done;
        run.epochs.resize(2);
        run.epochs[1].epoch = 1;
        run.epochs[1].val_accuracy = accuracy;
        run.epochs[1].teacher_val_accuracy = 0.9;
    }
}

Verdict verdict() {
    std::vector<RunRecord> runs;
    add_runs(runs, {0.0, {{"loss", "kl_T"}}}, {.72, .74, .76});
    add_runs(runs, {0.5, {{"loss", "kl_T"}}}, {.70});
    add_runs(runs, {1.0}, {.70, .71, .72});
    return usual_verdict(runs).value();
}

} // namespace

TEST_CASE("a paper's table has accuracy, its highest in bold, and differences") {
    CHECK(paper_markdown(verdict()) == "| | N | accuracy (%) | difference (points) |\n"
                                       "|---|---:|---:|---:|\n"
                                       "| teacher | – | 90.0 | – |\n"
                                       "| α 0, loss kl\\_T | 3 | **74.0** ± 2.0 | +3.0 (0.5 to 5.5) |\n"
                                       "| α 0.5, loss kl\\_T | 1 | 70.0 | +0.0 |\n"
                                       "| α 1 | 3 | 71.0 ± 1.0 | – |\n");
    CHECK(paper_latex(verdict()) ==
          "\\begin{tabular}{lrrr}\n\\toprule\n & $N$ & accuracy (\\%) & difference (points) \\\\\n\\midrule\n"
          "teacher & -- & 90.0 & -- \\\\\n"
          "$\\alpha$ 0, loss kl\\_T & 3 & \\textbf{74.0} $\\pm$ 2.0 & $+3.0$ (0.5 to 5.5) \\\\\n"
          "$\\alpha$ 0.5, loss kl\\_T & 1 & 70.0 & $+0.0$ \\\\\n"
          "$\\alpha$ 1 & 3 & 71.0 $\\pm$ 1.0 & -- \\\\\n"
          "\\bottomrule\n\\end{tabular}\n");
}
