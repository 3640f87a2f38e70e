/* SPDX-License-Identifier: MIT */
/*
 * The facts of a login that come from libpam, the policy's lists and the local files.
 * PAM_TTY and PAM_RHOST are what the application says: they are believed only where they
 * spare somebody, and only root.
 */
#include "facts.h"

#include <security/pam_modules.h>
#include <string.h>

const char *facts_item(pam_handle_t *pamh, int kind)
{
	const void *text = NULL;
	if (pam_get_item(pamh, kind, &text) != PAM_SUCCESS || !text)
		return "";
	return text;
}

/* A terminal of the machine itself. */
static bool is_console(const char *tty)
{
	static const char folder[] = "/dev/";
	if (strncmp(tty, folder, sizeof folder - 1) == 0)
		tty += sizeof folder - 1;
	if (strcmp(tty, "console") == 0)
		return true;
	if (strncmp(tty, "tty", 3) != 0)
		return false;
	size_t digits = strspn(tty + 3, "0123456789");
	return digits > 0 && tty[3 + digits] == '\0';
}

static bool is_root_on_console(pam_handle_t *pamh, const struct account *account)
{
	return account->uid == 0 && *facts_item(pamh, PAM_RHOST) == '\0' &&
	       is_console(facts_item(pamh, PAM_TTY));
}

/* sshd can change a password inside the login only where the policy says that it asks
 * through keyboard-interactive: the module cannot see it. */
static int find_service(pam_handle_t *pamh, const struct setting *setting,
			bool *ret_forces)
{
	const char *service = facts_item(pamh, PAM_SERVICE);
	if (strcmp(service, "sshd") == 0 && !setting->ssh_inband) {
		*ret_forces = false;
		return 0;
	}
	return setting_lists_service(setting, "force_services", service, ret_forces);
}

/* Whether the account is local. Its shadow line goes to *ret_shadow. */
static bool find_shadow(const struct conversation *conversation,
			const struct places *places, const struct account *account,
			struct shadow *ret_shadow)
{
	bool local = false;
	*ret_shadow = (struct shadow){ .last_change = -1 };
	int error = account_is_local(places->passwd, account->user, &local);
	if (!error && local)
		error = shadow_find(places, account->user, ret_shadow);
	if (error)
		conversation_alert(conversation, error, NULL);
	return !error && local;
}

int facts_find(const struct conversation *conversation, const struct places *places,
	       const struct account *account, const struct setting *setting,
	       struct login_facts *ret_facts, struct shadow *ret_shadow)
{
	pam_handle_t *pamh = conversation->pamh;
	struct login_facts facts = {
		.mode = (enum login_mode)setting->login_mode,
		.root_on_console = is_root_on_console(pamh, account),
		.shadow_backend = setting->shadow_backend,
		.local = find_shadow(conversation, places, account, ret_shadow),
	};
	int error = setting_lists_group(setting, "break_glass_groups", account,
					&facts.break_glass);
	if (!error)
		error = find_service(pamh, setting, &facts.service_forces);
	if (!error)
		*ret_facts = facts;
	return error;
}
