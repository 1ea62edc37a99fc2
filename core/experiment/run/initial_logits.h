// What students predict before any training: the same for all runs of a repeat.
#pragma once

#include "core/engine/torch.h"
#include "core/experiment/spec/spec.h"

#include <compare>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

namespace retort {

/// What students of one seed have in common that begin alike.
struct Beginning {
    std::string architecture;
    std::string weights; ///< where they are from: `student_init`
    std::string teacher; ///< the file, where they are its

    auto operator<=>(const Beginning&) const = default;
};

/// That of the students of `own`, the spec of one run alone.
Beginning beginning_of(const ExperimentSpec& own);

/// What a student's first logits depend on.
struct InitialStudent {
    Beginning beginning;
    std::int64_t batch_size = 0; ///< in whose steps it is validated
    std::uint64_t seed = 0;

    bool operator==(const InitialStudent&) const = default;
};

/// Logits on the validation set by what students begin as: most points of one repeat begin alike, and the
/// first that was validated answers for all. Holds those of the last few students. Thread-safe.
class InitialLogits {
  public:
    /// N×C float32, or undefined where they are not known.
    [[nodiscard]] torch::Tensor find(const InitialStudent& student) const;
    void add(const InitialStudent& student, const torch::Tensor& logits);

  private:
    mutable std::mutex mutex_;
    std::deque<std::pair<InitialStudent, torch::Tensor>> known_;
};

} // namespace retort
