#include "CVersion.h"

#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)

#ifndef UNKNOT_COMMIT
#define UNKNOT_COMMIT
#endif

const char *unknot_commit(void) { return TEXT(UNKNOT_COMMIT); }
