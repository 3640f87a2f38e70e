/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as a sentence, and as a phrase that was given before. What is made of a
 * sentence is UTF-8, no longer than the sentence but for numbers and "&", ends with its
 * NUL, and is the same in any buffer that holds it; where it does not fit, nothing is left.
 */
#include "fuzz.h"

#include "base/utf8.h"

/* "twelve" gives two bytes: no word gives more than it has. */
static void check_sentence(struct pwp_text sentence)
{
	char *large = calloc(sentence.len + 1, 1), *small = calloc(sentence.len + 1, 1);
	bool known = false, again = false;

	REQUIRE(large && small);
	int error = pwp_initials(sentence, large, sentence.len + 1, &known);
	REQUIRE(error == 0 || error == PWP_ERR_VALUE);
	if (error == 0) {
		size_t len = strlen(large);
		REQUIRE(len > 0 && utf8_is_valid((struct str){ large, len }));
		REQUIRE(pwp_initials(sentence, small, len, &again) == PWP_ERR_BUFFER);
		REQUIRE(small[0] == '\0');
		REQUIRE(pwp_initials(sentence, small, len + 1, &again) == 0);
		REQUIRE(strcmp(large, small) == 0 && known == again);
	}
	free(large);
	free(small);
}

static void check_given(struct pwp_text phrase)
{
	struct pwp_phrases *given = NULL;

	REQUIRE(pwp_phrases_new(&given) == 0);
	int error = pwp_phrases_add(given, phrase);
	REQUIRE(error == (phrase.len > PWP_PASSWORD_MAX ? PWP_ERR_TOO_BIG : 0));
	REQUIRE(pwp_phrases_free(given) == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = fuzz_copy(data, size);
	struct pwp_text text = { bytes, size };

	check_sentence(text);
	check_given(text);
	free(bytes);
	return 0;
}
