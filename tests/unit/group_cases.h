/* SPDX-License-Identifier: MIT */
/*
 * Which groups of a directory a policy's list means. The library chooses a profile by them,
 * the store finds break-glass groups: both are tried with the same cases.
 */
#ifndef PWP_TESTS_GROUP_CASES_H
#define PWP_TESTS_GROUP_CASES_H

#include <stdbool.h>

struct group_case {
	const char *list;    /* of the policy */
	const char *domains; /* group_domains; "": not set */
	const char *group;   /* of the person */
	bool matches;
	const char *why;
};

static const struct group_case group_cases[] = {
	/* without domains */
	{ "pupils", "", "pupils", true, "the same name" },
	{ "pupils", "", "PUPILS", true, "in another case" },
	{ "Pupils", "", "pUPILS", true, "in another case on both sides" },
	{ "staff, pupils", "", "pupils", true, "any of the list" },
	{ "pupils", "", "pupil", false, "a part of the name" },
	{ "pupils", "", "pupils2", false, "a longer name" },
	{ "pupils", "", "", false, "no name" },
	{ "domain admins", "", "Domain Admins", true, "a name with a space" },
	{ "pupils", "", "SCHOOL\\pupils", false, "no domain is listed" },
	{ "pupils", "", "pupils@school.example", false, "no domain is listed, @" },
	{ "SCHOOL\\pupils", "", "SCHOOL\\pupils", true, "named as id(1) prints it" },
	{ "SCHOOL\\pupils", "", "school\\Pupils", true, "so in another case" },
	{ "pupils@school.example", "", "pupils@school.example", true, "so with an @" },
	{ "SCHOOL\\pupils", "", "pupils", false,
	  "the domain of the list is not cut off" },
	/* a backslash */
	{ "pupils", "SCHOOL", "SCHOOL\\pupils", true, "the domain is listed" },
	{ "pupils", "school", "SCHOOL\\PUPILS", true, "all in another case" },
	{ "pupils", "SCHOOL", "pupils", true, "a local group counts as before" },
	{ "pupils", "SCHOOL", "OTHER\\pupils", false, "another domain" },
	{ "pupils", "SCHOOL", "SCHOOL2\\pupils", false, "a longer domain" },
	{ "pupils", "SCHOOL", "SCHOO\\pupils", false, "a shorter domain" },
	{ "pupils", "SCHOOL", "SCHOOL\\pupil", false, "a shorter name" },
	{ "pupils", "SCHOOL", "SCHOOL\\pupils2", false, "a longer name" },
	{ "pupils", "TRUST, SCHOOL", "SCHOOL\\pupils", true, "any of the domains" },
	{ "a, pupils", "TRUST, SCHOOL", "TRUST\\pupils", true, "any of both lists" },
	{ "domain admins", "SCHOOL", "SCHOOL\\Domain Admins", true, "spaces" },
	{ "SCHOOL\\pupils", "SCHOOL", "SCHOOL\\pupils", true, "the whole name too" },
	{ "SCHOOL\\pupils", "SCHOOL", "pupils", false, "the list is more exact" },
	{ "SCHOOL\\pupils", "SCHOOL", "TRUST\\pupils", false, "of another domain" },
	{ "pupils", "school.example", "school.example\\pupils", true, "a long domain" },
	{ "pupils", "SCHOOL", "SCHOOL.EXAMPLE\\pupils", false, "not its first part" },
	/* an @ */
	{ "pupils", "school.example", "pupils@school.example", true, "after an @" },
	{ "pupils", "SCHOOL.EXAMPLE", "Pupils@School.Example", true, "so in any case" },
	{ "pupils", "school.example", "pupils@other.example", false, "another one" },
	{ "pupils", "school.example", "pupils@sub.school.example", false, "one below" },
	{ "pupils", "school.example", "pupils@school.example.net", false, "one longer" },
	{ "pupils", "school.example", "pupils@school", false, "one shorter" },
	{ "pupils", "SCHOOL", "pupils@SCHOOL", true, "a short domain after an @" },
	{ "year@7", "school.example", "year@7@school.example", true,
	  "the last @ counts" },
	{ "year", "school.example", "year@7@school.example", false, "not the first one" },
	{ "year", "7@school.example", "year@7@school.example", false, "nor both" },
	{ "year@7", "school.example", "year@7", true, "an @ of the group's own" },
	{ "year", "school.example", "year@7", false, "which is no domain" },
	{ "a@@b", "c", "a@@b@c", true, "several of them" },
	{ "a@", "c", "a@@c", true, "one next to another" },
	/* both, and a domain twice */
	{ "pupils", "SCHOOL, school.example", "SCHOOL\\pupils@school.example", false,
	  "two domains: one is cut off" },
	{ "pupils@school.example", "SCHOOL", "SCHOOL\\pupils@school.example", true,
	  "before the backslash" },
	{ "SCHOOL\\pupils", "school.example", "SCHOOL\\pupils@school.example", false,
	  "not after the @" },
	{ "pupils", "SCHOOL", "SCHOOL\\SCHOOL\\pupils", false, "the domain twice" },
	{ "SCHOOL\\pupils", "SCHOOL", "SCHOOL\\SCHOOL\\pupils", true, "cut off once" },
	{ "pupils", "school.example", "pupils@school.example@school.example", false,
	  "twice after an @" },
	{ "pupils@school.example", "school.example",
	  "pupils@school.example@school.example", true, "cut off once after an @" },
	{ "pupils", "SCHOOL", "@SCHOOL\\pupils", false, "an @ in the domain" },
	/* empty parts */
	{ "pupils", "SCHOOL", "\\pupils", false, "no domain before the backslash" },
	{ "pupils", "*", "\\pupils", false, "no domain for the star" },
	{ "pupils", "*", "pupils@", false, "no domain after the @" },
	{ "pupils", "*", "@school.example", false, "no name before the @" },
	{ "pupils", "SCHOOL", "SCHOOL\\", false, "no name after the backslash" },
	{ "pupils", "*", "SCHOOL\\", false, "no name for the star" },
	{ "SCHOOL\\", "*", "SCHOOL\\", true, "but such a name can be listed" },
	{ "pupils", "*", "\\", false, "a backslash alone" },
	{ "pupils", "*", "@", false, "an @ alone" },
	{ "pupils", "*", "", false, "nothing" },
	/* every domain */
	{ "pupils", "*", "SCHOOL\\pupils", true, "any domain" },
	{ "pupils", "*", "pupils@school.example", true, "any domain after an @" },
	{ "pupils", "SCHOOL, *", "TRUST\\pupils", true, "one of several items" },
	{ "pupils", "*", "SCHOOL\\teachers", false, "not any name" },
	{ "*", "*", "SCHOOL\\teachers", false, "a star in groups is a name" },
	{ "*", "*", "SCHOOL\\*", true, "which a group may have" },
	{ "pupils", "SCH*", "SCHOOL\\pupils", false, "a star is no pattern" },
	{ "pupils", "**", "SCHOOL\\pupils", false, "nor are two" },
	{ "pupils", "SCHOOL\\", "SCHOOL\\pupils", false, "a domain with its backslash" },
	{ "pupils", "@school.example", "pupils@school.example", false, "or with its @" },
};

#endif
