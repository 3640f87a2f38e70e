/* SPDX-License-Identifier: MIT */
/*
 * Loads a PAM module as libpam does, in a process that has libpam already, and prints how
 * many microseconds that took.
 *
 *     start_module MODULE
 */
#include "clock.h"

#include <dlfcn.h>
#include <security/pam_appl.h>
#include <stdio.h>

int main(int argc, char **argv)
{
	if (argc != 2 || !pam_strerror(NULL, PAM_SUCCESS))
		return 2;
	double start = clock_wall();
	void *module = dlopen(argv[1], RTLD_NOW);
	void *entry = module ? dlsym(module, "pam_sm_setcred") : NULL;
	double spent = clock_wall() - start;
	if (!module)
		fprintf(stderr, "%s\n", dlerror());
	printf("%.1f\n", spent);
	return entry || dlsym(module, "pam_sm_chauthtok") ? 0 : 2;
}
