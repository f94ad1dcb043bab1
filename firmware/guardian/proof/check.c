#include "check.h"

#include <stdarg.h>
#include <stdio.h>

uint64_t cases, failures;
static uint64_t all_cases, all_failures;

void failure(const char *format, ...)
{
    if (failures++ >= 3)
        return;
    va_list arguments;
    va_start(arguments, format);
    printf("  ");
    vprintf(format, arguments);
    printf("\n");
    va_end(arguments);
}

void finish(const char *rule)
{
    printf("%-12s %12llu cases %6llu failures\n", rule, (unsigned long long)cases, (unsigned long long)failures);
    all_cases += cases;
    all_failures += failures;
    cases = failures = 0;
}

int result(const char *what)
{
    printf("enumeration of the %s: %llu cases, %llu failures\n", what, (unsigned long long)all_cases, (unsigned long long)all_failures);
    return all_failures != 0;
}
