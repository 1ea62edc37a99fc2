// How a report looks, by day and by night, on a screen and on paper.
#pragma once

#include <string_view>

namespace retort {

/// The style sheet, for the inside of a `<style>` element.
inline constexpr std::string_view report_style = R"css(
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --card: #ffffff; --text: #1d2329; --soft: #5b6570; --line: #dfe3e8; --stripe: #f8f9fb;
  --accent: #2563a8; --good: #1a7f4b; --bad: #b3261e; --wait: #8a6100;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171b; --card: #1d2127; --text: #e4e8ec; --soft: #9aa5b1; --line: #333a43; --stripe: #222730;
    --accent: #7ab3ef; --good: #6fcf97; --bad: #ff8a80; --wait: #e8b84a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
}
header, main, footer { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 36px; }
h1 { margin: 0; font-size: 28px; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 40px 0 12px; font-size: 20px; }
h3 { margin: 20px 0 8px; font-size: 15px; }
p { margin: 6px 0; }
.soft { color: var(--soft); }
.path { overflow-wrap: anywhere; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: 13px; }
.verdict { font-size: 18px; font-weight: 600; margin: 16px 0 4px; }
.tiles { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); margin: 24px 0 0; }
.tile, .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.tile { padding: 14px 16px; }
.tile b { display: block; font-size: 22px; line-height: 1.3; font-weight: 600; }
.tile span { color: var(--soft); font-size: 13px; }
.card { padding: 4px 16px 12px; overflow-x: auto; margin: 12px 0; }
.cards { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(340px, 1fr)); align-items: start; }
.cards .card { margin: 0; }
.columns { columns: 3 340px; column-gap: 12px; }
.columns .card { margin: 0 0 12px; break-inside: avoid; }
figure { margin: 12px 0; background: #ffffff; border: 1px solid var(--line); border-radius: 10px; padding: 8px; }
figure svg { display: block; width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; margin: 10px 0 4px; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 10px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { color: var(--soft); font-size: 13px; vertical-align: bottom; white-space: normal; }
tbody tr:nth-child(even) { background: var(--stripe); }
tbody tr:last-child > * { border-bottom: none; }
.name { text-align: left; }
.facts th { text-align: left; font-weight: 400; color: var(--soft); white-space: normal; vertical-align: top; }
.facts td { text-align: left; white-space: normal; overflow-wrap: anywhere; }
.facts code { display: block; font-size: 12px; }
.unused { opacity: 0.55; }
.sure { font-weight: 600; color: var(--accent); }
.done { color: var(--good); }
.failed { color: var(--bad); }
.stopped, .running, .queued, .dropped { color: var(--wait); }
.note { white-space: normal; text-align: left; color: var(--bad); }
summary { cursor: pointer; padding-top: 8px; }
pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
footer { color: var(--soft); font-size: 13px; padding-top: 24px; padding-bottom: 40px; }
@media print {
  :root { --page: #ffffff; }
  figure, .tile, .cards .card, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
)css";

} // namespace retort
