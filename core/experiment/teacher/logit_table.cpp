#include "core/experiment/teacher/logit_table.h"

#include "core/base/message.h"

#include <algorithm>
#include <unordered_map>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// Absolute, without dots and without a slash at the end.
fs::path plain(const fs::path& path) {
    std::error_code error;
    const auto absolute = fs::absolute(path, error).lexically_normal();
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

using Rows = std::unordered_map<std::string, std::int64_t>;

Rows rows_by_path(const fs::path& file, const LogitsFile& logits, const LoadedData& data) {
    const auto root = plain(data.root);
    Rows rows;
    for (std::size_t i = 0; i < logits.paths.size(); ++i) {
        const fs::path path = logits.paths[i];
        const auto in_data =
            path.is_absolute() ? path.lexically_normal().lexically_relative(root) : path.lexically_normal();
        if (!rows.emplace(in_data.generic_string(), static_cast<std::int64_t>(i)).second) {
            throw Error(RETORT_TEXT("%1 contains the image %2 twice"),
                        {file.string(), in_data.generic_string()});
        }
    }
    return rows;
}

class Finder {
  public:
    Finder(const LogitsFile& logits, const LoadedData& data, Rows rows)
        : logits_(logits)
        , data_(data)
        , rows_(std::move(rows)) {}

    torch::Tensor rows_of(const LoadedSplit& split);
    /// Undefined where one is missing, or there are none.
    torch::Tensor rows_if_complete(const LoadedSplit& split);
    void require_all(const fs::path& file) const;
    [[nodiscard]] std::int64_t spare() const { return static_cast<std::int64_t>(rows_.size()) - found_; }

  private:
    const LogitsFile& logits_;
    const LoadedData& data_;
    Rows rows_;
    std::int64_t found_ = 0;
    std::vector<std::string> missing_;
};

torch::Tensor Finder::rows_of(const LoadedSplit& split) {
    std::vector<std::int64_t> rows;
    for (std::int64_t i = 0; i < split.count(); ++i) {
        auto path = path_in_data(data_.root, split.sample(i));
        if (const auto row = rows_.find(path); row != rows_.end()) {
            rows.push_back(row->second);
            ++found_;
        } else {
            missing_.push_back(std::move(path));
        }
    }
    return logits_.logits.index_select(0, torch::tensor(rows, torch::kInt64));
}

torch::Tensor Finder::rows_if_complete(const LoadedSplit& split) {
    const auto missing = missing_.size();
    const auto rows = rows_of(split);
    const bool complete = split.count() > 0 && missing_.size() == missing;
    missing_.resize(missing);
    return complete ? rows : torch::Tensor();
}

void Finder::require_all(const fs::path& file) const {
    if (missing_.empty()) {
        return;
    }
    constexpr std::size_t shown = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(missing_.size(), shown); ++i) {
        names += (names.empty() ? "" : ", ") + missing_[i];
    }
    throw Error(RETORT_TEXT("%1 has no logits for %2 of the %3 images of %4: %5"),
                {file.string(), std::to_string(missing_.size()),
                 std::to_string(static_cast<std::int64_t>(missing_.size()) + found_), data_.root.string(),
                 missing_.size() > shown ? names + ", …" : names});
}

} // namespace

LogitTable tabulate(const fs::path& file, const LogitsFile& logits, const LoadedData& data) {
    Finder finder(logits, data, rows_by_path(file, logits, data));
    LogitTable table;
    table.train = finder.rows_of(data.train);
    table.val = data.pooled ? table.train : finder.rows_of(data.val);
    finder.require_all(file);
    table.test = finder.rows_if_complete(data.test);
    table.spare = finder.spare();
    return table;
}

std::string path_in_data(const std::filesystem::path& root, const Sample& sample) {
    return plain(sample.path).lexically_relative(plain(root)).generic_string();
}

} // namespace retort
