/* SPDX-License-Identifier: MIT */
/*
 * Titles as SIMS, Arbor, Bromcom, Google Workspace, Microsoft Entra and people write them.
 * They are compared without case, spaces and punctuation; before or after the noun there
 * may be what the table of qualifiers lists ("Pupil Legal Forename", "Surname (preferred)"),
 * and in square brackets what programs say to each other ("Name [displayName] Required"). What a title does not
 * say is never guessed: "UPN" is a pupil's number in one program and a user name in another.
 */
#include "cli/table/table_kind.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "cli/csv/csv_cell.h"

#include <assert.h>
#include <string.h>

/* Longer titles are not known. */
enum { TITLE_SIZE = 64, QUALIFIERS_MAX = 4 };

struct title {
	char text[TITLE_SIZE];
	size_t len;
};

static const struct {
	const char *name, *words;
} kinds[TABLE_KINDS] = {
	[TABLE_NAME] = { "name", "full name" },
	[TABLE_FIRST] = { "first", "first name" },
	[TABLE_LAST] = { "last", "surname" },
	[TABLE_BORN] = { "born", "date of birth" },
	[TABLE_EMAIL] = { "email", "e-mail address" },
	[TABLE_USER] = { "user", "user name" },
	[TABLE_CLASS] = { "class", "class" },
	[TABLE_UNIT] = { "unit", "organisational unit" },
	[TABLE_WORDS] = { "words", "personal words" },
	[TABLE_PASSWORD] = { "password", "earlier password" },
};

const char *table_kind_name(unsigned kind)
{
	return kind >= 1 && kind <= PERSONAL_KINDS ? personal_kind_get(kind)->name
						   : kinds[kind].name;
}

const char *table_kind_words(unsigned kind)
{
	return kinds[kind].words ? kinds[kind].words : table_kind_name(kind);
}

unsigned table_kind_find(struct pwp_text name)
{
	for (unsigned kind = 1; kind < TABLE_KINDS; kind++) {
		const char *other = table_kind_name(kind);

		if (strlen(other) == name.len && memcmp(other, name.ptr, name.len) == 0)
			return kind;
	}
	return TABLE_NONE;
}

/* ---- titles */

