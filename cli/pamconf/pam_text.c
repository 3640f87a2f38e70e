/* SPDX-License-Identifier: MIT */
/*
 * The lexical rules of libpam: spaces, tabs and line feeds separate words, and nothing else
 * does, so a carriage return belongs to the word before it; "#" starts a comment, also inside
 * a word; a backslash at the very end joins the next line that is not empty; a NUL ends what
 * is read of its line; in brackets "\]" is "]". It must not know what a word means.
 */
#include "cli/pamconf/pam_text.h"

#include <string.h>

static const char whitespace[] = " \t\n";

struct pam_text pam_text_init(char *text, size_t len)
{
	const char *nul = memchr(text, '\0', len);
	unsigned nul_line = nul != NULL;

	for (const char *at = text; nul && at < nul; at++)
		nul_line += *at == '\n';
	return (struct pam_text){
		.next = len > 0 ? text : NULL,
		.end = text + len,
		.nul_line = nul_line,
	};
}

/* Cuts one line of the file off, without its line feed. */
static char *cut_line(struct pam_text *file, size_t *ret_len)
{
	char *line = file->next;
	size_t left = (size_t)(file->end - line);
	char *feed = memchr(line, '\n', left);

	*ret_len = feed ? (size_t)(feed - line) : left;
	line[*ret_len] = '\0';
	file->next = feed && feed + 1 < file->end ? feed + 1 : NULL;
	file->number++;
	return line;
}

/* Whether the line goes on; then its backslash is a space. */
static bool is_continued(char *line)
{
	size_t len = strlen(line);

	while (len > 0 && strchr(whitespace, line[len - 1]))
		len--;
	if (len == 0 || line[len - 1] != '\\')
		return false;
	line[len - 1] = ' ';
	line[len] = '\0';
	return true;
}

bool pam_text_line(struct pam_text *file, struct pam_text_line *ret_line)
{
	char *to = NULL;
	bool continued = false;

	*ret_line = (struct pam_text_line){ .text = NULL };
	while (file->next) {
		size_t len;
		char *line = cut_line(file, &len);
		char *used = line + strspn(line, whitespace);

		ret_line->too_long |= len > PAM_TEXT_LINE_MAX;
		if (!*used || *used == '#') {
			if (!ret_line->too_long)
				continue;
			*used = '\0';
		}
		if (!to) {
			ret_line->text = to = line;
			ret_line->number = file->number;
		}
		char *comment = strchr(used, '#');
		if (comment)
			*comment = '\0';
		continued = !comment && is_continued(used);
		len = strlen(used);
		memmove(to, used, len + 1);
		to += len;
		if (!continued)
			return true;
	}
	ret_line->unfinished = continued;
	return to != NULL;
}

/* Ends a word that began with a bracket; NULL: the bracket is open. */
static char *end_bracket(char *word)
{
	char *to = word;

	for (char *from = word; *from; from++) {
		if (*from == ']') {
			*to = '\0';
			return from + 1;
		}
		if (*from == '\\' && from[1] == ']')
			from++;
		*to++ = *from;
	}
	*to = '\0';
	return NULL;
}

char *pam_text_word(char **text, bool *ret_bracketed)
{
	if (!*text)
		return NULL;
	char *word = *text + strspn(*text, whitespace);

	*ret_bracketed = *word == '[';
	if (!*word)
		return *text = NULL;
	if (*ret_bracketed) {
		*text = end_bracket(++word);
		return word;
	}
	*text = word + strcspn(word, whitespace);
	if (**text)
		*(*text)++ = '\0';
	return word;
}

const char *pam_text_find_byte(const char *text)
{
	const char *module = strstr(text, ".so");

	for (const char *at = text; *at; at++) {
		if (*at == '\r')
			return "it ends in a carriage return, as editors of Windows "
			       "write it";
		if ((*at > 0 && *at < ' ' && *at != '\t' && *at != '\n') || *at == 0x7f)
			return "it holds a control character";
		if (*at < 0 && (!module || at < module))
			return "it holds a character that is no letter and no space to "
			       "PAM";
	}
	return NULL;
}
