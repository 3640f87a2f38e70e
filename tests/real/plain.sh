#!/bin/bash
# SPDX-License-Identifier: MIT
# plain.sh COMMAND ARGUMENT...: inside the sandbox. PAM's common stacks become those of a new
# machine, whatever this one has enabled or written by hand; then the command runs.
set -eu
find /usr/share/pam-configs -type f ! -name unix -delete
rm -f /var/lib/pam/*
for kind in auth account password session session-noninteractive; do
	cp "/usr/share/pam/common-$kind" /etc/pam.d/
done
pam-auth-update --package --force
exec "$@"
