#include "core/experiment/run/student_costs.h"

#include "core/base/cancelled.h"
#include "core/experiment/cost/latency.h"
#include "core/experiment/cost/machine.h"
#include "core/experiment/spec/plan.h"

#include <algorithm>
#include <exception>
#include <set>

namespace retort {

namespace {

/// All cores for one thing, and after it as many as before.
class AllCores {
  public:
    AllCores() : before_(at::get_num_threads()) { at::set_num_threads(machine_cores()); }
    ~AllCores() { at::set_num_threads(before_); }
    AllCores(const AllCores&) = delete;
    AllCores& operator=(const AllCores&) = delete;

  private:
    int before_;
};

std::set<std::string> students_ahead(const ExperimentSpec& spec, const std::vector<RunRecord>& runs) {
    std::set<std::string> students;
    for (const auto& run : runs) {
        if (run.status != RunStatus::done) {
            students.insert(spec_of(spec, run.spec).student);
        }
    }
    return students;
}

RecordedCost cost_of(const std::string& name, const SharedInputs& inputs, const std::stop_token& stop) {
    constexpr TimingLimits quickly{9, 0.5};
    auto spec = inputs.spec();
    spec.student = name;
    const auto start = std::find_if(inputs.starts.begin(), inputs.starts.end(),
                                    [&](const auto& item) { return item.first.architecture == name; });
    const auto student = make_student(spec, inputs.images.class_count(), start->second, /*seed=*/0);
    student->eval();
    RecordedCost cost;
    cost.parameters = parameter_count(*student);
    cost.latency = {median_forward_seconds(*student, 1, spec.image_size, quickly, stop), spec.image_size,
                    at::get_num_threads(), "cpu"};
    return cost;
}

} // namespace

StudentCosts student_costs(const SharedInputs& inputs, const std::vector<RunRecord>& runs,
                           const std::stop_token& stop) {
    const AllCores all;
    StudentCosts costs;
    for (const auto& student : students_ahead(inputs.spec(), runs)) {
        try {
            costs[student] = cost_of(student, inputs, stop);
        } catch (const Cancelled&) {
            break;
        } catch (const std::exception&) {
            continue; // what is wrong with it will be said where it is trained
        }
    }
    return costs;
}

} // namespace retort
