/* SPDX-License-Identifier: MIT */
/*
 * Questions about a policy that several checks of the doctor ask. A policy that could not
 * be loaded has no profile, so every question about it is answered with no.
 */
#include "cli/doctor/doctor.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *doctor_profile(const struct doctor *doctor, size_t index)
{
	return doctor->policy ? pwp_policy_profile(doctor->policy, index) : NULL;
}

char *doctor_value(const struct doctor *doctor, const char *profile, const char *option)
{
	char *value = malloc(PWP_VALUE_SIZE);

	if (value &&
	    pwp_policy_get(doctor->policy, profile, option, value, PWP_VALUE_SIZE) != 0)
		value[0] = '\0';
	return value;
}

bool doctor_is(const struct doctor *doctor, const char *profile, const char *option,
	       const char *value)
{
	char *found = doctor_value(doctor, profile, option);
	bool is = found && strcmp(found, value) == 0;

	free(found);
	return is;
}

static size_t count_with(const struct doctor *doctor, const char *option,
			 const char *value, size_t *ret_profiles)
{
	const char *profile;
	size_t count = 0, i = 0;

	for (; (profile = doctor_profile(doctor, i)) != NULL; i++)
		count += doctor_is(doctor, profile, option, value);
	*ret_profiles = i;
	return count;
}

bool doctor_any(const struct doctor *doctor, const char *option, const char *value)
{
	size_t profiles;

	return count_with(doctor, option, value, &profiles) > 0;
}

bool doctor_all(const struct doctor *doctor, const char *option, const char *value)
{
	size_t profiles;
	size_t count = count_with(doctor, option, value, &profiles);

	return profiles > 0 && count == profiles;
}

unsigned long doctor_number(const struct doctor *doctor, const char *profile,
			    const char *option)
{
	char *value = doctor_value(doctor, profile, option);
	unsigned long number = 0;

	/* The policy was checked when it was read: digits, then at most a unit. */
	for (const char *digit = value; digit && *digit >= '0' && *digit <= '9'; digit++)
		number = number * 10 + (unsigned long)(*digit - '0');
	free(value);
	return number;
}

bool doctor_has_item(const struct doctor *doctor, const char *profile, const char *option,
		     const char *item)
{
	char *list = doctor_value(doctor, profile, option);
	size_t wanted = strlen(item);
	bool found = false;

	for (const char *at = list; at && *at && !found;) {
		size_t len = strcspn(at, ",");

		found = len == wanted && !strncasecmp(at, item, len);
		at += len;
		at += strspn(at, ", ");
	}
	free(list);
	return found;
}
