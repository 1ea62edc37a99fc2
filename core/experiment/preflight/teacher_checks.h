// What is wrong with a teacher.
#pragma once

#include "core/experiment/preflight/asked_networks.h"

#include <vector>

namespace retort {

/// The ways in which the teacher may have been trained to see images, beside the `chosen` one: with each
/// other normalisation and interpolation, before the crop at the size that it states, and at the image size
/// that it states, or else at its architecture's usual one.
std::vector<OtherWay> other_ways(const LoadedModel& teacher, const Preprocessing& chosen);

/// Class folders that are called by numbers of different lengths stand in the order of texts, "10" before
/// "2": a warning where the teacher's classes are matched by their order.
void check_numbered_classes(const AskedNetworks& asked, PreflightReport& report);

/// The teacher names its classes, and the data has others.
void check_class_names(const AskedNetworks& asked, PreflightReport& report);

/// The teacher states that it was trained with another normalisation or image size.
void check_stated_images(const AskedNetworks& asked, PreflightReport& report);

/// Logits that are no numbers: an error.
void check_finite(const AskedNetworks& asked, PreflightReport& report);

/// The teacher is no better than whoever always says the most frequent class.
void check_chance(const AskedNetworks& asked, PreflightReport& report);

/// Another way to see the images makes the teacher better by more than a point, and by more than chance
/// would. Of several, the one that the teacher states is named, or else the best.
void check_other_ways(const AskedNetworks& asked, PreflightReport& report);

} // namespace retort
