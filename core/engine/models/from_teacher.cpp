#include "core/engine/models/from_teacher.h"

#include "core/engine/models/state_dict.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace retort {

namespace {

using Shape = std::vector<std::int64_t>;

/// "layer1.0.conv1.weight" is of block 0 of stage "layer1"; "bn1.weight" of no stage, its part being "bn1".
struct Place {
    std::string part;  ///< "layer1.0", "bn1"
    std::string stage; ///< empty outside the stages
    std::int64_t block = 0;
};

bool is_number(std::string_view text) {
    return !text.empty() && text.size() < 10 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

Place place_of(const std::string& name) {
    for (std::size_t start = 0, dot = 0; (dot = name.find('.', start)) != std::string::npos;
         start = dot + 1) {
        const auto word = name.substr(start, dot - start);
        if (start > 0 && is_number(word)) {
            return {name.substr(0, dot), name.substr(0, start - 1), std::stoll(word)};
        }
    }
    return {name.substr(0, name.rfind('.')), {}, 0};
}

/// One part of a model: its tensors by the rest of their names.
struct Part {
    Place place;
    std::map<std::string, Shape> tensors;
};

/// The parts in the order of the state_dict, the head's left out, and how many blocks each stage has.
struct Structure {
    std::vector<Part> parts;
    std::map<std::string, std::int64_t> blocks;
    std::map<std::string, Shape> head;

    /// Whether the blocks of a stage are numbered one after the other.
    [[nodiscard]] bool is_row(const std::string& stage) const {
        return std::all_of(parts.begin(), parts.end(), [&](const Part& item) {
            return item.place.stage != stage || item.place.block < blocks.at(stage);
        });
    }

    [[nodiscard]] const Part* find(const std::string& part) const {
        const auto found = std::find_if(parts.begin(), parts.end(),
                                        [&](const Part& item) { return item.place.part == part; });
        return found == parts.end() ? nullptr : &*found;
    }
};

bool is_head(const std::string& name, const Architecture& architecture) {
    return name.starts_with(architecture.head + ".");
}

Structure structure_of(const Architecture& architecture, std::int64_t classes) {
    Structure structure;
    for (const auto& [name, shape] : architecture.shapes(classes)) {
        if (is_head(name, architecture)) {
            structure.head[name.substr(architecture.head.size())] = shape;
            continue;
        }
        const auto place = place_of(name);
        if (structure.parts.empty() || structure.parts.back().place.part != place.part) {
            structure.parts.push_back({place, {}});
            structure.blocks[place.stage] += place.stage.empty() ? 0 : 1;
        }
        structure.parts.back().tensors[name.substr(place.part.size())] = shape;
    }
    return structure;
}

/// The teacher's block from which block `index` of `student` blocks is taken.
std::int64_t source_block(std::int64_t index, std::int64_t teacher, std::int64_t student) {
    return (2 * index * teacher + student) / (2 * student);
}

/// How a part of the student differs from the teacher's part that it would be taken from; nothing where it
/// does not.
std::optional<Message> difference(const Part& student, const Part& teacher) {
    for (const auto& [rest, shape] : student.tensors) {
        const auto found = teacher.tensors.find(rest);
        const auto name = student.place.part + rest;
        const auto source = teacher.place.part + rest;
        if (found == teacher.tensors.end()) {
            return Message{RETORT_TEXT("the teacher has no %1 for the student's %2"), {source, name}};
        }
        if (found->second != shape) {
            return Message{RETORT_TEXT("the student's %1 is %2, the teacher's %3 is %4"),
                           {name, shape_text(shape), source, shape_text(found->second)}};
        }
    }
    for (const auto& [rest, shape] : teacher.tensors) {
        if (!student.tensors.contains(rest)) {
            return Message{RETORT_TEXT("the student has no %1 for the teacher's %2"),
                           {student.place.part + rest, teacher.place.part + rest}};
        }
    }
    return {};
}

/// The name of the teacher's part that `part` is taken from, or why there is none.
std::optional<Message> find_source(const Place& place, const Structure& teacher, const Structure& student,
                                   std::string& source) {
    source = place.part;
    if (place.stage.empty()) {
        return {};
    }
    const auto found = teacher.blocks.find(place.stage);
    const auto have = found == teacher.blocks.end() ? 0 : found->second;
    const auto want = student.blocks.at(place.stage);
    if (have < want) {
        return Message{RETORT_TEXT("the student has %1 blocks in %2, the teacher only %3"),
                       {std::to_string(want), place.stage, std::to_string(have)}};
    }
    if (have > want && !(teacher.is_row(place.stage) && student.is_row(place.stage))) {
        return Message{RETORT_TEXT("%1 is not a sequence of blocks that can be shortened"), {place.stage}};
    }
    source = place.stage + "." + std::to_string(source_block(place.block, have, want));
    return {};
}

/// Fills `plan`; returns why there can be none.
std::optional<Message> try_plan(const Architecture& teacher, std::int64_t teacher_classes,
                                const Architecture& student, std::int64_t student_classes, TakingPlan& plan) {
    if (teacher.family != student.family) {
        return Message{RETORT_TEXT("the student belongs to another family (%1) than the teacher (%2)"),
                       {student.family, teacher.family}};
    }
    const auto from = structure_of(teacher, teacher_classes);
    const auto to = structure_of(student, student_classes);
    for (const auto& part : to.parts) {
        TakenPart taken{part.place.part, {}};
        if (auto problem = find_source(part.place, from, to, taken.teacher)) {
            return problem;
        }
        const auto* source = from.find(taken.teacher);
        if (source == nullptr) {
            return Message{RETORT_TEXT("the teacher has no %1 for the student's %2"),
                           {taken.teacher, taken.student}};
        }
        if (auto problem = difference(part, *source)) {
            return problem;
        }
        plan.parts.push_back(std::move(taken));
    }
    for (const auto& [stage, blocks] : from.blocks) {
        if (!to.blocks.contains(stage)) {
            return Message{RETORT_TEXT("the student has no %1 for the teacher's %2"), {stage, stage}};
        }
    }
    for (const auto& part : from.parts) {
        if (part.place.stage.empty() && to.find(part.place.part) == nullptr) {
            return Message{RETORT_TEXT("the student has no %1 for the teacher's %2"),
                           {part.place.part, part.place.part}};
        }
    }
    plan.head = teacher.head == student.head && from.head == to.head;
    if (plan.head) {
        plan.parts.push_back({student.head, teacher.head});
    }
    return {};
}

/// The students that `teacher` could begin, separated by commas; itself among them.
std::string possible_students(const Architecture& teacher, std::int64_t classes) {
    std::string names;
    for (const auto& architecture : architectures()) {
        TakingPlan plan;
        if (!try_plan(teacher, classes, architecture, classes, plan)) {
            names += (names.empty() ? "" : ", ") + architecture.name;
        }
    }
    return names;
}

} // namespace

TakingPlan plan_taking(const Architecture& teacher, std::int64_t teacher_classes, const Architecture& student,
                       std::int64_t student_classes) {
    TakingPlan plan;
    if (const auto problem = try_plan(teacher, teacher_classes, student, student_classes, plan)) {
        throw Error(
            RETORT_TEXT(
                "%1 cannot start from layers of %2: %3. Students that can start from this teacher: %4"),
            {student.name, teacher.name, problem->str(), possible_students(teacher, teacher_classes)});
    }
    return plan;
}

StateDict take_from_teacher(const TakingPlan& plan, const StateDict& teacher, const Architecture& student,
                            std::int64_t student_classes) {
    std::unordered_map<std::string, std::string> sources;
    for (const auto& part : plan.parts) {
        sources[part.student] = part.teacher;
    }
    const std::unordered_map<std::string, torch::Tensor> given(teacher.begin(), teacher.end());
    StateDict tensors;
    for (const auto& [name, shape] : student.shapes(student_classes)) {
        const auto part = is_head(name, student) ? student.head : place_of(name).part;
        const auto source = sources.find(part);
        if (source == sources.end()) {
            continue;
        }
        if (const auto found = given.find(source->second + name.substr(part.size())); found != given.end()) {
            tensors.emplace_back(name, found->second);
        }
    }
    return tensors;
}

std::string listing(const TakingPlan& plan) {
    std::string text;
    const auto add = [&](const std::string& item) { text += (text.empty() ? "" : ", ") + item; };
    for (std::size_t i = 0; i < plan.parts.size();) {
        const auto stage = place_of(plan.parts[i].student + ".").stage;
        if (stage.empty()) {
            add(plan.parts[i++].student);
            continue;
        }
        std::string to;
        std::string from;
        for (; i < plan.parts.size() && place_of(plan.parts[i].student + ".").stage == stage; ++i) {
            to += plan.parts[i].student.substr(stage.size() + 1) + " ";
            from += " " + plan.parts[i].teacher.substr(stage.size() + 1);
        }
        add(std::string(stage).append(" ").append(to).append("←").append(from));
    }
    return text;
}

} // namespace retort
