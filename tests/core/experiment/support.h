// What the tests of core/experiment share.
#pragma once

#include "core/base/number_text.h"
#include "core/engine/training/metrics.h"
#include "core/experiment/spec/parameters.h"
#include "tests/core/data/support.h"

#include <algorithm>
#include <set>
#include <string>

namespace retort::test {

/// A text that `parameter` takes and that is not its default.
inline std::string other_text(const Parameter& parameter) {
    struct Other {
        const Parameter& parameter;
        std::string operator()(std::string ExperimentSpec::*) const { return "some other text"; }
        std::string operator()(std::int64_t ExperimentSpec::*field) const {
            return std::to_string(ExperimentSpec().*field + 1);
        }
        std::string operator()(double ExperimentSpec::*) const {
            return number_text((parameter.minimum + parameter.maximum) / 3.0);
        }
        std::string operator()(bool ExperimentSpec::*) const { return "true"; }
        std::string operator()(std::vector<double> ExperimentSpec::*) const {
            return "0.1,0.30000000000000004";
        }
        std::string operator()(std::vector<std::int64_t> ExperimentSpec::*) const { return "3,5"; }
    };
    return std::visit(Other{parameter}, parameter.field);
}

/// A spec without a single default.
inline ExperimentSpec other_spec() {
    ExperimentSpec spec;
    for (const auto& parameter : parameters()) {
        set_from_text(spec, parameter, other_text(parameter));
    }
    return spec;
}

/// Every path below `folder`, relative to it.
inline std::set<std::string> paths_below(const std::filesystem::path& folder) {
    std::set<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        paths.insert(entry.path().lexically_relative(folder).string());
    }
    return paths;
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// An epoch all of whose values are `value`.
inline EpochRecord epoch_record(int epoch, double value) {
    EpochRecord record;
    record.epoch = epoch;
    for (const auto& metric : metrics()) {
        record.*metric.value = value;
    }
    return record;
}

} // namespace retort::test
