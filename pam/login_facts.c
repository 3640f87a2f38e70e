/* SPDX-License-Identifier: MIT */
/*
 * The facts of a login that come from libpam, the policy's lists and the local files.
 * PAM_TTY and PAM_RHOST are what the application says: they are believed only where they
 * spare somebody, and only root. What cannot be found out because the user has limited the program
 * spares nobody.
 */
#include "login_facts.h"

#include "resource_limits.h"

#include <security/pam_modules.h>
#include <string.h>

/* "" where there is none. */
static const char *item(pam_handle_t *pamh, int kind)
{
	const char *text = conversation_item(pamh, kind);
	return text ? text : "";
}

/* A terminal of the machine itself. */
static bool is_console(const char *tty)
{
	static const char folder[] = "/dev/";
	if (strncmp(tty, folder, sizeof(folder) - 1) == 0)
		tty += sizeof(folder) - 1;
	if (strcmp(tty, "console") == 0)
		return true;
	if (strncmp(tty, "tty", 3) != 0)
		return false;
	size_t digits = strspn(tty + 3, "0123456789");
	return digits > 0 && tty[3 + digits] == '\0';
}

static bool is_root_on_console(pam_handle_t *pamh, const struct account *account)
{
	return account->uid == 0 && *item(pamh, PAM_RHOST) == '\0' &&
	       is_console(item(pamh, PAM_TTY));
}

static bool is_sshd(pam_handle_t *pamh)
{
	return strncmp(item(pamh, PAM_SERVICE), "sshd", 4) ==
	       0; /* also of another name */
}

/* sshd can change a password inside the login only where the policy says that it asks
 * through keyboard-interactive: the module cannot see it. */
static bool service_forces(pam_handle_t *pamh, const struct effective_policy *effective,
			   struct options *options)
{
	return (!is_sshd(pamh) || effective->ssh_inband) &&
	       options_lists(options, "force_services", item(pamh, PAM_SERVICE));
}

/* sshd shows it to a shell on a terminal, and to nothing else; sudo asks for silence. */
static bool is_seen(const struct conversation *conversation)
{
	return !conversation->silent && !is_sshd(conversation->pamh);
}

/* Whether the account is local, as far as can be told. Its shadow line goes to *ret_shadow. */
static bool find_shadow(const struct conversation *conversation,
			const struct account *account, struct shadow *ret_shadow)
{
	const struct places *places = places_system();
	bool local = false;
	*ret_shadow = (struct shadow){ .last_change = -1 };
	int error = account_is_local(places->passwd, account->user, &local);
	if (!error && local)
		error = shadow_find(places, account->user, ret_shadow);
	if (!error)
		return local;
	conversation_fault(conversation, "the local user files", error);
	return resource_limits_by_user();
}

static bool knows_groups(const struct conversation *conversation,
			 const struct effective_policy *effective,
			 const struct subject *subject)
{
	int error = subject->groups_error;
	if (!error)
		error = options_ask_groups(effective_policy_options(effective));
	if (!error)
		return true;
	conversation_fault(conversation, "the groups", error);
	return resource_limits_by_user();
}

int login_facts_find(const struct conversation *conversation,
		     const struct subject *subject,
		     const struct effective_policy *effective,
		     struct login_facts *ret_facts, struct shadow *ret_shadow)
{
	pam_handle_t *pamh = conversation->pamh;
	const struct account *account = &subject->account;
	struct options options = effective_policy_options(effective);
	struct login_facts facts = {
		.mode = effective->login_mode,
		.root_on_console = is_root_on_console(pamh, account),
		.break_glass = options_matching_group(&options, "break_glass_groups",
						      account) != NULL,
		.groups_known = knows_groups(conversation, effective, subject),
		.local = find_shadow(conversation, account, ret_shadow),
		.service_forces = service_forces(pamh, effective, &options),
		.seen = is_seen(conversation),
		.shadow_backend = effective->force_backend == PWP_FORCE_BACKEND_SHADOW,
	};
	if (!options.error)
		*ret_facts = facts;
	return options.error;
}
