#include "ui/session/annotation_keeper.h"

#include "core/experiment/record/annotations.h"
#include "ui/base/translate.h"

#include <utility>

namespace retort::ui {

AnnotationKeeper::AnnotationKeeper(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , workspace_(workspace) {
    // One after the other, so that what was said last is what stays.
    writer_.setMaxThreadCount(1);
}

AnnotationKeeper::~AnnotationKeeper() {
    writer_.waitForDone();
}

void AnnotationKeeper::write(std::function<void()> change) {
    writer_.start([this, change = std::move(change)] {
        try {
            change();
        } catch (const std::exception& error) {
            QMetaObject::invokeMethod(this, [this, reason = errorText(error)] {
                Q_EMIT failed(tr("Names, tags and notes could not be saved: %1").arg(reason));
            });
        }
    });
}

void AnnotationKeeper::annotate(const QString& folder, const std::map<std::string, RunAnnotation>& runs) {
    if (const int experiment = workspace_.find(folder); experiment >= 0) {
        ExperimentStore& store = workspace_.store(experiment);
        Annotations annotations = store.record().annotations;
        for (const auto& [name, annotation] : runs) {
            annotations.runs[name] = annotation;
        }
        store.setAnnotations(annotations);
    }
    write([path = toPath(folder), runs] { write_annotations(path, runs); });
}

void AnnotationKeeper::setBaseline(const std::optional<RunPlace>& run) {
    for (int experiment = 0; experiment < workspace_.count(); ++experiment) {
        const bool isHere = run && run->experiment == experiment;
        setBaseline(experiment, isHere ? workspace_.store(experiment).run(run->row).name : std::string());
    }
}

void AnnotationKeeper::setBaseline(int experiment, const std::string& run) {
    ExperimentStore& store = workspace_.store(experiment);
    Annotations annotations = store.record().annotations;
    if (annotations.baseline == run) {
        return;
    }
    annotations.baseline = run;
    store.setAnnotations(annotations);
    write([path = toPath(workspace_.folder(experiment)), run] { write_baseline(path, run); });
}

} // namespace retort::ui
