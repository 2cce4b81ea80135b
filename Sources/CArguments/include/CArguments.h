#ifndef UNKNOT_CARGUMENTS_H
#define UNKNOT_CARGUMENTS_H

/// The words that the program was started with, its own name first; NULL where the C library did not
/// say. They stay as they are.
char *const *unknot_arguments(void);

#endif
