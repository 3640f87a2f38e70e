/* SPDX-License-Identifier: MIT */
/*
 * Asks zxcvbn-c. Its time grows with the fifth power of the length and it sees bytes
 * only, so it is asked about short printable ASCII and about nothing else. It ends the
 * process when memory runs out; for a command that is a missing verdict (a status that is
 * neither 0 nor 1), for a library or a module it would not do.
 */
#include "second.h"

#include "base/wipe.h"

#include <string.h>
#include <zxcvbn.h>

enum { LONGEST = 20 };

static bool is_printable_ascii(struct pwp_text text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] < ' ' || text.ptr[i] > '~')
			return false;
	return true;
}

int second_estimate(void *data, struct pwp_text password, double *ret_bits)
{
	char copy[LONGEST + 1];

	(void)data;
	if (password.len == 0 || password.len > LONGEST || !is_printable_ascii(password))
		return 1;
	memcpy(copy, password.ptr, password.len);
	copy[password.len] = '\0';
	double bits = ZxcvbnMatch(copy, NULL, NULL);
	wipe(copy, sizeof(copy));
	*ret_bits = bits > 0 ? bits : 0;
	return 0;
}