static const struct {
	unsigned kind;
	enum table_rank rank;
	const char *title;
} titles[] = {
	{ TABLE_USER, TABLE_PLAIN, "user" },
	{ TABLE_USER, TABLE_PLAIN, "username" },
	{ TABLE_USER, TABLE_FURTHER, "userid" },
	{ TABLE_USER, TABLE_PLAIN, "userlogin" },
	{ TABLE_USER, TABLE_PLAIN, "userprincipalname" },
	{ TABLE_USER, TABLE_PLAIN, "login" },
	{ TABLE_USER, TABLE_FURTHER, "loginid" },
	{ TABLE_USER, TABLE_PLAIN, "loginname" },
	{ TABLE_USER, TABLE_PLAIN, "logon" },
	{ TABLE_USER, TABLE_PLAIN, "logonname" },
	{ TABLE_USER, TABLE_PLAIN, "networklogin" },
	{ TABLE_USER, TABLE_PLAIN, "networkusername" },
	{ TABLE_USER, TABLE_PLAIN, "computerlogin" },
	{ TABLE_USER, TABLE_PLAIN, "computerusername" },
	{ TABLE_USER, TABLE_PLAIN, "adusername" },
	{ TABLE_USER, TABLE_PLAIN, "windowslogin" },
	{ TABLE_USER, TABLE_PLAIN, "windowsusername" },
	{ TABLE_USER, TABLE_PLAIN, "googleusername" },
	{ TABLE_USER, TABLE_PLAIN, "microsoftusername" },
	{ TABLE_USER, TABLE_PLAIN, "samaccountname" },
	{ TABLE_USER, TABLE_FURTHER, "account" },
	{ TABLE_USER, TABLE_PLAIN, "accountname" },
	{ TABLE_EMAIL, TABLE_PLAIN, "email" },
	{ TABLE_EMAIL, TABLE_PLAIN, "emailaddress" },
	{ TABLE_EMAIL, TABLE_PLAIN, "mail" },
	{ TABLE_EMAIL, TABLE_PLAIN, "schoolemail" },
	{ TABLE_EMAIL, TABLE_PLAIN, "schoolemailaddress" },
	{ TABLE_EMAIL, TABLE_PLAIN, "primaryemail" },
	{ TABLE_EMAIL, TABLE_PLAIN, "primaryemailaddress" },
	{ TABLE_EMAIL, TABLE_PLAIN, "emailmain" },
	{ TABLE_EMAIL, TABLE_PLAIN, "mainemail" },
	{ TABLE_EMAIL, TABLE_PLAIN, "googleemail" },
	{ TABLE_EMAIL, TABLE_PLAIN, "microsoftemail" },
	{ TABLE_EMAIL, TABLE_PLAIN, "loginemail" },
	{ TABLE_EMAIL, TABLE_PLAIN, "mainemailaddress" },
	{ TABLE_EMAIL, TABLE_PLAIN, "workemail" },
	{ TABLE_EMAIL, TABLE_PLAIN, "workemailaddress" },
	{ TABLE_FIRST, TABLE_PLAIN, "first" },
	{ TABLE_FIRST, TABLE_PLAIN, "firstname" },
	{ TABLE_FIRST, TABLE_PLAIN, "firstnames" },
	{ TABLE_FIRST, TABLE_PLAIN, "forename" },
	{ TABLE_FIRST, TABLE_PLAIN, "forenames" },
	{ TABLE_FIRST, TABLE_PLAIN, "given" },
	{ TABLE_FIRST, TABLE_PLAIN, "givenname" },
	{ TABLE_FIRST, TABLE_PLAIN, "givennames" },
	{ TABLE_FIRST, TABLE_PLAIN, "christianname" },
	{ TABLE_FIRST, TABLE_PREFERRED, "knownas" },
	{ TABLE_FIRST, TABLE_PREFERRED, "nickname" },
	{ TABLE_FIRST, TABLE_FURTHER, "middle" },
	{ TABLE_FIRST, TABLE_FURTHER, "middlename" },
	{ TABLE_FIRST, TABLE_FURTHER, "middlenames" },
	{ TABLE_FIRST, TABLE_FURTHER, "secondname" },
	{ TABLE_LAST, TABLE_PLAIN, "last" },
	{ TABLE_LAST, TABLE_PLAIN, "lastname" },
	{ TABLE_LAST, TABLE_PLAIN, "lastnames" },
	{ TABLE_LAST, TABLE_PLAIN, "surname" },
	{ TABLE_LAST, TABLE_PLAIN, "surnames" },
	{ TABLE_LAST, TABLE_PLAIN, "family" },
	{ TABLE_LAST, TABLE_PLAIN, "familyname" },
	{ TABLE_LAST, TABLE_PLAIN, "familynames" },
	{ TABLE_LAST, TABLE_FURTHER, "formersurname" },
	{ TABLE_LAST, TABLE_FURTHER, "formerlastname" },
	{ TABLE_LAST, TABLE_FURTHER, "previoussurname" },
	{ TABLE_LAST, TABLE_FURTHER, "maidenname" },
	{ TABLE_NAME, TABLE_PLAIN, "name" },
	{ TABLE_NAME, TABLE_PLAIN, "names" },
	{ TABLE_NAME, TABLE_PLAIN, "fullname" },
	{ TABLE_NAME, TABLE_PLAIN, "displayname" },
	{ TABLE_NAME, TABLE_PLAIN, "pupil" },
	{ TABLE_NAME, TABLE_PLAIN, "student" },
	{ TABLE_NAME, TABLE_PLAIN, "learner" },
	{ TABLE_NAME, TABLE_PLAIN, "surnameforename" },
	{ TABLE_NAME, TABLE_PLAIN, "surnameforenames" },
	{ TABLE_NAME, TABLE_PLAIN, "surnamefirstname" },
	{ TABLE_NAME, TABLE_PLAIN, "forenamesurname" },
	{ TABLE_NAME, TABLE_PLAIN, "firstnamelastname" },
	{ TABLE_NAME, TABLE_PLAIN, "lastnamefirstname" },
	{ TABLE_BORN, TABLE_PLAIN, "dob" },
	{ TABLE_BORN, TABLE_PLAIN, "dateofbirth" },
	{ TABLE_BORN, TABLE_PLAIN, "birthdate" },
	{ TABLE_BORN, TABLE_PLAIN, "birthday" },
	{ TABLE_BORN, TABLE_PLAIN, "born" },
	{ TABLE_CLASS, TABLE_PLAIN, "class" },
	{ TABLE_CLASS, TABLE_PLAIN, "classname" },
	{ TABLE_CLASS, TABLE_PLAIN, "classgroup" },
	{ TABLE_CLASS, TABLE_PLAIN, "form" },
	{ TABLE_CLASS, TABLE_PLAIN, "formgroup" },
	{ TABLE_CLASS, TABLE_PLAIN, "formname" },
	{ TABLE_CLASS, TABLE_PLAIN, "tutorgroup" },
	{ TABLE_CLASS, TABLE_PLAIN, "tutorgrp" },
	{ TABLE_CLASS, TABLE_PLAIN, "tutorgroupname" },
	{ TABLE_CLASS, TABLE_PLAIN, "reg" },
	{ TABLE_CLASS, TABLE_PLAIN, "reggroup" },
	{ TABLE_CLASS, TABLE_PLAIN, "reggrp" },
	{ TABLE_CLASS, TABLE_PLAIN, "regform" },
	{ TABLE_CLASS, TABLE_PLAIN, "registration" },
	{ TABLE_CLASS, TABLE_PLAIN, "registrationform" },
	{ TABLE_CLASS, TABLE_PLAIN, "registrationgroup" },
	{ TABLE_CLASS, TABLE_PLAIN, "registrationgroupname" },
	{ TABLE_CLASS, TABLE_PLAIN, "registrationclass" },
	{ TABLE_CLASS, TABLE_PLAIN, "classform" },
	{ TABLE_CLASS, TABLE_PLAIN, "formclass" },
	{ TABLE_CLASS, TABLE_FURTHER, "year" },
	{ TABLE_CLASS, TABLE_FURTHER, "yeargroup" },
	{ TABLE_CLASS, TABLE_FURTHER, "ncyear" },
	{ TABLE_UNIT, TABLE_PLAIN, "orgunit" },
	{ TABLE_UNIT, TABLE_PLAIN, "orgunitpath" },
	{ TABLE_WORDS, TABLE_PLAIN, "words" },
	{ TABLE_WORDS, TABLE_PLAIN, "personalwords" },
	{ TABLE_PASSWORD, TABLE_PLAIN, "password" },
	{ TABLE_PASSWORD, TABLE_PLAIN, "initialpassword" },
};

