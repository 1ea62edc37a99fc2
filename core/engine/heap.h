// How the process keeps the memory of tensors that are gone.
#pragma once

namespace retort {

/// Lets freed memory stay with the process. Training frees and allocates the same large tensors at every
/// step; by default the C library gives them back to the system each time and the system clears fresh pages
/// for them, which costs a third of a training step and half of a teacher's forward pass (resnet18 and
/// resnet50, 224², glibc 2.36). To be called by main() before the first thread is started.
///
/// With gperftools' tcmalloc, which the build takes where it is there, the kept memory is also little: it was
/// 1.2 times what the tensors need at the most, against 1.8 times with the C library's own allocator.
void keep_freed_memory();

/// Gives back to the system what is free now: for the time after a sweep.
void return_freed_memory();

} // namespace retort
