#include "core/export/hand_over.h"

#include "core/base/message.h"
#include "core/files/bytes/atomic_file.h"

#include <fmt/format.h>

namespace retort {

namespace {

double largest(const torch::Tensor& values) {
    return values.numel() == 0 ? 0.0 : values.abs().max().item<double>();
}

} // namespace

double hand_over(const std::filesystem::path& file, const torch::Tensor& expected, double tolerance,
                 const std::function<void(const std::filesystem::path&)>& write,
                 const std::function<torch::Tensor(const std::filesystem::path&)>& read_back) {
    DraftFile draft(file);
    torch::Tensor logits;
    try {
        write(draft.path());
    } catch (const Error& error) {
        throw;
    } catch (const std::exception& error) {
        throw Error(RETORT_TEXT("%1 cannot be written: %2"), {file.string(), message_of(error)});
    }
    try {
        logits = read_back(draft.path());
    } catch (const std::exception& error) {
        throw Error(RETORT_TEXT("%1 was not written, because it cannot be read back: %2"),
                    {file.string(), message_of(error)});
    }
    if (logits.sizes() != expected.sizes()) {
        throw Error(RETORT_TEXT("%1 was not written: read back, it gives %2 values instead of %3"),
                    {file.string(), std::to_string(logits.numel()), std::to_string(expected.numel())});
    }
    const auto difference = largest(logits - expected);
    const auto tolerated = tolerance * largest(expected);
    if (!(difference <= tolerated)) { // also where it is no number
        throw Error(
            RETORT_TEXT(
                "%1 was not written: read back, its logits differ from the model's by %2, which is more "
                "than %3"),
            {file.string(), fmt::format("{:.3g}", difference), fmt::format("{:.3g}", tolerated)});
    }
    draft.commit();
    return difference;
}

} // namespace retort
