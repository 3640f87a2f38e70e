/* SPDX-License-Identifier: MIT */
/*
 * The mark of a name is the SHA-256 of the hash that shadow has for it. A hash has a salt of its
 * own, so two accounts have the same one only where somebody gave both the same hash. An account is
 *
 *   the same   if its name is known, and shadow has a password for it, or never had one, or has
 *              no line for it any more
 *   renamed    if its name is new and its mark is known
 *   the same   if its name is new and a known name still has the user id: it is a second name
 *   the same   if its name is a known one with or without a domain, as a directory client
 *              writes it after a change of its settings
 *   another    else: a leaver's user id that was given away, or a name that was created anew,
 *              whose shadow line has no password yet
 *   a fault    if its name is new, /etc/passwd has it and shadow does not: what is kept is not
 *              removed because of a file that was lost or could not be read
 */
#include "store/identity.h"

#include "base/str.h"
#include "base/wipe.h"
#include "store/record/known_names.h"
#include "store/sealed/versions.h"
#include "store/stored_kinds.h"
#include "store/system/digest.h"
#include "store/system/shadow.h"

#include <string.h>

/* What the machine says of an account. */
struct looks {
	char mark[KNOWN_MARK_SIZE]; /* "": there is no password */
	bool has_line;		    /* in shadow */
};

static int find_looks(const struct places *places, const char *user, struct looks *looks)
{
	char hash[HASH_SIZE];
	struct shadow shadow = { .found = false };
	struct sha256 sum;
	int error = shadow_find_hash(places, user, &shadow, hash);

	*looks = (struct looks){ .has_line = !error && shadow.found };
	if (!error && hash[0] != '\0') {
		sha256_init(&sum);
		sha256_add(&sum, hash, strlen(hash));
		digest_finish(&sum, looks->mark);
	}
	wipe(hash, sizeof(hash));
	return error;
}

/* Whether one of the names still has the user id. */
static int has_name_in_use(const struct known_names *known, int64_t uid, bool *ret_in_use)
{
	*ret_in_use = false;
	for (size_t i = 0; i < known->count && !*ret_in_use; i++) {
		struct account account = ACCOUNT_INIT;
		int error = account_find(known->names[i].name, &account);

		if (error && error != PWP_ERR_UNKNOWN)
			return error;
		*ret_in_use = !error && account.uid == uid;
		account_done(&account);
	}
	return 0;
}

/* The name without SCHOOL\\ before or @school.example after it. */
static struct str bare_name(const char *name)
{
	const char *backslash = strrchr(name, '\\');
	const char *start = backslash ? backslash + 1 : name;

	return (struct str){ start, strcspn(start, "@") };
}

static bool differs_in_domain(const struct known_names *known, const char *name)
{
	struct str bare = bare_name(name);

	for (size_t i = 0; i < known->count; i++)
		if (bare.len > 0 && str_eq(bare_name(known->names[i].name), bare))
			return true;
	return false;
}

/* A new name of a user id, whose line in shadow is another one's or has no password. A local
 * account without a line is half of one: nobody can tell whose it is. */
static int is_second_name(const struct places *places, const struct known_names *known,
			  const struct account *account, const struct looks *looks,
			  bool *ret_same)
{
	bool local = false;
	int error = 0;

	*ret_same = !looks->has_line && differs_in_domain(known, account->user);
	if (!*ret_same)
		error = has_name_in_use(known, account->uid, ret_same);
	if (error || *ret_same || looks->has_line)
		return error;
	error = account_is_local(places->passwd, account->user, &local);
	return !error && local ? PWP_ERR_FILE : error;
}

static int is_same(const struct places *places, const struct known_names *known,
		   const struct account *account, const struct looks *looks,
		   bool *ret_same)
{
	size_t at = known_names_find(known, account->user);

	*ret_same = true;
	if (at < known->count)
		*ret_same = !looks->has_line || looks->mark[0] != '\0' ||
			    known->names[at].mark[0] == '\0';
	else if (!known_names_have_mark(known, looks->mark))
		return is_second_name(places, known, account, looks, ret_same);
	return 0;
}

/* Where nothing is known of the user id, nothing speaks against the account. */
static int look(const struct places *places, const struct account *account,
		struct known_names *known, struct looks *looks, bool *ret_same)
{
	int error = sealed_text_check(KNOWN_NAMES_KIND, account);

	known->count = 0;
	*ret_same = true;
	if (!error)
		error = find_looks(places, account->user, looks);
	if (error)
		return error;
	error = known_names_load(places, account->uid, known);
	if (error)
		return error == PWP_ERR_UNKNOWN ? 0 : error;
	return is_same(places, known, account, looks, ret_same);
}

/* A line that is missing tells nothing new. */
static bool learn(struct known_names *known, const char *name, const struct looks *looks)
{
	bool is_known = known_names_find(known, name) < known->count;

	return (looks->has_line || !is_known) &&
	       known_names_learn(known, name, looks->mark);
}

static void set(struct identity *identity, const char *name, int64_t uid)
{
	memcpy(identity->name, name, strlen(name) + 1);
	identity->uid = uid;
}

int identity_assume(const struct account *account, struct identity *ret_identity)
{
	int error = sealed_text_check(KNOWN_NAMES_KIND, account);

	if (!error)
		set(ret_identity, account->user, account->uid);
	return error;
}

int identity_find(const struct places *places, const struct account *account,
		  struct identity *ret_identity)
{
	struct looks looks;
	struct known_names known;
	bool same = false;
	int error = look(places, account, &known, &looks, &same);

	if (error)
		return error;
	if (!same)
		return PWP_ERR_UNKNOWN;
	set(ret_identity, known.count > 0 ? known.names[0].name : account->user,
	    account->uid);
	return 0;
}

/* The names are the last kind: a removal that is cut off is begun again. */
static int remove_all(const struct places *places, int64_t uid)
{
	int error = 0;

	for (const struct stored_kind *kind = stored_kinds; kind->name && !error; kind++)
		error = versions_remove(places, kind->name, uid);
	return error;
}

int identity_confirm(const struct places *places, const struct account *account,
		     struct identity *ret_identity, bool *ret_new)
{
	struct looks looks;
	struct known_names known;
	bool same = false;
	int error = look(places, account, &known, &looks, &same);

	if (!error && !same) {
		known.count = 0;
		error = remove_all(places, account->uid);
	}
	if (error)
		return error;
	if (learn(&known, account->user, &looks))
		error = known_names_save(places, account, &known);
	if (error)
		return error;
	set(ret_identity, known.names[0].name, account->uid);
	*ret_new = !same;
	return 0;
}
