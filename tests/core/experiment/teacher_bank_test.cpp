// The teacher's logits across runs, lanes and experiments.
#include "core/experiment/run/teacher_bank.h"

#include "core/data/sample.h"
#include "core/engine/models/model.h"
#include "core/experiment/record/folder.h"
#include "core/experiment/run/bank_key.h"
#include "core/experiment/run/runner.h"
#include "core/experiment/spec/plan.h"
#include "core/files/pickle/state_dict_writer.h"
#include "tests/core/experiment/support.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fstream>
#include <mutex>
#include <set>
#include <sstream>
#include <unistd.h>
#include <zlib.h>

using namespace retort;
using namespace retort::test;
namespace fs = std::filesystem;

namespace {

class Listener : public RunObserver {
  public:
    void notice(const Message& message) override {
        const std::lock_guard guard(mutex_);
        notices.push_back(message.str());
    }
    std::vector<std::string> notices;

  private:
    std::mutex mutex_;
};

/// Data and a teacher for all cases.
struct Bench {
    TemporaryFolder folder;
    fs::path data = folder.path() / "data";
    fs::path teacher = folder.path() / "teacher.pth";
    std::int64_t images = 4 * static_cast<std::int64_t>(sample_classes().size());

    Bench() {
        SampleOptions options;
        options.train_per_class = 4;
        options.val_per_class = 1;
        write_sample(data, options);
        auto taught = spec("teaching");
        taught.num_epochs = 1;
        Listener listener;
        run_teaching(taught, ResumeMode::fresh, listener, {});
        fs::copy_file(fs::path(taught.out) / "teacher.pth", teacher);
    }
    /// An experiment with a cache folder of its own.
    [[nodiscard]] ExperimentSpec spec(const std::string& out) const {
        ExperimentSpec spec;
        spec.data_dir = data.string();
        spec.teacher_file = teacher.string();
        spec.out = (folder.path() / out).string();
        spec.cache_dir = (folder.path() / (out + "-cache")).string();
        spec.student = "resnet20";
        spec.alphas = {0.0, 0.5};
        spec.repeats = 2;
        spec.num_epochs = 2;
        spec.batch_size = 16;
        spec.lr = 0.01;
        spec.device = "cpu";
        spec.threads = 1;
        return spec;
    }
};

const Bench& bench() {
    static const Bench made;
    return made;
}

/// What an experiment says while it is run.
struct Said {
    std::vector<std::string> notices;
    [[nodiscard]] bool heard(const std::string& part) const {
        return std::any_of(notices.begin(), notices.end(),
                           [&](const std::string& notice) { return contains(notice, part); });
    }
};

Said run(const ExperimentSpec& spec) {
    Listener listener;
    const auto runs = run_experiment(spec, ResumeMode::fresh, listener, {});
    for (const auto& one : runs) {
        CAPTURE(one.error);
        CHECK(one.status == RunStatus::done);
    }
    return {std::move(listener.notices)};
}

/// All metrics.csv, without their last column, the seconds.
std::string results(const ExperimentSpec& spec) {
    std::string all;
    for (const auto& planned : plan(spec)) {
        std::istringstream lines(read_text(fs::path(spec.out) / "runs" / run_name(planned) / "metrics.csv"));
        for (std::string line; std::getline(lines, line);) {
            all += line.substr(0, line.rfind(',')) + "\n";
        }
    }
    return all;
}

std::vector<fs::path> banks(const ExperimentSpec& spec) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(bank_folder(spec.cache_dir), ignored)) {
        if (entry.path().extension() == ".bank") {
            files.push_back(entry.path());
        }
    }
    return files;
}

fs::path only_bank(const ExperimentSpec& spec) {
    const auto files = banks(spec);
    REQUIRE(files.size() == 1);
    return files.front();
}

std::string asked(std::int64_t images) {
    return "computed for " + std::to_string(images) + " training views";
}

