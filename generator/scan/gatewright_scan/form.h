/* The form that only right requests have, as form.py describes it. */

#ifndef FORM_H
#define FORM_H

#include <string.h>

/* A piece of a text, or of a bytes object that somebody keeps alive. */
typedef struct {
    const char *at;
    long long size;
} Slice;

/* As form.py numbers them. */
typedef enum { TEXT, WORD, SIZE, INTEGER, BOOLEAN, ARRAY, OBJECT, CHOICE, PUBLIC } Kind;

enum {
    KEYS = 64,    /* of an object, a bit for each */
    DEEPEST = 24, /* forms, and values, in each other */
};

typedef struct Form {
    Kind kind;
    int nullable;
    long long least, most, step; /* TEXT and PUBLIC: code points; SIZE: pixels; INTEGER: its value;
                                    ARRAY: elements */
    unsigned long long required; /* OBJECT: the bits of the keys that must be there */
    Slice key;                   /* CHOICE: the key that tells which one it is */
    int names_count, inner_count;
    Slice *names;       /* TEXT: what an address may begin with; PUBLIC: the same, of one whose host
                           everybody reaches. The others are sorted by size, then bytes:
                           WORD: the words; OBJECT: the keys; CHOICE: the values of `key` */
    struct Form *inner; /* SIZE: one, of each side; ARRAY: one, of each element;
                           OBJECT and CHOICE: one for each name */
} Form;

/* -1, 0 or 1, as `one` comes before `other`, is the same, or comes after it. */
static inline int
compare(const Slice *one, const Slice *other)
{
    if (one->size != other->size) {
        return one->size < other->size ? -1 : 1;
    }
    /* By hand, because names are so short that a call takes longer. */
    for (long long i = 0; i < one->size; i++) {
        if (one->at[i] != other->at[i]) {
            return (unsigned char)one->at[i] < (unsigned char)other->at[i] ? -1 : 1;
        }
    }
    return 0;
}

/* Where `name` is among the sorted names of `form`, or -1. */
static inline int
find(const Form *form, const Slice *name)
{
    int low = 0, high = form->names_count;
    while (low < high) {
        int middle = (low + high) / 2;
        int way = compare(&form->names[middle], name);
        if (way == 0) {
            return middle;
        }
        if (way < 0) {
            low = middle + 1;
        }
        else {
            high = middle;
        }
    }
    return -1;
}

#endif
