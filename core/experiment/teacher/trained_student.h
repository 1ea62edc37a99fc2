// A trained model with all that is known of it: what leaves for other programs.
#pragma once

#include "core/engine/models/state_dict.h"
#include "core/engine/torch.h"
#include "core/files/model_card.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace retort {

struct StudentRequest {
    std::filesystem::path model; ///< a file of weights, or the folder of a run
    std::string epoch = "best";  ///< of a run folder: "best" or "last"
    /// Where empty or 0, the experiment says it, and where there is none: no data; the size and normalisation
    /// that the file states, else the architecture's usual size and a normalisation that nobody knows; the
    /// architecture that names and shapes of the tensors tell.
    std::filesystem::path data_dir{};
    std::int64_t image_size = 0;
    std::string normalize{};
    std::string architecture{};
    std::int64_t images = 8; ///< at most so many pictures to try the model on, ≥ 1
};

struct Student {
    std::filesystem::path file; ///< its weights
    ModelCard card;
    std::vector<Message> remarks; ///< what was taken of the file, and as what
    StateDict tensors;
    torch::Tensor images; ///< M×3×S×S, normalised, M ≥ 1
    /// The data set whose validation images they are; empty where they are drawn, because there is none.
    std::filesystem::path images_from;
};

/// Opens a model and gathers what is known of it: from the run and the experiment that it belongs to, where
/// it is a run's folder, a run's best.pth or last.pth, or the teacher.pth that an experiment trained, from
/// the file itself, and from the data set. Images are spread over the
/// validation set; those that cannot be read are left out. An experiment's data folder that is gone is done
/// without; one that was asked for is not. Without a data set, pictures of the sample set stand in. Throws
/// Error.
Student open_student(const StudentRequest& request);

} // namespace retort
