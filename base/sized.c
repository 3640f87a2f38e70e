/* SPDX-License-Identifier: MIT */
/*
 * A program and the library that it runs with may be of different releases. An older
 * program has shorter structs: what it does not know of is left at zero, which every new
 * member must mean "as before" by. A newer one has longer structs: what it sets beyond ours
 * cannot be obeyed and is refused; what it leaves at zero is as if it were not there.
 */
#include "base/sized.h"

#include <string.h>

bool sized_is_size(size_t size, size_t least)
{
	return size >= least && size <= SIZED_MAX;
}

int sized_read(const void *theirs, size_t least, void *ret_ours, size_t size)
{
	const unsigned char *bytes = theirs;
	size_t their_size;

	if (!theirs)
		return PWP_ERR_ARGUMENT;
	memcpy(&their_size, theirs, sizeof(their_size));
	if (!sized_is_size(their_size, least))
		return PWP_ERR_ARGUMENT;
	for (size_t i = size; i < their_size; i++)
		if (bytes[i] != 0)
			return PWP_ERR_ARGUMENT;
	sized_write(ret_ours, size, theirs, their_size);
	return 0;
}

void sized_write(void *theirs, size_t their_size, const void *ours, size_t size)
{
	size_t both = their_size < size ? their_size : size;

	memcpy(theirs, ours, both);
	memset((char *)theirs + both, 0, their_size - both);
	memcpy(theirs, &their_size, sizeof(their_size));
}
