// How long work says how far it is, and what it noticed on the way.
#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <functional>

namespace retort {

/// Called with how many of how many items are done; may be empty. `total` is 0 where it is not known.
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Called from whichever thread the work is done in: an implementation must be thread-safe and quick. By
/// itself it is silent.
class ProgressObserver {
  public:
    virtual ~ProgressObserver() = default;
    /// A named step of the work ("Reading images"): `done` of `total`.
    virtual void progress(const Message& /*what*/, std::int64_t /*done*/, std::int64_t /*total*/) {}
    /// Something a person should know: an unreadable image, which validation folder was taken.
    virtual void notice(const Message& /*message*/) {}
};

/// Tells `observer` of the step `what`. `observer` must outlive the result.
inline Progress progress_of(ProgressObserver& observer, Message what) {
    return [&observer, what = std::move(what)](std::int64_t done, std::int64_t total) {
        observer.progress(what, done, total);
    };
}

} // namespace retort
