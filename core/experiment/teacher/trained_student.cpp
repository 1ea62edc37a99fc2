#include "core/experiment/teacher/trained_student.h"

#include "core/data/decode/image.h"
#include "core/data/image_folder.h"
#include "core/data/sample.h"
#include "core/data/transforms.h"
#include "core/engine/models/model.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/plan.h"
#include "core/experiment/spec/split_parameters.h"
#include "core/experiment/teacher/class_mapping.h"
#include "core/experiment/teacher/stated_images.h"
#include "core/files/checkpoint.h"
#include "core/files/pickle/state_dict_writer.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// What a run's folder and the experiment around it say.
struct Origin {
    std::optional<RunRecord> run;
    std::optional<ExperimentSpec> spec;
};

/// The path without a slash at its end.
fs::path tidy(const fs::path& path) {
    const auto whole = fs::absolute(path).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

/// teacher.pth holds the best weights of the one run of an experiment that trained a teacher.
Origin origin_of_teacher(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder / "experiment.json", error)) {
        return {};
    }
    auto experiment = read_experiment(folder);
    const bool taught = experiment.spec && experiment.spec->teacher_file.empty();
    if (!taught || experiment.runs.size() != 1) {
        return {};
    }
    return {std::move(experiment.runs.front()), std::move(experiment.spec)};
}

Origin origin_of(const fs::path& weights) {
    const auto run_folder = weights.parent_path();
    if (weights.filename() == "teacher.pth") {
        return origin_of_teacher(run_folder);
    }
    std::error_code error;
    if (!fs::exists(run_folder / "run.json", error)) {
        return {};
    }
    auto experiment = read_experiment(run_folder.parent_path().parent_path());
    const auto run = std::find_if(experiment.runs.begin(), experiment.runs.end(),
                                  [&](const RunRecord& item) { return item.name == run_folder.filename(); });
    if (run == experiment.runs.end()) {
        return {std::nullopt, std::move(experiment.spec)};
    }
    if (experiment.spec) {
        experiment.spec = spec_of(*experiment.spec, run->spec);
    }
    return {std::move(*run), std::move(experiment.spec)};
}

/// Which epoch of a run is in weights of this name: "best", "last", or nothing where they are no run's.
std::string epoch_in(const fs::path& name) {
    if (name == "best.pth" || name == "teacher.pth") {
        return "best";
    }
    return name == "last.pth" ? "last" : "";
}

/// The file of weights that is meant, and which epoch of its run it holds.
std::pair<fs::path, std::string> weights_of(const StudentRequest& request) {
    const auto model = tidy(request.model);
    std::error_code error;
    if (!fs::is_directory(model, error)) {
        return {model, epoch_in(model.filename())};
    }
    if (fs::is_directory(model / "runs", error)) {
        throw Error(RETORT_TEXT("%1 is a whole experiment; choose one of its runs, such as %2"),
                    {model.string(), (model / "runs" / run_name({.alpha = 0.5, .repeat = 1})).string()});
    }
    if (request.epoch != "best" && request.epoch != "last") {
        throw Error(RETORT_TEXT("the epoch must be best or last, not “%1”"), {request.epoch});
    }
    return {model / (request.epoch + ".pth"), request.epoch};
}

/// A run may have ended between its metrics and its weights, whose own word is taken first.
void describe_training(const Origin& origin, const std::string& epoch, const fs::path& weights,
                       ModelCard& card) {
    if (origin.run) {
        card.alpha = origin.run->spec.alpha;
        const auto* usual = epoch == "best" ? best_epoch(origin.run->epochs) : origin.run->last();
        const auto* record = epoch_of_weights(*origin.run, stated_epoch(weights), usual);
        if (record != nullptr) {
            card.epoch = record->epoch;
            card.accuracy = record->val_accuracy;
        }
    }
    if (origin.spec) {
        const bool taught = origin.spec->teacher_file.empty(); // on labels alone
        card.loss = taught ? "cross-entropy" : origin.spec->loss;
        if (!taught && applies(*find_parameter("temperature"), *origin.spec)) {
            card.temperature = origin.spec->temperature;
        }
    }
}

/// The weights as the architecture that was asked for, or the experiment's, or else the one they look like.
Recognised recognised(const StudentRequest& request, const Origin& origin, const Checkpoint& checkpoint,
                      const StatedImages& stated) {
    const auto& architecture =
        request.architecture.empty() && origin.spec ? origin.spec->student : request.architecture;
    return recognise_weights(checkpoint, architecture, {.role = ModelRole::student, .parameter = ""}, stated);
}

/// The tensors in the model's own order and types, which shows that they fit.
StateDict fitted(const Recognised& found) {
    const auto model = build_model(found.architecture->name, found.classes, /*seed=*/0);
    load_state_dict(*model, found.tensors);
    return state_dict(*model);
}

