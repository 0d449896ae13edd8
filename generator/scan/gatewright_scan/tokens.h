/* What JSON text is made of. Nothing from `end` on is read. */

#ifndef TOKENS_H
#define TOKENS_H

#include <stdint.h>

#include "read.h"

typedef struct {
    const char *at, *end;
    int wrong; /* What was read so far has not the form; only its keys matter any more. */
    LeftOut *left_out;
} Scan;

typedef struct {
    Slice raw;        /* what is between the quotes */
    long long length; /* in code points */
    int escaped;
} String;

static inline int
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static inline void
blanks(Scan *scan)
{
    while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\t' ||
                                    *scan->at == '\r')) {
        scan->at++;
    }
}

/* Whether `wanted` came next, and was taken. */
static inline int
taken(Scan *scan, char wanted)
{
    if (scan->at < scan->end && *scan->at == wanted) {
        scan->at++;
        return 1;
    }
    return 0;
}

/* The bytes of `wanted`; -1 to give up. */
static inline int
literal(Scan *scan, const char *wanted, long long size)
{
    if (scan->end - scan->at < size || memcmp(scan->at, wanted, (size_t)size) != 0) {
        return -1;
    }
    scan->at += size;
    return 0;
}

/* One character beyond ASCII, as RFC 3629 has them; -1 to give up. */
static inline int
multibyte(Scan *scan)
{
    const unsigned char *at = (const unsigned char *)scan->at;
    int size = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : 2;
    if (at[0] < 0xC2 || at[0] > 0xF4 || scan->end - scan->at < size) {
        return -1;
    }
    for (int i = 1; i < size; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return -1;
        }
    }
    /* Written longer than need be, half of a pair, or beyond the last code point. */
    if ((at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F) ||
        (at[0] == 0xF0 && at[1] < 0x90) || (at[0] == 0xF4 && at[1] > 0x8F)) {
        return -1;
    }
    scan->at += size;
    return 0;
}

/* The value of the four digits that come next, or -1. */
static inline int
hexadecimal(Scan *scan)
{
    int value = 0;
    if (scan->end - scan->at < 4) {
        return -1;
    }
    for (int i = 0; i < 4; i++) {
        int digit = *scan->at++, lower = digit | 0x20;
        if (is_digit((char)digit)) {
            value = value * 16 + digit - '0';
        }
        else if (lower >= 'a' && lower <= 'f') {
            value = value * 16 + lower - 'a' + 10;
        }
        else {
            return -1;
        }
    }
    return value;
}

/* What follows a backslash; -1 to give up, also where it is half of a pair alone. */
static inline int
escape(Scan *scan)
{
    if (scan->at >= scan->end) {
        return -1;
    }
    char letter = *scan->at++;
    if (letter != 'u') {
        return memchr("\"\\/bfnrt", letter, 8) ? 0 : -1;
    }
    int unit = hexadecimal(scan);
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        int low = literal(scan, "\\u", 2) < 0 ? -1 : hexadecimal(scan);
        return low >= 0xDC00 && low <= 0xDFFF ? 0 : -1;
    }
    return unit < 0 || (unit >= 0xDC00 && unit <= 0xDFFF) ? -1 : 0;
}

static inline int
plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/* How many of eight bytes are plain before the first that is not, found without looking at each
   where the machine allows that. */
static inline int
plain_of_eight(const char *at)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    /* The top bit of a byte comes up where it is set, or where something larger is subtracted. It
       may come up behind such a byte as well, and never before the first. */
    uint64_t quotes = bytes ^ (ones * '"'), backslashes = bytes ^ (ones * '\\');
    uint64_t special =
        (bytes | (bytes - ones * 0x20) | (quotes - ones) | (backslashes - ones)) & tops;
    if (!special) {
        return 8;
    }
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return __builtin_ctzll(special) >> 3;
#else
    int count = 0;
    while (plain((unsigned char)at[count])) {
        count++;
    }
    return count;
#endif
}

/* A string after its first quote; -1 to give up. */
static inline int
string(Scan *scan, String *read)
{
    long long beyond = 0; /* bytes that are not code points of their own */
    read->raw.at = scan->at;
    read->escaped = 0;
    for (;;) {
        int count = 8;
        while (count == 8 && scan->end - scan->at >= 8) {
            count = plain_of_eight(scan->at);
            scan->at += count;
        }
        while (scan->at < scan->end && plain((unsigned char)*scan->at)) {
            scan->at++;
        }
        if (scan->at >= scan->end) {
            return -1;
        }
        const char *before = scan->at;
        unsigned char byte = (unsigned char)*before;
        if (byte == '"') {
            break;
        }
        if (byte == '\\') {
            scan->at++;
            read->escaped = 1;
            if (escape(scan) < 0) {
                return -1;
            }
        }
        else if (byte < 0x20 || multibyte(scan) < 0) {
            return -1;
        }
        beyond += scan->at - before - 1;
    }
    read->raw.size = scan->at - read->raw.at;
    read->length = read->raw.size - beyond;
    scan->at++;
    return 0;
}

#endif
