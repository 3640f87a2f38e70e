#!/bin/bash
# SPDX-License-Identifier: MIT
# run.sh SOURCE_ROOT BUILD_ROOT RELEASE SCRIPT ARGUMENT...: a script in a throw-away copy of that
# Debian, beside a clone of what is committed; it gets the clone's path and the ARGUMENTs.
set -eu
source_root=$1 build_root=$2 release=$3 script=$4
shift 4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git -c safe.directory='*' clone --quiet --no-hardlinks "$source_root" "$folder/pwpolicy"
"$source_root/tools/debian" "$release" --with "$source_root" --with "$build_root" --with "$folder" \
	/usr/bin/python3 -B "$source_root/tests/packages/$script" "$folder/pwpolicy" "$@"
