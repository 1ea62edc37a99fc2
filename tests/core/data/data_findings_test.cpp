#include "core/data/findings/data_findings.h"
#include "core/data/findings/near_duplicates.h"
#include "core/data/png.h"
#include "core/data/resample.h"
#include "core/data/sample.h"
#include "tests/core/data/support.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace retort;
using namespace retort::test;

namespace fs = std::filesystem;

namespace {

std::vector<std::string> found(const DataSetInfo& facts, DataFindingKind kind) {
    std::vector<std::string> names;
    for (const auto& finding : facts.findings) {
        if (finding.kind == kind) {
            names.push_back(finding.path.filename().string());
        }
    }
    return names;
}

/// `image` brought to another size.
Image resized(const Image& image, int width, int height) {
    const Box frame{0, 0, width, height};
    return render(image, View{whole({image.width, image.height}), {width, height}, frame, frame, false});
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
    const auto clean = find_data_issues(data, {}, {});
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
    const auto facts = find_data_issues(data, [&](std::int64_t done, std::int64_t) { last = done; }, {});
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
    const auto hostile = find_data_issues(data, {}, {});
    const auto unreadable = found(hostile, DataFindingKind::unreadable);
    CHECK(std::count(unreadable.begin(), unreadable.end(), "zz-vast.png") == 1);
    CHECK(hostile.findings.size() >= facts.findings.size() + 1);

    std::stop_source stop;
    stop.request_stop();
    CHECK(find_data_issues(data, {}, stop.get_token()).images == 0);
    CHECK_THROWS_AS(find_data_issues(folder.path() / "gone", {}, {}), Error);
}

TEST_CASE("equal pixels are found in whatever file, and nearly equal ones as look-alikes") {
    using Names = std::vector<std::string>;
    const TemporaryFolder folder;
    const auto data = folder.path() / "data";
    for (const auto* place : {"train/a", "train/b", "val/a", "val/b"}) {
        fs::create_directories(data / place);
    }
    const auto picture = draw_picture(0, 120, 80);
    write_png(data / "train/a/first.png", picture);
    write_png(data / "train/b/second.png", draw_picture(7, 120, 80));
    write_png(data / "val/a/third.png", draw_picture(3, 64, 64));
    write_png(data / "val/b/fourth.png", draw_picture(5, 90, 90));
    REQUIRE(find_data_issues(data, {}, {}).findings.empty());

    const auto raw = "P6 120 80 255\n" + std::string(picture.pixels.begin(), picture.pixels.end());
    write_text(data / "val/b/raw.ppm", raw);
    write_text(data / "val/b/raw-again.ppm", raw);
    write_png(data / "val/a/smaller.png", resized(picture, 61, 40));
    auto noisy = draw_picture(3, 64, 64);
    for (std::size_t i = 0; i < noisy.pixels.size(); ++i) {
        noisy.pixels[i] ^= i % 3 == 0 ? 1U : 2U;
    }
    write_png(data / "val/a/zz-noisy.png", noisy);
    auto one = picture; // a pixel is enough to be another picture, and to look alike
    one.pixels[0] ^= 1U;
    write_png(data / "train/a/one-bit.png", one);
    const auto facts = find_data_issues(data, {}, {});
    CHECK(found(facts, DataFindingKind::in_both_splits) == Names{"raw-again.ppm", "raw.ppm"});
    CHECK(found(facts, DataFindingKind::duplicate).empty());
    CHECK(found(facts, DataFindingKind::near_duplicate) ==
          Names{"one-bit.png", "smaller.png", "zz-noisy.png"});
    CHECK(found(facts, DataFindingKind::other_label) == Names{"raw-again.ppm", "raw.ppm"});
    CHECK(facts.findings.size() == 7);
    for (const auto& finding : facts.findings) {
        if (finding.kind == DataFindingKind::in_both_splits) {
            CHECK(finding.why.str() == "it has the same pixels as train/a/first.png, in another file");
            CHECK(finding.like == data / "train/a/first.png");
        }
    }
}

TEST_CASE("blank and tiny pictures resemble none, and a stop request is heard") {
    NearDuplicates alike;
    alike.add({20, 20, std::vector<std::uint8_t>(1200, 200)});
    alike.add({20, 20, std::vector<std::uint8_t>(1200, 201)});
    alike.add(draw_picture(0, 15, 40));
    alike.add(draw_picture(0, 15, 40));
    CHECK(alike.pairs({}).empty());
    alike.add(draw_picture(0, 40, 40));
    alike.add(draw_picture(9, 40, 40));
    alike.add(draw_picture(0, 40, 40));
    alike.add(resized(draw_picture(0, 40, 40), 44, 44));
    const auto pairs = alike.pairs({});
    REQUIRE(pairs.size() == 2);
    CHECK(pairs[0].later == 6);
    CHECK(pairs[0].first == 4);
    CHECK(pairs[1].later == 7);
    CHECK(pairs[1].first == 4);
    std::stop_source stop;
    stop.request_stop();
    CHECK(alike.pairs(stop.get_token()).empty());
}

TEST_CASE("no ants look like other ants or bees") {
    const auto data = shared_data("hymenoptera_data");
    if (data.empty()) {
        MESSAGE("skipped: the shared data are not on this machine");
        return;
    }
    const auto facts = find_data_issues(data, {}, {});
    CHECK(facts.images == 397);
    CHECK(found(facts, DataFindingKind::near_duplicate).empty());
    CHECK(found(facts, DataFindingKind::in_both_splits).empty());
}
