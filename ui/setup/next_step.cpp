#include "ui/setup/next_step.h"

#include "core/experiment/record/folder.h"
#include "core/experiment/spec/continuation.h"
#include "core/experiment/spec/search_rounds.h"
#include "ui/base/translate.h"
#include "ui/setup/output_folder.h"

#include <QCoreApplication>

#include <algorithm>
#include <filesystem>

namespace retort::ui {

namespace {

struct NextStepText {
    Q_DECLARE_TR_FUNCTIONS(NextStep)
};

/// Why the experiment that was begun cannot go on as `asked`; empty where it can.
QString obstacleTo(const ExperimentSpec& begun, const ExperimentSpec& asked) {
    const auto has_same_contents = [&](const Parameter& parameter) {
        std::error_code error;
        // Something that was moved away may be what is named now: who goes on looks into it.
        return value_text(begun, parameter) == value_text(asked, parameter) ||
               !std::filesystem::exists(value_text(begun, parameter), error);
    };
    try {
        require_continuation(begun, continued_spec(begun, asked), has_same_contents);
        return {};
    } catch (const Error& error) {
        return translated(error.message());
    }
}

/// Nothing where a search has yet to say which runs there will be.
std::optional<int> runsLeft(const ExperimentSpec& asked, const std::vector<RunRecord>& runs) {
    if (is_search(asked)) {
        return std::nullopt;
    }
    const std::vector<RunRecord> planned = queued_runs(asked);
    const auto isDone = [&](const RunRecord& wanted) {
        return std::any_of(runs.begin(), runs.end(), [&](const RunRecord& run) {
            return run.spec == wanted.spec && is_complete(run, wanted.num_epochs);
        });
    };
    return static_cast<int>(planned.size() -
                            static_cast<std::size_t>(std::count_if(planned.begin(), planned.end(), isDone)));
}

} // namespace

NextStep nextStep(const ExperimentSpec& asked, const std::vector<RunRecord>* runs) {
    if (!holdsExperiment(QString::fromStdString(asked.out))) {
        return {};
    }
    NextStep step{NextStep::Kind::resume, {}, {}};
    try {
        const auto begun = read_spec(std::filesystem::path(asked.out) / "experiment.json");
        step.reason = obstacleTo(begun, asked);
    } catch (const Error&) { // what is wrong with the file is said by who goes on with it
        return step;
    }
    if (!step.reason.isEmpty()) {
        step.kind = NextStep::Kind::copy;
    } else if (runs != nullptr) {
        step.left = runsLeft(asked, *runs);
        step.kind = step.left == 0 ? NextStep::Kind::nothing : step.kind;
    }
    return step;
}

QString textOf(const NextStep& step) {
    switch (step.kind) {
    case NextStep::Kind::resume:
        return step.left ? NextStepText::tr("Resume (%1 left)").arg(*step.left) : NextStepText::tr("Resume");
    case NextStep::Kind::copy:
        return NextStepText::tr("Start as New Copy");
    case NextStep::Kind::nothing:
        return NextStepText::tr("Nothing Left to Do");
    case NextStep::Kind::start:
        break;
    }
    return NextStepText::tr("Start");
}

} // namespace retort::ui
