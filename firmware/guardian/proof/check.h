/* Counting cases and failures for the enumerations. */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>
#include <stdint.h>

extern uint64_t cases, failures;

/* One case of the rule under way. The first few failures are shown, all are counted. */
#define CHECK(holds, ...) \
    do { \
        cases++; \
        if (!(holds)) \
            failure(__VA_ARGS__); \
    } while (0)

__attribute__((format(printf, 1, 2))) void failure(const char *format, ...);

/* The rule under way is through. */
void finish(const char *rule);

/* All are: says so, and returns the exit code. */
int result(const char *what);

#endif