/// The experiment that others are compared with: one lane, an empty bank to begin with.
const ExperimentSpec& straight() {
    static const auto spec = [] {
        auto made = bench().spec("straight");
        const auto said = run(made);
        CHECK(said.heard("2 views; 0 of " + std::to_string(2 * bench().images) + " read from"));
        CHECK(said.heard(asked(2 * bench().images)));
        return made;
    }();
    return spec;
}

/// The same experiment elsewhere, with a copy of its bank.
ExperimentSpec with_bank_of_straight(const std::string& out) {
    auto spec = bench().spec(out);
    fs::copy(straight().cache_dir, spec.cache_dir, fs::copy_options::recursive);
    return spec;
}

void set_or_unset(const char* name, const char* value) {
    if (value != nullptr) {
        ::setenv(name, value, 1);
    } else {
        ::unsetenv(name);
    }
}

} // namespace

TEST_CASE("with and without the bank the same views give the same numbers up to rounding") {
    auto spec = bench().spec("off");
    spec.bank = "off";
    const auto said = run(spec);
    CHECK_FALSE(said.heard("Teacher logits"));
    CHECK(banks(spec).empty());
    const auto with = read_experiment(straight().out);
    const auto without = read_experiment(spec.out);
    REQUIRE(with.runs.size() == without.runs.size());
    for (std::size_t i = 0; i < with.runs.size(); ++i) {
        REQUIRE(with.runs[i].epochs.size() == 3);
        for (std::size_t epoch = 0; epoch < 3; ++epoch) {
            const auto& a = with.runs[i].epochs[epoch];
            const auto& b = without.runs[i].epochs[epoch];
            CHECK(a.val_loss == doctest::Approx(b.val_loss).epsilon(1e-4));
            CHECK(a.logit_difference == doctest::Approx(b.logit_difference).epsilon(1e-4));
            if (epoch > 0) {
                CHECK(a.train_loss == doctest::Approx(b.train_loss).epsilon(1e-4));
            }
        }
    }
}

TEST_CASE("mixed images have logits of their own, each asked about once") {
    auto spec = bench().spec("mixed");
    set_from_text(spec, *find_parameter("mixup"), "0,0.4");
    CHECK(run(spec).heard(asked(4 * bench().images)));
    CHECK(banks(spec).size() == 2);
    // As a run of its own, and with the teacher asked about every batch.
    auto alone = bench().spec("mixed-alone");
    alone.mixup = 0.4;
    CHECK(run(alone).heard(asked(2 * bench().images)));
    auto unkept = bench().spec("mixed-unkept");
    unkept.mixup = 0.4;
    unkept.bank = "off";
    run(unkept);
    const auto grid = read_experiment(spec.out);
    const auto one = read_experiment(alone.out);
    const auto direct = read_experiment(unkept.out);
    REQUIRE(one.runs.size() == 4);
    for (std::size_t i = 0; i < one.runs.size(); ++i) {
        auto planned = one.runs[i].spec;
        planned.settings = {{"mixup", "0.4"}};
        const auto same = std::find_if(grid.runs.begin(), grid.runs.end(),
                                       [&](const RunRecord& run) { return run.spec == planned; });
        planned.settings = {{"mixup", "0"}};
        const auto plain = std::find_if(grid.runs.begin(), grid.runs.end(),
                                        [&](const RunRecord& run) { return run.spec == planned; });
        REQUIRE(same != grid.runs.end());
        REQUIRE(plain != grid.runs.end());
        for (std::size_t epoch = 1; epoch < 3; ++epoch) {
            const auto& record = one.runs[i].epochs.at(epoch);
            CHECK(same->epochs.at(epoch).train_loss == record.train_loss);
            CHECK(same->epochs.at(epoch).val_loss == record.val_loss);
            CHECK(plain->epochs.at(epoch).train_loss != record.train_loss);
            CHECK(direct.runs[i].epochs.at(epoch).train_loss ==
                  doctest::Approx(record.train_loss).epsilon(1e-4));
        }
    }
}

