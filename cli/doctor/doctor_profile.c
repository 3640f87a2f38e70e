/* SPDX-License-Identifier: MIT */
/*
 * What several checks of the doctor need to know about the policy. A policy that could not
 * be loaded has no profile, so every answer about it is no.
 */
#include "cli/doctor/doctor.h"

const char *doctor_profile(const struct doctor *doctor, size_t index)
{
	return doctor->policy ? pwp_policy_profile(doctor->policy, index) : NULL;
}

struct options doctor_options(const struct doctor *doctor, const char *profile)
{
	return (struct options){ .policy = doctor->policy, .profile = profile };
}

static size_t count_with(const struct doctor *doctor, const char *option, int choice,
			 size_t *ret_profiles)
{
	const char *profile;
	size_t count = 0, i = 0;

	for (; (profile = doctor_profile(doctor, i)) != NULL; i++) {
		struct options options = doctor_options(doctor, profile);
		count += options_choice(&options, option) == choice;
	}
	*ret_profiles = i;
	return count;
}

bool doctor_any(const struct doctor *doctor, const char *option, int choice)
{
	size_t profiles;

	return count_with(doctor, option, choice, &profiles) > 0;
}

bool doctor_all(const struct doctor *doctor, const char *option, int choice)
{
	size_t profiles;
	size_t count = count_with(doctor, option, choice, &profiles);

	return profiles > 0 && count == profiles;
}