/// Fills in architecture, classes and tensors, and what is said of the images. Throws Error that names the
/// file.
const Architecture& take_weights(const StudentRequest& request, const Origin& origin, Student& student) {
    const auto checkpoint = read_checkpoint(student.file);
    try {
        const auto stated = stated_images(student.file, checkpoint);
        const auto found = recognised(request, origin, checkpoint, stated);
        student.remarks = found.remarks;
        student.tensors = fitted(found);
        student.card.architecture = found.architecture->name;
        student.card.class_count = found.classes;
        student.card.classes =
            find_classes(student.file, found.classes, names_of_outputs(checkpoint, found.classes)).names;
        std::copy_if(checkpoint.metadata.begin(), checkpoint.metadata.end(),
                     std::back_inserter(student.card.split),
                     [](const auto& item) { return is_split_statement(item.first); });
        const auto seen = seen_images_of(stated);
        student.card.image_size = seen.side;
        student.card.normalization = seen.normalize;
        student.card.resize_side = seen.resize_side;
        student.card.interpolation = seen.interpolation;
        return *found.architecture;
    } catch (const Error& error) {
        throw error_in(student.file.string(), error);
    }
}

/// What was asked for goes before what is said, and that before what is usual.
Preprocessing describe_images(const StudentRequest& request, const Architecture& architecture,
                              ModelCard& card, std::vector<Message>& remarks) {
    if (request.image_size > 0) {
        card.resize_side = request.image_size == card.image_size ? card.resize_side : 0;
        card.image_size = request.image_size;
    } else if (card.image_size == 0) {
        card.image_size = architecture.image_size;
        remarks.push_back(
            {RETORT_TEXT("nothing says the size of its images; the usual one of %1 is stated: %2"),
             {architecture.name, std::to_string(card.image_size)}});
    }
    if (!request.normalize.empty()) {
        card.normalization = request.normalize;
    }
    const auto known = !card.normalization.empty();
    auto how = preprocessing_of(
        {card.image_size, known ? card.normalization : "imagenet", card.resize_side, card.interpolation});
    card.mean = how.normalization.mean;
    card.std = how.normalization.std;
    return how;
}

/// Nothing where the experiment's data folder is not there any more.
std::optional<ImageFolder> data_of(const StudentRequest& request, const Origin& origin) {
    if (!request.data_dir.empty()) {
        return open_image_folder(request.data_dir);
    }
    std::error_code error;
    if (!origin.spec || origin.spec->data_dir.empty() || !fs::is_directory(origin.spec->data_dir, error)) {
        return std::nullopt;
    }
    try {
        return open_image_folder(origin.spec->data_dir, split_options(*origin.spec));
    } catch (const Error&) {
        return std::nullopt;
    }
}

torch::Tensor pixels(const Image& image, const Preprocessing& how) {
    auto tensor = torch::empty({3, how.image_size, how.image_size});
    write_val_tensor(image, how, tensor.data_ptr<float>());
    return tensor;
}

torch::Tensor validation_images(const ImageFolder& folder, const Preprocessing& how, std::size_t count) {
    const auto& samples = folder.val.samples;
    const auto step = std::max<std::size_t>(samples.size() / count, 1);
    std::vector<torch::Tensor> images;
    for (std::size_t i = 0; i < samples.size() && images.size() < count; i += step) {
        try {
            images.push_back(pixels(read_image(samples[i].path), how));
        } catch (const Error&) {
            continue; // one picture less to compare on
        }
    }
    if (images.empty()) {
        throw Error(RETORT_TEXT("none of the validation images in %1 can be read"), {folder.root.string()});
    }
    return torch::stack(images);
}

torch::Tensor drawn_images(const Preprocessing& how, std::size_t count) {
    std::vector<torch::Tensor> images;
    for (std::size_t i = 0; i < count; ++i) {
        images.push_back(pixels(draw_sample(i % sample_classes().size(), i, {}), how));
    }
    return torch::stack(images);
}

void add_images(const StudentRequest& request, const Origin& origin, const Preprocessing& how,
                Student& student) {
    const auto count = static_cast<std::size_t>(std::max<std::int64_t>(request.images, 1));
    const auto data = data_of(request, origin);
    if (!data) {
        student.images = drawn_images(how, count);
        return;
    }
    if (static_cast<std::int64_t>(data->classes.size()) != student.card.class_count) {
        throw Error(RETORT_TEXT("the model %1 has %2 classes, but the data set %3 has %4"),
                    {student.file.string(), std::to_string(student.card.class_count), data->root.string(),
                     std::to_string(data->classes.size())});
    }
    if (student.card.classes.empty()) {
        student.card.classes = data->classes;
        if (!origin.spec) { // which trained on these images
            student.remarks.push_back({RETORT_TEXT("nothing says the names of its classes; those of %1 are "
                                                   "stated, in sorted order"),
                                       {data->root.string()}});
        }
    }
    student.images = validation_images(*data, how, count);
    student.images_from = data->root;
}

} // namespace

Student open_student(const StudentRequest& request) {
    Student student;
    std::string epoch;
    std::tie(student.file, epoch) = weights_of(request);
    const auto origin = epoch.empty() ? Origin{} : origin_of(student.file);
    const auto& architecture = take_weights(request, origin, student);
    const auto how = describe_images(request, architecture, student.card, student.remarks);
    describe_training(origin, epoch, student.file, student.card);
    add_images(request, origin, how, student);
    return student;
}

} // namespace retort
