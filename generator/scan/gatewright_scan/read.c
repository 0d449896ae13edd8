/* Reads a request as JSON text without making anything of it.

   What is not RIGHT is read and judged by Python, which alone knows the rules. So whatever is rare
   here may be given up; but nothing may be accepted that is not certain. */

#include "read.h"

#include "tokens.h"

/* Objects with more keys that no form knows, and longer numbers, are given up. */
enum { STRANGERS = 16, DIGITS = 18 };

/* Digits of a side, in pixels. */
enum { SIDE = 6 };

/* The functions that read something return 0, or -1 to give up. */

/* Whether the rest of an address has no blank, no angle bracket and nothing that is escaped or not ASCII. */
static int
is_written(const Slice *raw)
{
    for (long long i = 0; i < raw->size; i++) {
        unsigned char one = (unsigned char)raw->at[i];
        if (one <= ' ' || one >= 0x7f || one == '<' || one == '>' || one == '\\') {
            return 0;
        }
    }
    return 1;
}

static int
is_letter(char one)
{
    char lower = one | 0x20;
    return lower >= 'a' && lower <= 'z';
}

/* Whether the last label of a name begins `size` characters before `end`, and is "localhost". */
static int
is_local(const char *end, long long size)
{
    static const char local[] = "localhost";
    if (size != (long long)sizeof local - 1) {
        return 0;
    }
    for (long long i = 0; i < size; i++) {
        if ((end[i - size] | 0x20) != local[i]) {
            return 0;
        }
    }
    return 1;
}

/* Whether an address goes on behind `from` with a plain name that everybody reaches: labels of letters, digits
   and hyphens, the last one of letters alone. A port, a user or a number is for Python to judge. */
static int
is_public(const Slice *raw, long long from)
{
    long long label = 0;
    int dots = 0, letters = 1;
    for (long long i = from; i < raw->size && raw->at[i] != '/'; i++) {
        char one = raw->at[i];
        if (one == '.' && label > 0) {
            dots++;
            label = 0;
            letters = 1;
            continue;
        }
        if (!is_letter(one)) {
            letters = 0;
            if (!is_digit(one) && one != '-') {
                return 0;
            }
        }
        label++;
        if (i + 1 == raw->size || raw->at[i + 1] == '/') {
            return dots > 0 && letters && !is_local(&raw->at[i + 1], label);
        }
    }
    return 0;
}

static int
begins(const Form *form, const Slice *raw)
{
    for (int i = 0; i < form->names_count; i++) {
        const Slice *start = &form->names[i];
        /* What comes next matters, too; of letters and digits addresses.py has made sure. */
        if (raw->size > start->size && memcmp(raw->at, start->at, (size_t)start->size) == 0) {
            char next = raw->at[start->size];
            return (is_digit(next) || is_letter(next)) && is_written(raw) &&
                   (form->kind != PUBLIC || is_public(raw, start->size));
        }
    }
    return form->names_count == 0;
}

/* A side in pixels at the beginning of `raw`, which is shortened by it; or -1. */
static long long
side(Slice *raw)
{
    long long pixels = 0;
    int digits = 0;
    for (; digits < raw->size && is_digit(raw->at[digits]); digits++) {
        if (digits == SIDE) {
            return -1;
        }
        pixels = pixels * 10 + raw->at[digits] - '0';
    }
    if (digits == 0 || raw->at[0] == '0') {
        return -1;
    }
    raw->at += digits;
    raw->size -= digits;
    return pixels;
}

/* Whether `raw` is a size such as 1024x768 within the limits. */
static int
sized(const Form *form, Slice raw)
{
    const Form *sides = form->inner;
    long long width = side(&raw);
    if (width < sides->least || width > sides->most || raw.size == 0 || *raw.at != 'x') {
        return 0;
    }
    raw.at++;
    raw.size--;
    long long height = side(&raw);
    return raw.size == 0 && width > 0 && height >= sides->least && height > 0 &&
           height <= sides->most && width * height >= form->least && width * height <= form->most;
}

static int
text(Scan *scan, const Form *form)
{
    String read;
    scan->at++;
    if (string(scan, &read) < 0) {
        return -1;
    }
    if (form && (form->kind == TEXT || form->kind == PUBLIC)) {
        scan->wrong |= read.length < form->least || read.length > form->most ||
                       !begins(form, &read.raw);
    }
    else if (form && form->kind == WORD) {
        scan->wrong |= read.escaped || find(form, &read.raw) < 0;
    }
    else {
        scan->wrong |= read.escaped || !form || form->kind != SIZE || !sized(form, read.raw);
    }
    return 0;
}

static int
number(Scan *scan, const Form *form)
{
    int negative = taken(scan, '-'), digits = 0;
    const char *first = scan->at;
    long long value = 0;
    for (; scan->at < scan->end && is_digit(*scan->at); scan->at++) {
        if (digits <= DIGITS && ++digits <= DIGITS) {
            value = value * 10 + *scan->at - '0';
        }
    }
    if (digits == 0) {
        return -1;
    }
    scan->wrong |= digits > DIGITS || (digits > 1 && *first == '0');
    while (scan->at < scan->end && memchr("+-.0123456789eE", *scan->at, 15)) {
        /* A fraction or an exponent; Python will see whether it is a number at all. */
        scan->wrong = 1;
        scan->at++;
    }
    if (negative) {
        value = -value;
    }
    scan->wrong |= !form || form->kind != INTEGER || value < form->least || value > form->most ||
                   value % form->step != 0;
    return 0;
}

