#ifndef UNKNOT_CNCURSES_SHIM_H
#define UNKNOT_CNCURSES_SHIM_H

// Wide characters: without these two, get_wch and setcchar are not declared.
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <ncurses.h>

#endif
