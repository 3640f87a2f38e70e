/* SPDX-License-Identifier: MIT */
/*
 *   version = N              1 to VERSION_LAST, without a leading zero
 *   temporary = "." N "." 16HEX
 */
#include "store/sealed/version_name.h"

#include "base/hex.h"
#include "base/parse_num.h"
#include "base/text.h"
#include "system/entropy.h"

#include <assert.h>
#include <string.h>

#define RANDOM_LEN 8

static_assert(sizeof(".9223372036854775807.") + (size_t)2 * RANDOM_LEN <=
		      VERSION_NAME_SIZE,
	      "the longest name has room");

static uint64_t read_number(struct str digits)
{
	uint64_t version = 0;

	if (digits.len == 0 || digits.ptr[0] == '0' ||
	    parse_num(digits, 1, VERSION_LAST, &version) != 0)
		return 0;
	return version;
}

uint64_t version_name_number(const char *name)
{
	return read_number(str_from_c(name));
}

uint64_t version_name_aim(const char *name)
{
	if (name[0] != '.')
		return 0;
	return read_number((struct str){ name + 1, strcspn(name + 1, ".") });
}

int version_name_temporary(uint64_t version, char ret_name[VERSION_NAME_SIZE])
{
	uint8_t random[RANDOM_LEN];
	char hex[2 * RANDOM_LEN];
	struct text text;
	int error = entropy_fill(random, sizeof(random));

	if (error)
		return error;
	hex_write(random, sizeof(random), hex);
	text_init(&text, ret_name, VERSION_NAME_SIZE);
	text_add_c(&text, ".");
	text_add_number(&text, version);
	text_add_c(&text, ".");
	text_add(&text, (struct str){ hex, sizeof(hex) });
	return text_end(&text) ? 0 : PWP_ERR_TOO_BIG;
}