/* In the order in which they are taken off, for "user name required" is no name of a user.
 * TABLE_PLAIN is no rank: it leaves the noun's. */
static const struct {
	enum table_rank rank;
	const char *word;
} qualifiers[] = {
	{ TABLE_PLAIN, "required" },	  { TABLE_PLAIN, "ddmmyyyy" },
	{ TABLE_PLAIN, "mmddyyyy" },	  { TABLE_PLAIN, "yyyymmdd" },
	{ TABLE_PREFERRED, "preferred" }, { TABLE_PREFERRED, "pref" },
	{ TABLE_PREFERRED, "chosen" },	  { TABLE_PREFERRED, "knownas" },
	{ TABLE_PREFERRED, "known" },	  { TABLE_PREFERRED, "usual" },
	{ TABLE_LEGAL, "legal" },	  { TABLE_LEGAL, "official" },
	{ TABLE_PLAIN, "current" },	  { TABLE_PLAIN, "pupils" },
	{ TABLE_PLAIN, "pupil" },	  { TABLE_PLAIN, "students" },
	{ TABLE_PLAIN, "student" },	  { TABLE_PLAIN, "learner" },
	{ TABLE_PLAIN, "childs" },	  { TABLE_PLAIN, "child" },
	{ TABLE_PLAIN, "person" },	  { TABLE_PLAIN, "user" },
};

