/* SPDX-License-Identifier: MIT */
/* What the tests of a login share: the stack, the machine, and a login through both. */
#ifndef PWP_TESTS_PAM_LOGIN_CASE_H
#define PWP_TESTS_PAM_LOGIN_CASE_H

#include "machine.h"
#include "script.h"

#include <dlfcn.h>

#define GOOD "maple-Harbour-tin-52-lantern"
#define GOOD_HASH "$1$pwpolicy$jBr.xC1z2T/UZhB807w2b0"
#define NEW "copper-Basket-rain-71-window"
#define WEAK "Password1!"

/* A stack as pam-auth-update makes it; the stub stands where pam_unix would. */
#define STACK(password, options)                           \
	"auth required % give=" password "\n"              \
	"auth optional @ policy=school " options "\n"      \
	"account required %\n"                             \
	"account required @ policy=school " options "\n"   \
	"password requisite @ policy=school " options "\n" \
	"password required % see\n"                        \
	"password optional @ record policy=school " options
#define ENFORCE "login_mode=enforce grace=0 grace_logins=0"

static struct doubles *doubles;
static struct machine machine;

static inline int set_up(void **state)
{
	machine_init(&machine, doubles);
	*state = &machine;
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	machine_done(&machine);
	return 0;
}

static inline void login(struct script *script, const char *stack)
{
	script->auth_code = script->account_code = script->code = -1;
	if (!script->service)
		script->service = "login";
	if (!script->current)
		script->current = WEAK;
	script_login(script, machine.services, MODULE, stack);
	assert_int_equal(script->auth_code, PAM_SUCCESS);
}

/* A login that needs nothing: gives its lines. */
static inline struct script pass(const char *stack)
{
	static struct script script;
	script = (struct script){ .code = -1 };
	login(&script, stack);
	assert_int_equal(script.account_code, PAM_SUCCESS);
	assert_int_equal(script.prompts, 0);
	return script;
}

static inline int set_up_all(void **state)
{
	(void)state;
	void *module = dlopen(MODULE, RTLD_NOW);
	doubles = module ? dlsym(module, "doubles") : NULL;
	return doubles ? 0 : -1;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
