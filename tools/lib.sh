# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# What the scripts in this folder share: the list of Debian packages, their installation and
# the set-up of build folders. Sourced by bash, never run.
# shellcheck disable=SC2034  # the lists are used by those who source this

# What the library, the command, the module and the manual pages are built with.
BUILD_PACKAGES=(
	gcc libc6-dev meson ninja-build pkg-config python3
	libpam0g-dev libutf8proc-dev libjson-c-dev libbsd-dev libzxcvbn-dev libcrypt-dev
	scdoc
)
# What quickstart's demonstration with the real passwd needs beside.
DEMO_PACKAGES=(python3-pexpect iproute2 mount passwd util-linux)
# What the tests need beside both.
TEST_PACKAGES=(
	clang libclang-rt-14-dev clang-format-14 g++ binutils universal-ctags shellcheck
	openssh-server openssh-client sudo cron pamtester libnss-extrausers libpam-runtime
	libcmocka-dev nettle-dev locales login diceware logrotate
)
# What builds for other systems need: WebAssembly, musl, Debian 12 and 13, Fedora.
PORTABILITY_PACKAGES=(
	lld llvm wasi-libc libclang-rt-14-dev-wasm32 nodejs musl-tools mmdebstrap dpkg-dev rpm rpmlint
)

# What tools/build-packages needs beside the first.
PACKAGING_PACKAGES=(build-essential debhelper dpkg-dev git lintian po-debconf)

say() {
	printf '%s\n' "$*" >&2
}

die() {
	say "${0##*/}: $*"
	exit 2
}

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		die "this step needs root: run it as root or install sudo ($*)"
	fi
}

missing_packages() {
	local package
	for package in "$@"; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
			printf '%s\n' "$package"
	done
}

# need_packages NAME...: installs what is missing; asks apt nothing when all are there.
need_packages() {
	local missing apt log
	command -v apt-get >/dev/null || die "needs Debian 12 or a relative of it (no apt-get here)"
	mapfile -t missing < <(missing_packages "$@")
	[ "${#missing[@]}" -gt 0 ] || return 0
	say "Installing: ${missing[*]}"
	log=$(mktemp)
	apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300)
	as_root "${apt[@]}" update </dev/null >"$log" 2>&1 ||
		say "The package lists could not be renewed; using the old ones."
	as_root "${apt[@]}" install --no-install-recommends "${missing[@]}" </dev/null >>"$log" 2>&1 || {
		tail -n 20 "$log" >&2
		die "these packages could not be installed; apt's words are in $log"
	}
	rm -f "$log"
}

# debian_archives: the archives of Debian that apt uses here, each as "ADDRESS SUITE".
debian_archives() {
	local format found
	# shellcheck disable=SC2016  # apt's variables, not the shell's
	format=('$(REPO_URI) $(RELEASE)' 'Created-By: Packages' 'Origin: Debian' 'Component: main')
	found=$(apt-get indextargets --format "${format[@]}" | sort -u)
	if [ -z "$found" ]; then # a machine whose lists were never fetched
		as_root apt-get update </dev/null >&2
		found=$(apt-get indextargets --format "${format[@]}" | sort -u)
	fi
	[ -n "$found" ] || die "apt knows no archive of Debian here"
	printf '%s\n' "$found"
}

# set_up_build FOLDER OPTION...: makes or renews a build folder; a broken one is made anew.
set_up_build() {
	local dir=$1
	shift
	if [ -f "$dir/build.ninja" ] && meson setup --reconfigure "$dir" "$@" >/dev/null 2>&1; then
		return 0
	fi
	rm -rf "$dir"
	mkdir -p "$(dirname "$dir")"
	meson setup "$dir" "$@" >"$dir.log" 2>&1 || {
		cat "$dir.log" >&2
		die "the build in $dir could not be set up"
	}
}