static bool has_start(const struct title *title, const char *word, size_t len)
{
	return title->len > len && memcmp(title->text, word, len) == 0;
}

static bool has_end(const struct title *title, const char *word, size_t len)
{
	return title->len > len && memcmp(title->text + title->len - len, word, len) == 0;
}

/* Takes one qualifier off. False: there is none. */
static bool unqualify(struct title *title, enum table_rank *rank)
{
	for (size_t i = 0; i < ARRAY_SIZE(qualifiers); i++) {
		const char *word = qualifiers[i].word;
		size_t len = strlen(word);
		bool starts = has_start(title, word, len);

		if (!starts && !has_end(title, word, len))
			continue;
		title->len -= len;
		if (starts)
			memmove(title->text, title->text + len, title->len);
		if (qualifiers[i].rank != TABLE_PLAIN)
			*rank = qualifiers[i].rank;
		return true;
	}
	return false;
}

/* Of ASCII letters and digits; outside it all but spaces, dashes and quotation marks. */
static bool is_kept(uint32_t code)
{
	if (code < 0x80)
		return ascii_is_letter(code) || ascii_is_digit(code);
	return code != UTF8_INVALID && !csv_cell_is_space(code) &&
	       (code < 0x2010 || code > 0x206f);
}

/* Letters and digits in lower case, with what is in square brackets or without. False: there
 * are none, or too many. */
static bool squeeze(struct pwp_text text, bool brackets, struct title *ret_title)
{
	struct title title = { .len = 0 };
	struct str rest = { text.ptr, text.len };
	size_t depth = 0;

	while (rest.len > 0) {
		uint32_t code = utf8_next(&rest);

		depth += code == '[';
		if (is_kept(code) && (depth == 0 || brackets)) {
			if (title.len + UTF8_MAX > sizeof(title.text))
				return false;
			title.len +=
				utf8_put(ascii_to_lower(code), title.text + title.len);
		}
		depth -= depth > 0 && code == ']';
	}
	*ret_title = title;
	return title.len > 0;
}

static unsigned look_up(const struct title *title, enum table_rank *rank)
{
	for (size_t i = 0; i < ARRAY_SIZE(titles); i++) {
		if (strlen(titles[i].title) != title->len ||
		    memcmp(titles[i].title, title->text, title->len) != 0)
			continue;
		if (*rank == TABLE_PLAIN || titles[i].rank == TABLE_FURTHER)
			*rank = titles[i].rank;
		return titles[i].kind;
	}
	return TABLE_NONE;
}

static unsigned kind_of(struct title title, enum table_rank *ret_rank)
{
	enum table_rank rank = TABLE_PLAIN;
	unsigned kind = look_up(&title, &rank);

	for (size_t i = 0; !kind && i < QUALIFIERS_MAX && unqualify(&title, &rank); i++)
		kind = look_up(&title, &rank);
	*ret_rank = rank;
	return kind;
}

unsigned table_kind_of_title(struct pwp_text text, enum table_rank *ret_rank)
{
	struct title title;
	unsigned kind = TABLE_NONE;

	/* "Surname [legal]" has its rank in the brackets, "Name [displayName]" a comment */
	if (squeeze(text, true, &title))
		kind = kind_of(title, ret_rank);
	if (!kind && squeeze(text, false, &title))
		kind = kind_of(title, ret_rank);
	return kind;
}
