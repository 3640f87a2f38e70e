/* SPDX-License-Identifier: MIT */
/*
 * A made-up machine for the module with doubles: a scratch folder with the files of /etc
 * and /var that a login or a change looks at, and one user, nobody, with uid 5000.
 */
#ifndef PWP_TESTS_PAM_MACHINE_H
#define PWP_TESTS_PAM_MACHINE_H

#include "doubles.h"

#include "../unit/scratch.h"
#include "system/trusted_file.h"
#include "store/record/grace.h"
#include "store/record/history.h"
#include "store/record/state.h"

/* crypt(3) of "Password1!", quickly made. */
#define MACHINE_HASH "$1$pwpolicy$c02h3RmRXD0qU/VEEy1yJ0"
#define MACHINE_UID 5000
/* Noon of 2026-11-22, and its day. */
#define MACHINE_NOW INT64_C(1795348800)
#define MACHINE_DAY 20779
#define DAY INT64_C(86400)

struct machine {
	struct scratch scratch;
	char paths[5][PATH_MAX];
	struct doubles *doubles;
	char services[PATH_MAX];
};

static inline const char *machine_path(struct machine *machine, size_t index,
				       const char *name)
{
	snprintf(machine->paths[index], PATH_MAX, "%s/%s", machine->scratch.folder, name);
	return machine->paths[index];
}

static inline void machine_shadow(struct machine *machine, const char *line)
{
	scratch_text(&machine->scratch, "shadow", line);
}

/* Process of root, user nobody at noon, everything in order. */
static inline void machine_init(struct machine *machine, struct doubles *doubles)
{
	scratch_init(&machine->scratch);
	machine->doubles = doubles;
	*doubles = (struct doubles){
		.now = MACHINE_NOW,
		.places = {
			.policy = machine_path(machine, 0, "policy"),
			.state = machine_path(machine, 1, "state"),
			.audit = machine_path(machine, 2, "log/audit.jsonl"),
			.passwd = machine_path(machine, 3, "passwd"),
			.shadow = machine_path(machine, 4, "shadow"),
			.trust = TRUSTED_FILE_EUID,
		},
	};
	scratch_folder(&machine->scratch, "policy", 0755);
	scratch_text(&machine->scratch, "passwd",
		     "root:x:0:0::/root:/bin/sh\nnobody:x:5000:5000::/:/bin/sh\n");
	machine_shadow(machine, "root:*:20000:0:99999:7:::\n"
				"nobody:" MACHINE_HASH ":20700:0:99999:7:::\n");
	scratch_folder(&machine->scratch, "pam.d", 0700);
	snprintf(machine->services, PATH_MAX, "%s/pam.d", machine->scratch.folder);
}

/* The path of the newest version of a stored file of the user; it is there. */
static inline const char *machine_newest(struct machine *machine, const char *kind)
{
	static char path[PATH_MAX];
	unsigned version = 1000;

	do
		snprintf(path, sizeof(path), "%s/state/%s/%d/%u", machine->scratch.folder,
			 kind, MACHINE_UID, version);
	while (access(path, F_OK) != 0 && --version > 0);
	assert_true(version > 0);
	return path;
}

/* A stored file of the user of which nothing can be read. */
static inline void machine_corrupt(struct machine *machine, const char *kind)
{
	char path[64];

	scratch_folder(&machine->scratch, "state", 0700);
	snprintf(path, sizeof(path), "state/%s", kind);
	scratch_folder(&machine->scratch, path, 0700);
	snprintf(path, sizeof(path), "state/%s/%d", kind, MACHINE_UID);
	scratch_folder(&machine->scratch, path, 0700);
	snprintf(path, sizeof(path), "state/%s/%d/1", kind, MACHINE_UID);
	scratch_text(&machine->scratch, path, "rubbish\n");
}

static inline void machine_done(struct machine *machine)
{
	scratch_done(&machine->scratch);
}

/* Reads a whole text file; "" where it is missing. */
static inline const char *machine_text(struct machine *machine, const char *name)
{
	static char text[65536];
	FILE *file = fopen(scratch_path(&machine->scratch, name), "re");
	size_t len = file ? fread(text, 1, sizeof(text) - 1, file) : 0;
	text[len] = '\0';
	if (file)
		fclose(file);
	return text;
}

static inline size_t machine_count(const char *text, const char *part)
{
	size_t count = 0;
	for (; (text = strstr(text, part)); text += strlen(part))
		count++;
	return count;
}

/* How many lines of the audit trail have the outcome. */
static inline size_t machine_audited(struct machine *machine, const char *outcome)
{
	char part[64];
	snprintf(part, sizeof(part), "\"outcome\": \"%s\"", outcome);
	return machine_count(machine_text(machine, "log/audit.jsonl"), part);
}

static inline struct account machine_account(void)
{
	static char name[] = "nobody";
	return (struct account){ .user = name, .uid = MACHINE_UID };
}

/* state_edit_fn; data: struct state */
static inline int machine_next_state(const struct state *former, struct state *ret_next,
				     void *data)
{
	(void)former;
	*ret_next = *(struct state *)data;
	return 0;
}

static inline void machine_set_state(struct machine *machine, struct state *next)
{
	struct account account = machine_account();
	bool quarantined = false;
	assert_int_equal(state_update(&machine->doubles->places, &account,
				      machine_next_state, next, &quarantined),
			 0);
	assert_false(quarantined);
}

/* The user's state; false: there is none. */
static inline bool machine_state(struct machine *machine, struct state *ret_state)
{
	struct account account = machine_account();
	int error = state_load(&machine->doubles->places, &account, ret_state);
	assert_true(error == 0 || error == PWP_ERR_UNKNOWN);
	return error == 0;
}

#endif
