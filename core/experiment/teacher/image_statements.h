// What the words that files have for sizes and normalisations of images mean here.
#pragma once

#include "core/base/message.h"
#include "core/files/pickle/statements.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace retort {

/// What is known of the images that a model was trained with.
struct StatedImages {
    std::int64_t side = 0;       ///< in pixels; 0 where nobody says
    std::string normalize;       ///< a name in normalizations(); empty where nobody says
    bool by_retort = false;      ///< whether Retort trained the weights
    std::string unnamed{};       ///< a mean and deviation that none of them has: "mean […], std […]"
    std::string interpolation{}; ///< when images are scaled: "bilinear" or "bicubic"; empty where nobody says
    std::string other_interpolation{}; ///< that is none of the two
    double seen_share = 0.0;           ///< of the shorter side of an image; 0 where nobody says
    std::int64_t resized_side = 0;     ///< to which that is brought before; 0 where nobody says
    bool squashed = false;             ///< whether the longer side is brought to the same, and not cut
    std::vector<Message> unusable{};   ///< what else is stated and cannot be used, for a person
};

/// Collects names and values that files have, and makes what can be used here of them.
class ImageStatements {
  public:
    using Values = std::vector<std::pair<std::string, std::string>>;

    /// Values whose names image_statement() does not know are passed over. Earlier ones go before later ones.
    void add(const Values& values);
    /// Fills in what `stated` does not say, and what cannot be used of the rest.
    void fill_in(StatedImages& stated) const;

  private:
    struct Side {
        int rank; ///< the lower, the surer
        std::int64_t side;
    };
    /// A mean and a deviation whose names begin alike.
    struct MeanAndStd {
        std::string start;
        std::string mean;
        std::string std;
    };

    void add_value(const std::string& name, ImageStatement what, const std::string& value);
    void add_side(int rank, const std::string& value);
    void add_resized_side(const std::string& value);
    void add_mean(const std::string& name, ImageStatement what, const std::string& value);
    void add_normalization(const std::string& value);
    void fill_in_side(StatedImages& stated) const;
    void fill_in_normalization(StatedImages& stated) const;
    void fill_in_interpolation(StatedImages& stated) const;

    std::vector<Side> sides_;
    std::vector<std::string> other_sides_; ///< that cannot be used
    std::vector<std::string> names_;       ///< of normalisations
    std::vector<std::string> other_names_;
    std::vector<MeanAndStd> means_;
    std::ptrdiff_t first_of_place_ = 0; ///< of `means_`, what is added now
    std::string interpolation_;
    double seen_share_ = 0.0;
    std::int64_t resized_side_ = 0;
    bool is_squashed_ = false;
};

} // namespace retort
