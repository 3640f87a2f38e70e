/* SPDX-License-Identifier: MIT */
/*
 * Ties the look-up of accounts to the library's idea of a person, as the module does, so
 * that both choose the same profile for the same user.
 */
#include "cli/common/person.h"

#include <unistd.h>

int person_find(struct person *person, const char *user)
{
	*person = (struct person){ .account = ACCOUNT_INIT };
	int error = account_find(user, &person->account);
	if (error == PWP_ERR_UNKNOWN)
		return 0;
	if (!error)
		error = account_groups(&person->account);
	person->found = error == 0;
	return error;
}

int person_load_kept(struct person *person)
{
	if (!person->found || geteuid() != 0 || getuid() != 0)
		return 0;
	int error = personal_open(places_system(), &person->account, &person->kept);
	return error == PWP_ERR_UNKNOWN ? 0 : error;
}

const char *person_user(const struct person *person, const char *user)
{
	return person->found ? person->account.user : user;
}

struct pwp_person person_view(const struct person *person, const char *user)
{
	return (struct pwp_person){
		.size = sizeof(struct pwp_person),
		.user = person_user(person, user),
		.groups = (const char *const *)person->account.groups,
		.n_groups = person->account.n_groups,
		.uid = person->found ? person->account.uid : -1,
	};
}

void person_done(struct person *person)
{
	person->kept = personal_free(person->kept);
	account_done(&person->account);
	person->found = false;
}