/* Notes that what was read from `from` on matters to nothing that is wrong. */
static void
leave_out(Scan *scan, const char *from)
{
    LeftOut *all = scan->left_out;
    if (all->count < PARTS) {
        all->parts[all->count] = (Slice){from, scan->at - from};
    }
    all->count += all->count <= PARTS;
}

static int value(Scan *scan, const Form *form, int depth);

static int
array(Scan *scan, const Form *form, int depth)
{
    long long count = 0;
    scan->at++;
    if (!form || form->kind != ARRAY) {
        form = NULL;
        scan->wrong = 1;
    }
    blanks(scan);
    if (!taken(scan, ']')) {
        do {
            if (value(scan, form ? form->inner : NULL, depth + 1) < 0) {
                return -1;
            }
            count++;
        } while (taken(scan, ','));
        if (!taken(scan, ']')) {
            return -1;
        }
    }
    scan->wrong |= form && (count < form->least || count > form->most);
    return 0;
}

static int
object(Scan *scan, const Form *form, int depth)
{
    unsigned long long seen = 0;
    Slice strangers[STRANGERS];
    int strange = 0;
    scan->at++;
    if (!form || form->kind != OBJECT) {
        form = NULL;
        scan->wrong = 1;
    }
    blanks(scan);
    if (!taken(scan, '}')) {
        do {
            String key;
            blanks(scan);
            if (!taken(scan, '"') || string(scan, &key) < 0 || key.escaped) {
                return -1;
            }
            int found = form ? find(form, &key.raw) : -1;
            if (found >= 0) {
                if (seen >> found & 1) {
                    return -1;
                }
                seen |= 1ULL << found;
            }
            else {
                for (int i = 0; i < strange; i++) {
                    if (compare(&strangers[i], &key.raw) == 0) {
                        return -1;
                    }
                }
                if (strange == STRANGERS) {
                    return -1;
                }
                strangers[strange++] = key.raw;
                scan->wrong = 1;
            }
            blanks(scan);
            const char *from = scan->at + 1;
            if (!taken(scan, ':') ||
                value(scan, found < 0 ? NULL : &form->inner[found], depth + 1) < 0) {
                return -1;
            }
            if (form && found < 0) {
                leave_out(scan, from);
            }
        } while (taken(scan, ','));
        if (!taken(scan, '}')) {
            return -1;
        }
    }
    scan->wrong |= form && (seen & form->required) != form->required;
    return 0;
}

static int
name(Scan *scan, const char *wanted, long long size, int right)
{
    scan->wrong |= !right;
    return literal(scan, wanted, size);
}

/* Any value and the blanks around it; `form` is NULL where only keys matter. */
static int
value(Scan *scan, const Form *form, int depth)
{
    int done, before = scan->wrong;
    blanks(scan);
    if (depth > DEEPEST || scan->at >= scan->end) {
        return -1;
    }
    const char *from = scan->at;
    scan->wrong = 0;
    switch (*scan->at) {
    case '"':
        done = text(scan, form);
        break;
    case '{':
        done = object(scan, form, depth);
        break;
    case '[':
        done = array(scan, form, depth);
        break;
    case 't':
        done = name(scan, "true", 4, form && form->kind == BOOLEAN);
        break;
    case 'f':
        done = name(scan, "false", 5, form && form->kind == BOOLEAN);
        break;
    case 'n':
        done = name(scan, "null", 4, form && form->nullable);
        break;
    default:
        done = number(scan, form);
    }
    /* Of an object and of an array, the parts are left out. */
    if (!scan->wrong && form && form->kind != OBJECT && form->kind != ARRAY) {
        leave_out(scan, from);
    }
    scan->wrong |= before;
    blanks(scan);
    return done;
}

/* Which of several forms a text may have, by what follows the first thing in it that looks like
   the key; or -1. If that is not the key, the text will not have the form. */
static int
likely(const Form *form, const char *at, const char *end)
{
    Scan scan = {at, end, 0, NULL};
    while (scan.at < end && (scan.at = memchr(scan.at, '"', (size_t)(end - scan.at)))) {
        scan.at++;
        if (literal(&scan, form->key.at, form->key.size) < 0 || !taken(&scan, '"')) {
            continue;
        }
        blanks(&scan);
        if (!taken(&scan, ':')) {
            continue;
        }
        String said;
        blanks(&scan);
        return taken(&scan, '"') && string(&scan, &said) == 0 ? find(form, &said.raw) : -1;
    }
    return -1;
}

Verdict
verdict(const Form *form, const char *at, const char *end, int *which, LeftOut *left_out)
{
    left_out->count = 0;
    *which = form->kind == CHOICE ? likely(form, at, end) : 0;
    if (form->kind == CHOICE) {
        form = *which < 0 ? NULL : &form->inner[*which];
    }
    Scan scan = {at, end, 0, left_out};
    if (value(&scan, form, 0) < 0 || scan.at != end) {
        return UNSURE;
    }
    return scan.wrong ? ONCE : RIGHT;
}
