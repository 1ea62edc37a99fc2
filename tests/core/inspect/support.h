// A run to look at.
#pragma once

#include "core/data/sample.h"
#include "core/engine/models/model.h"
#include "core/experiment/run/runner.h"
#include "core/files/pickle/state_dict_writer.h"
#include "tests/core/data/support.h"

#include <doctest/doctest.h>

namespace retort::test {

/// One run of a resnet20 student, trained in a temporary folder that holds data set and teacher, too.
struct TrainedRun {
    TrainedRun(const std::string& teacher, std::int64_t epochs) {
        SampleOptions few;
        few.train_per_class = 4;
        few.val_per_class = 5;
        write_sample(folder.path() / "data", few);
        write_state_dict(folder.path() / "teacher.pth", state_dict(*build_model(teacher, classes, 1)));
        spec.data_dir = (folder.path() / "data").string();
        spec.teacher_file = (folder.path() / "teacher.pth").string();
        spec.out = (folder.path() / "experiment").string();
        spec.student = "resnet20";
        spec.alphas = {0.5};
        spec.repeats = 1;
        spec.num_epochs = epochs;
        spec.batch_size = 8;
        spec.bank = "memory";
        spec.device = "cpu";
        spec.lanes = spec.threads = 1;
        RunObserver observer;
        run = run_experiment(spec, ResumeMode::fresh, observer, {}).at(0);
        REQUIRE(best_epoch(run.epochs) != nullptr);
        best = *best_epoch(run.epochs);
    }

    TemporaryFolder folder;
    std::int64_t classes = static_cast<std::int64_t>(sample_classes().size());
    ExperimentSpec spec;
    RunRecord run;
    EpochRecord best;
};

} // namespace retort::test
