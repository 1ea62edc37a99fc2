#include "core/experiment/bank_key.h"

#include "core/experiment/logit_table.h"
#include "core/experiment/number_text.h"
#include "core/weights/sha256.h"

#include <cerrno>
#include <sys/stat.h>
#include <system_error>

namespace retort {

namespace {

constexpr auto format = "retort teacher logits 1";

std::string teacher_text(const OpenedTeacher& teacher) {
    auto text = "teacher " + sha256_of_file(teacher.request.file) + " " + name_of(teacher) + "\noutputs";
    for (const auto column : teacher.columns) {
        text += " " + std::to_string(column);
    }
    return text + "\n";
}

std::string preprocessing_text(const Preprocessing& preprocessing) {
    auto text = "image size " + std::to_string(preprocessing.image_size) + "\nnormalisation";
    for (std::size_t channel = 0; channel < 3; ++channel) {
        text += " " + number_text(preprocessing.normalization.mean[channel]) + " " +
                number_text(preprocessing.normalization.std[channel]);
    }
    return text + "\naugmentation " + std::to_string(static_cast<int>(preprocessing.augmentation)) + "\n";
}

/// A path comes last on its line; a line break in one cannot make it look like two, because its length stands
/// before it.
std::string image_text(const LoadedData& data, std::size_t position) {
    const auto& sample = data.train.samples[position];
    struct stat status {};
    if (::stat(sample.path.c_str(), &status) != 0) {
        throw Error(RETORT_TEXT("%1: cannot be read: %2"),
                    {sample.path.string(), std::generic_category().message(errno)});
    }
    const auto path = path_in_data(data, sample);
    return "image " + std::to_string(position) + " " + std::to_string(status.st_size) + " " +
           std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec) + " " +
           std::to_string(path.size()) + " " + path + "\n";
}

} // namespace

std::string bank_key(const Preparation& prepared, const OpenedTeacher& teacher, std::int64_t block_rows) {
    auto text = std::string(format) + "\n" + teacher_text(teacher) +
                preprocessing_text(prepared.preprocessing) + "device " +
                (prepared.device.is_cpu() ? "cpu" : "cuda") + "\nblock " + std::to_string(block_rows) + "\n";
    for (const auto position : prepared.data->train.kept) {
        text += image_text(*prepared.data, position);
    }
    return sha256_of(text);
}

} // namespace retort
