/* SPDX-License-Identifier: MIT */
/*
 * Runs a program for its output. There is no shell, the path is fixed by the caller, and
 * the environment is empty, so nothing that a user has set reaches a program that runs as
 * root. The output is read with a deadline and a limit; a program that exceeds either is
 * killed, and no child is ever left running.
 */
#include "cli/common/subprocess.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TICK_MS = 10 };

static int64_t now_ms(void)
{
	struct timespec now = { .tv_sec = 0 };

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int set_streams(posix_spawn_file_actions_t *actions, int out)
{
	int error = posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null",
						     O_RDONLY, 0);

	if (!error)
		error = posix_spawn_file_actions_addopen(actions, STDERR_FILENO,
							 "/dev/null", O_WRONLY, 0);
	if (!error)
		error = posix_spawn_file_actions_adddup2(actions, out, STDOUT_FILENO);
	return error;
}

/* Returns 0 or an errno. */
static int start(const char *const *argv, int out, pid_t *ret_pid)
{
	static char *const no_environment[] = { NULL };
	posix_spawn_file_actions_t actions;
	int error = posix_spawn_file_actions_init(&actions);

	if (error)
		return error;
	error = set_streams(&actions, out);
	if (!error) /* posix_spawn() does not write to the arguments */
		error = posix_spawn(ret_pid, argv[0], &actions, NULL,
				    (char *const *)(uintptr_t)argv, no_environment);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* Reads until the end, the limit or the deadline. */
static int read_output(int fd, char *buf, int64_t deadline)
{
	size_t len = 0;

	while (len <= SUBPROCESS_TEXT_MAX) {
		struct pollfd wait = { .fd = fd, .events = POLLIN };
		int64_t left = deadline - now_ms();

		if (left <= 0)
			return PWP_ERR_BUSY;
		if (poll(&wait, 1, (int)left) <= 0)
			continue;
		ssize_t got = read(fd, buf + len, SUBPROCESS_TEXT_MAX + 1 - len);
		if (got < 0 && errno != EINTR)
			return PWP_ERR_FILE;
		if (got == 0) {
			buf[len] = '\0';
			return 0;
		}
		if (got > 0)
			len += (size_t)got;
	}
	return PWP_ERR_TOO_BIG;
}

/* Waits for the child until the deadline, then kills it. */
static int finish(pid_t pid, int64_t deadline)
{
	const struct timespec tick = { .tv_nsec = TICK_MS * 1000000L };
	bool killed = false;
	int status = 0;

	for (;;) {
		pid_t ended = waitpid(pid, &status, killed ? 0 : WNOHANG);

		if (ended == pid)
			break;
		if (ended < 0 && errno != EINTR)
			return PWP_ERR_FILE;
		if (!killed && now_ms() >= deadline) {
			(void)kill(pid, SIGKILL);
			killed = true;
		} else if (!killed) {
			(void)nanosleep(&tick, NULL);
		}
	}
	if (killed)
		return PWP_ERR_BUSY;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : PWP_ERR_FILE;
}

static int run(const char *const *argv, const int ends[2], char *buf)
{
	int64_t deadline = now_ms() + SUBPROCESS_SECONDS * 1000;
	pid_t pid = -1;
	int number = start(argv, ends[1], &pid);

	close(ends[1]);
	if (number)
		return number == ENOENT ? PWP_ERR_UNKNOWN : PWP_ERR_FILE;
	int error = read_output(ends[0], buf, deadline);
	/* After an error the child is killed at once. */
	int ending = finish(pid, error ? now_ms() : deadline);
	return error ? error : ending;
}

int subprocess_read(const char *const *argv, char **ret_text)
{
	int ends[2];
	char *buf = malloc(SUBPROCESS_TEXT_MAX + 2);

	if (!buf)
		return PWP_ERR_NOMEM;
	if (pipe2(ends, O_CLOEXEC) != 0) {
		free(buf);
		return PWP_ERR_FILE;
	}
	int error = run(argv, ends, buf);
	close(ends[0]);
	if (error) {
		free(buf);
		return error;
	}
	*ret_text = buf;
	return 0;
}
