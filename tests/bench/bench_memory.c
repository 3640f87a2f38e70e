/* SPDX-License-Identifier: MIT */
/*
 * Memory of one check: what is allocated by whom, how much stack is used. The program's
 * own malloc() counts, and replaces the C library's for shared libraries too; the linker
 * replaces estimate_find() by __wrap_estimate_find(), so that allocations of matching and
 * estimation are counted apart. The exit status is 1 when a goal is missed.
 */
#include "base/arena.h"
#include "estimate/estimate.h"
#include "setting.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define SCRATCH_GOAL ((size_t)256 * 1024)
#define STACK_GOAL ((size_t)64 * 1024)
#define STACK_SIZE ((size_t)1024 * 1024)
#define PAINT 0xa5

static struct {
	size_t calls, bytes;	  /* of malloc, calloc and realloc */
	size_t calls_in_estimate; /* made while it ran */
} counted;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *ptr, size_t size);
bool __real_estimate_find(struct estimate *estimate, const struct match_search *search,
			  struct arena *arena);
bool __wrap_estimate_find(struct estimate *estimate, const struct match_search *search,
			  struct arena *arena);

static void count_call(size_t bytes)
{
	counted.calls++;
	counted.bytes += bytes;
}

void *malloc(size_t size)
{
	count_call(size);
	return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	count_call(count * size);
	return __libc_calloc(count, size);
}

void *realloc(void *ptr, size_t size)
{
	count_call(size);
	return __libc_realloc(ptr, size);
}

bool __wrap_estimate_find(struct estimate *estimate, const struct match_search *search,
			  struct arena *arena)
{
	size_t before = counted.calls;
	bool found = __real_estimate_find(estimate, search, arena);

	counted.calls_in_estimate += counted.calls - before;
	return found;
}

/* One check on a stack of its own. */
struct task {
	struct setting *setting;
	struct pwp_text password;
	const unsigned char *top; /* of the stack where the check begins */
};

static void *run_task(void *data)
{
	struct task *task = data;

	task->top = __builtin_frame_address(0);
	setting_time(task->setting, task->password);
	return NULL;
}

/* Bytes at the deep end of the stack that nobody wrote are still painted. What ends the
 * thread counts too where it goes deeper than the check. */
static size_t stack_used(struct task *task)
{
	pthread_attr_t attr;
	pthread_t thread;
	size_t untouched = 0;
	unsigned char *stack = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE,
				    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (stack == MAP_FAILED)
		abort();
	memset(stack, PAINT, STACK_SIZE);
	if (pthread_attr_init(&attr) != 0 ||
	    pthread_attr_setstack(&attr, stack, STACK_SIZE) != 0 ||
	    pthread_create(&thread, &attr, run_task, task) != 0 ||
	    pthread_join(thread, NULL) != 0)
		abort();
	pthread_attr_destroy(&attr);
	while (untouched < STACK_SIZE && stack[untouched] == PAINT)
		untouched++;
	size_t used = (size_t)(task->top - (stack + untouched));
	munmap(stack, STACK_SIZE);
	return used;
}

static bool try_password(struct setting *setting, struct pwp_text password,
			 const char *what)
{
	struct task task = { .setting = setting, .password = password };

	size_t stack = stack_used(&task);
	counted.calls = counted.bytes = counted.calls_in_estimate = 0;
	setting_time(setting, password);
	size_t calls = counted.calls, bytes = counted.bytes;
	printf("%-8s %-20s %6zu %8zu %12zu %8zu\n", setting->name, what, calls, bytes,
	       counted.calls_in_estimate, stack);
	return counted.calls_in_estimate == 0 && bytes <= SCRATCH_GOAL &&
	       stack <= STACK_GOAL;
}

static bool try_setting(enum setting_kind kind, const char *wordlists)
{
	static const char ligature[] = "\xef\xb7\xba";
	struct setting setting;
	char ascii[PWP_PASSWORD_MAX], wide[PWP_PASSWORD_MAX];

	memset(ascii, '1', sizeof(ascii));
	for (size_t i = 0; i < sizeof(wide); i++)
		wide[i] = ligature[i % 3];
	setting_open(&setting, kind, wordlists);
	bool reached =
		try_password(&setting, (struct pwp_text){ "maple2026", 9 }, "9 bytes");
	reached = try_password(&setting, (struct pwp_text){ ascii, sizeof(ascii) },
			       "511 bytes of ASCII") &&
		  reached;
	reached =
		try_password(&setting, (struct pwp_text){ wide, 510 }, "510 of U+FDFA") &&
		reached;
	setting_close(&setting);
	return reached;
}

int main(int argc, char **argv)
{
	bool reached = true;

	if (argc != 2) {
		fprintf(stderr, "usage: bench_memory WORDLISTS\n");
		return 2;
	}
	printf("%-29s %6s %8s %12s %8s\n", "one check", "allocs", "bytes", "in estimate",
	       "stack");
	for (int kind = 0; kind < SETTINGS; kind++)
		reached = try_setting((enum setting_kind)kind, argv[1]) && reached;
	printf("at most %zu bytes, none in estimate, stack at most %zu: %s\n",
	       SCRATCH_GOAL, STACK_GOAL, reached ? "yes" : "no");
	return reached ? 0 : 1;
}
