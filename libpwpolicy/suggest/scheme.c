/* SPDX-License-Identifier: MIT */
/*
 * Options and rules become a scheme. What is not asked for follows from the profile: the
 * list from how well its people read, the style from the kinds of characters that it
 * wants of a password that is no passphrase to it.
 */
#include "suggest/scheme.h"

#include "base/ascii.h"
#include "base/sized.h"

/* ---- options */

static bool is_separator(struct pwp_text separator)
{
	if (separator.len > PWP_SEPARATOR_MAX || (!separator.ptr && separator.len))
		return false;
	for (size_t i = 0; i < separator.len; i++) {
		uint8_t byte = (uint8_t)separator.ptr[i];
		if (byte < ' ' || byte > '~' || ascii_is_letter(byte))
			return false;
	}
	return true;
}

static bool makes_sense(const struct pwp_suggest_options *options)
{
	return (options->words == 0 || (options->words >= PWP_PHRASE_WORDS_MIN &&
					options->words <= PWP_PHRASE_WORDS_MAX)) &&
	       options->bits <= PWP_PHRASE_BITS_MAX &&
	       (options->words == 0 || options->bits == 0) &&
	       (unsigned)options->list <= PWP_LIST_GENERAL &&
	       (unsigned)options->style <= PWP_STYLE_SYMBOLS &&
	       is_separator(options->separator);
}

int scheme_read(const struct pwp_suggest_options *given,
		struct pwp_suggest_options *ret_options)
{
	const struct pwp_suggest_options none = PWP_SUGGEST_OPTIONS_INIT;

	if (!given)
		given = &none;
	int error = sized_read(given, SIZED_UP_TO(struct pwp_suggest_options, exclusions),
			       ret_options, sizeof(*ret_options));
	return error == 0 && !makes_sense(ret_options) ? PWP_ERR_ARGUMENT : error;
}

enum words_phrase_list scheme_list(const struct rules *rules,
				   const struct pwp_suggest_options *options)
{
	switch (options->list) {
	case PWP_LIST_INFANT:
		return WORDS_INFANT;
	case PWP_LIST_JUNIOR:
		return WORDS_JUNIOR;
	case PWP_LIST_GENERAL:
		return WORDS_GENERAL;
	case PWP_LIST_DEFAULT:
		break;
	}
	/* who needs plain sentences is a child that reads short words */
	return rules->reading_level == PWP_LEVEL_PLAIN ? WORDS_JUNIOR : WORDS_GENERAL;
}

/* ---- scheme */

/* What the rules may ask for of a phrase that they know no route for. */
static bool has_kinds(const struct rules *rules, enum pwp_style style)
{
	static const struct {
		uint32_t kinds, classes;
	} styles[] = {
		/* letters and a separator, or capitals and nothing between the words */
		[PWP_STYLE_PLAIN] = { REQUIRE_LETTER | REQUIRE_LOWER | REQUIRE_SYMBOL,
				      2 },
		[PWP_STYLE_CAPITALS] = { REQUIRE_LETTER | REQUIRE_LOWER | REQUIRE_UPPER,
					 2 },
		[PWP_STYLE_DIGITS] = { REQUIRE_LETTER | REQUIRE_LOWER | REQUIRE_UPPER |
					       REQUIRE_DIGIT,
				       3 },
		[PWP_STYLE_SYMBOLS] = { UINT32_MAX, UINT32_MAX },
	};

	return (rules->require & ~styles[style].kinds) == 0 &&
	       rules->min_classes <= styles[style].classes;
}

static enum pwp_style find_style(const struct rules *rules)
{
	enum pwp_style style = PWP_STYLE_PLAIN;

	if (rules->passphrase_words > 0)
		return style;
	while (!has_kinds(rules, style))
		style++;
	return style;
}

struct scheme scheme_for(const struct rules *rules,
			 const struct pwp_suggest_options *options)
{
	struct scheme scheme = { .style = options->style, .separator = { "", 0 } };

	if (scheme.style == PWP_STYLE_DEFAULT)
		scheme.style = find_style(rules);
	if (options->separator.ptr)
		scheme.separator =
			(struct str){ options->separator.ptr, options->separator.len };
	else if (scheme.style == PWP_STYLE_PLAIN)
		scheme.separator = STR_LIT("-");
	return scheme;
}
