/* Where keys and their values stand in a line, seen without reading it. */

#include "places.h"

/* Where `name`, a key between quotes, begins in the text, if it stands there once, before a colon and not
   behind a backslash; or NULL. */
static const char *
only_place(const char *at, const char *end, const Slice *name)
{
    const char *found = NULL;
    for (const char *next = at; (next = memchr(next, '"', (size_t)(end - next))); next++) {
        if (end - next > name->size && memcmp(next, name->at, (size_t)name->size) == 0) {
            if (found || next == at || next[-1] == '\\' || next[name->size] != ':') {
                return NULL;
            }
            found = next;
        }
    }
    return found;
}

long long
column(const char *at, const char *end, const Slice *name, int key)
{
    const char *place = at;
    if (name->size > 0) {
        place = only_place(at, end, name);
        if (place && !key) {
            place += name->size + 1;
            place += place < end && *place == ' ';
        }
        if (!place || place >= end || *place <= ' ') {
            return 0;
        }
    }
    long long points = 1;
    for (; at < place; at++) {
        points += ((unsigned char)*at & 0xC0) != 0x80;
    }
    return points;
}

int
has_escaped(const char *at, const char *end)
{
    while ((at = memchr(at, '\\', (size_t)(end - at)))) {
        if (end - at >= 4 && memcmp(at, "\\u00", 4) == 0) {
            return 1;
        }
        at++;
    }
    return 0;
}
