/* What a text is, at a glance. */

#ifndef READ_H
#define READ_H

#include "form.h"

/* RIGHT: the text is JSON, no object in it has a key twice, and it has the form.
   ONCE: it may be wrong; but if it is JSON at all, no object in it has a key twice.
   UNSURE: nothing is known. */
typedef enum { RIGHT, ONCE, UNSURE } Verdict;

/* The values of a text that matter to nothing that is wrong in it, in its order: those that have their form,
   and those of keys that no form knows. */
enum { PARTS = 48 };
typedef struct {
    int count; /* more than PARTS: there were too many */
    Slice parts[PARTS];
} LeftOut;

/* What the text from `at` to `end` is. Of a CHOICE, `which` is then the index of the form that it
   was held against, or -1. Nothing is allocated, and nothing before `at` or from `end` on is read. */
Verdict verdict(const Form *form, const char *at, const char *end, int *which, LeftOut *left_out);

#endif
