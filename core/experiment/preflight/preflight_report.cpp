#include "core/experiment/preflight/preflight_report.h"

#include <algorithm>
#include <utility>

namespace retort {

namespace {

template <typename Item>
void append(const std::vector<Item>& items, std::vector<Item>& to) {
    to.insert(to.end(), items.begin(), items.end());
}

} // namespace

std::string severity_name(Severity severity) {
    return severity == Severity::error ? "error" : "warning";
}

void PreflightReport::refuse(std::string id, std::string parameter, Message what, Message advice) {
    findings.push_back(
        {Severity::error, std::move(id), std::move(parameter), std::move(what), std::move(advice)});
}

void PreflightReport::warn(std::string id, std::string parameter, Message what, Message advice) {
    findings.push_back(
        {Severity::warning, std::move(id), std::move(parameter), std::move(what), std::move(advice)});
}

std::int64_t PreflightReport::count(Severity severity) const {
    return std::count_if(findings.begin(), findings.end(),
                         [&](const PreflightFinding& finding) { return finding.severity == severity; });
}

void add_report(const PreflightReport& part, PreflightReport& to) {
    append(part.findings, to.findings);
    append(part.not_checked, to.not_checked);
    append(part.teachers, to.teachers);
    append(part.starts, to.starts);
    to.classes = std::max(to.classes, part.classes);
    to.unlabelled_images = std::max(to.unlabelled_images, part.unlabelled_images);
    to.train_images = std::max(to.train_images, part.train_images);
    to.val_images = std::max(to.val_images, part.val_images);
    to.test_images = std::max(to.test_images, part.test_images);
    to.asked_images = std::max(to.asked_images, part.asked_images);
    std::stable_sort(to.findings.begin(), to.findings.end(),
                     [](const auto& one, const auto& other) { return one.severity < other.severity; });
}

} // namespace retort
