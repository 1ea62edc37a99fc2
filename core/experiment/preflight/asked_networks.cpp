#include "core/experiment/preflight/asked_networks.h"

#include "core/engine/training/accuracy_error.h"
#include "core/engine/training/measure.h"

#include <filesystem>

namespace retort {

namespace {

std::int64_t sum_of(const torch::Tensor& flags) {
    return flags.sum().item<std::int64_t>();
}

void add_answers(const AskedTeacher& teacher, const torch::Tensor& labels, TeacherFacts& facts) {
    facts.accuracy = top1_accuracy(teacher.chosen.logits, labels);
    for (const auto& other : teacher.others) {
        facts.others.push_back({other.set, top1_accuracy(other.network.logits, labels)});
    }
}

TeacherFacts facts_of(const AskedNetworks& asked, const AskedTeacher& teacher) {
    const auto& model = teacher.opened.model;
    TeacherFacts facts{teacher.file, name_of(model), parameters_of(teacher), {}, {}};
    if (asked.is_answered() && teacher.chosen.logits.defined()) {
        add_answers(teacher, asked.labels, facts);
    }
    return facts;
}

} // namespace

std::int64_t parameters_of(const AskedTeacher& teacher) {
    const auto& model = teacher.opened.model.model;
    return model ? parameter_count(*model) : 0;
}

bool is_random(const AskedStudent& student) {
    return student.beginning.weights == "random";
}

std::int64_t right_answers(const torch::Tensor& logits, const torch::Tensor& labels) {
    return sum_of(told_right(logits, labels));
}

PairedAccuracy compare_answers(const torch::Tensor& first, const torch::Tensor& second,
                               const torch::Tensor& labels, std::int64_t comparisons) {
    const auto one = told_right(first, labels);
    const auto other = told_right(second, labels);
    const auto only_one = sum_of(one.logical_and(other.logical_not()));
    const auto only_other = sum_of(other.logical_and(one.logical_not()));
    const auto count = labels.size(0);
    return {static_cast<double>(only_one - only_other) / static_cast<double>(count),
            paired_accuracy_error(only_one, only_other, count, comparisons)};
}

bool is_in_order(const std::vector<std::int64_t>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] != static_cast<std::int64_t>(i)) {
            return false;
        }
    }
    return true;
}

void add_facts(const AskedNetworks& asked, PreflightReport& report) {
    for (const auto& teacher : asked.teachers) {
        report.teachers.push_back(facts_of(asked, teacher));
    }
    for (const auto& [beginning, parameters, start] : asked.students) {
        if (start.logits.defined()) {
            report.starts.push_back(
                {beginning.architecture, beginning.weights, top1_accuracy(start.logits, asked.labels)});
        }
    }
}

} // namespace retort
