// Hostile texts inside documents.
#include "core/experiment/report/markup.h"

#include <doctest/doctest.h>

using namespace retort;

TEST_CASE("HTML shows a text and runs none of it") {
    CHECK(html_text("<script>alert('a&b')</script>\"") ==
          "&lt;script&gt;alert(&#39;a&amp;b&#39;)&lt;/script&gt;&quot;");
    CHECK(html_text("αβ – 日本 🙂\n\t") == "αβ – 日本 🙂\n\t");
    CHECK(html_text(std::string_view("a\0b\x1b\x7f", 5)) == "a\uFFFDb\uFFFD\uFFFD");
    // A lone continuation, an overlong slash, a surrogate, a character beyond the last, one cut short.
    CHECK(html_text("\x80") == "\uFFFD");
    CHECK(html_text("\xC0\xAF") == "\uFFFD\uFFFD");
    CHECK(html_text("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(html_text("\xF4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");
    CHECK(html_text("\xE2\x82<") == "\uFFFD\uFFFD&lt;");
}

TEST_CASE("LaTeX and Markdown show every special character") {
    CHECK(latex_text("a_b & 50 % $#{}~^\\\n") ==
          "a\\_b \\& 50 \\% \\$\\#\\{\\}\\textasciitilde{}\\textasciicircum{}\\textbackslash{} ");
    CHECK(latex_text("<α|\">") == "\\textless{}α\\textbar{}\\textquotedbl{}\\textgreater{}");
    CHECK(markdown_cell("a|b\n<script>*x*") == "a\\|b \\<script\\>\\*x\\*");
}
