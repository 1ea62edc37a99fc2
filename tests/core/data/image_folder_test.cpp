#include "core/data/image_folder.h"
#include "tests/core/data/support.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace retort;
using retort::test::error_of;
using retort::test::TemporaryFolder;
using retort::test::write_text;
namespace fs = std::filesystem;

namespace {

/// Files are empty: opening a folder decodes nothing.
void touch(const fs::path& root, std::initializer_list<const char*> files) {
    for (const auto* file : files) {
        write_text(root / file, "");
    }
}

std::vector<std::string> relative(const Split& split, const fs::path& root) {
    std::vector<std::string> names;
    for (const auto& sample : split.samples) {
        names.push_back(sample.path.lexically_relative(root).string() + " " + std::to_string(sample.label));
    }
    return names;
}

std::string refusal(const fs::path& root) {
    return error_of([&] { list_image_folder(root); });
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("classes, extensions, recursion and order are torchvision's") {
    const TemporaryFolder folder;
    const auto& root = folder.path();
    touch(root,
          {"train/b/2.jpg", "train/b/10.JPEG", "train/b/sub/1.PnG", "train/b/sub-a/0.webp", "train/b/Z.tif",
           "train/b/.hidden.bmp", "train/b/notes.txt", "train/b/anim.gif", "train/B/x.ppm", "train/B/y.pgm",
           "train/a/q.tiff", "train/.DS_Store", "train/loose.jpg", "train/.ipynb_checkpoints/readme.txt",
           "valid/a/1.jpg", "valid/b/1.jpg", "valid/B/1.jpg", "test/a/1.jpg"});
    const auto found = list_image_folder(root);
    CHECK(found.root == root);
    CHECK(found.classes == std::vector<std::string>{"B", "a", "b"});
    CHECK(found.train.name == "train");
    CHECK(found.val.name == "valid");
    CHECK(relative(found.train, root) ==
          std::vector<std::string>{"train/B/x.ppm 0", "train/B/y.pgm 0", "train/a/q.tiff 1",
                                   "train/b/.hidden.bmp 2", "train/b/10.JPEG 2", "train/b/2.jpg 2",
                                   "train/b/Z.tif 2", "train/b/sub/1.PnG 2", "train/b/sub-a/0.webp 2"});
    CHECK(found.val.samples.size() == 3);
}

TEST_CASE("the first of val, validation, valid, test is taken") {
    const TemporaryFolder folder;
    touch(folder.path(), {"train/a/1.jpg", "train/b/1.jpg", "test/a/1.jpg", "test/b/1.jpg"});
    for (const auto* name : {"test", "valid", "validation", "val"}) {
        touch(folder.path() / name, {"a/1.jpg", "b/1.jpg"});
        CHECK(list_image_folder(folder.path()).val.name == name);
    }
}

TEST_CASE("a validation folder may be chosen by name") {
    const TemporaryFolder folder;
    touch(folder.path(),
          {"train/a/1.jpg", "train/b/1.jpg", "test/a/1.jpg", "test/b/1.jpg", "val/a/1.jpg", "val/b/1.jpg"});
    CHECK(list_image_folder(folder.path()).val.name == "val");
    CHECK(list_image_folder(folder.path(), "test").val.name == "test");
    CHECK(error_of([&] { list_image_folder(folder.path(), "valid"); }) ==
          folder.path().string() + " contains no folder named valid.");
    CHECK(validation_folder_names() == std::vector<std::string>{"val", "validation", "valid", "test"});
}

TEST_CASE("a folder called test beside another one is a test set") {
    const TemporaryFolder folder;
    const auto& root = folder.path();
    touch(root,
          {"train/a/1.jpg", "train/b/1.jpg", "val/a/1.jpg", "val/b/1.jpg", "test/a/1.jpg", "test/b/2.jpg"});
    const auto found = list_image_folder(root);
    CHECK(relative(found.test, root) == std::vector<std::string>{"test/a/1.jpg 0", "test/b/2.jpg 1"});
    CHECK(found.remarks.empty());
    CHECK(list_image_folder(root, "test").test.samples.empty());

    fs::rename(root / "test/b", root / "test/c"); // other classes, or images without any: not for measuring
    const auto other = list_image_folder(root);
    CHECK(other.test.samples.empty());
    REQUIRE(other.remarks.size() == 1);
    CHECK(contains(other.remarks[0].str(), "test/ does not have images of each class of train"));
}

TEST_CASE("a split in another spelling is no class, and unlabelled test images are no validation set") {
    for (const auto* name : {"Training", "TEST", "Val", "dev"}) {
        const TemporaryFolder folder;
        touch(folder.path() / name, {"a/1.jpg"});
        touch(folder.path(), {"other/a/1.jpg"});
        CHECK(contains(refusal(folder.path()), std::string("contains the folder ") + name));
        touch(folder.path(), {"train/a/1.jpg", "train/b/1.jpg"});
        CHECK(contains(refusal(folder.path()), "If it is a split of the data, call it "));
    }
    const TemporaryFolder folder;
    touch(folder.path(), {"train/a/1.jpg", "train/b/1.jpg", "test/1.jpg"});
    const auto found = list_image_folder(folder.path());
    CHECK(found.val.samples.empty());
    REQUIRE(found.remarks.size() == 1);
    CHECK(contains(found.remarks[0].str(), "nothing is measured on it"));
}

TEST_CASE("train alone, and folders of classes alone, are all training images") {
    const TemporaryFolder folder;
    const auto& root = folder.path();
    touch(root, {"a/1.jpg", "a/sub/2.jpg", "b/1.jpg"});
    const auto classes = list_image_folder(root);
    CHECK(classes.train.name == ".");
    CHECK(relative(classes.train, root) ==
          std::vector<std::string>{"./a/1.jpg 0", "./a/sub/2.jpg 0", "./b/1.jpg 1"});
    CHECK(classes.val.samples.empty());
    fs::create_directories(root / "data");
    fs::rename(root / "a", root / "data/a");
    fs::rename(root / "b", root / "data/b");
    fs::rename(root / "data", root / "train");
    CHECK(list_image_folder(root).val.samples.empty());
    CHECK(list_image_folder(root).train.name == "train");
    // What lies beside other splits is none by itself, nor is the folder above one of a class called so.
    touch(root, {"val/a/1.jpg", "val/b/1.jpg"});
    CHECK(refusal(root / "train") == (root / "train").string() + " is the folder train of " +
                                         fs::canonical(root).string() + ". Choose that folder.");
    touch(root, {"train/train/a/1.jpg", "train/train/b/1.jpg"});
    const auto above = root / "above";
    touch(above, {"one/train/a/1.jpg", "two/a/1.jpg"});
    CHECK(refusal(above) == above.string() + " contains no folder named train, but " +
                                (above / "one").string() + " does. Choose that folder.");
    touch(above, {"val/a/1.jpg"});
    CHECK(contains(refusal(above), "contains no folder named train. A data folder contains train and"));
}

TEST_CASE("names of classes that no table or line can hold are refused") {
    for (const auto* name : {"two\nlines", "tab\tbed", "bad\xff", "bell\x07"}) {
        const TemporaryFolder folder;
        touch(folder.path(), {"train/a/1.jpg", "val/a/1.jpg"});
        write_text(folder.path() / "train" / name / "1.jpg", "");
        write_text(folder.path() / "val" / name / "1.jpg", "");
        const auto said = refusal(folder.path());
        CHECK(contains(said,
                       folder.path().string() + "/train contains a class folder with an unusable name: “"));
        CHECK(contains(said, std::string(name).substr(0, 3)));
    }
    const TemporaryFolder folder;
    touch(folder.path(),
          {"train/=cmd()/1.jpg", "val/=cmd()/1.jpg", "train/naïve é/1.jpg", "val/naïve é/1.jpg"});
    CHECK(refusal(folder.path()).empty());
}

TEST_CASE("what is no image by its name is counted by its kind") {
    const TemporaryFolder folder;
    touch(folder.path(),
          {"train/a/1.jpg", "train/a/1.GIF", "train/a/sub/2.gif", "train/b/1.jpg", "train/b/1.heic",
           "train/b/readme", "train/b/.DS_Store", "train/.cache/x.bin", "val/a/1.jpg", "val/b/1.jpg"});
    const auto found = list_image_folder(folder.path());
    CHECK((found.train.ignored == std::map<std::string, std::int64_t>{{"", 1}, {".gif", 2}, {".heic", 1}}));
    CHECK(found.val.ignored.empty());
}

TEST_CASE("links to folders are followed, and loops are not") {
    const TemporaryFolder folder;
    const auto& root = folder.path();
    touch(root, {"train/a/1.jpg", "train/b/1.jpg", "val/a/1.jpg", "val/b/1.jpg", "elsewhere/2.jpg",
                 "elsewhere/c/3.jpg"});
    fs::create_directory_symlink(root / "elsewhere", root / "train/a/link");
    fs::create_directory_symlink(root / "train/a", root / "elsewhere/c/back");
    fs::create_directory_symlink(root / "train", root / "train/b/up");
    fs::create_directory_symlink(root, root / "train/b/top");
    fs::create_directory_symlink(".", root / "train/b/self");
    fs::create_symlink(root / "missing.jpg", root / "train/b/broken.jpg");
    const auto found = list_image_folder(root);
    CHECK(relative(found.train, root) == std::vector<std::string>{"train/a/1.jpg 0", "train/a/link/2.jpg 0",
                                                                  "train/a/link/c/3.jpg 0", "train/b/1.jpg 1",
                                                                  "train/b/broken.jpg 1"});
}

TEST_CASE("refusals say what is wrong and what would be accepted") {
    const TemporaryFolder folder;
    const auto& root = folder.path();
    const auto name = root.string();

    CHECK(refusal(root / "nowhere") == "The data folder " + name + "/nowhere does not exist.");
    write_text(root / "file", "");
    CHECK(refusal(root / "file") == name + "/file is a file. Choose a folder that contains train and val, "
                                           "each with one folder per class.");
    CHECK(refusal(root / "file/below").find(name + "/file/below") != std::string::npos);
    CHECK(refusal(root / std::string(300, 'x')) ==
          "The folder " + name + "/" + std::string(300, 'x') + " cannot be read: File name too long.");
    fs::remove(root / "file");

    CHECK(refusal(root) ==
          name + " contains no folder named train. A data folder contains train and one of val, validation, "
                 "valid, test, each with one folder per class; or one folder per class alone.");
    fs::create_directories(root / "train");
    fs::create_directories(root / "val");
    CHECK(refusal(root) ==
          name + "/train contains no class folders. It needs one folder per class, at least two.");
    touch(root, {"train/ants/1.jpg"});
    CHECK(refusal(root) == name + "/train contains only one class (ants). At least two are needed.");
    touch(root, {"train/bees/1.txt", "val/ants/1.jpg", "val/bees/1.jpg"});
    CHECK(refusal(root) == name + "/train contains no images for the class bees. Image files end in " +
                               image_extensions() + ".");
    CHECK(contains(image_extensions(), ".jpg, .jpeg, .png, .ppm, .bmp, .pgm, .tif, .tiff, .webp"));
    touch(root, {"train/bees/1.jpg"});
    CHECK(refusal(root).empty());
    touch(root, {"train/wasps/1.jpg"});
    CHECK(refusal(root) == "train and val contain different classes: only in train: wasps.");
    touch(root, {"val/flies/1.jpg", "val/gnats/1.jpg"});
    CHECK(refusal(root) ==
          "train and val contain different classes: only in train: wasps; only in val: flies, gnats.");
    fs::remove_all(root / "train/wasps");
    CHECK(refusal(root) == "train and val contain different classes: only in val: flies, gnats.");
}

TEST_CASE("a folder that may not be listed is an Error") {
    const TemporaryFolder folder;
    touch(folder.path(), {"train/a/1.jpg", "train/b/1.jpg", "val/a/1.jpg", "val/b/1.jpg"});
    fs::permissions(folder.path() / "train/b", fs::perms::none);
    std::error_code error;
    const bool readable_anyway =
        fs::directory_iterator(folder.path() / "train/b", error) != fs::directory_iterator();
    if (readable_anyway) {
        MESSAGE("skipped: this user may read every folder");
    } else {
        CHECK(refusal(folder.path()) ==
              "The folder " + (folder.path() / "train/b").string() + " cannot be read: Permission denied.");
    }
    fs::permissions(folder.path() / "train/b", fs::perms::owner_all);
}

TEST_CASE("ants and bees") {
    const auto data = retort::test::shared_data("hymenoptera_data");
    if (data.empty()) {
        MESSAGE("skipped: shared/data/hymenoptera_data is not there");
        return;
    }
    const auto found = list_image_folder(data);
    CHECK(found.classes == std::vector<std::string>{"ants", "bees"});
    CHECK(found.val.name == "val");
    CHECK(found.train.samples.size() == 244);
    CHECK(found.val.samples.size() == 153);
    CHECK(std::none_of(found.train.samples.begin(), found.train.samples.end(),
                       [](const Sample& sample) { return sample.path.extension() == ".gif"; }));
}
