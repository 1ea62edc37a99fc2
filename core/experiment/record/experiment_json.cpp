#include "core/experiment/record/experiment_json.h"

#include "core/base/number_text.h"
#include "core/experiment/record/json_fields.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/spec/search_rounds.h"

#include <torch/version.h>

namespace retort {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr int experiment_schema = 4;
constexpr int schema_of_search = 3;      // written where nothing else is new, for older versions of Retort
constexpr int schema_without_search = 2; // likewise
constexpr int schema_without_axes = 1;   // likewise

int schema_of(const ExperimentSpec& spec) {
    const bool trains_otherwise = spec.teacher_ensemble || !spec.unlabelled_dir.empty();
    return trains_otherwise    ? experiment_schema
           : is_search(spec)   ? schema_of_search
           : spec.axes.empty() ? schema_without_axes
                               : schema_without_search;
}

/// Messages and parameters within `message` are written as their English text.
ordered_json message_json(const Message& message) {
    auto args = ordered_json::array();
    for (const auto& arg : message.args) {
        args.push_back(arg.str());
    }
    return {{"text", message.text}, {"args", args}};
}

ordered_json info_json(const ExperimentInfo& info) {
    auto files = ordered_json::object();
    for (const auto& [parameter, identity] : info.files) {
        files[parameter] = {{"file", identity.file}, {"sha256", identity.sha256}};
    }
    ordered_json document{{"train_counts", info.train_counts},
                          {"val_counts", info.val_counts},
                          {"val_split", info.val_split},
                          {"skipped", info.skipped},
                          {"teacher", info.teacher},
                          {"matched", message_json(info.matched)},
                          {"files", files},
                          {"data", info.data},
                          {"teacher_outputs", info.teacher_outputs}};
    if (!info.test_split.empty()) {
        document["test_counts"] = info.test_counts;
        document["test_split"] = info.test_split;
        document["test_data"] = info.test_data;
    }
    if (info.unlabelled_images > 0) {
        document["unlabelled_images"] = info.unlabelled_images;
        document["unlabelled_data"] = info.unlabelled_data;
    }
    for (const auto& [name, teacher] : info.teachers) {
        document["teachers"][name] = {{"teacher", teacher.teacher},
                                      {"matched", message_json(teacher.matched)},
                                      {"teacher_outputs", teacher.outputs}};
    }
    // Names of classes may hold any bytes: no reason to train nothing.
    return ordered_json::parse(document.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

/// As read_field, but what is of the wrong type is left as it is.
template <typename Value>
void take_field(const json& from, const char* key, Value& into) {
    try {
        if (from.is_object() && from.contains(key)) {
            into = from[key].get<Value>();
        }
    } catch (const json::exception&) {
        return;
    }
}

/// The value of a key, null where there is none.
json part_of(const json& from, const char* key) {
    return from.is_object() ? from.value(key, json()) : json();
}

Message read_message(const json& from) {
    Message message;
    take_field(from, "text", message.text);
    std::vector<std::string> args;
    take_field(from, "args", args);
    message.args.assign(args.begin(), args.end());
    return message;
}

std::map<std::string, TeacherInfo> read_teachers(const json& from) {
    std::map<std::string, TeacherInfo> teachers;
    const json none = json::object();
    for (const auto& [name, item] : (from.is_object() ? from : none).items()) {
        TeacherInfo& teacher = teachers[name];
        take_field(item, "teacher", teacher.teacher);
        teacher.matched = read_message(part_of(item, "matched"));
        take_field(item, "teacher_outputs", teacher.outputs);
    }
    return teachers;
}

ordered_json value_json(const ExperimentSpec& spec, const Parameter& parameter) {
    return std::visit([&](auto field) { return ordered_json(spec.*field); }, parameter.field);
}

/// The value of a parameter; an array of values where it is an axis.
ordered_json values_json(const ExperimentSpec& spec, const Parameter& parameter) {
    const auto texts = values_of(spec, parameter);
    if (texts.size() < 2) {
        return value_json(spec, parameter);
    }
    auto values = ordered_json::array();
    for (const auto& text : texts) {
        ExperimentSpec one;
        set_values(one, parameter, {text});
        values.push_back(value_json(one, parameter));
    }
    return values;
}

/// A number, a word or a truth value as the text of a parameter's value.
std::string text_of(const json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    return value.is_number_float() ? number_text(value.get<double>()) : value.dump();
}

void read_axis(const json& values, const Parameter& parameter, ExperimentSpec& spec) {
    std::vector<std::string> texts;
    for (const auto& value : values) {
        if (value.is_structured()) {
            throw Error(RETORT_TEXT("the value of “%1” has the wrong type: %2"),
                        {json_key(parameter), shown_json(values)});
        }
        texts.push_back(text_of(value));
    }
    if (texts.empty()) {
        throw Error(RETORT_TEXT("%1: %2"),
                    {json_key(parameter), Message{RETORT_TEXT("needs at least one value"), {}}});
    }
    if (const auto problem = set_values(spec, parameter, texts); !problem.empty()) {
        throw Error(RETORT_TEXT("%1: %2"), {json_key(parameter), problem});
    }
}

void read_values(const json& from, const Parameter& parameter, ExperimentSpec& spec) {
    const auto key = json_key(parameter);
    const bool is_single =
        std::visit([&](auto field) { return !ordered_json(spec.*field).is_array(); }, parameter.field);
    if (parameter.axis && is_single && from.contains(key) && from[key].is_array()) {
        read_axis(from[key], parameter, spec);
    } else {
        std::visit([&](auto field) { read_field(from, key, spec.*field); }, parameter.field);
    }
}

/// What runs are planned by is bounded before anything is planned.
void require_plannable(const ExperimentSpec& spec, const Parameter& parameter) {
    if (!parameter.may_grow) {
        return;
    }
    if (const auto problem = check_value(spec, parameter, /*teacher=*/true); !problem.empty()) {
        throw Error(RETORT_TEXT("%1: %2"), {json_key(parameter), problem});
    }
}

} // namespace

std::string experiment_json(const ExperimentSpec& spec, const ExperimentInfo& info) {
    ordered_json values;
    for (const auto& parameter : parameters()) {
        values[json_key(parameter)] = values_json(spec, parameter);
    }
    ordered_json document{{"schema", schema_of(spec)},
                          {"tool", {{"name", "retort"}, {"version", RETORT_VERSION}}},
                          {"libraries", {{"libtorch", TORCH_VERSION}}},
                          {"spec", values}};
    if (info != ExperimentInfo()) {
        document["facts"] = info_json(info);
    }
    return document.dump(2) + "\n";
}

ExperimentInfo parse_info(const std::string& text) {
    const auto from = part_of(parse_leniently(text), "facts");
    ExperimentInfo info;
    take_field(from, "train_counts", info.train_counts);
    take_field(from, "val_counts", info.val_counts);
    take_field(from, "val_split", info.val_split);
    take_field(from, "test_counts", info.test_counts);
    take_field(from, "test_split", info.test_split);
    take_field(from, "test_data", info.test_data);
    take_field(from, "unlabelled_images", info.unlabelled_images);
    take_field(from, "unlabelled_data", info.unlabelled_data);
    take_field(from, "skipped", info.skipped);
    take_field(from, "teacher", info.teacher);
    info.matched = read_message(part_of(from, "matched"));
    info.teachers = read_teachers(part_of(from, "teachers"));
    take_field(from, "data", info.data);
    take_field(from, "teacher_outputs", info.teacher_outputs);
    const auto files = part_of(from, "files");
    const json none = json::object();
    for (const auto& [name, file] : (files.is_object() ? files : none).items()) {
        FileIdentity identity;
        take_field(file, "file", identity.file);
        take_field(file, "sha256", identity.sha256);
        if (!identity.sha256.empty()) {
            info.files[name] = identity;
        }
    }
    return info;
}

ExperimentOrigin parse_origin(const std::string& text) {
    const auto document = parse_leniently(text);
    ExperimentOrigin origin;
    take_field(document, "schema", origin.schema);
    take_field(part_of(document, "tool"), "version", origin.retort);
    take_field(part_of(document, "libraries"), "libtorch", origin.libtorch);
    return origin;
}

ExperimentSpec parse_experiment_json(const std::string& text) {
    const auto document = parse_object(text);
    require_schema(document, experiment_schema);
    const auto values = required_field<json>(document, "spec");
    if (!values.is_object()) {
        throw Error(RETORT_TEXT("the value of “%1” has the wrong type: %2"), {"spec", shown_json(values)});
    }
    ExperimentSpec spec;
    for (const auto& parameter : parameters()) {
        read_values(values, parameter, spec);
        require_plannable(spec, parameter);
    }
    require_plannable(spec, *find_parameter("n-exp")); // with all axes
    return spec;
}

namespace {

/// Settings of parameters that this version knows are written as their values, others as texts.
ordered_json settings_json(const AxisValues& settings) {
    auto values = ordered_json::object();
    for (const auto& [name, text] : settings) {
        const auto* parameter = find_parameter(name);
        ExperimentSpec one;
        const bool is_known = parameter != nullptr && set_values(one, *parameter, {text}).empty();
        values[name] = is_known ? value_json(one, *parameter) : ordered_json(text);
    }
    return values;
}

/// What is of the wrong type is passed over: nothing but a comparison depends on it.
AxisValues read_values_of(const json& document, const char* key) {
    AxisValues values;
    auto found = part_of(document, key);
    found = found.is_object() ? found : json::object();
    for (const auto& [name, value] : found.items()) {
        if (!value.is_structured()) {
            values[name] = text_of(value);
            continue;
        }
        std::string list;
        for (const auto& item : value) {
            list += (list.empty() ? "" : ",") + text_of(item);
        }
        values[name] = list;
    }
    return values;
}

AxisValues read_settings(const json& document) {
    AxisValues settings;
    const auto values = document.value("settings", json::object());
    if (!values.is_object()) {
        throw Error(RETORT_TEXT("the value of “%1” has the wrong type: %2"),
                    {"settings", shown_json(values)});
    }
    for (const auto& [name, value] : values.items()) {
        if (value.is_structured()) {
            throw Error(RETORT_TEXT("the value of “%1” has the wrong type: %2"), {name, shown_json(value)});
        }
        settings[name] = text_of(value);
    }
    return settings;
}

ordered_json cost_json(const RecordedCost& cost) {
    ordered_json document{{"parameters", cost.parameters}, {"file_bytes", cost.file_bytes}};
    if (cost.latency.is_known()) {
        document["latency"] = {{"seconds", cost.latency.seconds},
                               {"batch", 1},
                               {"image_size", cost.latency.image_size},
                               {"threads", cost.latency.threads},
                               {"device", cost.latency.device}};
    }
    if (cost.teacher_parameters > 0) {
        document["teacher_parameters"] = cost.teacher_parameters;
    }
    return document;
}

/// What is of the wrong type, or no number that such a thing can have, is passed over.
std::optional<RecordedCost> read_cost(const json& document) {
    const auto from = part_of(document, "student");
    if (!from.is_object()) {
        return std::nullopt;
    }
    RecordedCost cost;
    take_field(from, "parameters", cost.parameters);
    take_field(from, "file_bytes", cost.file_bytes);
    take_field(from, "teacher_parameters", cost.teacher_parameters);
    const auto latency = part_of(from, "latency");
    take_field(latency, "seconds", cost.latency.seconds);
    take_field(latency, "image_size", cost.latency.image_size);
    take_field(latency, "threads", cost.latency.threads);
    take_field(latency, "device", cost.latency.device);
    return cost;
}

double required_alpha(const json& document) {
    const auto alpha = required_field<double>(document, "alpha");
    if (!(alpha >= 0.0 && alpha <= 1.0)) {
        throw Error(RETORT_TEXT("α must be a number from 0 to 1, not %1"), {number_text(alpha)});
    }
    return alpha;
}

} // namespace

std::string run_json(const RunRecord& run) {
    ordered_json document{{"alpha", run.spec.alpha}, {"repeat", run.spec.repeat}};
    if (run.spec.seed) {
        document["seed"] = *run.spec.seed;
    }
    if (!run.spec.settings.empty()) {
        document["settings"] = settings_json(run.spec.settings);
    }
    if (run.search) {
        document["search"] = true;
    }
    document["status"] = to_string(run.status);
    document["device"] = run.device;
    document["num_epochs"] = run.num_epochs;
    if (run.repeats_planned > 0) {
        document["n_exp"] = run.repeats_planned;
    }
    if (run.stopped_early) {
        document["stopped_early"] = true;
    }
    if (run.status == RunStatus::done && run.last() != nullptr) {
        document["last_epoch"] = run.last()->epoch;
    }
    if (run.threads > 0) {
        document["threads"] = run.threads;
        document["wait_seconds"] = run.wait_seconds;
        document["teacher_seconds"] = run.teacher_seconds;
    }
    if (run.cost) {
        document["student"] = cost_json(*run.cost);
    }
    if (!run.trained_with.empty()) {
        document["parameters"] = settings_json(run.trained_with);
    }
    if (!run.made_from.empty()) {
        document["contents"] = run.made_from;
    }
    if (!run.error.empty()) {
        document["error"] = run.error;
    }
    if (!run.imported_from.empty()) {
        document["imported_from"] = run.imported_from;
    }
    return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

RunRecord parse_run_json(const std::string& text) {
    const auto document = parse_object(text);
    RunRecord run;
    run.spec.alpha = required_alpha(document);
    run.spec.repeat = required_field<std::int64_t>(document, "repeat");
    const auto status_name = required_field<std::string>(document, "status");
    const auto status = parse_run_status(status_name);
    if (!status) {
        throw Error(
            RETORT_TEXT("the status must be queued, running, done, stopped, failed or dropped, not “%1”"),
            {status_name});
    }
    run.status = *status;
    if (document.contains("seed")) {
        run.spec.seed = required_field<std::uint64_t>(document, "seed");
    }
    run.spec.settings = read_settings(document);
    run.trained_with = read_values_of(document, "parameters");
    run.made_from = read_values_of(document, "contents");
    run.cost = read_cost(document);
    read_field(document, "device", run.device);
    read_field(document, "num_epochs", run.num_epochs);
    read_field(document, "n_exp", run.repeats_planned);
    read_field(document, "stopped_early", run.stopped_early);
    read_field(document, "search", run.search);
    if (document.contains("last_epoch")) {
        run.last_epoch = required_field<int>(document, "last_epoch");
    }
    read_field(document, "error", run.error);
    read_field(document, "imported_from", run.imported_from);
    read_field(document, "threads", run.threads);
    read_field(document, "wait_seconds", run.wait_seconds);
    read_field(document, "teacher_seconds", run.teacher_seconds);
    return run;
}

} // namespace retort
