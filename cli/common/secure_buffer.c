/* SPDX-License-Identifier: MIT */
/*
 * Buffers for secrets are pages of their own: excluded from core dumps, locked against swap
 * as far as RLIMIT_MEMLOCK allows, and wiped before they are unmapped.
 */
#include "cli/common/secure_buffer.h"

#include "base/wipe.h"
#include "pwpolicy.h"
#include "cli/common/output.h"

#include <stdio.h>
#include <sys/mman.h>

enum { OUTPUT_SIZE = 4 * 1024 };

bool secure_buffer_init(struct secure_buffer *buffer, size_t size)
{
	void *ptr = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
			 -1, 0);

	if (ptr == MAP_FAILED) {
		output_error("%s", pwp_strerror(PWP_ERR_NOMEM));
		return false;
	}
	/* Best effort: the limit on locked memory may be 0. */
	(void)mlock(ptr, size);
	(void)madvise(ptr, size, MADV_DONTDUMP);
	*buffer = (struct secure_buffer){ ptr, size };
	return true;
}

void secure_buffer_done(struct secure_buffer *buffer)
{
	if (!buffer->ptr)
		return;
	wipe(buffer->ptr, buffer->size);
	munmap(buffer->ptr, buffer->size);
	*buffer = (struct secure_buffer){ NULL, 0 };
}

bool secure_buffer_for_stdout(struct secure_buffer *output)
{
	return secure_buffer_init(output, OUTPUT_SIZE) &&
	       setvbuf(stdout, output->ptr, _IOFBF, output->size) == 0;
}
