#include "core/data/png.h"
#include "core/data/sample.h"
#include "core/inspect/data_findings.h"
#include "tests/core/data/support.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace retort;
using namespace retort::test;

namespace fs = std::filesystem;

namespace {

std::vector<std::string> found(const DataFacts& facts, DataFindingKind kind) {
    std::vector<std::string> names;
    for (const auto& finding : facts.findings) {
        if (finding.kind == kind) {
            names.push_back(finding.path.filename().string());
        }
    }
    return names;
}

} // namespace

TEST_CASE("a clean data set has no findings, and one that is not has each of them") {
    using Names = std::vector<std::string>;
    const TemporaryFolder folder;
    const auto data = folder.path() / "data";
    SampleOptions few;
    few.train_per_class = 3;
    few.val_per_class = 2;
    write_sample(data, few);
    const auto clean = look_for_findings(data, {}, {});
    CHECK(clean.findings.empty());
    CHECK(clean.images == static_cast<std::int64_t>(5 * sample_classes().size()));
    CHECK(clean.train.per_class.at(0).size() == 3);
    CHECK(clean.val.per_class.at(0).size() == 2);

    const auto& first = clean.train.per_class[0];
    const auto train = first[0].parent_path();
    const auto val = clean.val.per_class[0][0].parent_path();
    fs::copy_file(first[0], val / "zz-copied.png");
    fs::copy_file(first[1], train / "zz-twice.png");
    const auto text = read_text(first[2]);
    write_text(train / "zz-cut.png", text.substr(0, text.size() / 2));
    write_text(train / "zz-notes.doc", "no image");
    fs::rename(first[2], train / "zz-named.jpg");
    write_text(train / "zz-wide.ppm", "P6 90 20 255\n" + std::string(90 * 20 * 3, 'a'));
    write_text(train / "zz-tiny.ppm", "P6 8 8 255\n" + std::string(8 * 8 * 3, 'b'));
    std::int64_t last = 0;
    const auto facts = look_for_findings(data, [&](std::int64_t done, std::int64_t) { last = done; }, {});
    CHECK(last == facts.images);
    CHECK(found(facts, DataFindingKind::in_both_splits) == Names{"zz-copied.png"});
    CHECK(found(facts, DataFindingKind::duplicate) == Names{"zz-twice.png"});
    CHECK(found(facts, DataFindingKind::unreadable) == Names{"zz-cut.png"});
    CHECK(found(facts, DataFindingKind::wrong_extension) == Names{"zz-named.jpg"});
    CHECK(found(facts, DataFindingKind::not_an_image) == Names{"zz-notes.doc"});
    CHECK(found(facts, DataFindingKind::extreme_aspect) == Names{"zz-wide.ppm"});
    CHECK(found(facts, DataFindingKind::tiny) == Names{"zz-tiny.ppm"});
    CHECK(facts.findings.size() == 7);

    // What would be waited for without end, and what no memory holds.
    REQUIRE(::mkfifo((train / "zz-pipe.png").c_str(), 0600) == 0);
    write_text(train / "zz-vast.png", text);
    fs::resize_file(train / "zz-vast.png", std::uintmax_t{1} << 40U);
    const auto hostile = look_for_findings(data, {}, {});
    const auto unreadable = found(hostile, DataFindingKind::unreadable);
    CHECK(std::count(unreadable.begin(), unreadable.end(), "zz-vast.png") == 1);
    CHECK(hostile.findings.size() >= facts.findings.size() + 1);

    std::stop_source stop;
    stop.request_stop();
    CHECK(look_for_findings(data, {}, stop.get_token()).images == 0);
    CHECK_THROWS_AS(look_for_findings(folder.path() / "gone", {}, {}), Error);
}
