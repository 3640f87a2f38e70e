/* SPDX-License-Identifier: MIT */
/*
 * Gives any bytes to `check` as many lines: an input that begins with 'j' as lines of JSON, any
 * other as passwords, without its first byte. Each line has one line of output, in order, which
 * is the verdict of the library or says that there is none; and no password is in it.
 */
#include "fuzz.h"

#include "fake_host.h"
#include "faults.h"
#include "workspace.h"

#include "cli/check/check.h"

#include <json-c/json.h>
#include <sys/mman.h>
#include <unistd.h>

/* What a password holds, and nothing else that is printed. */
#define MARKER "qZx7"
/* A line that is longer is refused unread. */
#define LONGEST ((size_t)64 * 1024)

static struct context context;

static void get_ready(void)
{
	if (context.checker)
		return;
	workspace_empty();
	workspace_make(FAKE_STATE, 0700);
	faults_pretend(0, 0);
	fake_host = (struct fake_host){ .gecos = "Ann Smith",
					.home = "/home/ann",
					.group = "staff",
					.listed = true,
					.now = INT64_C(1795348800) };
	REQUIRE(context_take_policy(&context, "school"));
	REQUIRE(context_open(&context));
	REQUIRE(context_make_checker(&context, NULL));
}

/* Puts the bytes where standard input is. */
static void feed(const uint8_t *bytes, size_t len)
{
	int fd = memfd_create("input", MFD_CLOEXEC);

	REQUIRE(fd >= 0 && write(fd, bytes, len) == (ssize_t)len);
	REQUIRE(lseek(fd, 0, SEEK_SET) == 0);
	REQUIRE(dup2(fd, STDIN_FILENO) == STDIN_FILENO && close(fd) == 0);
}

/* Runs a batch; the caller frees *ret_output. */
static int run(bool as_json, char **ret_output, size_t *ret_len)
{
	char *errors = NULL;
	size_t errors_len = 0;
	FILE *former = stdout, *former_errors = stderr;

	stdout = open_memstream(ret_output, ret_len);
	stderr = open_memstream(&errors, &errors_len);
	int code = as_json ? batch_json(&context, 0) : batch_plain(&context);
	fclose(stdout);
	fclose(stderr);
	stdout = former;
	stderr = former_errors;
	if (!as_json) /* of an object a message may name the user */
		REQUIRE(!memmem(errors, errors_len, MARKER, strlen(MARKER)));
	REQUIRE(!memmem(*ret_output, *ret_len, MARKER, strlen(MARKER)));
	free(errors);
	return code;
}

/* Takes a line off *rest; false: there is none. */
static bool take_line(struct pwp_text *rest, struct pwp_text *ret_line)
{
	const char *end = rest->len > 0 ? memchr(rest->ptr, '\n', rest->len) : NULL;

	if (rest->len == 0)
		return false;
	*ret_line = *rest;
	if (end)
		ret_line->len = (size_t)(end - rest->ptr);
	size_t taken = ret_line->len + (end ? 1 : 0);
	rest->ptr += taken;
	rest->len -= taken;
	return true;
}

static void check_plain(struct pwp_text password, struct pwp_text line)
{
	static const char yes[] = "accepted\t", no[] = "refused\t";
	struct pwp_request request = context.request;
	struct pwp_result *result = NULL;
	bool accepted = false;

	request.password = password;
	if (password.len <= LONGEST &&
	    pwp_check(context.checker, &request, &result) == PWP_OK)
		accepted = pwp_result_accepted(result);
	const char *word = accepted ? yes : no;
	REQUIRE(line.len > strlen(word) && memcmp(line.ptr, word, strlen(word)) == 0);
	pwp_result_free(result);
}

static void check_json(struct pwp_text line)
{
	struct json_tokener *tokener = json_tokener_new();

	REQUIRE(tokener);
	json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	struct json_object *object =
		json_tokener_parse_ex(tokener, line.ptr, (int)line.len);
	REQUIRE(object && json_object_is_type(object, json_type_object));
	REQUIRE(json_tokener_get_parse_end(tokener) == line.len);
	REQUIRE(json_object_object_get_ex(object, "error", NULL) ||
		json_object_object_get_ex(object, "accepted", NULL));
	json_object_put(object);
	json_tokener_free(tokener);
}

/* The same for each line of input and output. */
static void check_lines(bool as_json, struct pwp_text input, struct pwp_text output)
{
	struct pwp_text password, line;

	while (take_line(&input, &password)) {
		REQUIRE(take_line(&output, &line));
		if (as_json)
			check_json(line);
		else
			check_plain(password, line);
	}
	REQUIRE(output.len == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *output = NULL;
	size_t len = 0;

	if (size == 0)
		return 0;
	get_ready();
	feed(data + 1, size - 1);
	int code = run(data[0] == 'j', &output, &len);
	REQUIRE(code == EXIT_ACCEPTED || code == EXIT_NO_VERDICT);
	check_lines(data[0] == 'j', (struct pwp_text){ (const char *)data + 1, size - 1 },
		    (struct pwp_text){ output, len });
	free(output);
	return 0;
}
