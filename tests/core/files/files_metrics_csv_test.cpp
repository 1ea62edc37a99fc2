// metrics.csv: exact, tolerant of other hands, and clear about what it cannot read.
#include "core/files/tables/metrics_csv.h"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

using namespace retort;

namespace {

std::vector<EpochRecord> parse(const std::string& text, std::size_t complaints = 0) {
    std::vector<Message> found;
    auto records = parse_metrics(text, found);
    CAPTURE(text);
    CHECK(found.size() == complaints);
    return records;
}

} // namespace

TEST_CASE("the header is the agreed one") {
    CHECK(metrics_header() == "epoch,train_loss,train_accuracy,val_loss,val_accuracy,val_top5,"
                              "val_macro_accuracy,val_ece,cross_entropy,teacher_val_accuracy,"
                              "teacher_val_top5,teacher_val_macro_accuracy,teacher_val_ece,"
                              "logit_difference,agreement,kl_to_teacher,learning_rate,seconds\n");
    CHECK(metrics_header(true).ends_with(
        ",kl_to_teacher,test_accuracy,test_top5,test_macro_accuracy,test_ece,test_cross_entropy,"
        "teacher_test_accuracy,test_logit_difference,test_agreement,test_kl_to_teacher,learning_rate,"
        "seconds\n"));
}

TEST_CASE("a line has the shortest exact numbers, and nan where there is no value") {
    EpochRecord record;
    record.epoch = 3;
    record.val_loss = 0.1;
    record.val_accuracy = 1.0 / 3.0;
    record.learning_rate = 1e-7;
    record.seconds = -std::numeric_limits<double>::quiet_NaN();
    CHECK(metrics_line(record) ==
          "3,nan,nan,0.1,0.3333333333333333,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,nan,1e-07,nan\n");
}

TEST_CASE("what is written reads back to the bit") {
    EpochRecord record;
    record.epoch = 12;
    double value = 1.0 / 7.0;
    for (const auto& metric : metrics()) {
        record.*metric.value = metric.is_share() ? std::exp(-std::abs(value)) : value;
        value *= -1234.56789;
    }
    record.seconds = std::numeric_limits<double>::infinity();
    const auto records = parse(metrics_text({&record, 1}));
    REQUIRE(records.size() == 1);
    CHECK(records[0].epoch == 12);
    for (const auto& metric : metrics()) {
        CAPTURE(metric.name);
        CHECK(records[0].*metric.value == record.*metric.value);
    }
}

TEST_CASE("other orders, unknown and missing columns, CR LF, spaces, quotes and empty cells") {
    const auto records =
        parse("\xEF\xBB\xBFval_loss, note,epoch\r\n0.5,\"fine\", 1\r\n,x,2\r\n\r\n+1e3,,3\r\n");
    REQUIRE(records.size() == 3);
    CHECK(records[0].val_loss == 0.5);
    CHECK(records[0].epoch == 1);
    CHECK(std::isnan(records[0].train_loss));
    CHECK(std::isnan(records[1].val_loss));
    CHECK(records[2].val_loss == 1000.0);
}

TEST_CASE("a last line that is still being written is left out") {
    CHECK(parse("epoch,val_loss\n0,1\n1,0.5").size() == 1);
    CHECK(parse("epoch,val_l").empty());
    CHECK(parse("").empty());
    // Unless nobody writes any more.
    std::vector<Message> complaints;
    const auto records = parse_metrics("epoch,val_loss\n0,1\n1,0.5", complaints, LastLine::whole);
    REQUIRE(records.size() == 2);
    CHECK(records[1].val_loss == 0.5);
    CHECK(parse_metrics("epoch,val_loss\n0,1\n", complaints, LastLine::whole).size() == 1);
    CHECK(complaints.empty());
}

TEST_CASE("nonsense is complained about by line and column, and the rest is kept") {
    std::vector<Message> complaints;
    const auto records =
        parse_metrics("epoch,val_loss\n0,abc\nx,1\n-1,1\n2,0,5,6\n3,1.5.2\n4,1\n", complaints);
    REQUIRE(records.size() == 4);
    CHECK(std::isnan(records[0].val_loss));
    CHECK(records[3].epoch == 4);
    CHECK(records[3].val_loss == 1.0);
    REQUIRE(complaints.size() == 5);
    CHECK(complaints[0].str() == "line 2, column val_loss: “abc” is not a valid number here");
    CHECK(complaints[1].str().starts_with("line 3, column epoch: “x”"));
    CHECK(complaints[2].str().starts_with("line 4, column epoch: “-1”"));
    CHECK(complaints[3].str() == "line 5 has 4 cells, but the header has 2");
}

TEST_CASE("percentages are no shares, and are not counted") {
    std::vector<Message> complaints;
    const auto records =
        parse_metrics("epoch,val_loss,val_accuracy\n0,9,85.3\n1,9,0.853\n2,9,-0.1\n", complaints);
    REQUIRE(records.size() == 3);
    CHECK(std::isnan(records[0].val_accuracy));
    CHECK(records[0].val_loss == 9.0);
    CHECK(records[1].val_accuracy == 0.853);
    CHECK(std::isnan(records[2].val_accuracy));
    REQUIRE(complaints.size() == 2);
    CHECK(complaints[0].str() ==
          "line 2, column val_accuracy: 85.3 is not counted; it must be from 0 to 1, and no percentage");
}

TEST_CASE("without an epoch column there are no epochs") {
    CHECK(parse("val_loss\n1\n2\n", 1).empty());
}
