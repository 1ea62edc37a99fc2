#include "core/base/message.h"

#include <doctest/doctest.h>
#include <new>
#include <stdexcept>

using namespace retort;

TEST_CASE("places are filled with texts, messages and parameters") {
    const Message reason{"%1 is out of range", {"-1"}};
    const Message sentence{"%1: %2; set %3 or %4",
                           {std::string("a file"), reason, ParameterReference{"cache-dir"},
                            ParameterReference{"augment", "none"}}};
    CHECK(sentence.str() == "a file: -1 is out of range; set --cache-dir or --augment none");
}

TEST_CASE("what was filled in is not filled again, and a place without an argument stays") {
    CHECK(Message{"%1 and %2", {"100 %2"}}.str() == "100 %2 and %2");
}

TEST_CASE("messages are equal where their texts and arguments are") {
    const auto nested = [](const char* text) { return Message{"%1", {Message{text, {}}}}; };
    CHECK(nested("one") == nested("one"));
    CHECK(nested("one") != nested("two"));
    CHECK(nested("one") != Message{"%1", {"one"}});
    CHECK(Message{"%1", {ParameterReference{"lr"}}} != Message{"%1", {ParameterReference{"lr", "1"}}});
}

TEST_CASE("an error keeps the message of the error it passes on") {
    const auto inner = Error("no %1", {"head"});
    const auto outer = error_in("student.pth", inner);
    CHECK(std::string(outer.what()) == "student.pth: no head");
    CHECK(outer.message().args.back() == inner.message());
    CHECK(message_of(inner) == inner.message());
    CHECK(message_of(std::runtime_error("disk full")).str() == "disk full");
}

TEST_CASE("no message carries a stack, and memory that runs out is said in words of its own") {
    const auto said = [](const std::exception& error) { return message_of(error).str(); };
    CHECK(said(std::runtime_error("wrong size\nException raised from f at x.cpp:1\nframe #0: g")) ==
          "wrong size");
    CHECK(said(Error("two\nlines")) == "two\nlines"); // which somebody here wrote
    const std::string enough =
        "there is not enough memory; a smaller --batch-size or fewer --lanes need less";
    CHECK(said(std::bad_alloc()) == enough);
    CHECK(said(std::runtime_error(
              "[enforce fail at alloc_cpu.cpp:66] . DefaultCPUAllocator: can't allocate memory: "
              "you tried to allocate 17 bytes.\nframe #0")) == enough);
    CHECK(said(std::runtime_error("CUDA out of memory. Tried to allocate 2.00 GiB\nframe #0")) == enough);
}
