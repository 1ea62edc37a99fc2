// How Hugging Face's tools write down what is done with images.
#pragma once

#include <nlohmann/json.hpp>

namespace retort {

/// A preprocessor_config.json in the words that image_statement() knows: what its switches turn off is left
/// out, `size` and `crop_size` become the side that is seen and the one before, `resample` the name of a
/// Pillow filter, and mean and deviation those for values from 0 to 1. All else is left as it is; what is no
/// object, too.
nlohmann::ordered_json plain_image_processor(nlohmann::ordered_json config);

} // namespace retort