TEST_CASE("every way that images look has logits of its own, which are those of the images trained on") {
    auto spec = bench().spec("looks");
    spec.lanes = 1;
    set_from_text(spec, *find_parameter("cutmix"), "0,1");
    set_from_text(spec, *find_parameter("rand-augment"), "0,9");
    spec.mixup = 0.4;
    spec.random_erasing = 0.5;
    spec.repeats = 1;
    CHECK(run(spec).heard(asked(8 * bench().images)));
    CHECK(banks(spec).size() == 4);
    const auto grid = read_experiment(spec.out);
    auto unkept = spec;
    unkept.out += "-unkept";
    unkept.bank = "off";
    run(unkept);
    const auto direct = read_experiment(unkept.out);
    REQUIRE(direct.runs.size() == 8);
    std::set<double> losses;
    for (std::size_t i = 0; i < direct.runs.size(); ++i) {
        CAPTURE(direct.runs[i].name);
        for (std::size_t epoch = 1; epoch < 3; ++epoch) {
            const auto& record = grid.runs[i].epochs.at(epoch);
            losses.insert(record.train_loss);
            CHECK(direct.runs[i].epochs.at(epoch).train_loss ==
                  doctest::Approx(record.train_loss).epsilon(1e-4));
        }
    }
    CHECK(losses.size() == 16); // none is like another
    // Alone, one of them finds what the grid has kept of it, and no other.
    auto alone = bench().spec("looks-alone");
    alone.lanes = 1;
    alone.cache_dir = spec.cache_dir;
    alone.mixup = 0.4;
    alone.random_erasing = 0.5;
    alone.cutmix = 1.0;
    alone.rand_augment = 9;
    alone.alphas = {0.0};
    alone.repeats = 1;
    CHECK(run(alone).heard(asked(0)));
}

TEST_CASE("the key of a bank says all of how training images look, and nothing of what is off") {
    TrainingImages images;
    images.data = open_data(bench().data, 1U << 28U, 1, {}, {});
    images.preprocessing = preprocessing(32, "imagenet", "none");
    const auto teacher = load_model({.file = bench().teacher}, {});
    const auto key = [&](const Preprocessing& how) {
        auto changed = images;
        changed.preprocessing = how;
        return bank_key(changed, teacher, 32).unstamped;
    };
    std::set<std::string> keys{key(images.preprocessing)};
    const auto differs = [&](auto change) {
        auto how = images.preprocessing;
        change(how);
        return keys.insert(key(how)).second;
    };
    CHECK(differs([](auto& how) { how.rand_augment = {9, 2}; }));
    CHECK(differs([](auto& how) { how.rand_augment = {9, 1}; }));
    CHECK(differs([](auto& how) { how.rand_augment = {10, 2}; }));
    CHECK(differs([](auto& how) { how.random_erasing = 0.25; }));
    CHECK(differs([](auto& how) { how.random_erasing = 0.5; }));
    CHECK(differs([](auto& how) { how.mixing = {0.25, 0.0}; }));
    CHECK(differs([](auto& how) { how.mixing = {0.0, 0.25}; }));
    CHECK(differs([](auto& how) { how.mixing = {0.25, 0.25}; }));
    CHECK(differs([](auto& how) { how.interpolation = Interpolation::bicubic; }));
    CHECK(differs([](auto& how) { how.resize_side = 40; })); // seen as in validation
    CHECK_FALSE(differs([](auto& how) { how.rand_augment = {0, 2}; }));
    images.preprocessing = preprocessing(32, "imagenet", "padded-crop");
    CHECK(differs([](auto& /*how*/) {}));
    CHECK_FALSE(differs([](auto& how) { how.resize_side = 40; })); // which training has no part in
}

