#ifndef UNKNOT_CBUS_SHIM_H
#define UNKNOT_CBUS_SHIM_H

#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stddef.h>

// The part of sd-bus that is used, found when it is first wanted: the program starts, and runs, where
// there is no such library. The signatures are those of sd-bus(3).

typedef struct unknot_bus unknot_bus;
typedef struct unknot_message unknot_message;
typedef struct unknot_slot unknot_slot;
typedef struct {
  const char *name;
  const char *message;
  int need_free;
} unknot_bus_error;
typedef int (*unknot_handler)(unknot_message *message, void *context, unknot_bus_error *error);

typedef struct {
  int (*open_user)(unknot_bus **bus);
  int (*open_system)(unknot_bus **bus);
  unknot_bus *(*close_unref)(unknot_bus *bus);
  int (*get_fd)(unknot_bus *bus);
  int (*get_events)(unknot_bus *bus);
  int (*process)(unknot_bus *bus, unknot_message **message);
  int (*request_name_async)(
    unknot_bus *bus, unknot_slot **slot, const char *name, uint64_t flags, unknot_handler handler,
    void *context);
  int (*add_object)(
    unknot_bus *bus, unknot_slot **slot, const char *path, unknot_handler handler, void *context);
  int (*send)(unknot_bus *bus, unknot_message *message, uint64_t *cookie);

  int (*new_signal)(
    unknot_bus *bus, unknot_message **message, const char *path, const char *interface,
    const char *member);
  int (*new_method_call)(
    unknot_bus *bus, unknot_message **message, const char *destination, const char *path,
    const char *interface, const char *member);
  int (*set_auto_start)(unknot_message *message, int starts);
  int (*call)(
    unknot_bus *bus, unknot_message *message, uint64_t microseconds, unknot_bus_error *error,
    unknot_message **reply);
  int (*peek_type)(unknot_message *message, char *type, const char **contents);
  int (*enter_container)(unknot_message *message, char type, const char *contents);
  int (*exit_container)(unknot_message *message);
  int (*new_return)(unknot_message *call, unknot_message **reply);
  int (*new_error)(
    unknot_message *call, unknot_message **reply, const unknot_bus_error *error);
  unknot_message *(*unref)(unknot_message *message);
  const char *(*get_interface)(unknot_message *message);
  const char *(*get_member)(unknot_message *message);
  int (*read_basic)(unknot_message *message, char type, void *value);
  int (*append_basic)(unknot_message *message, char type, const void *value);
  int (*open_container)(unknot_message *message, char type, const char *contents);
  int (*close_container)(unknot_message *message);
} unknot_bus_calls;

// Finds all of them; false if there is no such library here, or one of them is missing in it.
static inline bool unknot_bus_load(unknot_bus_calls *calls) {
  static const char *const libraries[] = {
    "libsystemd.so.0", "libelogind.so.0", "libbasu.so.0"};
  void *library = NULL;
  for (size_t i = 0; library == NULL && i < sizeof libraries / sizeof *libraries; i++)
    library = dlopen(libraries[i], RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) return false;

  // A pointer to a function is stored through one to an object: POSIX allows what C leaves open.
#define UNKNOT_FIND(field, name) (*(void **)&calls->field = dlsym(library, name)) != NULL
  return UNKNOT_FIND(open_user, "sd_bus_open_user")
    && UNKNOT_FIND(close_unref, "sd_bus_close_unref")
    && UNKNOT_FIND(open_system, "sd_bus_open_system")
    && UNKNOT_FIND(new_method_call, "sd_bus_message_new_method_call")
    && UNKNOT_FIND(set_auto_start, "sd_bus_message_set_auto_start")
    && UNKNOT_FIND(call, "sd_bus_call")
    && UNKNOT_FIND(peek_type, "sd_bus_message_peek_type")
    && UNKNOT_FIND(enter_container, "sd_bus_message_enter_container")
    && UNKNOT_FIND(exit_container, "sd_bus_message_exit_container")
    && UNKNOT_FIND(get_fd, "sd_bus_get_fd")
    && UNKNOT_FIND(get_events, "sd_bus_get_events")
    && UNKNOT_FIND(process, "sd_bus_process")
    && UNKNOT_FIND(request_name_async, "sd_bus_request_name_async")
    && UNKNOT_FIND(add_object, "sd_bus_add_object")
    && UNKNOT_FIND(send, "sd_bus_send")
    && UNKNOT_FIND(new_signal, "sd_bus_message_new_signal")
    && UNKNOT_FIND(new_return, "sd_bus_message_new_method_return")
    && UNKNOT_FIND(new_error, "sd_bus_message_new_method_error")
    && UNKNOT_FIND(unref, "sd_bus_message_unref")
    && UNKNOT_FIND(get_interface, "sd_bus_message_get_interface")
    && UNKNOT_FIND(get_member, "sd_bus_message_get_member")
    && UNKNOT_FIND(read_basic, "sd_bus_message_read_basic")
    && UNKNOT_FIND(append_basic, "sd_bus_message_append_basic")
    && UNKNOT_FIND(open_container, "sd_bus_message_open_container")
    && UNKNOT_FIND(close_container, "sd_bus_message_close_container");
#undef UNKNOT_FIND
}

#endif
