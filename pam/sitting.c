/* SPDX-License-Identifier: MIT */
/* The handle keeps what was refused, and libpam drops it with the handle. */
#include "sitting.h"

#include "base/wipe.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SITTING_NAME "pwpolicy_sitting"
/* So many refusals come without a wait. */
#define PATIENCE 5

struct sitting {
	unsigned refusals;
	size_t size;
	char password[];
};

static void drop(pam_handle_t *pamh, void *data, int status)
{
	struct sitting *sitting = data;
	(void)pamh, (void)status;
	wipe(sitting->password, sitting->size);
	free(sitting);
}

static const struct sitting *find(pam_handle_t *pamh)
{
	const void *data = NULL;
	return pam_get_data(pamh, SITTING_NAME, &data) == PAM_SUCCESS ? data : NULL;
}

const char *sitting_refused(pam_handle_t *pamh)
{
	const struct sitting *sitting = find(pamh);
	return sitting ? sitting->password : NULL;
}

int sitting_refuse(pam_handle_t *pamh, const char *password)
{
	const struct timespec second = { .tv_sec = 1 };
	const struct sitting *former = find(pamh);
	unsigned refusals = former ? former->refusals : 0;
	size_t size = strlen(password) + 1;
	struct sitting *sitting = malloc(sizeof(*sitting) + size);
	if (!sitting)
		return PWP_ERR_NOMEM;
	sitting->refusals = refusals < UINT_MAX ? refusals + 1 : refusals;
	sitting->size = size;
	memcpy(sitting->password, password, size);
	/* drops the former one */
	if (pam_set_data(pamh, SITTING_NAME, sitting, drop) != PAM_SUCCESS) {
		drop(pamh, sitting, 0);
		return PWP_ERR_NOMEM;
	}
	if (refusals >= PATIENCE)
		(void)clock_nanosleep(CLOCK_MONOTONIC, 0, &second, NULL);
	return 0;
}

void sitting_end(pam_handle_t *pamh)
{
	(void)pam_set_data(pamh, SITTING_NAME, NULL, NULL);
}