TEST_CASE("a balanced sampler takes its logits from the bank, whatever the lanes, and goes on where it was "
          "stopped") {
    auto spec = bench().spec("balanced");
    spec.lanes = 1;
    set_from_text(spec, *find_parameter("sampler"), "shuffle,balanced");
    spec.class_weights = "balanced";
    spec.num_epochs = 3;
    spec.repeats = 1;
    run(spec);
    CHECK(banks(spec).size() == 1);
    auto unkept = spec;
    unkept.out += "-unkept";
    unkept.bank = "off";
    run(unkept);
    const auto kept = read_experiment(spec.out);
    const auto direct = read_experiment(unkept.out);
    REQUIRE(kept.runs.size() == 4);
    for (std::size_t i = 0; i < kept.runs.size(); ++i) {
        for (std::size_t epoch = 1; epoch < 4; ++epoch) {
            CHECK(direct.runs[i].epochs.at(epoch).train_loss ==
                  doctest::Approx(kept.runs[i].epochs.at(epoch).train_loss).epsilon(1e-4));
        }
    }
    auto lanes = spec;
    lanes.out += "-lanes";
    lanes.cache_dir += "-lanes";
    lanes.lanes = 3;
    run(lanes);
    CHECK(results(lanes) == results(spec));
    auto shorter = spec;
    shorter.out += "-shorter";
    shorter.num_epochs = 2;
    shorter.views = 3;
    run(shorter);
    shorter.num_epochs = 3;
    Listener listener;
    run_experiment(shorter, ResumeMode::resume, listener, {});
    CHECK(results(shorter) == results(spec));
}

TEST_CASE("where some images are left out, mixed ones are drawn anew every epoch, and no bank keeps them") {
    auto spec = bench().spec("mixed-share");
    spec.mixup = 0.4;
    set_from_text(spec, *find_parameter("train-fraction"), "0.5,1");
    CHECK(run(spec).heard(asked(2 * bench().images))); // by the runs on all images alone
    auto half = bench().spec("mixed-half");
    half.train_fraction = 0.5;
    auto folded = bench().spec("mixed-folds");
    folded.folds = 2;
    for (auto* unkept : {&half, &folded}) {
        unkept->cutmix = 1.0;
        CHECK_FALSE(run(*unkept).heard("training views"));
        CHECK(banks(*unkept).empty());
    }
}

TEST_CASE("any number of lanes gives the same numbers, from a bank that is empty to begin with") {
    for (const int lanes : {2, 4}) {
        auto spec = bench().spec("lanes" + std::to_string(lanes));
        spec.lanes = lanes;
        const auto said = run(spec);
        CHECK(said.heard(asked(2 * bench().images)));
        CHECK(results(spec) == results(straight()));
    }
}

TEST_CASE("a later experiment on the same data and teacher asks nothing") {
    auto spec = with_bank_of_straight("later");
    spec.alphas = {0.25, 0.75};
    spec.loss = "kl";
    const auto said = run(spec);
    const auto all = std::to_string(2 * bench().images);
    CHECK(said.heard(all + " of " + all + " read from"));
    CHECK(said.heard(asked(0)));

    // More epochs, and with them more views: only those are asked about.
    auto longer = with_bank_of_straight("longer");
    longer.num_epochs = 3;
    CHECK(run(longer).heard(asked(bench().images)));
}

TEST_CASE("memory beyond its limit, and no memory at all, change nothing") {
    auto spec = bench().spec("no-memory");
    spec.bank_mib = 0;
    run(spec);
    CHECK(results(spec) == results(straight()));

    auto in_memory = bench().spec("in-memory");
    in_memory.bank = "memory";
    in_memory.bank_mib = 0;
    const auto said = run(in_memory);
    CHECK(said.heard("kept in memory"));
    CHECK(said.heard("more than the 0 MiB"));
    CHECK(banks(in_memory).empty());
    CHECK(results(in_memory) == results(straight()));
}

