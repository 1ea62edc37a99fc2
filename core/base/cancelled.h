// What a stop request ends.
#pragma once

#include <exception>
#include <stop_token>

namespace retort {

/// Thrown by work that a stop request ended before there was a result. Not an Error: there is nothing to say
/// about it, and whoever requested the stop knows.
class Cancelled : public std::exception {
  public:
    [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

/// Throws Cancelled once `stop` was requested.
inline void throw_if_stopped(const std::stop_token& stop) {
    if (stop.stop_requested()) {
        throw Cancelled();
    }
}

} // namespace retort
