#include "core/engine/losses/distillation_loss.h"
#include "core/experiment/spec/parameters.h"
#include "core/experiment/teacher/validation.h"

#include "tests/core/experiment/support.h"
#include "tests/core/weights/support.h"

#include <doctest/doctest.h>
#include <limits>
#include <sys/stat.h>
#include <unistd.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

template <typename Type>
bool is_a(const Parameter& parameter) {
    return std::holds_alternative<Type ExperimentSpec::*>(parameter.field);
}

bool in_range(const Parameter& parameter, double value) {
    const bool enough = parameter.minimum_excluded ? value > parameter.minimum : value >= parameter.minimum;
    return enough && value <= parameter.maximum;
}

/// A folder with all the places that a spec needs.
struct Places {
    TemporaryFolder folder;
    ExperimentSpec spec;

    Places() {
        fs::create_directory(folder.path() / "data");
        write_text(folder.path() / "teacher.pth", "not read by validate()");
        spec.data_dir = (folder.path() / "data").string();
        spec.teacher_file = (folder.path() / "teacher.pth").string();
        spec.out = (folder.path() / "new" / "experiment").string();
    }
};

/// The one problem of `spec` as "parameter: sentence"; empty when there is none.
std::string only_problem(const ExperimentSpec& spec, const ValidationScope& scope = {}) {
    const auto problems = validate(spec, scope);
    CHECK(problems.size() <= 1);
    return problems.empty() ? "" : problems[0].parameter + ": " + problems[0].message.str();
}

/// For as long as it lives, root is somebody whom file permissions bind.
class Ordinary {
  public:
    Ordinary() {
        if (was_root_) {
            REQUIRE(setresuid(65534, 65534, 0) == 0);
        }
    }
    ~Ordinary() {
        if (was_root_ && setresuid(0, 0, 0) != 0) {
            std::abort();
        }
    }
    Ordinary(const Ordinary&) = delete;
    Ordinary& operator=(const Ordinary&) = delete;

  private:
    bool was_root_ = geteuid() == 0;
};

} // namespace

TEST_CASE("every default is within its own range and among its own choices") {
    const ExperimentSpec defaults;
    for (const auto& parameter : parameters()) {
        CAPTURE(parameter.name);
        if (const auto* text = std::get_if<std::string ExperimentSpec::*>(&parameter.field)) {
            const auto& choices = parameter.choices;
            CHECK((choices.empty() ||
                   std::find(choices.begin(), choices.end(), defaults.**text) != choices.end()));
        } else if (const auto* whole = std::get_if<std::int64_t ExperimentSpec::*>(&parameter.field)) {
            CHECK(in_range(parameter, static_cast<double>(defaults.**whole)));
        } else if (const auto* number = std::get_if<double ExperimentSpec::*>(&parameter.field)) {
            CHECK(in_range(parameter, defaults.**number));
        } else if (const auto* list = std::get_if<std::vector<double> ExperimentSpec::*>(&parameter.field)) {
            CHECK_FALSE((defaults.**list).empty());
            for (const double value : defaults.**list) {
                CHECK(in_range(parameter, value));
            }
        } else if (const auto* wholes =
                       std::get_if<std::vector<std::int64_t> ExperimentSpec::*>(&parameter.field)) {
            CHECK_FALSE((defaults.**wholes).empty());
            for (const auto value : defaults.**wholes) {
                CHECK(in_range(parameter, static_cast<double>(value)));
            }
        }
    }
    CHECK(only_problem(Places().spec) == "");
}

TEST_CASE("every parameter can be described to a person") {
    for (const auto& parameter : parameters()) {
        CAPTURE(parameter.name);
        CHECK_FALSE(parameter.label.empty());
        CHECK(parameter.help.ends_with("."));
    }
}

