/* SPDX-License-Identifier: MIT */
/*
 * Combines who is an administrator (admin_sources.c) with what the shadow file and the state
 * record about each password. A look-up that fails costs one fact and leaves a note: a
 * review with a gap that is named is better than none.
 */
#include "cli/review/review.h"

#include "cli/account/accounts.h"
#include "cli/account/admin_sources.h"
#include "base/printable.h"
#include "cli/account/kept_load.h"
#include "store/record/state.h"

#include <stdlib.h>
#include <string.h>

/* What the search works with. */
struct search {
	const struct places *places;
	const struct pwp_policy *policy;
	struct sudoers sudoers;
	struct admin_sources sources;
	struct string_list candidates;
};

static int no_memory_unless(bool ok)
{
	return ok ? 0 : PWP_ERR_NOMEM;
}

static int note(struct admins *admins, const char *user, const char *what, int error)
{
	admins->failed = true;
	return no_memory_unless(string_list_format(&admins->notes, "%s of %s: %s", what,
						   user, pwp_strerror(error)));
}

/* The first part of a GECOS field is the name; room and telephone are left out. */
static char *name_of(const struct subject *subject)
{
	const char *gecos = subject->found ? subject->account.full_name : "";
	char *copy = strndup(gecos, strcspn(gecos, ","));

	if (copy)
		printable_copy(copy, copy, strlen(copy) + 1);
	return copy;
}

static int add_state(const struct search *search, struct admins *admins,
		     const struct subject *subject, struct admin *admin)
{
	char rules[FINGERPRINT_SIZE];
	struct state state;
	int error = kept_load_state(search->places, &subject->account, &state);

	if (error == PWP_ERR_UNKNOWN)
		return 0;
	if (error) {
		admin->standing = ADMIN_CORRUPT;
		return note(admins, admin->user, "the state", error);
	}
	admin->standing = state.compliant ? ADMIN_COMPLIANT : ADMIN_NOT_COMPLIANT;
	admin->judged = state.judged;
	/* The profile may no longer exist: then there is no fingerprint of it. */
	admin->current_rules =
		fingerprint_of(search->policy, state.profile, rules) == 0 &&
		strcmp(rules, state.rules) == 0;
	return 0;
}

static int add_account(const struct search *search, struct admins *admins,
		       const struct subject *subject, struct admin *admin)
{
	bool local = false;
	int error =
		account_is_local(search->places->passwd, subject->account.user, &local);

	if (error)
		return note(admins, admin->user, "the kind of account", error);
	admin->account = local ? ADMIN_LOCAL : ADMIN_DIRECTORY;
	if (!local)
		return 0;
	error = shadow_find(search->places, subject->account.user, &admin->shadow);
	if (error)
		return note(admins, admin->user, "the shadow entry", error);
	admin->shadow_known = admin->shadow.found;
	return 0;
}

static void admin_done(struct admin *admin)
{
	free(admin->user);
	free(admin->full_name);
	string_list_done(&admin->why);
}

/* Takes `why`. */
static int add_admin(const struct search *search, struct admins *admins, const char *user,
		     const struct subject *subject, struct string_list *why)
{
	struct admin admin = { .uid = -1, .why = *why };

	*why = (struct string_list){ 0 };
	admin.user = strdup(user);
	admin.full_name = name_of(subject);
	int error = no_memory_unless(admin.user && admin.full_name);
	if (!error)
		printable_copy(admin.user, admin.user, strlen(admin.user) + 1);
	if (!error && subject->found) {
		admin.uid = subject->account.uid;
		error = add_account(search, admins, subject, &admin);
	}
	if (!error && subject->found)
		error = add_state(search, admins, subject, &admin);
	struct admin *items =
		reallocarray(admins->items, admins->count + 1, sizeof(*items));
	if (items)
		admins->items = items;
	if (error || !items) {
		admin_done(&admin);
		return error ? error : PWP_ERR_NOMEM;
	}
	items[admins->count++] = admin;
	return 0;
}

static int examine(const struct search *search, struct admins *admins, const char *user)
{
	struct string_list why = { 0 };
	struct subject subject = SUBJECT_INIT;
	const char *profile = NULL;
	enum pwp_profile_source source;
	int error = subject_find(user, &subject);

	if (error == PWP_ERR_NOMEM)
		return error;
	/* Then only name and uid count. A directory that is not reachable gives one note. */
	if (error || (subject.found && subject.groups_error)) {
		admins->failed = true;
		error = no_memory_unless(string_list_add_once(
			&admins->notes, "accounts or groups could not all be looked up: "
					"administrators may be missing"));
	}
	struct pwp_person person = subject_person(&subject);
	if (!person.user)
		person.user = user;
	if (!error)
		error = pwp_policy_select(search->policy, &person, &profile, &source);
	if (!error)
		error = no_memory_unless(admin_sources_reasons(&search->sources, user,
							       &subject, profile, &why));
	if (!error && why.count > 0)
		error = add_admin(search, admins, user, &subject, &why);
	string_list_done(&why);
	subject_done(&subject);
	return error;
}

static void make_printable(const struct string_list *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		printable_copy(texts->items[i], texts->items[i],
			       strlen(texts->items[i]) + 1);
}

static bool take_notes(struct admins *admins, const struct string_list *notes)
{
	for (size_t i = 0; i < notes->count; i++)
		if (!string_list_add_once(&admins->notes, notes->items[i]))
			return false;
	return true;
}

static int search_all(struct search *search, struct admins *admins)
{
	int error = no_memory_unless(
		sudoers_read(&search->sudoers) &&
		admin_sources_find(search->policy, &search->sudoers, &search->sources) &&
		admin_sources_candidates(&search->sources, &search->candidates) &&
		take_notes(admins, &search->sudoers.notes) &&
		take_notes(admins, &search->sudoers.gaps) &&
		take_notes(admins, &search->sources.notes) &&
		take_notes(admins, &search->sources.gaps));

	admins->failed |= search->sudoers.failed || search->sources.failed;
	if (!error && search->sources.has_profile)
		error = fingerprint_of(search->policy, ADMIN_PROFILE, admins->rules);
	for (size_t i = 0; !error && i < search->candidates.count; i++)
		error = examine(search, admins, search->candidates.items[i]);
	make_printable(&admins->notes);
	for (size_t i = 0; i < admins->count; i++)
		make_printable(&admins->items[i].why);
	return error;
}

int admins_find(const struct places *places, const struct pwp_policy *policy,
		struct admins *ret_admins)
{
	struct search search = { .places = places, .policy = policy };
	struct admins admins = { .items = NULL };
	int error = search_all(&search, &admins);

	sudoers_done(&search.sudoers);
	admin_sources_done(&search.sources);
	string_list_done(&search.candidates);
	if (error)
		admins_done(&admins);
	else
		*ret_admins = admins;
	return error;
}

void admins_done(struct admins *admins)
{
	for (size_t i = 0; i < admins->count; i++)
		admin_done(&admins->items[i]);
	free(admins->items);
	string_list_done(&admins->notes);
	*admins = (struct admins){ 0 };
}
