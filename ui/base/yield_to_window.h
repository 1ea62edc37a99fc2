// Who goes first where the window and its work want the same core.
#pragma once

namespace retort::ui {

/// Lets the window's thread go before the calling one, which is another, and before threads that this one
/// starts from now on. It cannot be taken back.
void yieldToWindow();

} // namespace retort::ui
