/* SPDX-License-Identifier: MIT */
/*
 * Display managers: a change is demanded at a login where force_services lists the service, and
 * nowhere else. Who enforces and has a login screen that is not listed warns there at most.
 */
#include "base/array.h"
#include "cli/doctor/doctor.h"

#include <string.h>

static const struct finding_kind not_forced = {
	"screen_not_forced",
	FINDING_WARNING,
	"Add the service to force_services where its login screen can change a password: "
	"try it with 'chage -d 0 USER' of a test account first. Or leave it: then people "
	"are made to change at a console, by su or over ssh, or by 'chage -d 0'.",
};

static const char *const screens[] = {
	"gdm-password", "lightdm", "sddm", "lxdm", "xdm", "slim", "wdm", "greetd",
};

static void check_profile(struct doctor *doctor, const char *profile)
{
	struct options options = doctor_options(doctor, profile);

	if (options_choice(&options, "login_mode") != PWP_LOGIN_MODE_ENFORCE ||
	    options_choice(&options, "force_backend") != PWP_FORCE_BACKEND_PAM)
		return;
	for (size_t i = 0; i < ARRAY_SIZE(screens); i++)
		if (doctor_services_has(doctor, screens[i]) &&
		    !options_lists(&options, "force_services", screens[i]))
			findings_add_for_profile(
				doctor->findings, &not_forced, profile,
				"login_mode is enforce, and people log in at the screen "
				"of %s, which force_services does not list: there nobody "
				"is made to change a weak password.",
				screens[i]);
}

void doctor_check_display(struct doctor *doctor)
{
	const char *profile;

	for (size_t i = 0; (profile = doctor_profile(doctor, i)) != NULL; i++)
		check_profile(doctor, profile);
}
