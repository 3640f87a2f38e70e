/* SPDX-License-Identifier: MIT */
/*
 * To be preloaded: the allocation with the number NO_MEMORY_AT fails, and with NO_MEMORY_SINCE all
 * from it on. Tells at the end how many there were, through the descriptor NO_MEMORY_OUT. What
 * the C library and the loader allocate for themselves is spared: without memory they end
 * the process where they look up who a user is, and nobody but they can help it.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static unsigned long count, fails_at, fails_since;

static unsigned long number(const char *name)
{
	const char *text = getenv(name);
	return text ? strtoul(text, NULL, 10) : 0;
}

__attribute__((constructor)) static void begin(void)
{
	fails_at = number("NO_MEMORY_AT");
	fails_since = number("NO_MEMORY_SINCE");
	count = 0;
}

__attribute__((destructor)) static void end(void)
{
	unsigned long out = number("NO_MEMORY_OUT");
	if (out > 0)
		(void)dprintf((int)out, "%lu\n", count);
}

static bool is_of_system(const void *caller)
{
	Dl_info place;
	return dladdr(caller, &place) == 0 || strstr(place.dli_fname, "/libc.so") ||
	       strstr(place.dli_fname, "/ld-linux");
}

static bool fails(const void *caller)
{
	if (is_of_system(caller))
		return false;
	count++;
	if (count != fails_at && (fails_since == 0 || count < fails_since))
		return false;
	errno = ENOMEM;
	return true;
}

#define FAILS() fails(__builtin_return_address(0))

void *malloc(size_t size)
{
	return FAILS() ? NULL : __libc_malloc(size);
}

void *calloc(size_t items, size_t size)
{
	return FAILS() ? NULL : __libc_calloc(items, size);
}

void *realloc(void *old, size_t size)
{
	return FAILS() ? NULL : __libc_realloc(old, size);
}

void *reallocarray(void *old, size_t items, size_t size)
{
	if (FAILS() || (size > 0 && items > SIZE_MAX / size))
		return NULL;
	return __libc_realloc(old, items * size);
}

static char *copy(const char *text, size_t len)
{
	char *made = __libc_malloc(len + 1);
	if (!made)
		return NULL;
	memcpy(made, text, len);
	made[len] = '\0';
	return made;
}

char *strdup(const char *text)
{
	return FAILS() ? NULL : copy(text, strlen(text));
}

char *strndup(const char *text, size_t most)
{
	return FAILS() ? NULL : copy(text, strnlen(text, most));
}

int vasprintf(char **ret_text, const char *format, va_list args)
{
	char text[4096];
	int len = FAILS() ? -1 : vsnprintf(text, sizeof(text), format, args);
	if (len < 0 || (size_t)len >= sizeof(text))
		return -1;
	*ret_text = copy(text, (size_t)len);
	return *ret_text ? len : -1;
}

/* What fortified programs call; no header names them. */
__attribute__((format(printf, 3, 0))) int __vasprintf_chk(char **ret_text, int flag,
							  const char *format,
							  va_list args);
__attribute__((format(printf, 3, 4))) int __asprintf_chk(char **ret_text, int flag,
							 const char *format, ...);

int __vasprintf_chk(char **ret_text, int flag, const char *format, va_list args)
{
	char text[4096];
	int len = FAILS() ? -1 : vsnprintf(text, sizeof(text), format, args);
	(void)flag;
	if (len < 0 || (size_t)len >= sizeof(text))
		return -1;
	*ret_text = copy(text, (size_t)len);
	return *ret_text ? len : -1;
}

int __asprintf_chk(char **ret_text, int flag, const char *format, ...)
{
	char text[4096];
	va_list args;
	if (FAILS())
		return -1;
	va_start(args, format);
	int len = vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	(void)flag;
	if (len < 0 || (size_t)len >= sizeof(text))
		return -1;
	*ret_text = copy(text, (size_t)len);
	return *ret_text ? len : -1;
}
