/* Where keys and their values stand in a line, seen without reading it: what bulk/glance.py of
   gatewright-tools does, in the same way. */

#ifndef PLACES_H
#define PLACES_H

#include "form.h"

/* The column, from 1, of the key `name`, which is between quotes, in the line, or of its value; 0 where that is
   not certain. Without a name it is that of the line. */
long long column(const char *at, const char *end, const Slice *name, int key);

/* Whether a letter of ASCII is escaped by its number. */
int has_escaped(const char *at, const char *end);

#endif
