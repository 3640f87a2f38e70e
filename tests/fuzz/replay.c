/* SPDX-License-Identifier: MIT */
/*
 * Gives every file of a folder to a fuzz target, one TAP case for each, so that the
 * committed corpus is tried in every build, with every compiler, without libFuzzer.
 *
 *     replay FOLDER
 */
#include "fuzz.h"

#include <dirent.h>
#include <sys/stat.h>

#define INPUT_MAX (1U << 20)

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* Reads a file into memory of just its size, so that a sanitizer sees its end. */
static uint8_t *read_input(const char *folder, const char *name, size_t *ret_size)
{
	char path[4096];
	struct stat status;
	uint8_t *data;
	FILE *file;

	REQUIRE(snprintf(path, sizeof(path), "%s/%s", folder, name) < (int)sizeof(path));
	file = fopen(path, "rbe");
	REQUIRE(file && fstat(fileno(file), &status) == 0 && status.st_size <= INPUT_MAX);
	*ret_size = (size_t)status.st_size;
	data = malloc(*ret_size > 0 ? *ret_size : 1);
	REQUIRE(data && fread(data, 1, *ret_size, file) == *ret_size);
	fclose(file);
	return data;
}

int main(int argc, char **argv)
{
	struct dirent **entries = NULL;
	int n = argc == 2 ? scandir(argv[1], &entries, is_visible, alphasort) : -1;

	REQUIRE(n > 0);
	printf("1..%d\n", n);
	for (int i = 0; i < n; i++) {
		size_t size;
		uint8_t *data = read_input(argv[1], entries[i]->d_name, &size);

		LLVMFuzzerTestOneInput(data, size);
		printf("ok %d - %s\n", i + 1, entries[i]->d_name);
		fflush(stdout);
		free(data);
		free(entries[i]);
	}
	free(entries);
	return 0;
}
