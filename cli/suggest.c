/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy suggest: draws random passphrases that the policy accepts. On a terminal it
 * says how strong they are; on a pipe it writes one phrase a line and nothing else.
 */
#include "args.h"
#include "context.h"
#include "say.h"
#include "secret.h"

#include <stdio.h>
#include <string.h>

enum { COUNT_DEFAULT = 4, COUNT_MAX = 10000, WORDS_MIN = 3, WORDS_MAX = 10 };
enum { OUTPUT_SIZE = 16 * 1024 };

struct suggest {
	struct context context;
	struct pwp_suggest_options wanted;
	unsigned count;
	bool json;
};

enum { SUGGEST_JSON = 1 };

static const struct option_def options[] = {
	{ 'n', 'n', "number", "N", "how many passphrases (1 to 10000, default 4)" },
	{ 'w', 'w', "words", "N",
	  "words in each (3 to 10, default: as many as the profile needs)" },
	{ SUGGEST_JSON, 'j', "json", NULL, "write one JSON object a line" },
	{ 0, 0, NULL, NULL, NULL },
};

/* Digits alone, in range; anything else is said to be wrong. */
static bool take_number(const char *what, const char *text, unsigned least, unsigned most,
			unsigned *ret_number)
{
	unsigned number = 0;
	size_t i = 0;

	for (; text[i] >= '0' && text[i] <= '9' && number <= most; i++)
		number = number * 10 + (unsigned)(text[i] - '0');
	if (i == 0 || text[i] || number < least || number > most) {
		say_error("%s %s: is not a number from %u to %u", what, text, least,
			  most);
		return false;
	}
	*ret_number = number;
	return true;
}

static bool take(void *data, int id, const char *value)
{
	struct suggest *suggest = data;

	switch (id) {
	case ARGS_OPERAND:
		say_error("%s: suggest takes no operand", value);
		return false;
	case 'n':
		return take_number("-n", value, 1, COUNT_MAX, &suggest->count);
	case 'w':
		return take_number("--words", value, WORDS_MIN, WORDS_MAX,
				   &suggest->wanted.words);
	case SUGGEST_JSON:
		suggest->json = true;
		return true;
	default:
		return context_take(&suggest->context, id, value);
	}
}

/* Writes text as a JSON string. */
static void print_json_string(const char *text)
{
	putchar('"');
	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte == '"' || byte == '\\')
			printf("\\%c", byte);
		else if (byte < ' ')
			printf("\\u%04x", byte);
		else
			putchar(byte);
	}
	putchar('"');
}

static void print_phrase(const struct suggest *suggest, const char *phrase, double bits)
{
	if (suggest->json) {
		fputs("{\"phrase\": ", stdout);
		print_json_string(phrase);
		printf(", \"bits\": %.2f}\n", bits);
		return;
	}
	if (say_is_terminal())
		fputs("  ", stdout);
	say_paint(PAINT_BOLD);
	fputs(phrase, stdout);
	say_paint(PAINT_NONE);
	putchar('\n');
}

/* The figure of the weakest draw, which holds for all of them. */
static void print_explanation(double bits)
{
	char line[256];

	snprintf(line, sizeof(line),
		 "Each was drawn at random and holds at least %.1f bits of entropy "
		 "(every bit "
		 "doubles the work of a guesser). Take the one that you remember best.",
		 bits);
	putchar('\n');
	say_wrapped(0, line);
}

static int suggest_all(const struct suggest *suggest, struct pwp_suggestion *one)
{
	double least = 0;

	for (unsigned i = 0; i < suggest->count; i++) {
		one->size = sizeof(*one);
		int error =
			pwp_suggest(suggest->context.checker, &suggest->context.request,
				    &suggest->wanted, one, 1);
		if (error) {
			say_error("%s", pwp_strerror(error));
			return EXIT_NO_VERDICT;
		}
		print_phrase(suggest, one->phrase, one->bits);
		if (i == 0 || one->bits < least)
			least = one->bits;
	}
	if (!suggest->json && say_is_terminal())
		print_explanation(least);
	return EXIT_ACCEPTED;
}

static int run_suggest(struct suggest *suggest)
{
	struct secret one;

	if (!context_open(&suggest->context) || !context_judge(&suggest->context, NULL) ||
	    !secret_init(&one, sizeof(struct pwp_suggestion)))
		return EXIT_NO_VERDICT;
	int code = suggest_all(suggest, (struct pwp_suggestion *)(void *)one.ptr);
	secret_done(&one);
	return code;
}

/* A suggestion is a secret from the moment it is drawn. */
static bool keep_output_secret(struct secret *output)
{
	return secret_init(output, OUTPUT_SIZE) &&
	       setvbuf(stdout, output->ptr, _IOFBF, output->size) == 0;
}

static int run(const struct command *command, struct args *args)
{
	struct suggest suggest = {
		.wanted = PWP_SUGGEST_OPTIONS_INIT,
		.count = COUNT_DEFAULT,
	};
	int code;

	if (args_parse(args, command, take, &suggest, &code))
		code = keep_output_secret(args->output) ? run_suggest(&suggest)
							: EXIT_NO_VERDICT;
	context_done(&suggest.context);
	return code;
}

const struct command suggest_command = {
	.name = "suggest",
	.synopsis = "[OPTION]...",
	.summary = "suggest random passphrases that the policy accepts",
	.options = options,
	.takes_context = true,
	.run = run,
};
