/* SPDX-License-Identifier: MIT */
/*
 * Makes and compares hashes with libxcrypt, which pam_unix has loaded anyway.
 *
 * crypt(3) accepts settings that are no hashes: "ab", "$6$" and "$y$j9T$" give hashes with
 * little salt or none. So what is made must have the whole form of a yescrypt hash, and
 * whole hashes are compared, which a setting alone never is. A result that begins with "*"
 * is a failure token of crypt.
 *
 * The work area of 32 KiB is on the heap, because a host's thread may have a small stack.
 */
#include "store/system/hash.h"

#include "base/ascii.h"
#include "base/wipe.h"

#include <crypt.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* $y$j9T$SALT$HASH: what yescrypt always has at its end. */
#define SALT_LEN 22
#define DIGEST_LEN 43

/* Called with a computed hash, which is then wiped. */
typedef int use_fn(const char *computed, void *data);

static int compute(const char *password, const char *setting, use_fn *use, void *data)
{
	struct crypt_data *area = calloc(1, sizeof(*area));

	if (!area)
		return PWP_ERR_NOMEM;
	errno = 0;
	const char *computed = crypt_rn(password, setting, area, (int)sizeof(*area));
	int error;
	if (computed && computed[0] != '*')
		error = use(computed, data);
	else
		error = errno == ENOMEM ? PWP_ERR_NOMEM : PWP_ERR_VALUE;
	wipe(area, sizeof(*area));
	free(area);
	return error;
}

static bool is_base64(char c)
{
	unsigned char byte = (unsigned char)c;

	return ascii_is_letter(byte) || ascii_is_digit(byte) || c == '.' || c == '/';
}

/* Skips a run of crypt's 64 digits and the character after it; returns the run's length. */
static size_t take_run(const char **text, char after, bool *ret_ended)
{
	size_t len = 0;

	while (is_base64((*text)[len]))
		len++;
	*ret_ended = (*text)[len] == after;
	*text += len + (*ret_ended && after != '\0');
	return len;
}

static bool is_yescrypt(const char *hash)
{
	static const char prefix[] = "$y$j";
	bool costs_end = false, salt_ends = false, digest_ends = false;

	if (strnlen(hash, HASH_SIZE) >= HASH_SIZE ||
	    strncmp(hash, prefix, sizeof(prefix) - 1) != 0)
		return false;
	const char *rest = hash + sizeof(prefix) - 1;
	size_t costs = take_run(&rest, '$', &costs_end);
	size_t salt = take_run(&rest, '$', &salt_ends);
	size_t digest = take_run(&rest, '\0', &digest_ends);
	return costs > 0 && costs_end && salt == SALT_LEN && salt_ends &&
	       digest == DIGEST_LEN && digest_ends;
}

/* The shortest: the traditional one, and that of BSDI, which begins with "_". */
#define LEN_MIN 13
#define LEN_BSDI 20

/* crypt(5): printable ASCII without the separators of shadow(5). */
static bool is_hash_text(const char *hash)
{
	for (; *hash; hash++)
		if (*hash <= ' ' || *hash > '~' || *hash == ':')
			return false;
	return true;
}

/* Words that stand for a password not set yet may begin like a salt. */
static bool is_traditional(const char *hash, size_t len)
{
	size_t start = hash[0] == '_';

	for (size_t i = start; i < len; i++)
		if (!is_base64(hash[i]))
			return false;
	return len == (start ? (size_t)LEN_BSDI : (size_t)LEN_MIN);
}

bool hash_is_complete(const char *hash)
{
	size_t len = strnlen(hash, HASH_SIZE);

	if (len >= HASH_SIZE || len < LEN_MIN || !is_hash_text(hash))
		return false;
	if (strncmp(hash, "$y$", 3) == 0)
		return is_yescrypt(hash);
	if (hash[0] != '$' && !is_traditional(hash, len))
		return false;
	int salt = crypt_checksalt(hash);
	return salt == CRYPT_SALT_OK || salt == CRYPT_SALT_METHOD_LEGACY ||
	       salt == CRYPT_SALT_TOO_CHEAP;
}

/* data: char[HASH_SIZE] */
static int copy_hash(const char *computed, void *data)
{
	if (!is_yescrypt(computed))
		return PWP_ERR_VALUE;
	memcpy(data, computed, strlen(computed) + 1);
	return 0;
}

int hash_make(const char *password, char ret_hash[HASH_SIZE])
{
	char setting[CRYPT_GENSALT_OUTPUT_SIZE];

	if (!crypt_gensalt_rn("$y$", 0, NULL, 0, setting, (int)sizeof(setting)))
		return PWP_ERR_RANDOM;
	int error = compute(password, setting, copy_hash, ret_hash);
	wipe(setting, sizeof(setting));
	return error;
}

/* Looks at every byte, so that the time does not tell where the first difference is. */
static bool are_equal(const char *a, const char *b, size_t len)
{
	volatile uint8_t difference = 0;

	for (size_t i = 0; i < len; i++)
		difference |= (uint8_t)(a[i] ^ b[i]);
	return difference == 0;
}

struct comparison {
	const char *hash;
	bool equal;
};

static int compare(const char *computed, void *data)
{
	struct comparison *comparison = data;
	size_t len = strlen(comparison->hash);

	comparison->equal =
		strlen(computed) == len && are_equal(computed, comparison->hash, len);
	return 0;
}

int hash_matches(const char *hash, const char *password, bool *ret_matches)
{
	struct comparison comparison = { .hash = hash };

	if (hash[0] != '\0' && hash[0] != '!' && hash[0] != '*') {
		int error = compute(password, hash, compare, &comparison);
		if (error)
			return error;
	}
	*ret_matches = comparison.equal;
	return 0;
}
