#ifndef UNKNOT_CDISK_SHIM_H
#define UNKNOT_CDISK_SHIM_H

#include <stdint.h>

#ifdef __linux__
#include <linux/magic.h>
#include <sys/vfs.h>

// Begins to write what of a file is not on the disk yet, and does not wait for it; 0 if it has begun.
//
// Declared here since Swift's own view of fcntl.h leaves out what only Linux has. The signature and
// the flag, SYNC_FILE_RANGE_WRITE, are those of sync_file_range(2).
extern int sync_file_range(int descriptor, int64_t offset, int64_t count, unsigned int flags);

static inline int unknot_begin_writing(int descriptor) {
  return sync_file_range(descriptor, 0, 0, 2);
}

// Whether a file lies in memory, on no disk.
static inline int unknot_is_in_memory(int descriptor) {
  struct statfs facts;
  return fstatfs(descriptor, &facts) == 0 && facts.f_type == TMPFS_MAGIC;
}
#else
static inline int unknot_begin_writing(int descriptor) { return -1; }
static inline int unknot_is_in_memory(int descriptor) { return 0; }
#endif

#endif
