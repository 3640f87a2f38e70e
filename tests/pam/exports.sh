#!/bin/sh
# SPDX-License-Identifier: MIT
# exports.sh MODULE: the module shows libpam's six names and nothing else, and needs no
# library of ours at run time.
set -eu
expected="pam_sm_acct_mgmt pam_sm_authenticate pam_sm_chauthtok pam_sm_close_session"
expected="$expected pam_sm_open_session pam_sm_setcred"
found=$(nm -D --defined-only "$1" | awk '{ print $3 }' | LC_ALL=C sort | xargs)
echo "1..2"
if [ "$found" = "$expected" ]; then echo "ok 1 - exports the six entry points alone"; else
	echo "not ok 1 - exports the six entry points alone"
	echo "# found: $found"
fi
needed=$(readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
if echo "$needed" | grep -q pwpolicy; then
	echo "not ok 2 - carries the library inside"
	echo "# needs: $needed"
else
	echo "ok 2 - carries the library inside"
fi