TEST_CASE("a damaged bank is said and begun anew, and a torn one goes on") {
    for (const bool torn : {false, true}) {
        auto spec = with_bank_of_straight(torn ? "torn" : "damaged");
        const auto file = only_bank(spec);
        auto bytes = read_text(file);
        if (torn) {
            bytes.resize(bytes.size() - 7);
        } else {
            bytes[150] = static_cast<char>(bytes[150] ^ 4);
        }
        write_text(file, bytes);
        const auto said = run(spec);
        CHECK(said.heard(file.string() + " is truncated or damaged"));
        CHECK(results(spec) == results(straight()));
        CHECK(fs::file_size(file) == fs::file_size(only_bank(straight())));
    }
}

TEST_CASE("a bank that is damaged or swapped while a run goes on changes no number") {
    // Whenever an epoch is over, the file is another one.
    class Vandal : public Listener {
      public:
        Vandal(fs::path folder, std::vector<std::string> contents)
            : folder_(std::move(folder))
            , contents_(std::move(contents)) {}
        void epoch_done(std::size_t, const EpochRecord&) override {
            const auto& content = contents_[next_++ % contents_.size()];
            for (const auto& entry : fs::directory_iterator(folder_)) {
                if (entry.path().extension() == ".bank") {
                    const auto size = std::min<std::uintmax_t>(content.size(), entry.file_size());
                    std::fstream(entry.path(), std::ios::binary | std::ios::in | std::ios::out)
                        .write(content.data(), static_cast<std::streamsize>(size));
                }
            }
        }

      private:
        fs::path folder_;
        std::vector<std::string> contents_;
        std::size_t next_ = 0;
    };
    const auto whole = read_text(only_bank(straight()));
    auto flipped = whole;
    flipped[flipped.size() / 3] ^= 1;
    const auto half = (whole.size() - 100) / 2;
    const auto swapped = whole.substr(0, 100) + whole.substr(100 + half) + whole.substr(100, half);
    auto spec = bench().spec("vandal");
    spec.lanes = 1;
    spec.bank_mib = 0;
    Vandal vandal(bank_folder(spec.cache_dir),
                  {flipped, std::string(whole.size() / 2, 'x'), swapped, whole.substr(0, 100)});
    run_experiment(spec, ResumeMode::fresh, vandal, {});
    CHECK(results(spec) == results(straight()));
    CHECK(std::count_if(vandal.notices.begin(), vandal.notices.end(), [](const auto& notice) {
              return contains(notice, "was damaged or changed while in use");
          }) == 1);
}

TEST_CASE("the quota lets older files go, and where it is reached numbers stay the same") {
    auto spec = with_bank_of_straight("quota");
    const auto old = only_bank(spec);
    fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(1));
    spec.normalize = "cifar10";
    spec.bank_disk_mib = 0;
    const auto said = run(spec);
    CHECK(said.heard("raise --bank-disk-mib"));
    CHECK(fs::file_size(banks(spec).front()) == 100);
    CHECK(banks(spec).size() == 1);
    CHECK_FALSE(fs::exists(old));

    auto none = bench().spec("no-quota");
    none.bank_disk_mib = 0;
    none.bank_mib = 0;
    CHECK(run(none).heard("computed again when needed"));
    CHECK(results(none) == results(straight()));

    const TemporaryFolder folder;
    CHECK(bank_quota(3, folder.path()) == 3 * 1024 * 1024);
    CHECK(bank_quota(-1, folder.path()) > 0);
    CHECK(bank_quota(-1, folder.path()) <= 20'000'000'000);
    ExperimentSpec usual;
    usual.cache_dir = folder.path().string();
    CHECK(logit_room(usual, 1000).memory_bytes == 1024 * 1024 * 1024);
    CHECK(logit_room(usual, 1000).disk_bytes > 0);
    usual.bank = "memory";
    usual.bank_mib = 0;
    usual.lanes = 3;
    CHECK(logit_room(usual, 1000).memory_bytes == 4 * 1000 * 4);
    CHECK(logit_room(usual, 1000).disk_bytes == 0);
}

