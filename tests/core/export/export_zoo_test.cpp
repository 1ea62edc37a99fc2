// Every architecture of the registry leaves as TorchScript and as ONNX.
#include "tests/core/export/support.h"
#include "tests/core/files/support.h"

#include <doctest/doctest.h>
#include <set>
#include <string>

using namespace retort;
using retort::test::TemporaryFolder;

namespace {

/// Small, but no smaller than the architecture's layers allow.
std::int64_t small_size(const Architecture& architecture) {
    return architecture.fixed_size ? architecture.image_size : std::min(architecture.image_size, 64);
}

} // namespace

TEST_CASE("every architecture can be exported") {
    const TemporaryFolder folder;
    REQUIRE(architectures().size() >= 10);
    std::set<std::string> families;
    for (const auto& architecture : architectures()) {
        CAPTURE(architecture.name);
        constexpr std::int64_t large = 40'000'000;
        const bool is_large = architecture.parameters >= large;
        const bool is_first = families.insert(architecture.family).second;
        try {
            const auto request =
                test::random_student(architecture, small_size(architecture), is_large ? 1 : 3);
            const auto onnx = export_student(request, ExportFormat::onnx, folder / "student.onnx");
            CHECK(onnx.images == request.images.size(0));
            CHECK(onnx.bytes > static_cast<std::uint64_t>(architecture.parameters));
            if (is_first || !is_large) { // the same recording as a program; large models take seconds
                const auto script = export_student(request, ExportFormat::torchscript, folder / "student.ts");
                CHECK(script.bytes > static_cast<std::uint64_t>(architecture.parameters));
            }
        } catch (const std::exception& error) {
            FAIL_CHECK(std::string(error.what()));
        }
    }
}
