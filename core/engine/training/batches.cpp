#include "core/engine/training/batches.h"

namespace retort {

BatchPartition::BatchPartition(std::int64_t count, std::int64_t size)
    : count_(count)
    , size_(size)
    , batches_((count + size - 1) / size) {
    if (size > 1 && batches_ > 1 && count % size == 1) {
        --batches_;
    }
}

} // namespace retort
