/* Reads texts from standard input, each after its size in four bytes, and writes the verdict on each
   as a digit. Each lies in memory of just its size, so that the sanitizers see what is read beside it. */

#include <stdio.h>
#include <stdlib.h>

#include "places.h"
#include "read.h"

#define SLICE(text) {text, sizeof(text) - 1}
#define FAR 0x7FFFFFFFFFFFFFFFLL

/* The form of forms.py. */
static Form sides = {INTEGER, 0, 100, 2000, 1, 0, {"", 0}, 0, 0, NULL, NULL};
static Form numbers = {INTEGER, 0, -50, 50, 5, 0, {"", 0}, 0, 0, NULL, NULL};
static Slice starts[] = {SLICE("https://"), SLICE("http://")};
static Slice safe[] = {SLICE("https://")};
static Slice words[] = {SLICE(""), SLICE("a"), SLICE("bc"), SLICE("\xc3\xa9"), SLICE("bcd")};
static Slice within[] = {SLICE("x"), SLICE("y")};
static Slice keys[] = {SLICE("t"),    SLICE("ab"),   SLICE("no"),   SLICE("url"),  SLICE("host"),
                       SLICE("list"), SLICE("size"), SLICE("word"), SLICE("inner")};
static Form inner[9];
static Form form = {OBJECT, 0, -FAR, FAR, 1, 1, {"", 0}, 9, 9, keys, inner};

static void
prepare(void)
{
    static Form pair[2];
    pair[0] = pair[1] = numbers;
    inner[0] = (Form){TEXT, 0, 1, 5, 1, 0, {"", 0}, 0, 0, NULL, NULL};
    inner[1] = numbers;
    inner[2] = (Form){BOOLEAN, 1, -FAR, FAR, 1, 0, {"", 0}, 0, 0, NULL, NULL};
    inner[3] = (Form){TEXT, 0, -FAR, FAR, 1, 0, {"", 0}, 2, 0, starts, NULL};
    inner[4] = (Form){PUBLIC, 0, -FAR, 40, 1, 0, {"", 0}, 1, 0, safe, NULL};
    inner[5] = (Form){ARRAY, 0, 1, 3, 1, 0, {"", 0}, 0, 1, NULL, &numbers};
    inner[6] = (Form){SIZE, 0, 20000, 1000000, 1, 0, {"", 0}, 0, 1, NULL, &sides};
    inner[7] = (Form){WORD, 1, -FAR, FAR, 1, 0, {"", 0}, 5, 0, words, NULL};
    inner[8] = (Form){OBJECT, 0, -FAR, FAR, 1, 2, {"", 0}, 2, 2, within, pair};
}

int
main(void)
{
    const Slice key = {"\"t\"", 3};
    unsigned char head[4];
    prepare();
    while (fread(head, 1, 4, stdin) == 4) {
        size_t size = head[0] | head[1] << 8 | head[2] << 16 | (size_t)head[3] << 24;
        char *text = malloc(size);
        int which;
        LeftOut left_out;
        const char *behind = text;
        if ((!text && size) || fread(text, 1, size, stdin) != size) {
            return 1;
        }
        Verdict found = verdict(&form, text, text + size, &which, &left_out);
        /* Parts lie in the text, one behind the other. */
        for (int i = 0; found != UNSURE && left_out.count <= PARTS && i < left_out.count; i++) {
            if (left_out.parts[i].at < behind) {
                return 1;
            }
            behind = left_out.parts[i].at + left_out.parts[i].size;
        }
        if (behind > text + size || column(text, text + size, &key, size & 1) > (long long)size ||
            has_escaped(text, text + size) > 1) {
            return 1;
        }
        putchar('0' + found);
        free(text);
    }
    return 0;
}
