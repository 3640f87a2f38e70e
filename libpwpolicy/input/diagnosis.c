/* SPDX-License-Identifier: MIT */
/* Fills a diagnosis; knows nothing of policies. */
#include "input/diagnosis.h"

#include <stdarg.h>
#include <stdio.h>

int diagnosis_fail(struct pwp_diagnosis *diagnosis, int error, size_t column,
		   const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(diagnosis->text, sizeof(diagnosis->text), format, args);
	va_end(args);
	diagnosis->column = (unsigned)column;
	return error;
}

int diagnosis_nomem(struct pwp_diagnosis *diagnosis)
{
	return diagnosis_fail(diagnosis, PWP_ERR_NOMEM, 0, "out of memory");
}

void diagnosis_set_file(struct pwp_diagnosis *diagnosis, const char *prefix,
			const char *name)
{
	size_t before = strlen(prefix), len = strlen(name);
	size_t room = sizeof(diagnosis->file) - 1;

	if (before > room)
		before = room;
	room -= before;
	memcpy(diagnosis->file, prefix, before);
	if (len > room) {
		name += len - room;
		len = room;
	}
	memcpy(diagnosis->file + before, name, len);
	diagnosis->file[before + len] = '\0';
	diagnosis->line = 0;
	diagnosis->column = 0;
}
