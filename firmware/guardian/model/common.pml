/* MUTANT is a seeded mistake (table in mutants). HOLDS is a property with its number, SEEN a sight that must be possible, or the
   properties say nothing; SEEK looks for one (tables in run). */

#ifndef MUTANT
#define MUTANT 0
#endif
#ifndef SEEK
#define SEEK 0
#endif

#define HOLDS(number, what) assert(number == 0 || (what))
#define SEEN(number, what) assert(SEEK != number || !(what))