TEST_CASE("no two parameters share a spelling or a field") {
    std::set<std::string> spellings;
    std::set<std::string> keys;
    const auto other = other_spec();
    for (const auto& parameter : parameters()) {
        CAPTURE(parameter.name);
        CHECK(spellings.insert(parameter.name).second);
        CHECK(keys.insert(json_key(parameter)).second);
        CHECK(find_parameter(parameter.name) == &parameter);
        for (const auto& alias : parameter.aliases) {
            CHECK(spellings.insert(alias).second);
            CHECK(find_parameter(alias) == &parameter);
        }
        // A field shared by two rows would have been overwritten by the later one's text.
        CHECK(value_text(other, parameter) == other_text(parameter));
    }
    CHECK(find_parameter("no-such-flag") == nullptr);
}

TEST_CASE("the seed script's spellings are known") {
    for (const auto* name :
         {"data-dir", "teacher-file", "n-exp", "num-epochs", "batch-size", "s-lr-step-size", "s-rl-gamma"}) {
        CAPTURE(name);
        CHECK(find_parameter(name) != nullptr);
    }
    CHECK(find_parameter("s-rl-gamma") == find_parameter("lr-gamma"));
    CHECK(find_parameter("s-lr-step-size") == find_parameter("lr-step-size"));
}

TEST_CASE("keys of experiment.json are the names in snake_case") {
    CHECK(json_key(*find_parameter("lr-step-size")) == "lr_step_size");
    CHECK(json_key(*find_parameter("alpha")) == "alpha");
    for (const auto& parameter : parameters()) {
        CHECK(json_key(parameter).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
              std::string::npos);
    }
}

TEST_CASE("values go to text and back, and touch no other field") {
    const ExperimentSpec defaults;
    for (const auto& parameter : parameters()) {
        CAPTURE(parameter.name);
        auto spec = defaults;
        CHECK(set_from_text(spec, parameter, other_text(parameter)).empty());
        CHECK(spec != defaults);
        CHECK(value_text(spec, parameter) == other_text(parameter));
        CHECK(set_from_text(spec, parameter, value_text(defaults, parameter)).empty());
        CHECK(spec == defaults);
    }
}

TEST_CASE("spaces around numbers do no harm, and numbers keep their last bit") {
    ExperimentSpec spec;
    CHECK(set_from_text(spec, *find_parameter("alpha"), " 0 , 0.1,\t1 ").empty());
    CHECK(spec.alphas == std::vector<double>{0.0, 0.1, 1.0});
    CHECK(set_from_text(spec, *find_parameter("n-exp"), " +3 ").empty());
    CHECK(spec.repeats == 3);
    spec.lr = std::nextafter(0.1, 1.0);
    auto copy = ExperimentSpec();
    CHECK(set_from_text(copy, *find_parameter("lr"), value_text(spec, *find_parameter("lr"))).empty());
    CHECK(copy.lr == spec.lr);
}

TEST_CASE("texts that are no value are named, and change nothing") {
    const auto check_bad = [](const Parameter& parameter, const std::string& text,
                              const std::string& blamed) {
        CAPTURE(parameter.name);
        CAPTURE(text);
        auto spec = other_spec();
        const auto problem = set_from_text(spec, parameter, text);
        CHECK(contains(problem.str(), "“" + blamed + "”"));
        CHECK(spec == other_spec());
    };
    for (const auto& parameter : parameters()) {
        if (is_a<std::int64_t>(parameter)) {
            for (const auto* text : {"", "x", "1.5", "1x", "1 2", "0x10", "99999999999999999999", "++1"}) {
                check_bad(parameter, text, text);
            }
        } else if (is_a<double>(parameter)) {
            for (const auto* text : {"", "x", "nan", "inf", "-inf", "1e999", "1..2", "0.1 0.2"}) {
                check_bad(parameter, text, text);
            }
            check_bad(parameter, "1,x", parameter.axis ? "x" : "1,x");
        } else if (is_a<bool>(parameter)) {
            for (const auto* text : {"", "yes", "1", "TRUE"}) {
                check_bad(parameter, text, text);
            }
        } else if (is_a<std::vector<double>>(parameter)) {
            for (const auto& [text, blamed] :
                 {std::pair("", ""), std::pair("0,,1", ""), std::pair("0,", ""), std::pair("0;1", "0;1"),
                  std::pair("0, a", "a"), std::pair("0,nan", "nan")}) {
                check_bad(parameter, text, blamed);
            }
        }
    }
}

