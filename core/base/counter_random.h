// Random numbers without state: the n-th number of a stream is a function of its key and n alone.
#pragma once

#include <cstdint>

namespace retort {

/// A counter-based generator: every draw is a hash of (key, counter), so streams that are keyed by
/// (run seed, epoch, image) do not depend on the number of threads or on what was drawn before.
/// The mixing function is SplitMix64's finaliser (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014).
class CounterRandom {
  public:
    template <typename... Keys>
    explicit constexpr CounterRandom(std::uint64_t seed, Keys... keys) : key_(mix(seed + increment)) {
        ((key_ = mix(key_ ^ mix(static_cast<std::uint64_t>(keys) + increment))), ...);
    }

    /// The next 64 bits.
    constexpr std::uint64_t bits() { return mix(key_ + increment * ++counter_); }
    /// Uniform in [0, 1), 53 bits.
    constexpr double uniform() { return static_cast<double>(bits() >> 11U) * 0x1.0p-53; }
    /// Uniform in [low, high).
    constexpr double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Uniform in {0, …, count − 1}; `count` > 0.
    constexpr std::uint64_t below(std::uint64_t count) {
        return static_cast<std::uint64_t>((static_cast<Wide>(bits()) * count) >> 64U);
    }

  private:
    __extension__ using Wide = unsigned __int128;
    static constexpr std::uint64_t increment = 0x9e3779b97f4a7c15U;
    static constexpr std::uint64_t mix(std::uint64_t x) {
        x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
        x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
        return x ^ (x >> 31U);
    }

    std::uint64_t key_;
    std::uint64_t counter_ = 0;
};

} // namespace retort
