/* SPDX-License-Identifier: MIT */
/*
 * Cold starts: a whole `pwpolicy check` for one password compared with the smallest program
 * on libzxcvbn, and the loading of our module compared with others, each in new processes,
 * alternately.
 *
 *     bench_start FOLDER COMMAND MODULE UNIX [OTHER]...
 *
 * FOLDER has the built start_* programs; MODULE is ours, UNIX is pam_unix.so, which is in
 * every stack with it; further modules that are missing are left out. The exit status is 1
 * when a goal is missed.
 */
#include "clock.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define STARTS 200
#define PATH_SIZE 4096
#define PROGRAMS 3
#define MODULES_MAX 8
#define START_GOAL 1.2	 /* of the program on libzxcvbn */
#define MODULE_GOAL 0.75 /* of pam_unix */

static const char password[] = "Tr0ub4dor&3x\n";

static void stop(const char *what)
{
	perror(what);
	exit(2);
}

static void make_pipe(int ends[2])
{
	if (pipe2(ends, O_CLOEXEC) != 0)
		stop("pipe");
}

/* Runs a program with the password on standard input; `output` gets what it prints. */
static double spawn(char *const argv[], char *output, size_t size)
{
	posix_spawn_file_actions_t actions;
	struct rusage usage;
	int in[2], out[2], status;
	pid_t child;

	make_pipe(in);
	make_pipe(out);
	if (write(in[1], password, sizeof(password) - 1) != sizeof(password) - 1)
		stop("pipe");
	close(in[1]);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
	if (posix_spawn(&child, argv[0], &actions, NULL, argv, environ) != 0)
		stop(argv[0]);
	posix_spawn_file_actions_destroy(&actions);
	close(in[0]);
	close(out[1]);
	if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
	    WEXITSTATUS(status) > 1)
		stop(argv[0]);
	ssize_t got = read(out[0], output, size - 1);
	output[got > 0 ? got : 0] = '\0';
	close(out[0]);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static char *in_folder(const char *folder, const char *name, char path[PATH_SIZE])
{
	if (snprintf(path, PATH_SIZE, "%s/%s", folder, name) >= PATH_SIZE)
		stop(folder);
	return path;
}

static bool compare_programs(const char *folder, char *command)
{
	char nothing[PATH_SIZE], zxcvbn[PATH_SIZE], output[4096];
	char check[] = "check", option[] = "--policy", policy[] = "school";
	char *const programs[PROGRAMS][5] = {
		{ in_folder(folder, "start_nothing", nothing) },
		{ in_folder(folder, "start_zxcvbn", zxcvbn) },
		{ command, check, option, policy },
	};
	double spent[PROGRAMS][STARTS], medians[PROGRAMS];

	for (size_t i = 0; i < STARTS; i++)
		for (size_t j = 0; j < PROGRAMS; j++)
			spent[j][i] = spawn(programs[j], output, sizeof(output));
	for (size_t j = 0; j < PROGRAMS; j++)
		medians[j] = clock_median(spent[j], STARTS);
	printf("CPU us of a whole process, median of %d: nothing %.0f, libzxcvbn %.0f, "
	       "pwpolicy check %.0f\n",
	       STARTS, medians[0], medians[1], medians[2]);
	double ratio = medians[2] / medians[1];
	printf("pwpolicy / libzxcvbn %.2f; at most %.1f: %s\n", ratio, START_GOAL,
	       ratio <= START_GOAL ? "yes" : "no");
	return ratio <= START_GOAL;
}

static bool compare_modules(const char *folder, char **modules, size_t count)
{
	double spent[MODULES_MAX][STARTS], medians[MODULES_MAX];
	char loader[PATH_SIZE], output[64];

	in_folder(folder, "start_module", loader);
	for (size_t i = 0; i < STARTS; i++) {
		for (size_t j = 0; j < count; j++) {
			char *const argv[] = { loader, modules[j], NULL };
			spawn(argv, output, sizeof(output));
			spent[j][i] = strtod(output, NULL);
		}
	}
	printf("\nus to load a module where libpam is loaded, median of %d\n", STARTS);
	for (size_t j = 0; j < count; j++) {
		medians[j] = clock_median(spent[j], STARTS);
		printf("%8.0f  %s\n", medians[j], strrchr(modules[j], '/') + 1);
	}
	double ratio = medians[0] / medians[1];
	printf("ours / pam_unix %.2f; at most %.2f: %s\n", ratio, MODULE_GOAL,
	       ratio <= MODULE_GOAL ? "yes" : "no");
	return ratio <= MODULE_GOAL;
}

int main(int argc, char **argv)
{
	char *modules[MODULES_MAX];
	size_t count = 0;

	if (argc < 5) {
		fprintf(stderr,
			"usage: bench_start FOLDER COMMAND MODULE UNIX [OTHER]...\n");
		return 2;
	}
	for (int i = 3; i < argc && count < MODULES_MAX; i++) {
		bool found = access(argv[i], R_OK) == 0;
		if (found)
			modules[count++] = argv[i];
		else if (i < 5)
			stop(argv[i]);
	}
	bool reached = compare_programs(argv[1], argv[2]);
	reached = compare_modules(argv[1], modules, count) && reached;
	return reached ? 0 : 1;
}