TEST_CASE("α must be in [0, 1], there, and there once") {
    Places places;
    auto& alphas = places.spec.alphas;
    for (const double bad :
         {-0.1, 1.0001, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        alphas = {0.5, bad};
        CHECK(only_problem(places.spec) == "alpha: must be from 0 to 1, not " + number_text(bad));
    }
    alphas = {0.0, 0.5, 0.0};
    CHECK(only_problem(places.spec) == "alpha: contains 0 twice");
    alphas = {};
    CHECK(only_problem(places.spec) == "alpha: needs at least one value");
    alphas = {1.0, 0.0};
    CHECK(only_problem(places.spec) == "");
}

TEST_CASE("milestones are whole numbers from 1, each there once") {
    Places places;
    const auto& parameter = *find_parameter("lr-milestones");
    CHECK(set_from_text(places.spec, parameter, " 20, 5").empty());
    CHECK(places.spec.lr_milestones == std::vector<std::int64_t>{20, 5});
    CHECK(value_text(places.spec, parameter) == "20,5");
    CHECK(only_problem(places.spec) == "");
    for (const auto* text : {"", "1.5", "5,", "5;7", "x"}) {
        CHECK(contains(set_from_text(places.spec, parameter, text).str(), "must be a whole number"));
    }
    CHECK(places.spec.lr_milestones == std::vector<std::int64_t>{20, 5});
    places.spec.lr_milestones = {5, 0};
    CHECK(only_problem(places.spec) == "lr-milestones: must be from 1 to 100000, not 0");
    places.spec.lr_milestones = {5, 5};
    CHECK(only_problem(places.spec) == "lr-milestones: contains 5 twice");
    places.spec.lr_milestones = {};
    CHECK(only_problem(places.spec) == "lr-milestones: needs at least one value");
}

TEST_CASE("what is true of some parameters alone is said by their traits") {
    using Names = std::set<std::string>;
    const auto with = [](auto wanted) {
        Names names;
        for (const auto& parameter : parameters()) {
            if (wanted(parameter)) {
                names.insert(parameter.name);
            }
        }
        return names;
    };
    CHECK(with([](const auto& parameter) { return parameter.axis; }) == Names{"alpha",
                                                                              "alpha-end",
                                                                              "at-weight",
                                                                              "feature-loss",
                                                                              "fitnet-weight",
                                                                              "alpha-schedule",
                                                                              "batch-size",
                                                                              "clip-grad-norm",
                                                                              "distillation-warmup",
                                                                              "ema-decay",
                                                                              "hard-weight",
                                                                              "label-smoothing",
                                                                              "mixup",
                                                                              "loss",
                                                                              "dkd-alpha",
                                                                              "dkd-beta",
                                                                              "dist-beta",
                                                                              "dist-gamma",
                                                                              "lr",
                                                                              "lr-gamma",
                                                                              "lr-min",
                                                                              "lr-step-size",
                                                                              "momentum",
                                                                              "optimizer",
                                                                              "schedule",
                                                                              "soft-weight",
                                                                              "student",
                                                                              "student-init",
                                                                              "teacher-file",
                                                                              "temperature",
                                                                              "temperature-end",
                                                                              "temperature-schedule",
                                                                              "train-fraction",
                                                                              "views",
                                                                              "warmup-epochs",
                                                                              "weight-decay",
                                                                              "weight-decay-on",
                                                                              "cutmix",
                                                                              "rand-augment",
                                                                              "rand-augment-ops",
                                                                              "random-erasing",
                                                                              "class-weights",
                                                                              "sampler"});
    CHECK(with([](const auto& parameter) { return parameter.for_distillation; }) ==
          Names{"alpha-end",
                "at-weight",
                "feature-loss",
                "fitnet-weight",
                "alpha-schedule",
                "distillation-warmup",
                "hard-weight",
                "loss",
                "soft-weight",
                "teacher-file",
                "temperature",
                "temperature-end",
                "temperature-schedule",
                "dkd-alpha",
                "dkd-beta",
                "dist-beta",
                "dist-gamma",
                "unlabelled-dir",
                "teacher-ensemble",
                "teacher-weights"});
    CHECK(with([](const auto& parameter) { return parameter.together != nullptr; }) == Names{"teacher-file"});
    CHECK(with([](const auto& parameter) { return parameter.automatic.has_value(); }) ==
          Names{"image-size", "resize-side", "views", "lanes", "threads", "cache-mib", "bank-disk-mib",
                "search-epochs"});
    CHECK(with([](const auto& parameter) { return parameter.for_labels; }) ==
          Names{"hard-weight", "label-smoothing", "class-weights"});
    CHECK(with([](const auto& parameter) { return parameter.changes_views; }) ==
          Names{"mixup", "cutmix", "rand-augment", "rand-augment-ops", "random-erasing"});
    CHECK(with([](const auto& parameter) { return parameter.essential; }) ==
          Names{"data-dir", "teacher-file", "student", "alpha", "n-exp", "loss", "num-epochs", "batch-size",
                "optimizer", "lr", "out"});
    CHECK(with([](const auto& parameter) { return !parameter.changes_results; }) ==
          Names{"out", "device", "lanes", "threads", "cache-mib", "bank", "bank-mib", "bank-disk-mib",
                "cache-dir", "alpha", "n-exp", "drop-points", "search", "search-repeats", "search-factor",
                "search-epochs"});
    CHECK(with([](const auto& parameter) { return parameter.decides_runs; }) ==
          Names{"search", "search-repeats", "search-factor", "search-epochs"});
    CHECK(with([](const auto& parameter) { return parameter.affects_throughput; }) ==
          Names{"data-dir",       "teacher-file",    "teacher-format",   "teacher-arch", "teacher-key",
                "student",        "freeze-backbone", "batch-size",       "optimizer",    "ema-decay",
                "clip-grad-norm", "image-size",      "normalize",        "augment",      "mixup",
                "device",         "lanes",           "threads",          "alpha",        "n-exp",
                "cutmix",         "rand-augment",    "rand-augment-ops", "resize-side",  "interpolation",
                "unlabelled-dir", "teacher-ensemble"});
    CHECK(with([](const auto& parameter) { return parameter.describes_teacher; }) ==
          Names{"teacher-file", "teacher-format", "teacher-arch", "teacher-key", "class-map", "image-size",
                "resize-side", "interpolation"});
    CHECK(with([](const auto& parameter) { return !parameter.for_teaching; }) == Names{"folds",
                                                                                       "teacher-file",
                                                                                       "teacher-format",
                                                                                       "teacher-arch",
                                                                                       "teacher-key",
                                                                                       "class-map",
                                                                                       "student",
                                                                                       "alpha",
                                                                                       "n-exp",
                                                                                       "drop-points",
                                                                                       "alpha-end",
                                                                                       "at-weight",
                                                                                       "feature-loss",
                                                                                       "fitnet-weight",
                                                                                       "alpha-schedule",
                                                                                       "distillation-warmup",
                                                                                       "hard-weight",
                                                                                       "soft-weight",
                                                                                       "temperature-end",
                                                                                       "temperature-schedule",
                                                                                       "search",
                                                                                       "search-repeats",
                                                                                       "search-factor",
                                                                                       "search-epochs",
                                                                                       "loss",
                                                                                       "dkd-alpha",
                                                                                       "dkd-beta",
                                                                                       "dist-beta",
                                                                                       "dist-gamma",
                                                                                       "temperature",
                                                                                       "lanes",
                                                                                       "bank",
                                                                                       "bank-mib",
                                                                                       "bank-disk-mib",
                                                                                       "cache-dir",
                                                                                       "unlabelled-dir",
                                                                                       "teacher-ensemble",
                                                                                       "teacher-weights"});
    CHECK(
        with([](const auto& parameter) { return parameter.path != ParameterPath::none; }) ==
        Names{"data-dir", "teacher-file", "class-map", "student-init", "cache-dir", "out", "unlabelled-dir"});
}

TEST_CASE("what is left to the program may be called auto") {
    for (const auto& parameter : parameters()) {
        ExperimentSpec spec;
        const auto problem = set_from_text(spec, parameter, "auto");
        if (parameter.automatic) {
            CAPTURE(parameter.name);
            CHECK(problem.empty());
            CHECK(value_text(spec, parameter) == std::to_string(*parameter.automatic));
        }
    }
    ExperimentSpec spec;
    CHECK_FALSE(set_from_text(spec, *find_parameter("num-epochs"), "auto").empty());
    REQUIRE(set_from_text(spec, *find_parameter("views"), "2,auto").empty());
    CHECK(value_text(spec, *find_parameter("views")) == "2,-1");
}

TEST_CASE("traits go together") {
    for (const auto& parameter : parameters()) {
        CAPTURE(parameter.name);
        const bool is_text = is_a<std::string>(parameter);
        const bool is_list =
            is_a<std::vector<double>>(parameter) || is_a<std::vector<std::int64_t>>(parameter);
        // Of several values only files have names: an axis of folders would have none to call its points by.
        CHECK((!parameter.axis || parameter.path == ParameterPath::none ||
               parameter.path == ParameterPath::weights));
        CHECK((parameter.name == "alpha" || !is_list || !parameter.axis));
        CHECK((is_text || parameter.path == ParameterPath::none));
        CHECK((parameter.path != ParameterPath::none || !parameter.may_be_empty));
        CHECK((parameter.path == ParameterPath::weights || parameter.architecture == nullptr));
        CHECK((parameter.choice_help.empty() || parameter.choice_help.size() == parameter.choices.size()));
    }
}

TEST_CASE("a copied value is the only one that changes") {
    const auto from = other_spec();
    for (const auto& parameter : parameters()) {
        CAPTURE(parameter.name);
        ExperimentSpec to;
        copy_value(from, parameter, to);
        CHECK(value_text(to, parameter) == other_text(parameter));
        CHECK(set_from_text(to, parameter, value_text(ExperimentSpec(), parameter)).empty());
        CHECK(to == ExperimentSpec());
    }
}

TEST_CASE("each loss has the parameters that its row in the table names") {
    std::set<std::string> of_losses;
    for (const auto& loss : losses()) {
        CAPTURE(loss.name);
        ExperimentSpec spec;
        spec.loss = loss.name;
        for (const auto& name : loss.parameters) {
            CAPTURE(name);
            REQUIRE(find_parameter(name) != nullptr);
            CHECK(applies(*find_parameter(name), spec));
            of_losses.insert(name);
        }
    }
    for (const auto& name : of_losses) {
        for (const auto& loss : losses()) {
            CAPTURE(loss.name);
            ExperimentSpec spec;
            spec.loss = loss.name;
            CHECK(applies(*find_parameter(name), spec) == loss.uses(name));
        }
    }
    ExperimentSpec unknown;
    unknown.loss = "l1";
    CHECK_FALSE(applies(*find_parameter("temperature"), unknown));
}

TEST_CASE("the losses of the table are what --loss offers, with what they are") {
    const auto& parameter = *find_parameter("loss");
    REQUIRE(parameter.choices.size() == losses().size());
    for (std::size_t i = 0; i < losses().size(); ++i) {
        CHECK(parameter.choices[i] == losses()[i].name);
        CHECK(parameter.choice_help[i] == losses()[i].help);
    }
    CHECK(ExperimentSpec().loss == losses().front().name);
}

TEST_CASE("a parameter applies where the others give it a meaning") {
    const auto applying = [](const ExperimentSpec& spec) {
        std::set<std::string> names;
        for (const auto& parameter : parameters()) {
            if (parameter.applies && parameter.applies(spec)) {
                names.insert(parameter.name);
            }
        }
        return names;
    };
    ExperimentSpec spec;
    CHECK(applying(spec) == std::set<std::string>{"val-fraction", "selection-fraction", "momentum",
                                                  "nesterov", "lr-step-size", "lr-gamma"});
    spec.optimizer = "adamw";
    spec.schedule = "cosine";
    spec.early_stop_metric = "agreement";
    spec.loss = "kl";
    spec.folds = 5;
    CHECK(applying(spec) == std::set<std::string>{"temperature", "temperature-schedule", "beta1", "beta2",
                                                  "lr-min", "early-stop-patience", "early-stop-min-delta"});
    spec.alpha_schedule = "linear";
    spec.temperature_schedule = "cosine";
    spec.weight_decay = 0.1;
    spec.feature_loss = "at";
    CHECK(applying(spec).contains("at-weight"));
    CHECK_FALSE(applying(spec).contains("fitnet-weight"));
    for (const auto* name : {"alpha-end", "temperature-end", "weight-decay-on"}) {
        CHECK(applying(spec).contains(name));
    }
    spec.loss = "mse";
    CHECK_FALSE(applying(spec).contains("temperature-end"));
    spec.schedule = "multi-step";
    CHECK(applying(spec).contains("lr-milestones"));
    CHECK(applying(spec).contains("lr-gamma"));
}

TEST_CASE("numbers outside their range are refused, the range said; NaN is in none") {
    for (const auto& parameter : parameters()) {
        CAPTURE(parameter.name);
        Places places;
        const auto refused = [&](const std::string& value) {
            const auto problem = only_problem(places.spec);
            CHECK(problem.starts_with(parameter.name + ": must be "));
            CHECK(problem.ends_with(", not " + value));
            CHECK(contains(problem, number_text(parameter.maximum)));
        };
        if (const auto* number = std::get_if<double ExperimentSpec::*>(&parameter.field)) {
            for (const double bad : {parameter.minimum - 1.0, parameter.maximum + 1.0,
                                     std::numeric_limits<double>::quiet_NaN()}) {
                places.spec.** number = bad;
                refused(number_text(bad));
            }
            places.spec.** number = parameter.minimum;
            CHECK(only_problem(places.spec).empty() != parameter.minimum_excluded);
            places.spec.** number = parameter.maximum;
            CHECK(only_problem(places.spec) == "");
        } else if (const auto* whole = std::get_if<std::int64_t ExperimentSpec::*>(&parameter.field)) {
            places.spec.** whole = static_cast<std::int64_t>(parameter.minimum) - 1;
            refused(number_text(parameter.minimum - 1));
            places.spec.** whole = static_cast<std::int64_t>(parameter.maximum);
            CHECK(only_problem(places.spec) == "");
        }
    }
    Places places;
    places.spec.num_epochs = 0;
    CHECK(only_problem(places.spec) == "num-epochs: must be from 1 to 100000, not 0");
    places.spec.num_epochs = 1;
    places.spec.lr = 0.0;
    CHECK(only_problem(places.spec) == "lr: must be greater than 0 and at most 100, not 0");
}

TEST_CASE("texts that are no choice are refused, the choices said") {
    for (const auto& parameter : parameters()) {
        if (parameter.choices.empty() || parameter.open_choice) {
            continue;
        }
        CAPTURE(parameter.name);
        Places places;
        REQUIRE(set_from_text(places.spec, parameter, "resnet19").empty());
        const auto problem = only_problem(places.spec);
        CHECK(problem.starts_with(parameter.name + ": must be one of "));
        for (const auto& choice : parameter.choices) {
            CHECK(contains(problem, choice));
        }
    }
}

TEST_CASE("the data folder must be a folder that is there") {
    Places places;
    const auto missing = (places.folder.path() / "nowhere").string();
    places.spec.data_dir = "";
    CHECK(only_problem(places.spec) == "data-dir: a folder is required");
    places.spec.data_dir = missing;
    CHECK(only_problem(places.spec) == "data-dir: the folder " + missing + " does not exist");
    places.spec.data_dir = places.spec.teacher_file;
    CHECK(only_problem(places.spec) == "data-dir: " + places.spec.teacher_file + " is not a folder");
}

TEST_CASE("the teacher must be a file that is there, where one is needed") {
    Places places;
    const auto missing = (places.folder.path() / "nowhere.pth").string();
    places.spec.teacher_file = missing;
    CHECK(only_problem(places.spec) == "teacher-file: the file " + missing + " does not exist");
    CHECK(only_problem(places.spec, {.teacher = false}) == "");
    places.spec.teacher_file = places.spec.data_dir;
    CHECK(only_problem(places.spec) == "teacher-file: " + places.spec.data_dir + " is not a file");
    places.spec.teacher_file = "";
    CHECK(only_problem(places.spec) == "teacher-file: a file is required");
}

TEST_CASE("initial weights are random or a file that is there") {
    Places places;
    places.spec.student_init = "nowhere.pth";
    CHECK(only_problem(places.spec) == "student-init: the file nowhere.pth does not exist");
    places.spec.student_init = places.spec.teacher_file;
    CHECK(only_problem(places.spec) == "");
}

TEST_CASE("a loss that is another function in every epoch ends no training early") {
    Places places;
    places.spec.early_stop_metric = "val_loss";
    places.spec.alpha_schedule = "linear";
    CHECK(contains(only_problem(places.spec), "early-stop-metric: where α"));
    places.spec.early_stop_metric = "val_accuracy";
    CHECK(only_problem(places.spec) == "");
    places.spec.early_stop_metric = "val_loss";
    places.spec.alphas = {1.0}; // which has no schedule
    CHECK(only_problem(places.spec) == "");
    places.spec.alphas = {0.5};
    places.spec.alpha_schedule = "constant";
    places.spec.temperature_schedule = "linear"; // mse has none
    CHECK(only_problem(places.spec) == "");
    places.spec.loss = "kl";
    CHECK_FALSE(only_problem(places.spec).empty());
    places.spec.temperature_schedule = "constant";
    CHECK(only_problem(places.spec) == "");
}

TEST_CASE("layers of the teacher need a teacher") {
    Places places;
    places.spec.student_init = "teacher";
    CHECK(only_problem(places.spec) == "");
    const auto said = only_problem(places.spec, {.teacher = false});
    CHECK(said.starts_with("student-init: without a teacher"));
    CHECK(contains(said, "random, imagenet or a file"));
}

TEST_CASE("weights by name must be in the table, and in PyTorch's cache unless they are to be fetched") {
    Places places;
    const Variable torch_home("TORCH_HOME", (places.folder.path() / "torch").string());
    const Variable mirror("RETORT_WEIGHTS_URL", std::nullopt);
    const auto cache = places.folder.path() / "torch" / "hub" / "checkpoints";
    const ValidationScope fetching{.cached_weights = false};

    places.spec.student = "resnet20";
    places.spec.student_init = "imagenet";
    for (const auto& scope : {ValidationScope{}, fetching}) {
        const auto unknown = only_problem(places.spec, scope);
        CHECK(unknown.starts_with(
            "student-init: there are no ImageNet weights for “resnet20”; they exist for "));
        CHECK(contains(unknown, "resnet18, resnet34"));
    }
    places.spec.student = "resnet18";
    CHECK(only_problem(places.spec) ==
          "student-init: the ImageNet weights for resnet18 are missing; download "
          "https://download.pytorch.org/models/resnet18-f37072fd.pth and save it as " +
              (cache / "resnet18-f37072fd.pth").string());
    CHECK(only_problem(places.spec, fetching) == "");
    places.spec.student_init = "imagenet:resnet34";
    CHECK(only_problem(places.spec, fetching) ==
          "student-init: these weights are for resnet34, but the student is resnet18");
    places.spec.student_init = "imagenet-v2";
    CHECK(only_problem(places.spec, fetching) ==
          "student-init: there is no version v2 of the ImageNet weights for resnet18");
    write_text(cache / "resnet18-0123abcd.pth", "by its name alone");
    places.spec.student_init = "imagenet";
    CHECK(only_problem(places.spec) == "");

    places.spec.teacher_file = "imagenet:resnet18";
    CHECK(only_problem(places.spec) == "");
    places.spec.teacher_file = "imagenet:resnet50";
    CHECK(contains(only_problem(places.spec), "teacher-file: the ImageNet weights for resnet50 are missing"));
    CHECK(only_problem(places.spec, fetching) == "");
    places.spec.teacher_file = "imagenet";
    CHECK(contains(only_problem(places.spec, fetching), "as in imagenet:resnet50"));
}

TEST_CASE("a file may be there and yet not readable") {
    Places places;
    chmod(places.folder.path().c_str(), 0777);
    chmod(places.spec.teacher_file.c_str(), 0);
    const Ordinary ordinary;
    CHECK(only_problem(places.spec) ==
          "teacher-file: " + places.spec.teacher_file + " cannot be read: permission denied");
}

TEST_CASE("the output folder must be new or empty, unless one goes on with it") {
    Places places;
    places.spec.out = places.folder.path().string();
    CHECK(only_problem(places.spec) ==
          "out: " + places.spec.out + " is not empty; choose a new or empty folder");
    CHECK(only_problem(places.spec, {.fresh_output = false}) == "");
    places.spec.out = places.spec.data_dir; // there and empty
    CHECK(only_problem(places.spec) == "");
    places.spec.out = "";
    CHECK(only_problem(places.spec) == "out: a folder is required");
}

TEST_CASE("the output folder cannot be a file, nor be under one") {
    Places places;
    places.spec.out = places.spec.teacher_file;
    CHECK(only_problem(places.spec) == "out: " + places.spec.teacher_file + " is not a folder");
    places.spec.out = places.spec.teacher_file + "/deep/experiment";
    CHECK(only_problem(places.spec) == "out: " + places.spec.teacher_file + " is not a folder");
}

TEST_CASE("the output folder must be writable") {
    Places places;
    chmod(places.folder.path().c_str(), 0755);
    const auto closed = places.folder.path() / "closed";
    fs::create_directory(closed);
    chmod(closed.c_str(), 0555);
    places.spec.out = (closed / "deep" / "experiment").string();
    const Ordinary ordinary;
    CHECK(only_problem(places.spec) == "out: " + closed.string() + " cannot be written");
}

TEST_CASE("a device must have a name that a device can have") {
    Places places;
    for (const auto* name : {"", "gpu", "cuda:", "cuda:x", "CPU", "cpu:0"}) {
        places.spec.device = name;
        CHECK(only_problem(places.spec) ==
              "device: unknown device “" + std::string(name) + "”; accepted are auto, cpu, cuda and cuda:N");
    }
    for (const auto* name : {"auto", "cpu", "cuda", "cuda:1"}) {
        places.spec.device = name;
        CHECK(only_problem(places.spec) == "");
    }
}

TEST_CASE("all problems are told at once, in the order of the table") {
    ExperimentSpec spec;
    spec.alphas = {2.0};
    spec.num_epochs = 0;
    std::vector<std::string> names;
    for (const auto& problem : validate(spec)) {
        names.push_back(problem.parameter);
    }
    CHECK(names == std::vector<std::string>{"data-dir", "teacher-file", "alpha", "num-epochs", "out"});
}
