// The teacher's logits for training views, each computed once.
#pragma once

#include "core/base/message.h"
#include "core/engine/teacher/logit_journal.h"
#include "core/engine/teacher/teacher.h"
#include "core/engine/teacher/view_source.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <stop_token>
#include <vector>

namespace retort {

/// What a bank has had its teacher compute.
struct TeacherWork {
    std::int64_t forwards = 0;
    std::int64_t images = 0;
    double seconds = 0.0; ///< of making views and of the teacher's forward passes, summed over lanes
};

/// How a bank keeps its records.
struct BankStorage {
    std::shared_ptr<LogitJournal> journal; ///< may be empty
    std::int64_t memory_bytes = 0;         ///< beyond it, what the journal has is in the journal alone
    /// Told once where what no journal has needs more memory than that.
    std::function<void()> beyond_memory = {};
    /// What no journal has may fill this much all the same, so that the passes at work need not ask twice;
    /// beyond it, the oldest is forgotten, and asked again where it is wanted.
    std::int64_t working_bytes = 0;
};

/// Raw logits per (image, view), shared by all runs. Thread-safe.
///
/// The teacher computes one block of consecutive images at a time, image i always in the same row, so
/// that the shape of every forward pass is fixed and a row hangs on its image and view alone: values depend
/// neither on which lane came first nor on the order. In each pass an image whose wanted view is known
/// already shows the lowest view that is not: nothing is computed twice, and no row is wasted.
class LogitBank final : public TeacherSource {
  public:
    LogitBank(std::shared_ptr<const Teacher> teacher, std::shared_ptr<const ViewSource> views,
              BankShape shape, BankStorage storage);

    /// Takes over a record of a former bank; `place` is where the journal has it.
    void add(LogitRecord record, std::optional<std::uint64_t> place);

    /// Asks the teacher again about `count` of the records, chosen by `seed`, and returns the largest
    /// difference from what is kept, relative to the largest logit; NaN, and what the journal cannot give
    /// back, count as infinite. A stop request ends it early. `progress` counts records and may be empty.
    /// Nobody else may use the bank meanwhile.
    [[nodiscard]] double check(std::int64_t count, std::uint64_t seed, const std::stop_token& stop,
                               const Progress& progress) const;

    /// Forgets everything. Nobody else may use the bank meanwhile.
    void clear();

    /// Brings in what a pass needs. Lanes that ask at once share the work: each takes the next block that
    /// nobody works at, and waits for what others are at. What one lane's question throws, it alone gets.
    /// `progress` may take its time: no other lane waits for it.
    [[nodiscard]] bool prepare(std::span<const std::int64_t> views, const std::stop_token& stop,
                               const Progress& progress) override;

    /// Looks up. What was never prepared, is forgotten, or cannot be read back whole is asked of the teacher.
    /// Throws Error for an image or view that cannot be.
    [[nodiscard]] torch::Tensor batch_logits(const Batch& batch) override;

    [[nodiscard]] std::int64_t records() const;
    /// How many of the first `views` views of all images are known.
    [[nodiscard]] std::int64_t known(std::int64_t views) const;
    [[nodiscard]] std::int64_t memory_bytes() const; ///< of logits
    [[nodiscard]] TeacherWork work() const;          ///< by prepare() and batch_logits() alone
    [[nodiscard]] const BankShape& shape() const { return shape_; }

  private:
    struct Entry {
        LogitRecord record; ///< without its logits where they are in the journal alone; without views: free
        std::optional<std::uint64_t> place;
    };
    struct Block {
        std::vector<Entry> entries;
        std::vector<std::int32_t> free; ///< of the entries
        bool busy = false;              ///< a lane has the teacher compute it
    };
    /// Which entry of an image's block has a view of it. Of the many views that there may be, an image has
    /// shown few.
    struct Known {
        std::int32_t view;
        std::int32_t entry;
    };
    struct Address {
        std::int64_t block;
        std::int32_t entry;
    };
    struct Need {
        std::int64_t block;
        std::int64_t images;
    };
    class Claim;

    [[nodiscard]] const Entry& at(const Address& address) const;
    [[nodiscard]] std::optional<Address> find(std::int64_t image, std::int64_t view) const;
    [[nodiscard]] std::int32_t lowest_unknown(std::int64_t image) const;
    [[nodiscard]] std::int64_t lacking(std::int64_t block, std::span<const std::int64_t> views) const;
    [[nodiscard]] std::vector<Need> needs(std::span<const std::int64_t> views) const;
    [[nodiscard]] std::optional<Claim> claim(const std::vector<Need>& pending);
    [[nodiscard]] std::vector<std::int32_t> views_to_ask(std::int64_t block,
                                                         std::span<const std::int64_t> views) const;
    [[nodiscard]] LogitRecord ask(std::int64_t block, std::vector<std::int32_t> views) const;
    LogitRecord ask_and_keep(std::int64_t block, std::vector<std::int32_t> views);
    void release(std::int64_t block);
    void keep(LogitRecord record, std::optional<std::uint64_t> place);
    void index(const LogitRecord& record, std::int32_t entry);
    [[nodiscard]] std::int32_t free_entry(Block& block);
    void make_room(std::int64_t bytes);
    void forget(const Address& address);
    [[nodiscard]] bool read_row(const Entry& entry, std::int64_t row, std::span<float> logits) const;
    [[nodiscard]] double difference_of(const Entry& entry) const;

    struct Lookup;
    void look_up(Lookup& lookup);
    void ask_for_rest(Lookup& lookup);

    const std::shared_ptr<const Teacher> teacher_;
    const std::shared_ptr<const ViewSource> views_;
    const BankShape shape_;
    const BankStorage storage_;

    mutable std::shared_mutex mutex_; ///< of everything below
    std::condition_variable_any changed_;
    std::uint64_t changes_ = 0; ///< blocks that were done, or given up
    std::vector<Block> blocks_;
    std::vector<std::vector<Known>> known_; ///< by image, ascending by view
    std::deque<Address> copies_;            ///< in memory, though the journal has them; oldest first
    std::deque<Address> unsaved_;           ///< in memory alone; oldest first
    std::int64_t memory_bytes_ = 0;
    bool beyond_memory_ = false;
    TeacherWork work_;
};

} // namespace retort
