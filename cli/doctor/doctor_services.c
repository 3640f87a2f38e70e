/* SPDX-License-Identifier: MIT */
/*
 * Which services of PAM there are: every file in the folders of libpam but for those that
 * editors and packages leave beside them. A file that only other files include is no service.
 * The services that people log in and change passwords by come first, and get the stacks of
 * "other" where they have no line of a type, as libpam gives them.
 */
#include "base/array.h"
#include "cli/doctor/doctor.h"
#include "cli/pamconf/pam_scenario.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define BIT(type) (1u << (type))

/* The types that programs ask for though the file may have no such line. */
static const struct {
	const char *name;
	unsigned types;
} main_services[] = {
	{ "login", BIT(PAM_TYPE_AUTH) | BIT(PAM_TYPE_ACCOUNT) | BIT(PAM_TYPE_PASSWORD) },
	{ "su", BIT(PAM_TYPE_AUTH) | BIT(PAM_TYPE_ACCOUNT) | BIT(PAM_TYPE_PASSWORD) },
	{ "su-l", BIT(PAM_TYPE_AUTH) | BIT(PAM_TYPE_ACCOUNT) | BIT(PAM_TYPE_PASSWORD) },
	{ "sshd", BIT(PAM_TYPE_AUTH) | BIT(PAM_TYPE_ACCOUNT) | BIT(PAM_TYPE_PASSWORD) },
	{ "sudo", BIT(PAM_TYPE_AUTH) | BIT(PAM_TYPE_ACCOUNT) },
	{ "passwd", BIT(PAM_TYPE_PASSWORD) },
};

static size_t rank(const char *service)
{
	size_t i = 0;

	while (i < ARRAY_SIZE(main_services) &&
	       strcmp(service, main_services[i].name) != 0)
		i++;
	return i;
}

bool doctor_services_is_main(const char *service)
{
	return rank(service) < ARRAY_SIZE(main_services);
}

static unsigned types_asked_for(const char *service)
{
	size_t at = rank(service);

	return at < ARRAY_SIZE(main_services) ? main_services[at].types : 0;
}

bool doctor_services_asks_for(const char *service, enum pam_type type)
{
	return types_asked_for(service) & BIT(type);
}

static int compare(const void *a, const void *b)
{
	const struct doctor_service *left = a, *right = b;
	size_t rank_left = rank(left->name), rank_right = rank(right->name);

	if (rank_left != rank_right)
		return rank_left < rank_right ? -1 : 1;
	return strcmp(left->name, right->name);
}

bool doctor_services_has(const struct doctor *doctor, const char *service)
{
	for (size_t i = 0; i < doctor->n_services; i++)
		if (strcmp(doctor->services[i].name, service) == 0)
			return true;
	return false;
}

static int add_service(struct doctor *doctor, const char *name)
{
	struct doctor_service *more = reallocarray(
		doctor->services, doctor->n_services + 1, sizeof(*doctor->services));

	if (!more)
		return PWP_ERR_NOMEM;
	doctor->services = more;
	struct doctor_service *service = &more[doctor->n_services++];
	*service = (struct doctor_service){ .is_part = false };
	(void)snprintf(service->name, sizeof(service->name), "%s", name);
	return 0;
}

static int list_folder(struct doctor *doctor, const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	struct stat st;
	int error = 0;

	while (!error && dir && (entry = readdir(dir)) != NULL)
		if (strlen(entry->d_name) < PAM_NAME_SIZE &&
		    !strpbrk(entry->d_name, ".~#") &&
		    !doctor_services_has(doctor, entry->d_name) &&
		    fstatat(dirfd(dir), entry->d_name, &st, 0) == 0 &&
		    S_ISREG(st.st_mode))
			error = add_service(doctor, entry->d_name);
	if (dir)
		closedir(dir);
	return error;
}

static void add_faults(struct pam_stack *stack, const struct pam_stack *from)
{
	for (size_t i = 0; i < from->n_faults && stack->n_faults < PAM_FAULTS_MAX; i++)
		stack->faults[stack->n_faults++] = from->faults[i];
	stack->gives_up |= from->gives_up;
}

/* Reads one stack; without a line of its type, that of "other" if `by_other`. */
static int read_stack(const struct doctor *doctor, const char *service,
		      enum pam_type type, bool by_other, struct pam_stack **ret_stack)
{
	const struct pam_folders *folders = &doctor->places->pam;
	struct pam_stack *stack = NULL, *other = NULL;
	int error = pam_stack_read(folders, service, type, &stack);

	if (!error && stack->n_lines == 0 && by_other)
		error = pam_stack_read(folders, "other", type, &other);
	if (other) {
		add_faults(other, stack);
		stack = pam_stack_free(stack);
	}
	*ret_stack = other ? other : stack;
	return error == PWP_ERR_UNKNOWN ? 0 : error;
}

/* By its own lines: something is opened for whoever gives a password. */
static bool logs_in(const struct doctor_service *service)
{
	const struct pam_stack *auth = service->stacks[PAM_TYPE_AUTH];
	const struct pam_stack *session = service->stacks[PAM_TYPE_SESSION];

	for (size_t i = 0; auth && session && i < auth->n_lines; i++)
		if (pam_scenario_verifies_passwords(auth->lines[i]))
			return session->n_lines > 0;
	return false;
}

static int read_service(const struct doctor *doctor, struct doctor_service *service)
{
	int error = 0;

	for (int type = 0; type < PAM_TYPES && !error; type++)
		error = read_stack(
			doctor, service->name, (enum pam_type)type,
			doctor_services_asks_for(service->name, (enum pam_type)type),
			&service->stacks[type]);
	service->logs_in = doctor_services_is_main(service->name) || logs_in(service);
	return error;
}

static bool includes(const struct doctor_service *service, const char *name)
{
	for (int type = 0; type < PAM_TYPES; type++) {
		const struct pam_stack *stack = service->stacks[type];

		for (size_t i = 0; stack && i < stack->n_included; i++)
			if (strcmp(stack->included[i], name) == 0)
				return true;
	}
	return false;
}

static void mark_parts(struct doctor *doctor)
{
	for (size_t i = 0; i < doctor->n_services; i++) {
		struct doctor_service *service = &doctor->services[i];

		for (size_t j = 0; j < doctor->n_services; j++)
			if (i != j && !doctor_services_is_main(service->name) &&
			    includes(&doctor->services[j], service->name))
				service->is_part = true;
	}
}

int doctor_services_read(struct doctor *doctor)
{
	int error = 0;

	for (size_t i = 0; i < PAM_FOLDERS && !error; i++)
		error = list_folder(doctor, doctor->places->pam.paths[i]);
	if (doctor->n_services > 0)
		qsort(doctor->services, doctor->n_services, sizeof(*doctor->services),
		      compare);
	for (size_t i = 0; i < doctor->n_services && !error; i++)
		error = read_service(doctor, &doctor->services[i]);
	mark_parts(doctor);
	return error;
}

void doctor_services_free(struct doctor *doctor)
{
	for (size_t i = 0; i < doctor->n_services; i++)
		for (int type = 0; type < PAM_TYPES; type++)
			pam_stack_free(doctor->services[i].stacks[type]);
	free(doctor->services);
	doctor->services = NULL;
	doctor->n_services = 0;
}
