#include "core/engine/training/calibration.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace retort {

void Calibration::add(double confidence, bool is_correct) {
    if (std::isnan(confidence)) {
        ++unanswered_;
        return;
    }
    const auto place = static_cast<int>(std::ceil(confidence * bin_count)) - 1;
    auto& bin = sums_[static_cast<std::size_t>(std::clamp(place, 0, bin_count - 1))];
    ++bin.count;
    bin.confidence += confidence;
    bin.accuracy += is_correct ? 1.0 : 0.0;
}

std::vector<CalibrationBin> Calibration::bins() const {
    auto means = sums_;
    for (auto& bin : means) {
        const auto count = static_cast<double>(std::max<std::int64_t>(bin.count, 1));
        bin.confidence /= count;
        bin.accuracy /= count;
    }
    return means;
}

double Calibration::error() const {
    double sum = 0.0;
    std::int64_t counted = 0;
    for (const auto& bin : sums_) { // of sums, so that counts cancel out
        sum += std::abs(bin.accuracy - bin.confidence);
        counted += bin.count;
    }
    return counted > 0 && unanswered_ == 0 ? sum / static_cast<double>(counted)
                                           : std::numeric_limits<double>::quiet_NaN();
}

} // namespace retort
