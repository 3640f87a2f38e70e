/* SPDX-License-Identifier: MIT */
/* Errors in words, and the library's version. */
#include "base/array.h"
#include "pwpolicy.h"

struct error_text {
	int error;
	const char *text;
};

static const struct error_text texts[] = {
	{ PWP_OK, "no error" },
	{ PWP_ERR_NOMEM, "out of memory" },
	{ PWP_ERR_ARGUMENT, "the function was called wrongly" },
	{ PWP_ERR_SYNTAX, "not of the form name = value" },
	{ PWP_ERR_UNKNOWN, "no such name" },
	{ PWP_ERR_VALUE, "a value is empty, malformed or out of range" },
	{ PWP_ERR_REPEATED, "an option occurs twice" },
	{ PWP_ERR_FILE, "a file is missing or cannot be read" },
	{ PWP_ERR_UNTRUSTED, "a file or its folder could be changed by others" },
	{ PWP_ERR_TOO_BIG, "a limit is exceeded" },
	{ PWP_ERR_BUFFER, "the buffer is too small" },
	{ PWP_ERR_RANDOM, "the system gave no random numbers" },
	{ PWP_ERR_NO_PHRASE, "no suggestion satisfies the policy" },
	{ PWP_ERR_BUSY, "other processes used it for too long" },
	{ PWP_ERR_CORRUPT, "a stored file is corrupt" },
};

const char *pwp_strerror(int error)
{
	for (unsigned i = 0; i < ARRAY_SIZE(texts); i++)
		if (texts[i].error == error)
			return texts[i].text;
	return "unknown error";
}

const char *pwp_version(void)
{
	return PWP_VERSION;
}
