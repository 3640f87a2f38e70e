/* SPDX-License-Identifier: MIT */
/*
 * Runs a program for its output, or with a short input. There is no shell, the path is fixed by
 * the caller, and the environment is empty, so nothing that a user has set reaches a program
 * that runs as root. The output is read with a deadline and a limit; a program that exceeds
 * either is killed, and no child is ever left running.
 */
#include "cli/common/subprocess.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
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

/* What a program gets: a pipe of ours, or -1 for /dev/null. */
struct streams {
	int in, out, err;
};

static int set_stream(posix_spawn_file_actions_t *actions, int from, int to, int flags)
{
	return from < 0 ? posix_spawn_file_actions_addopen(actions, to, "/dev/null",
							   flags, 0)
			: posix_spawn_file_actions_adddup2(actions, from, to);
}

static int set_streams(posix_spawn_file_actions_t *actions, const struct streams *streams)
{
	int error = set_stream(actions, streams->in, STDIN_FILENO, O_RDONLY);

	if (!error)
		error = set_stream(actions, streams->err, STDERR_FILENO, O_WRONLY);
	if (!error)
		error = set_stream(actions, streams->out, STDOUT_FILENO, O_WRONLY);
	return error;
}

/* Returns 0 or an errno. */
static int start(const char *const *argv, const struct streams *streams, pid_t *ret_pid)
{
	static char *const no_environment[] = { NULL };
	posix_spawn_file_actions_t actions;
	int error = posix_spawn_file_actions_init(&actions);

	if (error)
		return error;
	error = set_streams(&actions, streams);
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

/* Runs it; streams->out is closed then, and `out` is its other end. */
static int run(const char *const *argv, const struct streams *streams, int out,
	       int64_t seconds, char *buf)
{
	int64_t deadline = now_ms() + seconds * 1000;
	pid_t pid = -1;
	int number = start(argv, streams, &pid);

	close(streams->out);
	if (number)
		return number == ENOENT ? PWP_ERR_UNKNOWN : PWP_ERR_FILE;
	int error = read_output(out, buf, deadline);
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
	const struct streams streams = { .in = -1, .out = ends[1], .err = -1 };
	int error = run(argv, &streams, ends[0], SUBPROCESS_SECONDS, buf);
	close(ends[0]);
	if (error) {
		free(buf);
		return error;
	}
	*ret_text = buf;
	return 0;
}

/* A pipe that holds all of the input, and its end: nobody has to write while another reads. */
static int fill_pipe(struct pwp_text input, int *ret_in)
{
	int ends[2];

	if (input.len > PIPE_BUF)
		return PWP_ERR_TOO_BIG;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return PWP_ERR_FILE;
	ssize_t written = write(ends[1], input.ptr, input.len);
	close(ends[1]);
	if (written != (ssize_t)input.len) {
		close(ends[0]);
		return PWP_ERR_FILE;
	}
	*ret_in = ends[0];
	return 0;
}

int subprocess_feed(const char *const *argv, struct pwp_text input, char **ret_text)
{
	char *buf = calloc(1, SUBPROCESS_TEXT_MAX + 2);
	struct streams streams = { .in = -1 };
	int ends[2];

	*ret_text = NULL;
	int error = buf ? fill_pipe(input, &streams.in) : PWP_ERR_NOMEM;
	if (!error && pipe2(ends, O_CLOEXEC) != 0)
		error = PWP_ERR_FILE;
	if (!error) {
		streams.out = streams.err = ends[1];
		error = run(argv, &streams, ends[0], SUBPROCESS_FEED_SECONDS, buf);
		close(ends[0]);
		*ret_text = buf;
		buf = NULL;
	}
	if (streams.in >= 0)
		close(streams.in);
	free(buf);
	return error;
}
