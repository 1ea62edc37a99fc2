// How far confidence is from accuracy. Values only; no tensors.
#pragma once

#include <cstdint>
#include <vector>

namespace retort {

/// One bin of a reliability diagram: samples whose confidence, the largest probability, lies in it.
struct CalibrationBin {
    std::int64_t count = 0;
    double confidence = 0.0; ///< mean; 0 in an empty bin
    double accuracy = 0.0;   ///< share that is right
};

/// Samples by their confidence, in 15 bins of equal width over [0, 1], each without its lower and with its
/// upper end (Guo et al., “On Calibration of Modern Neural Networks”, ICML 2017).
class Calibration {
  public:
    /// `confidence` in [0, 1]; NaN belongs into no bin.
    void add(double confidence, bool is_correct);

    [[nodiscard]] std::vector<CalibrationBin> bins() const;
    /// The expected calibration error: |accuracy − confidence| of the bins, weighted by their counts; a
    /// share. NaN without samples, and where a confidence was NaN.
    [[nodiscard]] double error() const;

  private:
    static constexpr int bin_count = 15;
    std::vector<CalibrationBin> sums_ = std::vector<CalibrationBin>(bin_count);
    std::int64_t unanswered_ = 0;
};

} // namespace retort
