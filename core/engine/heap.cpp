#include "core/engine/heap.h"

#if defined(RETORT_TCMALLOC)
#include <gperftools/malloc_extension.h>
#elif defined(__GLIBC__)
#include <limits>
#include <malloc.h>
#endif

namespace retort {

#if defined(RETORT_TCMALLOC)

void keep_freed_memory() {
    MallocExtension::instance()->SetMemoryReleaseRate(0.0);
}

void return_freed_memory() {
    MallocExtension::instance()->ReleaseFreeMemory();
}

#elif defined(__GLIBC__)

void keep_freed_memory() {
    constexpr int never = std::numeric_limits<int>::max();
    // The heaps of further arenas are too small for tensors of this size, and would send them to mmap again.
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, never);
    mallopt(M_TRIM_THRESHOLD, never);
}

void return_freed_memory() {
    malloc_trim(0);
}

#else

void keep_freed_memory() {}
void return_freed_memory() {}

#endif

} // namespace retort
