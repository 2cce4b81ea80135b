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

// Whether the terminal's description says so.
static inline bool unknot_has(const char *name) { return tigetflag(name) == 1; }

// A string of the terminal's description with numbers put in; valid until the next call.
static inline const char *unknot_filled(const char *pattern, int first, int second) {
  return tparm(pattern, first, second, 0, 0, 0, 0, 0, 0, 0);
}

// Declared here since Swift's own view of wchar.h leaves it out.
extern int wcwidth(wchar_t character);

// The bytes of a character in the locale, at most 16; -1 if it has none there.
static inline int unknot_encode(char *bytes, wchar_t character) {
  mbstate_t state = {0};
  return (int)wcrtomb(bytes, character, &state);
}

static inline int unknot_color_count(void) { return tigetnum("colors"); }

// Where the program itself begins and ends in memory, by the linker's word; 0 where it gives none.
#ifdef __linux__
extern const char __executable_start[] __attribute__((weak, visibility("hidden")));
extern const char _end[] __attribute__((weak, visibility("hidden")));

static inline uintptr_t unknot_program_start(void) { return (uintptr_t)__executable_start; }
static inline uintptr_t unknot_program_end(void) { return (uintptr_t)_end; }
#else
static inline uintptr_t unknot_program_start(void) { return 0; }
static inline uintptr_t unknot_program_end(void) { return 0; }
#endif

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
