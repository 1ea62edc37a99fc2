// A drawing inside an HTML page.
#pragma once

#include <string>
#include <string_view>

namespace retort {

/// The <svg> element of an SVG document, made fit to stand inside HTML beside others: without XML
/// declaration, document type, namespaces and fixed size (it fills its frame, by its viewBox), and with
/// `prefix` before every id and every reference to one, so that those of several drawings are told apart.
/// `title` is what it is called for who cannot see it. Empty where `svg` holds no <svg> element.
std::string inline_svg(std::string_view svg, std::string_view prefix, std::string_view title);

} // namespace retort
