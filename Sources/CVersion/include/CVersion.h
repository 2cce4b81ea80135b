#ifndef UNKNOT_CVERSION_H
#define UNKNOT_CVERSION_H

// The commit that the program was built from; empty where that is not known.
const char *unknot_commit(void);

#endif