TEST_CASE("a bank whose logits are whole but not the teacher's is thrown away") {
    auto spec = with_bank_of_straight("wrong");
    const auto file = only_bank(spec);
    auto bytes = read_text(file);
    // Records are of equal size, since all images are in one block. A wrong logit in the last row of each,
    // and a checksum that fits.
    constexpr std::size_t header = 100;
    const auto number = [&](std::size_t at) {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + at, sizeof(value));
        return value;
    };
    const auto crc = [](std::uint32_t start, const void* from, std::size_t count) {
        return static_cast<std::uint32_t>(
            ::crc32(start, static_cast<const Bytef*>(from), static_cast<uInt>(count)));
    };
    const auto size = (bytes.size() - header) / 2;
    const auto row_size = 8 + 4 * std::size_t{number(12)};
    for (std::size_t start = header; start < bytes.size(); start += size) {
        bytes[start + size - 5] = static_cast<char>(bytes[start + size - 5] ^ 0x40);
        const std::array<std::uint32_t, 2> place{number(start + 8), number(start + 12) - 1}; // block and row
        const auto check = crc(crc(number(header - 4), place.data(), sizeof(place)),
                               bytes.data() + start + size - row_size, row_size - 4);
        std::memcpy(bytes.data() + start + size - 4, &check, sizeof(check));
    }
    write_text(file, bytes);
    const auto said = run(spec);
    CHECK(said.heard("differ from the teacher's current ones"));
    CHECK(said.heard(asked(2 * bench().images)));
    CHECK(results(spec) == results(straight()));
    CHECK(read_text(file) == read_text(only_bank(straight())));
}

TEST_CASE("a bank that another process writes is read, and left alone") {
    auto spec = with_bank_of_straight("second");
    spec.num_epochs = 3;
    const auto file = only_bank(spec);
    const auto before = read_text(file);
    const int held = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    REQUIRE(::fcntl(held, F_OFD_SETLK, &lock) == 0);
    const auto said = run(spec);
    ::close(held);
    CHECK(said.heard("another process is writing"));
    CHECK(said.heard(asked(bench().images)));
    CHECK(read_text(file) == before);
}

TEST_CASE("logits hang on the teacher, the images and how they are shown") {
    const auto fresh = "0 of " + std::to_string(2 * bench().images) + " read from";
    auto spec = with_bank_of_straight("keys");
    spec.alphas = {0.0};
    spec.repeats = 1;
    std::size_t files = 1;
    const auto begins_anew = [&](const ExperimentSpec& changed) {
        auto one = changed;
        one.out += std::to_string(files);
        CHECK(run(one).heard(fresh));
        CHECK(banks(one).size() == ++files);
    };
    auto other = spec;
    other.normalize = "cifar10";
    begins_anew(other);
    other = spec;
    other.augment = "resized-crop";
    begins_anew(other);
    other = spec;
    other.image_size = 40;
    begins_anew(other);
    other = spec;
    other.teacher_file = (bench().folder.path() / "other.pth").string();
    write_state_dict(
        other.teacher_file,
        state_dict(*build_model("resnet20", static_cast<std::int64_t>(sample_classes().size()), 4)));
    begins_anew(other);
    other = spec;
    other.data_dir = (bench().folder.path() / "touched").string();
    fs::copy(bench().data, other.data_dir, fs::copy_options::recursive);
    const auto folder = fs::path(other.data_dir) / "train" / sample_classes()[0];
    auto image = read_text(fs::directory_iterator(folder)->path());
    write_text(fs::directory_iterator(folder)->path(), image + "more");
    begins_anew(other);
}

