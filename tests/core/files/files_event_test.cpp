// TensorBoard's event files: golden bytes, and files that are torn or hostile.
#include "core/base/message.h"
#include "core/files/bytes/atomic_file.h"
#include "core/files/tables/event_file.h"
#include "tests/core/files/support.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace retort;
using namespace retort::test;

namespace {

std::string from_hex(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
    }
    return bytes;
}

std::vector<ScalarEvent> some_events() {
    return {{1700000000.5, 0, {{"loss/val", 2.5F}}},
            {1700000001.0, 1, {{"loss/val", 1.25F}, {"accuracy/val", 0.5F}}},
            {1700000002.0, 300, {{"loss/val", -0.0F}}}};
}

std::string whole_file() {
    auto bytes = event_file_header(1700000000.5);
    for (const auto& event : some_events()) {
        bytes += event_record(event);
    }
    return bytes;
}

/// How many of some_events() are whole in as many bytes of the file.
std::size_t events_within(std::size_t size) {
    std::size_t count = 0;
    std::size_t bytes = event_file_header(1700000000.5).size();
    for (const auto& event : some_events()) {
        bytes += event_record(event).size();
        count += bytes <= size ? 1 : 0;
    }
    return count;
}

} // namespace

TEST_CASE("checksums are Castagnoli's, masked as TFRecord masks them") {
    CHECK(crc32c("123456789") == 0xe3069283U);           // RFC 3720's check value
    CHECK(crc32c(std::string(32, '\0')) == 0x8a9136aaU); // RFC 3720, B.4
    CHECK(crc32c(std::string(32, '\xff')) == 0x62a8ab43U);
    CHECK(crc32c("") == 0U);
    // What every event file of TensorFlow begins with: the length 24 and its check.
    CHECK(event_file_header(1.0).substr(0, 12) == from_hex("1800000000000000a37f4b22"));
}

TEST_CASE("records have the bytes that TensorBoard's own writer gives them") {
    // Made with tensorboard 2.21's EventFileWriter for wall time 1.0.
    CHECK(event_file_header(1.0) ==
          from_hex("1800000000000000a37f4b2209000000000000f03f1a0d627261696e2e4576656e743a3286bf577a"));
    CHECK(
        event_record({1.0, 3, {{"loss/val", 0.5F}}}) ==
        from_hex(
            "1e00000000000000d9dc123209000000000000f03f10032a110a0f0a086c6f73732f76616c150000003f4ccff1e1"));
}

TEST_CASE("what was written is read") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "events.out.tfevents.1.x";
    write_file_atomically(file, whole_file());
    EventFileEnd end;
    CHECK((read_event_file(file, &end) == some_events()));
    CHECK(end.read == whole_file().size());
    CHECK(end.unread == 0);
}

TEST_CASE("scalars that are tensors of one number are read") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "events.out.tfevents.1.x";
    // Made with tensorboard 2.21: scalar_pb("epoch_loss", 0.5) of its scalar plugin, at step 3 and wall
    // time 1.0.
    const auto record = from_hex(
        "34000000000000005e33175c09000000000000f03f10032a270a250a0a65706f63685f6c6f7373420a080112002a04"
        "0000003f4a0b0a090a077363616c617273319c33a5");
    write_file_atomically(file, event_file_header(1.0) + record);
    CHECK((read_event_file(file) == std::vector<ScalarEvent>{{1.0, 3, {{"epoch_loss", 0.5F}}}}));
}

TEST_CASE("a torn or damaged file gives the records before the damage") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "events.out.tfevents.1.x";
    const auto whole = whole_file();
    const auto header = event_file_header(1700000000.5).size();
    std::size_t most = 0;
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        write_file_atomically(file, whole.substr(0, size));
        if (size < header) {
            CHECK_THROWS_AS(read_event_file(file), Error);
            continue;
        }
        EventFileEnd end;
        const auto events = read_event_file(file, &end);
        CHECK(end.read + end.unread == size);
        CHECK((end.unread == 0) == (end.read == size));
        CHECK(events.size() == events_within(end.read));
        CHECK(events.size() >= most);
        most = events.size();
        for (std::size_t i = 0; i < events.size(); ++i) {
            CHECK((events[i] == some_events()[i]));
        }
    }
    CHECK(most == 3);
    for (std::size_t place = 0; place < whole.size(); ++place) {
        auto damaged = whole;
        damaged[place] = static_cast<char>(damaged[place] ^ 0x40);
        write_file_atomically(file, damaged);
        std::size_t count = 0;
        bool refused = false;
        EventFileEnd end;
        try {
            count = read_event_file(file, &end).size();
            CHECK(end.unread > 0);
            CHECK(end.read <= place);
        } catch (const Error&) {
            refused = true;
        }
        CHECK(count < 3);
        CHECK(refused == (place < header));
    }
}

TEST_CASE("a length that no file has costs nothing") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "events.out.tfevents.1.x";
    // 2⁶³ bytes are announced, with the right check.
    std::string length("\0\0\0\0\0\0\0\x80", 8);
    const std::uint32_t crc = masked_crc32c(length);
    for (unsigned shift = 0; shift < 32; shift += 8) {
        length.push_back(static_cast<char>((crc >> shift) & 0xffU));
    }
    write_file_atomically(file, event_file_header(1.0) + length + "rest of it");
    CHECK(read_event_file(file).empty());
    CHECK_THROWS_AS(read_event_file(folder.path() / "missing"), Error);
}
