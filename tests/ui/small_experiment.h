// Something to train that a test has time for.
#pragma once

#include "core/experiment/spec/spec.h"

#include <QString>
#include <QTemporaryDir>

#include <cstdint>

namespace retort::test {

/// A folder with a drawn data set and a teacher of untrained weights, gone with this object.
class SmallExperiment {
  public:
    explicit SmallExperiment(std::int64_t trainPerClass = 4, std::int64_t valPerClass = 2);

    [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }
    [[nodiscard]] QString data() const { return path(QStringLiteral("data")); }
    [[nodiscard]] QString teacher() const { return path(QStringLiteral("teacher.pth")); }

    /// A resnet20 student for the resnet20 teacher: α 0 and 1, one repeat, one epoch.
    [[nodiscard]] ExperimentSpec spec() const;

    /// Writes an untrained resnet20 for `classes` classes.
    void writeTeacher(const QString& name, std::int64_t classes) const;

  private:
    QTemporaryDir folder_;
};

} // namespace retort::test
