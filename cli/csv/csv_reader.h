/* SPDX-License-Identifier: MIT */
/* Reading a table from a file: bytes, characters (decode.h), fields (csv.h). */
#ifndef CLI_CSV_READ_H
#define CLI_CSV_READ_H

#include "cli/csv/csv_parser.h"
#include "cli/csv/text_decoder.h"

/* It holds text of the file: the caller keeps it where it is wiped. */
struct csv_reader {
	const char *name; /* of the file, for messages */
	struct text_decoder decode;
	struct csv_parser csv;
	bool reported; /* what is wrong */
	uint8_t block[32768];
};

/* Reads to the end and shows the progress. False: it has reported what is wrong. */
bool csv_reader_read(struct csv_reader *file, const char *name, int fd,
		     const struct csv_handler *handler);

#endif
