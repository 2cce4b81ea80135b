#ifndef UNKNOT_CNCURSES_SHIM_H
#define UNKNOT_CNCURSES_SHIM_H

// Wide characters: without these two, get_wch and setcchar are not declared.
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncurses.h>
#include <stdbool.h>
#include <stdint.h>
#include <term.h>
#include <wchar.h>

// Swift sees no macro with a cast in it, no variadic function, and no macro that hides a global.

static inline attr_t unknot_attributes(bool bold, bool dim, bool reversed) {
  return (bold ? A_BOLD : 0) | (dim ? A_DIM : 0) | (reversed ? A_REVERSE : 0);
}

// The window that covers the screen which newterm made last.
static inline WINDOW *unknot_window(void) { return stdscr; }

// A terminal's description, by name; 1 if there is one. Writes nothing to the terminal, unlike newterm.
static inline int unknot_look_up(const char *name, int descriptor) {
  int found = 0;
  return setupterm(name, descriptor, &found) == OK ? 1 : found;
}

// A string of the terminal's description, NULL where it has none.
static inline const char *unknot_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

// Declared here since Swift's own view of wchar.h leaves it out.
extern int wcwidth(wchar_t character);

static inline int unknot_color_count(void) { return tigetnum("colors"); }

// A timer that goes on while the machine sleeps, which the timeout of poll does not.
#ifdef __linux__
#include <sys/timerfd.h>
#include <time.h>

static inline int unknot_timer_open(void) {
  return timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);
}

// Lets the timer end so many nanoseconds from now; never, if they are 0.
static inline int unknot_timer_set(int timer, int64_t nanoseconds) {
  struct itimerspec span = {
    .it_value = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000}};
  return timerfd_settime(timer, 0, &span, NULL);
}
#else
static inline int unknot_timer_open(void) { return -1; }
static inline int unknot_timer_set(int timer, int64_t nanoseconds) { return -1; }
#endif

#endif
