// What models predict for validation images, as values, and what follows from it. No tensors: the window
// includes it.
#pragma once

#include "core/base/message.h"
#include "core/engine/training/calibration.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace retort {

/// The logits of one model over a validation set: N·C values, row by row.
using LogitRows = std::vector<float>;

/// Which state of a file something was made from.
struct FileStamp {
    std::filesystem::path path;
    std::filesystem::file_time_type time; ///< of the last change
    std::uintmax_t size = 0;              ///< bytes

    bool operator==(const FileStamp&) const = default;
};

/// A student's and its teacher's predictions for the same images.
struct RunPredictions {
    std::string run;
    FileStamp weights{};                      ///< of the student
    std::vector<std::string> classes;         ///< C, in the order of the logits
    std::vector<std::filesystem::path> paths; ///< N
    std::vector<std::int64_t> labels;         ///< N, each in [0, C)
    LogitRows student;
    LogitRows teacher;          ///< empty where there is none
    std::string teacher_sha256; ///< of its file
    Message no_teacher; ///< why there are no predictions of a teacher that the experiment names; else empty

    [[nodiscard]] std::size_t count() const { return labels.size(); }
    [[nodiscard]] bool has_teacher() const { return !teacher.empty(); }
    /// The C logits that `table` (student or teacher) holds for image `i` < count().
    [[nodiscard]] std::span<const float> row(const LogitRows& table, std::size_t i) const {
        return std::span(table).subspan(i * classes.size(), classes.size());
    }
};

/// softmax(logits / temperature); temperature > 0. All NaN where a logit is NaN or infinite.
std::vector<double> softened(std::span<const float> logits, double temperature);

/// The class of the largest logit, the first among equals, or −1 where a logit is NaN or there is none.
std::int64_t predicted_class(std::span<const float> logits);

/// Σ p (log p − log q) of the softened probabilities of `teacher` (p) and `student` (q), in nats, ≥ 0; NaN
/// where a logit is NaN or infinite.
double divergence(std::span<const float> teacher, std::span<const float> student, double temperature);

/// How often each class was taken for which.
struct Confusion {
    std::size_t classes = 0;
    std::vector<std::int64_t> counts;     ///< C·C: row the true class, column the predicted one
    std::vector<std::int64_t> unanswered; ///< C: images of a class whose logits are no numbers

    [[nodiscard]] std::int64_t at(std::size_t truth, std::size_t predicted) const {
        return counts.at(truth * classes + predicted);
    }
    /// Images of a class.
    [[nodiscard]] std::int64_t total(std::size_t truth) const;
    /// The share of a class that was recognised; NaN for a class without images.
    [[nodiscard]] double accuracy(std::size_t truth) const;
    /// The share of all images that was recognised; NaN without images.
    [[nodiscard]] double accuracy() const;
};

/// `table` is the student's or the teacher's of the predictions, and not empty unless there are no images.
Confusion confusion(const RunPredictions& predictions, const LogitRows& table);

/// How far the confidence of `table`, as above, is from its accuracy.
Calibration calibration(const RunPredictions& predictions, const LogitRows& table);

/// `first` − `second`, cell by cell, C·C. Both must have as many classes, or Error is thrown.
std::vector<std::int64_t> difference(const Confusion& first, const Confusion& second);

enum class Ranking {
    all,            ///< in the order of the validation set
    disagreeing,    ///< where student and teacher predict differently first, then by divergence, falling
    confident_wrong ///< those the student gets wrong, by its probability for what it took them for, falling
};

/// What a choice of images keeps.
struct PredictionFilter {
    std::optional<std::int64_t> truth{};     ///< images of this class alone
    std::optional<std::int64_t> predicted{}; ///< images taken for this class alone
    bool by_teacher = false;                 ///< whose prediction `predicted` is
};

/// The images of a ranking, as indices. Without a teacher nothing disagrees.
std::vector<std::size_t> ranked(const RunPredictions& predictions, Ranking ranking, double temperature,
                                const PredictionFilter& filter = {});

} // namespace retort
