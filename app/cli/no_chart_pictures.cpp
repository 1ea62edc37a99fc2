// What a build without the window has in place of chart_pictures.cpp.
#include "app/cli/chart_pictures.h"
#include "app/cli/output.h"

#include <fmt/format.h>

namespace retort::cli {

void require_charts() {
    throw Error(RETORT_TEXT("this retort-cli was built without the window and cannot draw charts"));
}

std::vector<std::string> write_chart_pictures(const ExperimentRecord& /*experiment*/,
                                              const std::string& /*folder*/) {
    require_charts();
    return {};
}

void add_charts(Report& /*report*/) {
    say("retort-cli: the report has no charts: this retort-cli was built without the window\n");
}

} // namespace retort::cli
