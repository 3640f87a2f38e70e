/* SPDX-License-Identifier: MIT */
/*
 * Tries common passwords on every profile. Which threshold is too low cannot be seen from
 * its number alone, for the routes and the lengths work together; what passes can. The
 * sample is from the top of the lists that are public, as they are, dressed as people dress
 * them for a rule on kinds of characters, and repeated up to the least length.
 */
#include "cli/policy/lint.h"

#include "base/array.h"
#include "base/ascii.h"
#include "cli/common/output.h"
#include "store/system/options.h"

#include <stdio.h>
#include <string.h>

static const char *const sample[] = {
	"password",   "123456",	   "123456789",	 "12345678",	 "qwerty",
	"qwerty123",  "111111",	   "abc123",	 "password1",	 "iloveyou",
	"1q2w3e4r",   "letmein",   "monkey",	 "dragon",	 "football",
	"liverpool",  "arsenal",   "chelsea",	 "charlie",	 "princess",
	"sunshine",   "welcome",   "admin",	 "shadow",	 "master",
	"superman",   "batman",	   "trustno1",	 "starwars",	 "pokemon",
	"minecraft",  "whatever",  "qwertyuiop", "asdfghjkl",	 "zxcvbnm",
	"1qaz2wsx",   "q1w2e3r4",  "987654321",	 "000000",	 "123123",
	"654321",     "666666",	   "121212",	 "secret",	 "computer",
	"internet",   "michael",   "jessica",	 "ashley",	 "daniel",
	"thomas",     "george",	   "summer",	 "winter",	 "cheese",
	"ginger",     "tigger",	   "freedom",	 "passw0rd",	 "p@ssw0rd",
	"changeme",   "monkey1",   "teacher",	 "school",	 "student",
	"i love you", "passw0rd1", "1234567890", "abcdefghijkl", "aaaaaaaaaaaa",
};

/* No minimum is beyond 64 characters. */
enum { TEXT_SIZE = 128 };

/* How people dress a password. */
enum way {
	WAY_PLAIN,
	WAY_REPEATED, /* up to the least length */
	WAY_DRESSED,  /* with a capital, a digit and a sign */
	WAY_PADDED,   /* with a capital, a digit and signs up to the least length */
	WAYS
};

static void make(const char *base, size_t least, enum way way,
		 char text[static TEXT_SIZE])
{
	size_t base_len = strlen(base), len = 0;

	do {
		memcpy(text + len, base, base_len);
		len += base_len;
	} while (way == WAY_REPEATED && len < least);
	if (way >= WAY_DRESSED) {
		if (ascii_is_lower((unsigned char)text[0]))
			text[0] = (char)(text[0] - 'a' + 'A');
		text[len++] = '1';
		do
			text[len++] = '!';
		while (way == WAY_PADDED && len < least);
	}
	text[len] = '\0';
}

/* The ways in which a profile accepts, and the threshold of each. */
static const struct {
	const char *name, *threshold;
} routes[] = {
	{ "composition", "min_strength" },
	{ "passphrase", "min_strength_passphrase" },
	{ "length", "min_strength_long" },
	{ "strength", "min_strength_any" },
};

/* What passed by each route. */
struct passed {
	size_t count[ARRAY_SIZE(routes)], tried;
	char first[ARRAY_SIZE(routes)][TEXT_SIZE];
};

static int try_one(const struct context *context, const char *profile, const char *text,
		   struct passed *passed)
{
	struct pwp_request request = { .size = sizeof(request), .profile = profile };
	struct pwp_result *result = NULL;

	request.password = text_from_c(text);
	int error = pwp_check(context->checker, &request, &result);
	if (error)
		return error;
	passed->tried++;
	for (size_t i = 0; i < ARRAY_SIZE(routes); i++)
		if (pwp_result_accepted(result) &&
		    strcmp(pwp_result_route(result), routes[i].name) == 0 &&
		    passed->count[i]++ == 0)
			memcpy(passed->first[i], text, strlen(text) + 1);
	pwp_result_free(result);
	return 0;
}

static int try_all(const struct context *context, const char *profile,
		   struct passed *passed)
{
	struct options options = { .policy = context->policy, .profile = profile };
	size_t least = options_number(&options, "min_length");
	char text[TEXT_SIZE];
	int error = 0;

	for (size_t i = 0; !error && i < ARRAY_SIZE(sample); i++) {
		for (enum way way = 0; !error && way < WAYS; way++) {
			make(sample[i], least, way, text);
			error = try_one(context, profile, text, passed);
		}
	}
	return error;
}

bool lint_sample(struct lint *lint)
{
	const struct context *context = lint->context;
	const char *profile;

	for (size_t i = 0; (profile = pwp_policy_profile(context->policy, i)) != NULL;
	     i++) {
		struct passed passed = { .tried = 0 };
		int error = try_all(context, profile, &passed);

		if (error) {
			output_error("%s", pwp_strerror(error));
			return false;
		}
		for (size_t j = 0; j < ARRAY_SIZE(routes); j++) {
			const char *threshold = routes[j].threshold;
			char value[64];

			if (passed.count[j] == 0)
				continue;
			context_value(context, profile, threshold, value, sizeof(value));
			lint_warn(lint, lint_effective(lint, profile, threshold),
				  "%s = %s lets common passwords through in the profile "
				  "\"%s\", such as \"%s\" (%zu of %zu tried)",
				  threshold, value, profile, passed.first[j],
				  passed.count[j], passed.tried);
		}
	}
	return true;
}
