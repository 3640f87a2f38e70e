/* SPDX-License-Identifier: MIT */
/* Tables about people are read without stdio, whose buffers are never wiped. */
#include "cli/csv/csv_reader.h"

#include "base/fd.h"
#include "cli/common/progress.h"
#include "cli/common/output.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool take_character(void *data, uint32_t code)
{
	struct csv_reader *file = data;

	return csv_parser_push(&file->csv, code);
}

/* Bytes that could not be decoded are in the column after the last character. */
static void complain(const struct csv_reader *file)
{
	const struct csv_parser *csv = &file->csv;

	if (file->reported || csv->fault == csv_reported)
		return;
	if (file->decode.fault)
		output_error("%s:%zu:%zu: %s", file->name, csv->line, csv->column + 1,
			     file->decode.fault);
	else if (csv->fault_column > 0)
		output_error("%s:%zu:%zu: %s", file->name, csv->fault_line,
			     csv->fault_column, csv->fault);
	else
		output_error("%s:%zu: %s", file->name, csv->fault_line, csv->fault);
}

/* Reads one block. Negative: it has reported why not; 0: the end. */
static ssize_t read_block(struct csv_reader *file, int fd)
{
	ssize_t got = fd_read(fd, file->block, sizeof(file->block));

	if (got < 0) {
		output_error("%s: %s", file->name, strerror(errno));
		file->reported = true;
	}
	return got;
}

/* 0: it is not known. */
static uint64_t size_of(int fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 && S_ISREG(status.st_mode)
		       ? (uint64_t)status.st_size
		       : 0;
}

bool csv_reader_read(struct csv_reader *file, const char *name, int fd,
		     const struct csv_handler *handler)
{
	struct progress progress;
	uint64_t all = size_of(fd), done = 0;
	bool ok = true;
	ssize_t got;

	*file = (struct csv_reader){ .name = name };
	csv_parser_init(&file->csv, handler);
	progress_init(&progress, "Reading");
	while (ok && (got = read_block(file, fd)) != 0) {
		ok = got > 0 && text_decoder_push(&file->decode, file->block, (size_t)got,
						  take_character, file);
		done += ok ? (uint64_t)got : 0;
		progress_show(&progress, done, all);
	}
	ok = ok && text_decoder_finish(&file->decode, take_character, file) &&
	     csv_parser_finish(&file->csv);
	progress_done(&progress);
	if (!ok)
		complain(file);
	return ok;
}
