#include "core/data/findings/near_duplicates.h"

#include "core/data/resample.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace retort {

namespace {

constexpr float tolerance = 0.12F;
constexpr float least_deviation = 8.0F; ///< of 256: a blank page resembles every other

/// Mean of the squared differences.
template <typename Values>
float squared_distance(const Values& one, const Values& other) {
    float sum = 0.0F;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const float difference = static_cast<float>(one[i]) - static_cast<float>(other[i]);
        sum += difference * difference;
    }
    return sum / static_cast<float>(one.size());
}

} // namespace

void NearDuplicates::add(const Image& image) {
    const auto number = count_++;
    constexpr auto small = static_cast<std::int64_t>(side);
    if (number >= most || image.width < small || image.height < small) {
        return;
    }
    const Box frame{0, 0, small, small};
    const auto shrunk =
        render(image, View{whole({image.width, image.height}), {small, small}, frame, frame, false});
    Copy copy{number, 0.0F, 0.0F, {}, {}};
    std::copy(shrunk.pixels.begin(), shrunk.pixels.end(), copy.values.begin());
    const auto count = static_cast<float>(copy.values.size());
    copy.mean = std::accumulate(copy.values.begin(), copy.values.end(), 0.0F) / count;
    float squares = 0.0F;
    for (const float value : copy.values) {
        squares += (value - copy.mean) * (value - copy.mean);
    }
    copy.deviation = std::sqrt(squares / count);
    constexpr auto block = side / blocks;
    for (std::size_t i = 0; i < copy.values.size(); ++i) {
        const auto pixel = i / 3;
        const auto place = pixel / side / block * blocks + pixel % side / block;
        copy.block_means[3 * place + i % 3] += static_cast<float>(copy.values[i]) / (block * block);
    }
    if (copy.deviation >= least_deviation) {
        copies_.push_back(copy);
    }
}

/// What is further apart in the means of blocks is further apart in what they are means of, too.
bool NearDuplicates::alike(const Copy& one, const Copy& other, float& distance) {
    const auto allowed = tolerance * std::min(one.deviation, other.deviation);
    if (squared_distance(one.block_means, other.block_means) > allowed * allowed) {
        return false;
    }
    distance = squared_distance(one.values, other.values);
    return distance <= allowed * allowed;
}

std::vector<NearDuplicates::Pair> NearDuplicates::pairs(const std::stop_token& stop) const {
    std::vector<const Copy*> order;
    order.reserve(copies_.size());
    for (const auto& copy : copies_) {
        order.push_back(&copy);
    }
    std::sort(order.begin(), order.end(), [](const auto* one, const auto* other) {
        return std::pair(one->mean, one->number) < std::pair(other->mean, other->number);
    });
    std::map<std::size_t, std::pair<float, std::size_t>> nearest; // by the later one
    for (auto one = order.begin(); one != order.end() && !stop.stop_requested(); ++one) {
        const auto reach = (*one)->mean + tolerance * (*one)->deviation;
        for (auto other = one + 1; other != order.end() && (*other)->mean <= reach; ++other) {
            float distance = 0.0F;
            if (!alike(**one, **other, distance)) {
                continue;
            }
            const auto [first, later] = std::minmax((*one)->number, (*other)->number);
            const auto found = std::pair(distance, first);
            const auto known = nearest.try_emplace(later, found).first;
            known->second = std::min(known->second, found);
        }
    }
    std::vector<Pair> result;
    result.reserve(nearest.size());
    for (const auto& [later, found] : nearest) {
        result.push_back({later, found.second});
    }
    return result;
}

} // namespace retort
