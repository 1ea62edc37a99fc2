#include "tests/ui/small_experiment.h"

#include "core/data/sample.h"
#include "core/engine/models/model.h"
#include "core/files/pickle/state_dict_writer.h"

namespace retort::test {

SmallExperiment::SmallExperiment(std::int64_t trainPerClass, std::int64_t valPerClass) {
    SampleOptions options;
    options.train_per_class = trainPerClass;
    options.val_per_class = valPerClass;
    write_sample(data().toStdString(), options);
    writeTeacher(QStringLiteral("teacher.pth"), static_cast<std::int64_t>(sample_classes().size()));
}

void SmallExperiment::writeTeacher(const QString& name, std::int64_t classes) const {
    const auto model = build_model("resnet20", classes, 1);
    write_state_dict(path(name).toStdString(), state_dict(*model));
}

ExperimentSpec SmallExperiment::spec() const {
    ExperimentSpec spec;
    spec.data_dir = data().toStdString();
    spec.teacher_file = teacher().toStdString();
    spec.out = path(QStringLiteral("experiment")).toStdString();
    spec.student = "resnet20";
    spec.alphas = {0.0, 1.0};
    spec.repeats = 1;
    spec.num_epochs = 1;
    spec.batch_size = 8;
    spec.image_size = 32;
    spec.device = "cpu";
    spec.lanes = 1;
    spec.threads = 1; // threads that wait for each other are slow where others work, too
    return spec;
}

} // namespace retort::test
