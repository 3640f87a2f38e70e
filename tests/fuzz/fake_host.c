/* SPDX-License-Identifier: MIT */
#include "fake_host.h"

#include "faults.h"
#include "workspace.h"
#include "fuzz.h"

#include "store/system/places.h"
#include "system/trusted_file.h"

#include <crypt.h>
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

struct fake_host fake_host;

DOUBLE(const struct places *, places_system, (void))
{
	static struct places places;
	static char paths[5][PATH_MAX];
	static const char *const names[] = { FAKE_POLICY, FAKE_STATE, FAKE_LOG "/audit",
					     FAKE_PASSWD, FAKE_SHADOW };

	for (size_t i = 0; i < 5 && !places.policy; i++)
		memcpy(paths[i], workspace_entry(names[i]), PATH_MAX);
	places = (struct places){
		.policy = paths[0],
		.state = paths[1],
		.audit = paths[2],
		.passwd = paths[3],
		.shadow = paths[4],
		.trust = TRUSTED_FILE_EUID,
	};
	return &places;
}

/* ---- accounts */

static char *append(char **at, size_t *room, const char *text)
{
	size_t size = strlen(text) + 1;
	char *start = *at;

	if (size > *room)
		return NULL;
	memcpy(start, text, size);
	*at += size;
	*room -= size;
	return start;
}

static int fill(const char *name, uid_t uid, struct passwd *entry, char *buf, size_t size,
		struct passwd **ret_found)
{
	*entry = (struct passwd){ .pw_uid = uid, .pw_gid = 7 };
	entry->pw_name = append(&buf, &size, name);
	entry->pw_gecos = append(&buf, &size, fake_host.gecos);
	entry->pw_dir = append(&buf, &size, fake_host.home);
	if (!entry->pw_name || !entry->pw_gecos || !entry->pw_dir)
		return ERANGE;
	*ret_found = entry;
	return 0;
}

/* Whether a name is that of a listed account. */
static bool is_listed(const char *name)
{
	return name[0] == 'u' && name[1] >= '0' && name[1] <= '9' && name[2] == '\0';
}

DOUBLE(int, getpwnam_r,
       (const char *name, struct passwd *entry, char *buf, size_t size,
	struct passwd **ret_found))
{
	*ret_found = NULL;
	if (faults_hit(FAULT_USER))
		return errno;
	if (fake_host.no_account || (fake_host.listed && !is_listed(name)))
		return 0;
	uid_t uid = fake_host.listed ? FAKE_UID + (uid_t)(name[1] - '0') : fake_host.uid;
	return fill(name, uid, entry, buf, size, ret_found);
}

DOUBLE(int, getpwuid_r,
       (uid_t uid, struct passwd *entry, char *buf, size_t size,
	struct passwd **ret_found))
{
	char name[] = "u0";

	*ret_found = NULL;
	if (faults_hit(FAULT_USER))
		return errno;
	if (uid < FAKE_UID || uid >= FAKE_UID + FAKE_ACCOUNTS)
		return 0;
	name[1] = (char)('0' + (uid - FAKE_UID));
	return fill(name, uid, entry, buf, size, ret_found);
}

DOUBLE(struct passwd *, getpwuid, (uid_t uid))
{
	static struct passwd entry;
	static char buf[256];
	struct passwd *found = NULL;
	int error = __wrap_getpwuid_r(uid, &entry, buf, sizeof(buf), &found);

	errno = error;
	return found;
}

static uid_t next_listed;

DOUBLE(void, setpwent, (void))
{
	next_listed = FAKE_UID;
}

DOUBLE(void, endpwent, (void))
{
	next_listed = FAKE_UID;
}

/* Its end is no error, and leaves errno as it was. */
DOUBLE(struct passwd *, getpwent, (void))
{
	return next_listed < FAKE_UID + FAKE_ACCOUNTS ? __wrap_getpwuid(next_listed++)
						      : NULL;
}

DOUBLE(int, getgrouplist, (const char *user, gid_t gid, gid_t *gids, int *count))
{
	int room = *count;

	(void)user;
	if (faults_hit(FAULT_GROUP))
		return -1;
	*count = 2;
	if (room < 2)
		return -1;
	gids[0] = gid;
	gids[1] = gid + 1;
	return 2;
}

