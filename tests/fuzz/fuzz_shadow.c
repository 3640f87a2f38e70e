/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as a shadow file. The first line of the input names the user, the rest
 * is the file. Whether it comes whole or in pieces, the answer is the same; a line that is
 * found is the user's and no other's; and what is told of it is in bounds.
 */
#include "fuzz.h"

#include "store/system/shadow_line.h"

#include <string.h>

struct answer {
	int error;
	struct shadow shadow;
	size_t hash_len;
	char hash[SHADOW_LINE_MAX];
};

/* The answer to a file that comes in pieces of `step` bytes. */
static struct answer *look(struct str file, size_t step, const char *user,
			   struct answer *answer)
{
	struct shadow_line line;
	struct str hash = { "", 0 };

	shadow_line_init(&line, user);
	for (size_t at = 0; at < file.len; at += step) {
		size_t rest = file.len - at;
		shadow_line_feed(
			&line, (struct str){ file.ptr + at, rest < step ? rest : step });
	}
	shadow_line_finish(&line);
	memset(answer, 0, sizeof(*answer));
	answer->error = shadow_line_read(&line, &answer->shadow, &hash);
	answer->hash_len = hash.len;
	memcpy(answer->hash, hash.ptr, hash.len);
	if (answer->error == PWP_OK && answer->shadow.found) {
		REQUIRE(memcmp(line.text, user, strlen(user)) == 0);
		REQUIRE(line.text + strlen(user) + 1 == hash.ptr);
	}
	return answer;
}

static void check_bounds(const struct answer *answer)
{
	const struct shadow *shadow = &answer->shadow;
	const int64_t numbers[] = { shadow->last_change,   shadow->min_days,
				    shadow->max_days,	   shadow->warn_days,
				    shadow->inactive_days, shadow->expire_day };

	REQUIRE(answer->error == PWP_OK || answer->error == PWP_ERR_CORRUPT);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		REQUIRE(numbers[i] >= -1 && numbers[i] <= INT32_MAX);
	REQUIRE(memchr(shadow->method, '\0', sizeof(shadow->method)));
	REQUIRE(!(shadow->has_password && shadow->locked));
	REQUIRE(shadow->found || !(shadow->has_password || shadow->locked));
	REQUIRE(!memchr(answer->hash, ':', answer->hash_len));
	REQUIRE(!memchr(answer->hash, '\0', answer->hash_len));
}

static void check_same(const struct answer *a, const struct answer *b)
{
	REQUIRE(a->error == b->error && a->hash_len == b->hash_len);
	REQUIRE(memcmp(a->hash, b->hash, a->hash_len) == 0);
	REQUIRE(a->shadow.found == b->shadow.found);
	REQUIRE(a->shadow.last_change == b->shadow.last_change);
	REQUIRE(a->shadow.expire_day == b->shadow.expire_day);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct answer whole, pieces;
	const uint8_t *newline = size > 0 ? memchr(data, '\n', size) : NULL;
	size_t len = newline ? (size_t)(newline - data) : size;
	char *user = fuzz_copy(data, len);
	struct str file = { newline ? (const char *)newline + 1 : "",
			    newline ? size - len - 1 : 0 };

	look(file, file.len + 1, user, &whole);
	if (whole.error == PWP_OK)
		check_bounds(&whole);
	check_same(&whole, look(file, 1, user, &pieces));
	check_same(&whole, look(file, 7, user, &pieces));
	free(user);
	return 0;
}
