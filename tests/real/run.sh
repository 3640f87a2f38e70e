#!/bin/bash
# SPDX-License-Identifier: MIT
# run.sh SOURCE_ROOT BUILD_ROOT SCRIPT ARGUMENT...: real programs in a throw-away copy of
# this machine with the PAM stacks of a new one. Where the kernel allows no such copy, the tests
# are reported as skipped, with the reason; they never touch the machine's own accounts.
set -u
source_root=$1 build_root=$2 script=$3
shift 3
"$source_root/tools/sandbox" --with "$source_root" --with "$build_root" \
	"$source_root/tests/real/plain.sh" \
	/usr/bin/python3 -B -W ignore::DeprecationWarning "$source_root/tests/real/$script" "$@"
code=$?
if [ $code = 77 ]; then
	echo "1..0 # SKIP no throw-away copy of this machine is possible here"
	exit 0
fi
exit $code
