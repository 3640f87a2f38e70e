/* SPDX-License-Identifier: MIT */
/*
 * A set of phrases to keep away from. Each is kept normalised: in small letters, with
 * look-alikes read as letters and a space for everything else. The words of a new phrase
 * are searched for in that text, however it was made, so phrases from elsewhere count too;
 * at worst a word that only seems to be there is refused.
 */
#include "suggest/exclusions.h"

#include "base/wipe.h"

#include <stdlib.h>

#define FIRST_ROOM 4096

struct pwp_phrases {
	char *letters; /* of all phrases, each closed by a line feed */
	size_t used, room;
};

int pwp_phrases_new(struct pwp_phrases **ret_phrases)
{
	struct pwp_phrases *phrases = calloc(1, sizeof(*phrases));

	if (!phrases)
		return PWP_ERR_NOMEM;
	*ret_phrases = phrases;
	return 0;
}

struct pwp_phrases *pwp_phrases_free(struct pwp_phrases *phrases)
{
	if (!phrases)
		return NULL;
	if (phrases->letters)
		wipe(phrases->letters, phrases->used);
	free(phrases->letters);
	free(phrases);
	return NULL;
}

/* Makes room for `more` bytes; the old letters are wiped before they go back. */
static int grow(struct pwp_phrases *phrases, size_t more)
{
	size_t room = phrases->room ? phrases->room : FIRST_ROOM;

	while (room - phrases->used < more)
		room *= 2;
	if (room == phrases->room)
		return 0;
	char *letters = malloc(room);
	if (!letters)
		return PWP_ERR_NOMEM;
	if (phrases->used > 0) {
		memcpy(letters, phrases->letters, phrases->used);
		wipe(phrases->letters, phrases->used);
	}
	free(phrases->letters);
	phrases->letters = letters;
	phrases->room = room;
	return 0;
}

/* The digit 1 is read as an i or an l, so these count as one letter. */
static void normalise(char *letters, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char letter = decoration_letter(text.ptr[i]);
		letters[i] = letter == 'l' ? 'i' : letter ? letter : ' ';
	}
}

int pwp_phrases_add(struct pwp_phrases *phrases, struct pwp_text phrase)
{
	if (!phrases || (!phrase.ptr && phrase.len > 0))
		return PWP_ERR_ARGUMENT;
	if (phrase.len > PWP_PASSWORD_MAX)
		return PWP_ERR_TOO_BIG;
	int error = grow(phrases, phrase.len + 1);
	if (error)
		return error;
	normalise(phrases->letters + phrases->used,
		  (struct str){ phrase.ptr, phrase.len });
	phrases->used += phrase.len + 1;
	phrases->letters[phrases->used - 1] = '\n';
	return 0;
}

/* ---- looking up */

/* A normalised phrase with its words, which are all different, as they are drawn. */
struct normalised {
	char letters[PWP_SUGGESTION_SIZE];
	size_t len;
	struct str words[PWP_PHRASE_WORDS_MAX];
	unsigned count;
};

static void normalise_phrase(struct normalised *normalised,
			     const struct suggest_phrase *phrase)
{
	const char *start = phrase->text.buf;

	normalised->len = phrase->text.len;
	normalised->count = phrase->count;
	normalise(normalised->letters, (struct str){ start, phrase->text.len });
	for (unsigned i = 0; i < phrase->count; i++)
		normalised->words[i] = (struct str){
			normalised->letters + (phrase->words[i].ptr - start),
			phrase->words[i].len,
		};
}

static bool is_similar(const struct normalised *normalised, struct str one)
{
	unsigned shared = 0;

	if (str_eq(one, (struct str){ normalised->letters, normalised->len }))
		return true;
	for (unsigned i = 0; i < normalised->count && shared < 2; i++)
		shared += memmem(one.ptr, one.len, normalised->words[i].ptr,
				 normalised->words[i].len) != NULL;
	return shared >= 2;
}

bool exclusions_have(const struct pwp_phrases *exclusions,
		     const struct suggest_phrase *phrase)
{
	struct str rest = { exclusions->letters, exclusions->used }, one;
	struct normalised normalised;
	bool found = false;

	normalise_phrase(&normalised, phrase);
	while (!found && rest.len > 0 && str_split(&rest, '\n', &one))
		found = is_similar(&normalised, one);
	wipe(&normalised, sizeof(normalised));
	return found;
}
