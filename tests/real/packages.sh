#!/bin/bash
# SPDX-License-Identifier: MIT
# packages.sh SOURCE_ROOT BUILD_ROOT: builds the Debian packages of the commit, lets lintian look at
# them, and tries them in a throw-away copy of this machine.
set -u
source_root=$1 build_root=$2
"$source_root/tools/build-packages" --output "$build_root/packages" >&2 || {
	printf 'not ok 1 - the packages are built, and lintian finds nothing\n1..1\n'
	exit 1
}
exec "$source_root/tests/real/run.sh" "$source_root" "$build_root" packages.py "$build_root/packages"
