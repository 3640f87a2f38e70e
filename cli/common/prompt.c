/* SPDX-License-Identifier: MIT */
/*
 * Asks for a password on the terminal. Echo is off while we wait and comes back however
 * the wait ends: signals that would end or stop us are blocked and read from a signalfd,
 * the terminal is put right, and only then the signal is let through. After a stop and a
 * continue the question is asked anew.
 */
#include "cli/common/prompt.h"

#include "base/array.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

static const int deferred[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };

struct terminal {
	int fd;
	int signals; /* signalfd */
	struct termios before;
	sigset_t mask_before;
};

static bool write_all(int fd, const char *text)
{
	size_t len = strlen(text);

	while (len > 0) {
		ssize_t put = write(fd, text, len);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		text += put;
		len -= (size_t)put;
	}
	return true;
}

static bool quieten(struct terminal *terminal)
{
	struct termios quiet = terminal->before;

	quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);
	quiet.c_lflag |= ICANON | ISIG;
	return tcsetattr(terminal->fd, TCSAFLUSH, &quiet) == 0;
}

static bool open_terminal(struct terminal *terminal)
{
	sigset_t set;

	terminal->fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (terminal->fd < 0)
		terminal->fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
	if (terminal->fd < 0 || tcgetattr(terminal->fd, &terminal->before) != 0)
		return false;
	sigemptyset(&set);
	for (size_t i = 0; i < ARRAY_SIZE(deferred); i++)
		sigaddset(&set, deferred[i]);
	if (sigprocmask(SIG_BLOCK, &set, &terminal->mask_before) != 0)
		return false;
	terminal->signals = signalfd(-1, &set, SFD_CLOEXEC);
	if (terminal->signals >= 0)
		return true;
	int error = errno;
	sigprocmask(SIG_SETMASK, &terminal->mask_before, NULL);
	errno = error;
	return false;
}

/* Puts the terminal right; then signals take effect again. */
static void close_terminal(struct terminal *terminal)
{
	int error = errno;

	if (terminal->signals >= 0) {
		tcsetattr(terminal->fd, TCSAFLUSH, &terminal->before);
		close(terminal->signals);
		sigprocmask(SIG_SETMASK, &terminal->mask_before, NULL);
	}
	if (terminal->fd >= 0)
		close(terminal->fd);
	errno = error;
}

/* The signal that came instead of a line, 0 for a line, -1 for a failure. */
static int wait_for_line(const struct terminal *terminal)
{
	struct pollfd polled[] = { { .fd = terminal->signals, .events = POLLIN },
				   { .fd = terminal->fd, .events = POLLIN } };
	struct signalfd_siginfo info;

	while (poll(polled, 2, -1) < 0)
		if (errno != EINTR)
			return -1;
	if (!polled[0].revents)
		return 0;
	if (read(terminal->signals, &info, sizeof(info)) != (ssize_t)sizeof(info))
		return -1;
	return (int)info.ssi_signo;
}

/* Lets a signal through with the terminal as it was. Returns if we live on. */
static bool deliver(struct terminal *terminal, int number)
{
	sigset_t now;

	tcsetattr(terminal->fd, TCSAFLUSH, &terminal->before);
	write_all(terminal->fd, "\n");
	sigprocmask(SIG_SETMASK, &terminal->mask_before, &now);
	raise(number);
	sigprocmask(SIG_SETMASK, &now, NULL);
	return quieten(terminal);
}

static enum line_reader_state ask(struct terminal *terminal, const char *question,
				  struct line_reader *lines,
				  struct pwp_text *ret_password)
{
	int number = 1;

	if (!quieten(terminal))
		return LINE_READER_FAILED;
	while (number != 0) {
		if (!write_all(terminal->fd, question))
			return LINE_READER_FAILED;
		number = wait_for_line(terminal);
		if (number < 0 || (number > 0 && !deliver(terminal, number)))
			return LINE_READER_FAILED;
	}
	lines->fd = terminal->fd;
	enum line_reader_state state = line_reader_next(lines, ret_password);
	write_all(terminal->fd, "\n");
	return state;
}

bool prompt_show(const char *question)
{
	int fd = open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC);
	bool shown = write_all(fd < 0 ? STDERR_FILENO : fd, question);

	if (fd >= 0)
		close(fd);
	return shown;
}

enum line_reader_state prompt_password(const char *question, struct line_reader *lines,
				       struct pwp_text *ret_password)
{
	struct terminal terminal = { .fd = -1, .signals = -1 };
	enum line_reader_state state = LINE_READER_FAILED;

	if (open_terminal(&terminal))
		state = ask(&terminal, question, lines, ret_password);
	close_terminal(&terminal);
	return state;
}
