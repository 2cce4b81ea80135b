#include "CArguments.h"

#include <stdlib.h>

static char *const *words;

char *const *unknot_arguments(void) { return words; }

// The C libraries of GNU and of Darwin hand them to whatever runs before main. Swift reads them from
// /proc, which is not everywhere, or looks for them before the environment, which may have moved.
__attribute__((constructor)) static void keep(int count, char *const *arguments) {
#if defined(__GLIBC__) || defined(__APPLE__)
  words = arguments;
#endif
}
