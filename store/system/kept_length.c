/* SPDX-License-Identifier: MIT */
/*
 * Which method pam_unix will use stands on its line, which no other module can see. Without a
 * word there, ENCRYPT_METHOD of login.defs counts, and without one that pam_unix knows, it is
 * the traditional method, of which no word speaks. So
 *
 *   login.defs names DES                                     DES
 *   login.defs names a method that pam_unix knows            another
 *   it names none, or one that only shadow's tools know      as the present password was stored
 *
 * The last is a guess. It is wrong once where a machine has just gone over to DES; then the next
 * login judges by the hash that was made. An old hash of DES alone proves nothing, or nobody
 * could leave that method. bcrypt is never ruled out: what it would cut is longer than almost all
 * passwords, and its beginning is as strong as the whole.
 */
#include "store/system/kept_length.h"

#include "base/array.h"
#include "system/trusted_file.h"

#include <stdlib.h>
#include <strings.h>

#define LOGIN_DEFS_MAX ((size_t)64 * 1024)

enum named { NAMED_NONE, NAMED_DES, NAMED_OTHER };

/* The words by which pam_unix knows its methods; what follows them does not count for it. */
static const char *const others[] = { "MD5",	  "BIGCRYPT",	   "SHA256",  "SHA512",
				      "BLOWFISH", "GOST_YESCRYPT", "YESCRYPT" };

static bool begins(struct str text, struct str word)
{
	return text.len >= word.len && strncasecmp(text.ptr, word.ptr, word.len) == 0;
}

static enum named name_of(struct str value)
{
	if (str_eq_no_case(value, STR_LIT("DES")))
		return NAMED_DES;
	for (size_t i = 0; i < ARRAY_SIZE(others); i++)
		if (begins(value, str_from_c(others[i])))
			return NAMED_OTHER;
	return NAMED_NONE;
}

/* The value of the first line with the name, as pam_unix finds it; "" where there is none. */
static struct str find_value(struct str text, struct str name)
{
	struct str line, said;

	while (str_split(&text, '\n', &line)) {
		(void)str_split(&line, '#', &said);
		said = str_trim(said);
		if (!begins(said, name) || said.len == name.len)
			continue;
		const struct str after = { said.ptr + name.len, said.len - name.len };
		if (after.ptr[0] == ' ' || after.ptr[0] == '\t')
			return str_trim(after);
	}
	return STR_LIT("");
}

/* A file that cannot be read names none. */
static enum named find_named(const struct places *places)
{
	struct trusted_file_text file;
	struct trusted_file_fault unused;

	if (!places->login_defs || trusted_file_load(places->login_defs, places->trust,
						     LOGIN_DEFS_MAX, &file, &unused) != 0)
		return NAMED_NONE;
	const struct str text = { file.ptr, file.len };
	enum named named = name_of(find_value(text, STR_LIT("ENCRYPT_METHOD")));
	free(file.ptr);
	return named;
}

size_t kept_length_of_next(const struct places *places, const struct shadow *present)
{
	enum named named = find_named(places);
	bool was_des = present->has_password && present->kept == KEPT_LENGTH_DES;

	if (named == NAMED_DES || (named == NAMED_NONE && was_des))
		return KEPT_LENGTH_DES;
	return KEPT_LENGTH_BCRYPT;
}

struct pwp_text kept_length_cut(struct pwp_text password, size_t kept)
{
	size_t len = kept;

	if (kept == 0 || password.len <= kept)
		return password;
	while (len > 0 && ((unsigned char)password.ptr[len] & 0xc0) == 0x80)
		len--;
	return (struct pwp_text){ password.ptr, len };
}
