/* SPDX-License-Identifier: MIT */
/* The least program that judges one password from standard input with libzxcvbn. */
#include <stdio.h>
#include <string.h>

#include <zxcvbn.h>

int main(void)
{
	char password[512];

	if (!fgets(password, sizeof(password), stdin))
		return 2;
	password[strcspn(password, "\n")] = '\0';
	double bits = ZxcvbnMatch(password, NULL, NULL);
	printf("%.1f\n", bits);
	return bits >= 33.2 ? 0 : 1;
}
