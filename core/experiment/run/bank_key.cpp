#include "core/experiment/run/bank_key.h"

#include "core/base/number_text.h"
#include "core/experiment/teacher/logit_table.h"
#include "core/files/bytes/atomic_file.h"
#include "core/weights/sha256.h"

#include <cerrno>
#include <sstream>
#include <sys/stat.h>
#include <system_error>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr auto format = "retort teacher logits 2";

std::string teacher_text(const LoadedModel& teacher) {
    const auto sum = teacher.sha256.empty() ? sha256_of_file(teacher.source.file) : teacher.sha256;
    auto text = "teacher " + sum + " " + name_of(teacher) +
                (teacher.prefix.empty() ? "" : " under " + teacher.prefix) + "\noutputs";
    for (const auto column : teacher.columns) {
        text += " " + std::to_string(column);
    }
    return text + "\n";
}

/// What is off is left out, so that a bank from before there was such a thing is still found.
std::string changes_text(const Preprocessing& preprocessing) {
    const auto& [magnitude, operations] = preprocessing.rand_augment;
    const auto& [mixup, cutmix] = preprocessing.mixing;
    std::string text;
    const auto add = [&](bool is_on, const char* what, const std::string& value) {
        text += is_on ? what + (" " + value) + "\n" : "";
    };
    add(preprocessing.interpolation == Interpolation::bicubic, "interpolation", "bicubic");
    add(preprocessing.rand_augment.is_on(), "randaugment",
        std::to_string(magnitude) + " " + std::to_string(operations));
    add(preprocessing.random_erasing > 0.0, "erasing", number_text(preprocessing.random_erasing));
    add(mixup > 0.0, "mixup", number_text(mixup));
    add(cutmix > 0.0, "cutmix", number_text(cutmix));
    return text;
}

std::string preprocessing_text(const Preprocessing& preprocessing) {
    auto text = "image size " + std::to_string(preprocessing.image_size) + "\nnormalisation";
    for (std::size_t channel = 0; channel < 3; ++channel) {
        text += " " + number_text(preprocessing.normalization.mean[channel]) + " " +
                number_text(preprocessing.normalization.std[channel]);
    }
    text += "\naugmentation " + std::to_string(static_cast<int>(preprocessing.augmentation)) + "\n";
    // Training images are resized like validation ones where they are not augmented.
    const bool is_as_validated = preprocessing.augmentation == Augmentation::none;
    if (is_as_validated && preprocessing.resize_side > 0) {
        text += "resized side " + std::to_string(preprocessing.resize_side) + "\n";
    }
    return text + changes_text(preprocessing);
}

struct stat status_of(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        throw Error(RETORT_TEXT("%1 cannot be read: %2"),
                    {file.string(), std::generic_category().message(errno)});
    }
    return status;
}

/// A path comes last on its line; a line break in one cannot make it look like two, because its length stands
/// before it.
std::string image_text(const LoadedData& data, std::size_t position, const struct stat& status) {
    const auto path = path_in_data(data.root, data.train.samples[position]);
    return "image " + std::to_string(position) + " " + std::to_string(status.st_size) + " " +
           std::to_string(path.size()) + " " + path + "\n";
}

std::string content_hash(const LoadedData& data) {
    std::string hashes;
    for (const auto position : data.train.kept) {
        hashes += sha256_of_file(data.train.samples[position].path) + "\n";
    }
    return sha256_of(hashes);
}

/// What an .origin file says.
struct Origin {
    std::string key;
    std::string unstamped;
    std::string content;
};

std::string origin_text(const Origin& origin) {
    return std::string(format) + "\n" + origin.key + "\n" + origin.unstamped + "\n" + origin.content + "\n";
}

/// Empty texts where the file is none.
Origin read_origin(const fs::path& file) {
    try {
        std::istringstream lines(read_text_file(file));
        std::string first;
        Origin origin;
        std::getline(lines, first);
        if (first == format && lines >> origin.key >> origin.unstamped >> origin.content) {
            return origin;
        }
    } catch (const Error&) { // then nothing is known of that bank's images
    }
    return {};
}

fs::path beside(const fs::path& bank, const char* extension) {
    return fs::path(bank).replace_extension(extension);
}

} // namespace

BankKey bank_key(const TrainingImages& images, const LoadedModel& teacher, std::int64_t block_rows) {
    auto text = std::string(format) + "\n" + teacher_text(teacher) +
                preprocessing_text(images.preprocessing) + "device " +
                (images.device.is_cpu() ? "cpu" : "cuda") + "\nblock " + std::to_string(block_rows) + "\n";
    std::string stamps;
    BankKey key;
    const auto& data = *images.data;
    for (const auto position : data.train.kept) {
        const auto status = status_of(data.train.samples[position].path);
        text += image_text(data, position, status);
        // Of these the system sets the second itself: a file that was written over may be given its old time.
        for (const auto& time : {status.st_mtim, status.st_ctim}) {
            stamps += std::to_string(time.tv_sec) + "." + std::to_string(time.tv_nsec) + "\n";
        }
        key.image_bytes += static_cast<std::uint64_t>(status.st_size);
    }
    key.unstamped = sha256_of(text);
    key.stamped = sha256_of(text + stamps);
    return key;
}

BankFile find_bank_file(const fs::path& folder, const BankKey& key, const LoadedData& data) {
    constexpr std::size_t name_length = 32;
    constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30U;
    BankFile own{folder / (key.stamped.substr(0, name_length) + ".bank"), key.stamped};
    std::error_code error;
    if (fs::exists(own.file, error)) {
        return own;
    }
    std::string content;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const auto origin = entry.path().extension() == ".origin" ? read_origin(entry.path()) : Origin{};
        if (origin.unstamped != key.unstamped || !fs::exists(beside(entry.path(), ".bank"), error)) {
            continue;
        }
        if (content.empty()) {
            content = content_hash(data);
        }
        if (origin.content == content && origin.key.size() == key.stamped.size()) {
            return {beside(entry.path(), ".bank"), origin.key};
        }
    }
    if (content.empty() && key.image_bytes <= most_bytes) {
        content = content_hash(data);
    }
    try {
        if (!content.empty()) {
            write_file_atomically(beside(own.file, ".origin"),
                                  origin_text({key.stamped, key.unstamped, content}));
        }
    } catch (const Error&) { // a copy of the images will have to ask the teacher again, no more
    }
    return own;
}

} // namespace retort
