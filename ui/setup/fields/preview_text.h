// What was found in data folder and teacher file, in words.
#pragma once

#include "core/experiment/preflight/previews.h"
#include "core/experiment/preflight/teacher_preview.h"
#include "core/experiment/preflight/throughput_preview.h"

#include <QString>

#include <vector>

namespace retort::ui {

/// "2 classes · 244 images for training · 153 for validation (val)".
QString dataText(const DataSummary& data);
/// Every class with its counts, as rich text.
QString dataDetails(const DataSummary& data);

/// "resnet56 · 10 classes · 855,770 parameters".
QString modelText(const ModelSummary& model);
/// Format, usual image size and what else the file says, as rich text.
QString modelDetails(const ModelSummary& model);

/// "resnet56 · 10 classes · 855,770 parameters", "Logits · 10 classes · 60,000 images", and how the classes
/// were matched with the data's.
QString teacherText(const TeacherSummary& teacher);
/// What modelDetails says of weights; nothing of other kinds.
QString teacherDetails(const TeacherSummary& teacher);

/// The same of all teachers of an experiment; of several, each after its name.
QString teachersText(const std::vector<NamedTeacher>& teachers);
QString teachersDetails(const std::vector<NamedTeacher>& teachers);

/// "2 lanes × 1 thread · 1.3 GB of memory · teacher 4 % of the time", and a warning where there is one.
QString costText(const CostEstimate& cost, const ThroughputPreview& throughput);
/// Seconds of an epoch, a run, the teacher and the whole, and bytes, as rich text.
QString costDetails(const CostEstimate& cost, const ThroughputPreview& throughput);

} // namespace retort::ui
