#include "core/experiment/cost/throughput.h"

#include "core/base/cancelled.h"
#include "core/base/parallel_for.h"
#include "core/engine/training/trainer.h"
#include "core/experiment/spec/training_options.h"
#include "core/experiment/teacher/student_init.h"

#include <ATen/CPUGeneratorImpl.h>
#include <algorithm>
#include <chrono>
#include <numeric>
#include <vector>

namespace retort {

namespace {

using Clock = std::chrono::steady_clock;

// A batch norm of 1×1 maps needs two values to have a variance.
constexpr std::int64_t smallest_batch = 2;
constexpr std::int64_t val_batches = 2; // of which the first makes ready
constexpr int most_steps = 9;           // of which the first makes ready

double seconds_between(Clock::time_point from, Clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

torch::Tensor drawn_images(std::int64_t count, std::int64_t side) {
    const auto generator = at::detail::createCPUGenerator(/*seed_val=*/1);
    return torch::rand({count, 3, side, side}, generator).contiguous(torch::MemoryFormat::ChannelsLast);
}

Batch drawn_batch(std::int64_t count, std::int64_t side) {
    Batch batch;
    batch.images = drawn_images(count, side);
    batch.labels = torch::zeros({count}, torch::kInt64);
    batch.indices = torch::arange(count);
    return batch;
}

/// Hands out the same batch a number of times, and notes when it was asked.
class SameBatches : public BatchSource {
  public:
    SameBatches(const Batch& batch, std::int64_t count, std::vector<Clock::time_point>& times)
        : batch_(batch)
        , left_(count)
        , times_(times) {
        times_.clear();
    }
    bool next(Batch& batch) override {
        times_.push_back(Clock::now());
        if (left_ == 0) {
            return false;
        }
        --left_;
        batch = batch_;
        return true;
    }

  private:
    const Batch& batch_;
    std::int64_t left_;
    std::vector<Clock::time_point>& times_;
};

class SameFeed : public DataFeed {
  public:
    explicit SameFeed(const Batch& batch) : batch_(batch) {}
    std::unique_ptr<BatchSource> train_pass(int) override {
        return std::make_unique<SameBatches>(batch_, most_steps, train_times);
    }
    std::unique_ptr<BatchSource> val_pass() override {
        return std::make_unique<SameBatches>(batch_, val_batches, val_times);
    }
    [[nodiscard]] std::int64_t train_count() const override { return most_steps * batch_size(); }
    [[nodiscard]] std::int64_t val_count() const override { return val_batches * batch_size(); }
    [[nodiscard]] std::int64_t batch_size() const override { return batch_.labels.size(0); }

    std::vector<Clock::time_point> train_times;
    std::vector<Clock::time_point> val_times;

  private:
    const Batch& batch_;
};

/// Ends the training as soon as the budget is used up, after one timed step at least.
class Timekeeper : public TrainingObserver {
  public:
    Timekeeper(double budget, std::stop_source& stop) : budget_(budget), stop_(stop) {}
    void step_done(int, std::int64_t, std::int64_t) override {
        times_.push_back(Clock::now());
        if (times_.size() > 1 && seconds_between(times_.front(), times_.back()) >= budget_) {
            stop_.request_stop();
        }
    }
    void epoch_done(const EpochRecord&, const Trainer&) override {}

    [[nodiscard]] double seconds_per_step() const {
        return times_.size() > 1
                   ? seconds_between(times_.front(), times_.back()) / static_cast<double>(times_.size() - 1)
                   : 0.0;
    }

  private:
    double budget_;
    std::stop_source& stop_;
    std::vector<Clock::time_point> times_;
};

/// The type of the sizes that libtorch reports, which is another one in its newer versions.
template <typename Sizes, typename Class, typename... Rest>
Sizes sizes_of(void (Class::*)(void*, std::int64_t, Sizes, Sizes, Rest...));
using ReportedSize = decltype(sizes_of(&c10::MemoryReportingInfoBase::reportMemoryUsage));

/// The most memory that tensors made in this thread took at any one time.
class PeakMemory : public c10::MemoryReportingInfoBase {
  public:
    void reportMemoryUsage(void*, std::int64_t size, ReportedSize, ReportedSize, c10::Device) override {
        current_ += size;
        peak_ = std::max(peak_, current_);
    }
    [[nodiscard]] bool memoryProfilingEnabled() const override { return true; }
    [[nodiscard]] std::int64_t bytes() const { return peak_; }

  private:
    std::int64_t current_ = 0;
    std::int64_t peak_ = 0;
};

/// One lane's measurement.
struct Measured {
    double train_seconds = 0.0; ///< an image
    double val_seconds = 0.0;   ///< an image
    std::int64_t peak_bytes = 0;
    std::int64_t state_bytes = 0;
};

std::int64_t bytes_in(const StateDict& tensors) {
    return std::accumulate(tensors.begin(), tensors.end(), std::int64_t{0}, [](auto sum, const auto& named) {
        return sum + static_cast<std::int64_t>(named.second.nbytes());
    });
}

Measured train_briefly(const ThroughputRequest& request, std::shared_ptr<Classifier> student,
                       const Batch& batch, const std::stop_token& stop) {
    std::stop_source enough;
    const std::stop_callback pass_on(stop, [&] { enough.request_stop(); });
    Timekeeper timekeeper(request.budget, enough);
    SameFeed feed(batch);
    const ValidationTargets targets{torch::zeros({feed.val_count()}, torch::kInt64), {}};
    auto options = training_options(request.spec, {.alpha = 1.0, .seed = 0}, request.device);
    options.num_epochs = 1;
    options.early_stop_metric = "none";
    options.lr = 0.0; // drawn images must not make it diverge
    options.lr_min = 0.0;
    Trainer trainer(std::move(student), feed, targets, options);
    const auto memory = std::make_shared<PeakMemory>();
    {
        // Around no more than this: libtorch complains of memory that it did not see being allocated.
        const c10::DebugInfoGuard watching(c10::DebugInfoKind::PROFILER_STATE, memory);
        trainer.run(timekeeper, enough.get_token());
    }
    throw_if_stopped(stop);
    const auto images = static_cast<double>(feed.batch_size());
    const auto& times = feed.val_times; // at the start of each validation batch and after the last
    const auto state = trainer.state();
    return {timekeeper.seconds_per_step() / images,
            seconds_between(times.at(val_batches - 1), times.at(val_batches)) / images, memory->bytes(),
            bytes_in(state.optimizer) + bytes_in(state.average)};
}

/// Bytes of weights and statistics, and of the trained weights among them.
std::pair<std::int64_t, std::int64_t> bytes_of(const Classifier& model) {
    std::int64_t all = 0;
    std::int64_t trained = 0;
    for (const auto& parameter : model.parameters()) {
        const auto bytes = static_cast<std::int64_t>(parameter.nbytes());
        all += bytes;
        trained += parameter.requires_grad() ? bytes : 0;
    }
    for (const auto& buffer : model.buffers()) {
        all += static_cast<std::int64_t>(buffer.nbytes());
    }
    return {all, trained};
}

/// All of `lanes` at once; the slowest lane counts.
Measured train_in_lanes(const ThroughputRequest& request, const LanePlan& lanes, std::int64_t batch_size,
                        const std::stop_token& stop) {
    const auto batch = drawn_batch(batch_size, request.side);
    std::vector<Measured> measured(static_cast<std::size_t>(lanes.lanes));
    // Made beforehand, one after the other anyway, so that all lanes begin together.
    std::vector<std::shared_ptr<Classifier>> students;
    for (std::size_t index = 0; index < measured.size(); ++index) {
        students.push_back(make_student(request.spec, request.classes, {}, /*seed=*/index));
    }
    parallel_for(lanes.lanes, lanes.lanes, [&](std::int64_t k) {
        const auto index = static_cast<std::size_t>(k);
        at::set_num_threads(lanes.threads);
        measured[index] = train_briefly(request, std::move(students[index]), batch, stop);
    });
    return *std::max_element(measured.begin(), measured.end(), [](const Measured& a, const Measured& b) {
        return a.train_seconds < b.train_seconds;
    });
}

/// What `budget` has room for in a step, as the two images of a trial say.
std::int64_t fitting_batch(const ThroughputRequest& request, const Measured& trial) {
    constexpr double share_of_sweep = 1.0 / 20.0 / 4.0; // two training steps and two validation batches
    const auto budget =
        request.sweep_images > 0
            ? std::min(request.budget,
                       share_of_sweep * static_cast<double>(request.sweep_images) * trial.train_seconds)
            : request.budget;
    const auto fitting = trial.train_seconds > 0.0 ? static_cast<std::int64_t>(budget / trial.train_seconds)
                                                   : request.spec.batch_size;
    return std::max(std::min(fitting, request.spec.batch_size), smallest_batch);
}

} // namespace

StudentThroughput measure_student(const ThroughputRequest& request, const LanePlan& lanes,
                                  const std::stop_token& stop) {
    auto trial_request = request;
    trial_request.spec.student_init = "random"; // where the weights come from does not make them slower
    trial_request.budget = 0.0;
    const auto threads = at::get_num_threads();
    const auto trial = train_in_lanes(trial_request, lanes, smallest_batch, stop);
    auto timed_request = trial_request;
    timed_request.budget = request.budget;
    const auto batch_size = fitting_batch(request, trial);
    const auto timed = train_in_lanes(timed_request, lanes, batch_size, stop);
    at::set_num_threads(threads);

    StudentThroughput throughput;
    throughput.train_seconds = timed.train_seconds;
    throughput.val_seconds = timed.val_seconds;
    const auto [all, trained] = bytes_of(*make_student(trial_request.spec, request.classes, {}, /*seed=*/0));
    throughput.model_bytes = all;
    throughput.state_bytes = trial.state_bytes;
    // A gradient for each weight and the state, or whatever more was seen.
    const auto least = trained + trial.state_bytes;
    if (batch_size > smallest_batch) {
        throughput.bytes_per_image =
            std::max<std::int64_t>(timed.peak_bytes - trial.peak_bytes, 0) / (batch_size - smallest_batch);
        throughput.fixed_bytes = std::max(timed.peak_bytes - batch_size * throughput.bytes_per_image, least);
    } else {
        throughput.fixed_bytes = least;
        throughput.bytes_per_image = std::max<std::int64_t>(timed.peak_bytes - least, 0) / smallest_batch;
    }
    // The loader makes batches ahead: one a thread and two more, beside the one in training.
    constexpr int beside_threads = 3;
    throughput.bytes_per_image += (lanes.threads + beside_threads) *
                                  static_cast<std::int64_t>(sizeof(float)) * 3 * request.side * request.side;
    return throughput;
}

double measure_teacher(const Teacher& teacher, std::int64_t side, std::int64_t batch_size, double budget,
                       const std::stop_token& stop) {
    const auto timed = [&](std::int64_t count) {
        const auto images = drawn_images(count, side);
        const auto start = Clock::now();
        teacher.logits(images).to(torch::kCPU);
        throw_if_stopped(stop);
        return seconds_between(start, Clock::now()) / static_cast<double>(count);
    };
    const auto trial_batch = std::min(batch_size, smallest_batch);
    timed(trial_batch); // makes ready what later passes use
    const auto trial = timed(trial_batch);
    const auto fitting = trial > 0.0 ? static_cast<std::int64_t>(budget / trial) : batch_size;
    const auto count = std::max(std::min(fitting, batch_size), trial_batch);
    if (count == trial_batch) {
        return trial;
    }
    timed(count);
    return timed(count);
}

} // namespace retort
