#include "core/experiment/cost/obstacles.h"

#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/student_init.h"

#include <array>

namespace retort {

namespace {

/// What libtorch says against a forward pass; empty where nothing.
Message refusal(Classifier& model, std::int64_t side, std::int64_t batch) {
    const torch::NoGradGuard no_grad;
    try {
        model.forward(torch::zeros({batch, 3, side, side}));
        return {};
    } catch (const c10::Error& error) {
        return message_of(error);
    }
}

/// The first larger size of the usual ones that will do; 0 where there is none.
std::int64_t sufficient_side(Classifier& model, std::int64_t side) {
    constexpr std::array<std::int64_t, 8> usual{16, 24, 32, 48, 64, 96, 128, 224};
    for (const auto larger : usual) {
        if (larger > side && refusal(model, larger, 2).empty()) {
            return larger;
        }
    }
    return 0;
}

Message obstacle_of(const ExperimentSpec& spec, std::int64_t classes, std::int64_t side, std::int64_t batch) {
    auto drawn = spec;
    drawn.student_init = "random"; // where the weights come from changes no shape
    const auto model = make_student(drawn, classes, {}, /*seed=*/0);
    model->train();
    const auto reason = refusal(*model, side, batch);
    if (reason.empty()) {
        return {};
    }
    if (batch == 1 && refusal(*model, side, 2).empty()) {
        return {RETORT_TEXT("%1 cannot be trained on one image at a time at this image size, because of its "
                            "batch normalisation; accepted are at least two training images and %2"),
                {spec.student, ParameterReference{"batch-size", "2"}}};
    }
    if (const auto enough = sufficient_side(*model, side); enough > 0) {
        return {
            RETORT_TEXT("images of %1 pixels are too small for %2; %3 would do"),
            {std::to_string(side), spec.student, ParameterReference{"image-size", std::to_string(enough)}}};
    }
    return {RETORT_TEXT("%1 cannot be trained on images of %2 pixels: %3"),
            {spec.student, std::to_string(side), reason}};
}

} // namespace

Message training_obstacle(const ExperimentSpec& spec, std::int64_t classes, std::int64_t side,
                          std::int64_t batch) {
    for (const auto& student : values_of(spec, *find_parameter("student"))) {
        auto own = spec;
        own.student = student;
        if (auto obstacle = obstacle_of(own, classes, side, batch); !obstacle.empty()) {
            return obstacle;
        }
    }
    return {};
}

} // namespace retort
