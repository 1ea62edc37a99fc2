// Texts from people and files inside documents that have a markup of their own.
#pragma once

#include <string>
#include <string_view>

namespace retort {

/// `text` as the content of an HTML element or of an attribute in quotes: it is shown as it is, and begins
/// nothing. Bytes that are no UTF-8, and control characters but tab and newline, become U+FFFD.
std::string html_text(std::string_view text);

/// `text` inside a LaTeX document in UTF-8; line breaks become spaces.
std::string latex_text(std::string_view text);

/// `text` as a cell of a Markdown table; line breaks become spaces.
std::string markdown_cell(std::string_view text);

} // namespace retort