DOUBLE(int, getgrgid_r,
       (gid_t gid, struct group *entry, char *buf, size_t size, struct group **ret_found))
{
	static char *nobody[] = { NULL };

	*ret_found = NULL;
	if (faults_hit(FAULT_GROUP))
		return errno;
	*entry = (struct group){ .gr_gid = gid, .gr_mem = nobody };
	entry->gr_name = append(&buf, &size, gid == 7 ? "users" : fake_host.group);
	if (!entry->gr_name)
		return ERANGE;
	*ret_found = entry;
	return 0;
}

DOUBLE(int, getgrnam_r,
       (const char *name, struct group *entry, char *buf, size_t size,
	struct group **ret_found))
{
	(void)name, (void)entry, (void)buf, (void)size;
	*ret_found = NULL;
	return faults_hit(FAULT_GROUP) ? errno : 0;
}

/* ---- the rest */

/* Nobody waits, but who waits for something to end sees time go by. */
static int64_t waited;

#define SECOND INT64_C(1000000000)

DOUBLE(int, clock_gettime, (clockid_t clock, struct timespec *now))
{
	if (faults_hit(FAULT_CLOCK))
		return -1;
	*now = (struct timespec){ .tv_sec = fake_host.now };
	if (clock != CLOCK_REALTIME)
		*now = (struct timespec){ waited / SECOND, waited % SECOND };
	return 0;
}

DOUBLE(int, clock_nanosleep,
       (clockid_t clock, int flags, const struct timespec *span,
	struct timespec *ret_left))
{
	(void)clock, (void)flags, (void)ret_left;
	waited += span->tv_sec * SECOND + span->tv_nsec + SECOND / 100;
	return 0;
}

DOUBLE(int, isatty, (int fd))
{
	(void)fd;
	return fake_host.terminal;
}

DOUBLE(int, gethostname, (char *name, size_t size))
{
	(void)snprintf(name, size, "test");
	return 0;
}

DOUBLE(int, getrlimit64, (__rlimit_resource_t resource, struct rlimit *limit))
{
	if (faults_hit(FAULT_LIMIT))
		return -1;
	if (!fake_host.small_limits)
		return __real_getrlimit64(resource, limit);
	*limit = (struct rlimit){ 100, 100 };
	return 0;
}

DOUBLE(int, statvfs64, (const char *path, struct statvfs *space))
{
	return faults_hit(FAULT_SPACE) ? -1 : __real_statvfs64(path, space);
}

/* ---- crypt(3) */

#define SALT_LEN 22
#define DIGEST_LEN 43

void fake_host_hash(const char *password, const char *salt, char ret_hash[FAKE_HASH_SIZE])
{
	static const char digits[] =
		"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	uint64_t sum = UINT64_C(1469598103934665603);
	char digest[DIGEST_LEN + 1] = "";

	for (size_t i = 0; i < SALT_LEN; i++)
		sum = (sum ^ (unsigned char)salt[i]) * UINT64_C(1099511628211);
	for (; *password; password++)
		sum = (sum ^ (unsigned char)*password) * UINT64_C(1099511628211);
	for (size_t i = 0; i < DIGEST_LEN; i++) {
		sum = sum * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		digest[i] = digits[sum >> 58];
	}
	(void)snprintf(ret_hash, FAKE_HASH_SIZE, "$y$j9T$%.*s$%s", SALT_LEN, salt,
		       digest);
}

DOUBLE(char *, crypt_rn,
       (const char *password, const char *setting, void *data, int size))
{
	static const char prefix[] = "$y$j9T$";
	size_t len = sizeof(prefix) - 1;

	REQUIRE(size >= FAKE_HASH_SIZE);
	if (faults_hit(FAULT_CRYPT))
		return NULL;
	if (strncmp(setting, prefix, len) == 0 && strlen(setting) >= len + SALT_LEN)
		fake_host_hash(password, setting + len, data);
	else
		memcpy(data, "*0", 3);
	return data;
}

DOUBLE(char *, crypt_gensalt_rn,
       (const char *prefix, unsigned long count, const char *random, int random_size,
	char *setting, int size))
{
	(void)prefix, (void)count, (void)random, (void)random_size;
	if (faults_hit(FAULT_CRYPT))
		return NULL;
	(void)snprintf(setting, (size_t)size, "$y$j9T$%0*u", SALT_LEN, 1U);
	return setting;
}
