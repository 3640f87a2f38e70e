#!/bin/sh
# SPDX-License-Identifier: MIT
# login.sh SOURCE_ROOT BUILD_ROOT PROGRAM MODULE STUB: bench_login for a user who is made
# for it, in a throw-away copy of this machine.
set -eu
exec "$1/tools/sandbox" --with "$1" --with "$2" /bin/sh -eu -c '
	rm -rf /etc/pwpolicy /var/lib/pwpolicy /var/log/pwpolicy
	useradd --no-create-home --comment "Hannah Price" hannah
	exec "$@" hannah' sh "$(readlink -f "$3")" "$(readlink -f "$4")" "$(readlink -f "$5")"
