/* SPDX-License-Identifier: MIT */
/*
 * Asks zxcvbn-c if it is installed. It is loaded on demand, so that other commands start
 * fast and no package has to depend on it. Its time grows with the fifth power of the
 * length and it sees bytes only, so it is asked about short printable ASCII only. It exits
 * when memory runs out: for a command that is a missing verdict (a status that is neither 0
 * nor 1), for a library or a module it would not do.
 */
#include "cli/check/check.h"

#include "base/wipe.h"

#include <dlfcn.h>
#include <string.h>

enum { LONGEST = 20 };

static const char library_name[] = "libzxcvbn.so.0";
static const char function_name[] = "ZxcvbnMatch";
/* log2 of the guesses; without words about the person, and without details */
typedef double zxcvbn_fn(const char *password, const char **words, void **ret_details);

static bool is_printable_ascii(struct pwp_text text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] < ' ' || text.ptr[i] > '~')
			return false;
	return true;
}

static double ask(zxcvbn_fn *estimate, struct pwp_text password)
{
	char copy[LONGEST + 1];

	memcpy(copy, password.ptr, password.len);
	copy[password.len] = '\0';
	double bits = estimate(copy, NULL, NULL);
	wipe(copy, sizeof(copy));
	return bits;
}

int zxcvbn_estimate(void *data, struct pwp_text password, double *ret_bits)
{
	zxcvbn_fn *estimate = NULL;

	(void)data;
	if (password.len == 0 || password.len > LONGEST || !is_printable_ascii(password))
		return 1;
	void *library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
	if (!library)
		return 1;
	void *function = dlsym(library, function_name);
	memcpy(&estimate, &function, sizeof(estimate)); /* ISO C has no cast for it */
	double bits = estimate ? ask(estimate, password) : -1;
	dlclose(library);
	*ret_bits = bits;
	return bits >= 0 ? 0 : 1;
}