TEST_CASE("a copy of the images finds their logits by contents, and changed ones of the same size do not") {
    const auto all = std::to_string(2 * bench().images);
    auto spec = with_bank_of_straight("copied");
    spec.data_dir = (bench().folder.path() / "copy").string();
    fs::copy(bench().data, spec.data_dir, fs::copy_options::recursive);
    const auto said = run(spec);
    CHECK(said.heard(all + " of " + all + " read from " + only_bank(spec).string()));
    CHECK(results(spec) == results(straight()));

    // What follows the end of a picture is not part of it, but changes its file.
    const auto folder = fs::path(spec.data_dir) / "train" / sample_classes()[0];
    const auto image = fs::directory_iterator(folder)->path();
    auto bytes = read_text(image);
    write_text(image, bytes + "a");
    auto longer = spec;
    longer.out += "-longer";
    CHECK(run(longer).heard("0 of " + all + " read from"));
    write_text(image, bytes + "b");
    auto changed = spec;
    changed.out += "-changed";
    CHECK(run(changed).heard("0 of " + all + " read from"));
    CHECK(banks(spec).size() == 3);

    // Nor does one that was given its old time.
    const auto time = fs::last_write_time(image);
    write_text(image, bytes + "c");
    fs::last_write_time(image, time);
    auto disguised = spec;
    disguised.out += "-disguised";
    CHECK(run(disguised).heard("0 of " + all + " read from"));
    CHECK(banks(spec).size() == 4);

    // Whatever else an .origin says, it is no reason to fail.
    for (const auto& file : banks(spec)) {
        write_text(fs::path(file).replace_extension(".origin"), "nonsense");
    }
    write_text(image, bytes);
    auto back = spec;
    back.out += "-back";
    CHECK(run(back).heard("0 of " + all + " read from"));
}

TEST_CASE("fresh views every epoch need no bank, and neither do labels alone") {
    auto spec = bench().spec("fresh");
    spec.views = 0;
    CHECK_FALSE(run(spec).heard("Teacher logits"));
    CHECK_FALSE(fs::exists(spec.cache_dir));
    CHECK(results(spec) != results(straight()));

    auto labels = bench().spec("labels");
    labels.alphas = {1.0};
    CHECK_FALSE(run(labels).heard("Teacher logits"));
    CHECK_FALSE(fs::exists(labels.cache_dir));
}

TEST_CASE("without any cache folder logits stay in memory, which is said") {
    const auto* const cache = std::getenv("XDG_CACHE_HOME");
    const auto* const home = std::getenv("HOME");
    const std::string cache_before = cache == nullptr ? "" : cache;
    const std::string home_before = home == nullptr ? "" : home;
    ::setenv("XDG_CACHE_HOME", "relative", 1);
    ::setenv("HOME", "/some/home", 1);
    CHECK(bank_folder({}) == "/some/home/.cache/retort/teacher-logits");
    ::setenv("XDG_CACHE_HOME", "/some/cache", 1);
    CHECK(bank_folder({}) == "/some/cache/retort/teacher-logits");
    CHECK(bank_folder("/elsewhere") == "/elsewhere/teacher-logits");
    ::unsetenv("XDG_CACHE_HOME");
    ::unsetenv("HOME");
    CHECK(bank_folder({}).empty());
    auto spec = bench().spec("homeless");
    spec.cache_dir.clear();
    const auto said = run(spec);
    set_or_unset("XDG_CACHE_HOME", cache == nullptr ? nullptr : cache_before.c_str());
    set_or_unset("HOME", home == nullptr ? nullptr : home_before.c_str());
    CHECK(said.heard("HOME names a cache folder"));
    CHECK(results(spec) == results(straight()));

    // A file where the folder would be.
    auto blocked = bench().spec("blocked");
    write_text(fs::path(blocked.cache_dir) / "teacher-logits", "a file");
    CHECK(run(blocked).heard("cannot be written"));
    CHECK(results(blocked) == results(straight()));
}
