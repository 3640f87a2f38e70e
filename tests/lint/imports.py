#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The library and the module call nothing that reaches into the program they live in.

    imports.py ROOT LIBRARY [MODULE]

They run inside sshd, passwd and slapd: no environment, no locale, no child processes, no
signals, no exit, nothing printed, no unbounded text functions. The library has no clock, no
user database and nothing of stdio either; its caller says the year and the person.
"""
import pathlib
import sys
import tempfile

from report import Report
from tree import output, run

FORBIDDEN = {
    "the environment": "getenv secure_getenv setenv unsetenv putenv clearenv environ",
    "the locale": "setlocale newlocale uselocale localeconv nl_langinfo strcoll strxfrm "
                  "__ctype_b_loc __ctype_tolower_loc __ctype_toupper_loc tolower toupper "
                  "isalpha isdigit isupper islower isspace mbstowcs mbrtowc wcstombs towlower",
    "processes": "system popen fork vfork clone posix_spawn posix_spawnp execl execle execlp "
                 "execv execve execvp execvpe wait waitpid pthread_create",
    "loading code": "dlopen dlmopen dlsym",
    "the end of the program": "exit _exit _Exit quick_exit abort __assert_fail atexit "
                              "__cxa_atexit on_exit longjmp __longjmp_chk siglongjmp",
    "signals": "signal sigaction sigprocmask pthread_sigmask raise kill alarm setitimer",
    "the process's state": "umask chdir fchdir chroot setrlimit setuid seteuid setgid setegid "
                           "srand",
    "printing": "printf puts putchar putc fprintf vprintf vfprintf fputs fputc fwrite perror "
                "dprintf vdprintf __printf_chk __fprintf_chk __vprintf_chk __vfprintf_chk "
                "__dprintf_chk stdout stderr openlog syslog __syslog_chk vsyslog closelog",
    "unsafe text functions": "gets strcpy strcat sprintf vsprintf strtok atoi atol atof sscanf "
                             "__isoc99_sscanf __strcpy_chk __strcat_chk __sprintf_chk tmpnam "
                             "mktemp getpass",
    "weak randomness": "rand rand_r random drand48 lrand48",
    "mapped files": "mmap mmap64",
    "the second estimator": "ZxcvbnMatch ZxcvbnInit",
}
LIBRARY_ALSO = {
    "stdio": "snprintf vsnprintf asprintf vasprintf __snprintf_chk __vsnprintf_chk "
             "__asprintf_chk __vasprintf_chk fopen fopen64 fdopen freopen freopen64 fclose fread "
             "__fread_chk fgets __fgets_chk fgetc getc getchar ungetc getline getdelim __getdelim "
             "fscanf vfscanf vsscanf scanf fseek fseeko ftell rewind fflush feof ferror fileno "
             "setvbuf open_memstream fmemopen tmpfile stdin",
    "the clock": "time clock gettimeofday clock_gettime localtime localtime_r gmtime mktime",
    "the user database": "getpwnam getpwuid getpwnam_r getpwuid_r getgrnam getgrgid getgrouplist "
                         "getlogin getspnam",
    "the network": "socket connect getaddrinfo gethostbyname",
}


def imported(path):
    """The names that an object takes from others."""
    return {line.split()[-1].partition("@")[0]
            for line in output("nm", "-D", "--undefined-only", path).splitlines()}


def faults(names, table):
    return [f"{name} ({why})" for why, words in table.items()
            for name in sorted(names & set(words.split()))]


def control():
    """What is found in an object that does wrong on purpose."""
    text = """#include <stdio.h>
#include <stdlib.h>
void wrong(char *text, int number);
void wrong(char *text, int number)
{
	if (!getenv("HOME")) abort();
	puts("no");
	snprintf(text, 4, "%d", number);
}
"""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "control.so"
        run("gcc", "-shared", "-fPIC", "-xc", "-", "-o", path, input=text)
        return faults(imported(path), FORBIDDEN | LIBRARY_ALSO)


def main(_root, library, module=None):
    report = Report()
    report.case("the library calls nothing forbidden",
                faults(imported(library), FORBIDDEN | LIBRARY_ALSO))
    if module:
        report.case("the module calls nothing forbidden", faults(imported(module), FORBIDDEN))
    found = control()
    report.case("forbidden calls would be found",
                [] if [f.split()[0] for f in found] == ["getenv", "abort", "puts", "snprintf"]
                else found)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
