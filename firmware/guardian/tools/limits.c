/* Writes limits.h from the limits both sides are built with: limits FILE. The hash is the one both sides exchange (docs/protocol.md). */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST 512

static uint32_t hash = 2166136261u;

static void add_to_hash(const char *text)
{
    for (; *text; text++)
        hash = (hash ^ (uint8_t)*text) * 16777619u;
}

/* What follows a key at the beginning of a line, or NULL. */
static char *after(char *line, const char *key)
{
    size_t length = strlen(key);
    if (strncmp(line, key, length) != 0)
        return NULL;
    line[strcspn(line, "\r\n")] = '\0';
    return line + length;
}

static void print_macro(const char *name, long value)
{
    printf("#define LIMIT_");
    for (const char *c = name; *c; c++) {
        if (c != name && isupper((unsigned char)*c))
            putchar('_');
        putchar(toupper((unsigned char)*c));
    }
    printf(" %ld\n", value);
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!file) {
        fprintf(stderr, "limits: cannot read %s\n", argc == 2 ? argv[1] : "(usage: limits FILE)");
        return 2;
    }
    printf("/* Made from docs/limits.yaml by tools/limits.c. */\n#ifndef LIMITS_H\n#define LIMITS_H\n\n");
    char line[LONGEST];
    char name[LONGEST] = "";
    int count = 0;
    for (int number = 1; fgets(line, sizeof line, file); number++) {
        char *text;
        if ((text = after(line, "- name: "))) {
            strcpy(name, text);
        } else if ((text = after(line, "  value: "))) {
            char *end;
            long value = strtol(text, &end, 10);
            if (*end != '\0' || end == text || name[0] == '\0') {
                fprintf(stderr, "limits: %s:%d: '%s' is not a whole number after a name\n", argv[1], number, text);
                return 2;
            }
            char entry[2 * LONGEST];
            snprintf(entry, sizeof entry, "%s=%ld\n", name, value);
            add_to_hash(entry);
            print_macro(name, value);
            name[0] = '\0';
            count++;
        }
    }
    fclose(file);
    if (count == 0) {
        fprintf(stderr, "limits: %s has no limits\n", argv[1]);
        return 2;
    }
    printf("\n#define LIMITS_HASH 0x%08" PRIX32 "UL\n\n#endif\n", hash);
    return 0;
}
