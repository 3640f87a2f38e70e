/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy: the command line of libpwpolicy. Runs the command that is asked for, and makes
 * sure that what it printed was written.
 */
#include "cli/common/args.h"
#include "cli/common/command.h"
#include "cli/common/output.h"
#include "cli/common/secure_buffer.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* In the order of the help. A new command is its folder and a line here, which the build and
 * the tests read too. */
#define COMMANDS(X)         \
	X(check_command)    \
	X(suggest_command)  \
	X(initials_command) \
	X(policy_command)   \
	X(doctor_command)   \
	X(review_command)   \
	X(status_command)   \
	X(people_command)   \
	X(reset_command)    \
	X(erase_command)

COMMANDS(COMMAND_DECLARE)

static const struct command *const commands[] = { COMMANDS(COMMAND_ITEM) NULL };

static const struct option_def options[] = {
	{ 'V', 'V', "version", NULL, "print the version" },
	{ 0, 0, NULL, NULL, NULL },
};

static const struct command root = {
	.name = "",
	.synopsis = "COMMAND [OPTION]...",
	.summary =
		"Judges passwords by a school's written policy and suggests passphrases",
	.options = options,
	.children = commands,
};

static int dispatch(int argc, char **argv, struct secure_buffer *output)
{
	struct args args = { argc > 0 ? argc - 1 : 0, argv + 1, output };

	if (argc == 2 &&
	    (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)) {
		printf("pwpolicy %s\n", pwp_version());
		return EXIT_ACCEPTED;
	}
	return args_dispatch(&root, &args);
}

/* A file that is opened must not get the descriptor of a standard stream that the caller has
 * closed: output would go into it. The substitute fails as a closed stream does. */
static bool reserve_standard_streams(void)
{
	static const int modes[] = { O_WRONLY, O_RDONLY, O_RDONLY };

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) != fd)
			return false;
	return true;
}

/* Also keeps the process from being traced by its own user. */
static void disable_core_dumps(void)
{
	const struct rlimit none = { 0, 0 };

	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	(void)setrlimit(RLIMIT_CORE, &none);
}

/* A caller that ignores its children's ends passes that on: then nobody could know how a program
 * that is run here has ended. */
static void hear_of_children(void)
{
	(void)signal(SIGCHLD, SIG_DFL);
}

int main(int argc, char **argv)
{
	struct secure_buffer output = { 0 };

	if (!reserve_standard_streams())
		return EXIT_NO_VERDICT;
	disable_core_dumps();
	hear_of_children();
	int code = dispatch(argc, argv, &output);
	/* Closed before its buffer is unmapped; a full disk is noticed here at the latest. */
	bool failed = ferror(stdout) != 0;
	failed |= fclose(stdout) != 0;
	if (failed) {
		fputs("pwpolicy: standard output could not be written\n", stderr);
		code = EXIT_NO_VERDICT;
	}
	secure_buffer_done(&output);
	return code;
}
