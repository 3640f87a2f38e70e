#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Makes libpwpolicy(3) from the comments of pwpolicy.h, as scdoc source.

    library_page.py HEADER README

The header is read line by line. `/* ---- name */` begins a section. A comment belongs to the
declarations that follow it without an empty line between; one with an empty line behind it is
about all that follow. In a comment an empty line ends a paragraph, and lines that are indented by
two spaces make a list: a name, two spaces or more, what there is to say. `code` is underlined. The
example of the page is the C example of the README.

A public declaration without a comment, a function that does not tell since when it is there, and
one that can fail but does not tell what it returns are faults: nothing is written.
"""
import pathlib
import re
import sys
import textwrap

WIDTH = 72
SECTION = re.compile(r"/\* ---- (.+) \*/$")
LIST_ITEM = re.compile(r"  (\S.*?)(?:  +(.*))?$")

HEAD = """\
libpwpolicy(3)

# NAME

libpwpolicy - {name}

# SYNOPSIS

*#include <pwpolicy.h>*

*cc* ... *$(pkg-config --cflags --libs pwpolicy)*

# DESCRIPTION

{description}
"""
TAIL = """\
# EXAMPLE

{example}

# SEE ALSO

*pwpolicy*(1), *pwpolicy.conf*(5), *pam_pwpolicy*(8)"""


# ---- reading the header

def comment_text(lines):
    """The lines of a comment without its frame."""
    text = "\n".join(lines)
    text = re.sub(r"^/\*|\*/$", "", text.strip())
    return re.sub(r"^ ?\* ?", "", text, flags=re.M).strip("\n ")


def take_until(lines, start, ends):
    """The lines from `start` to the first that ends the thing, and where the next begins."""
    stop = start
    while not ends(lines[start:stop + 1]):
        stop += 1
    return lines[start:stop + 1], stop + 1


def comment_ends(lines):
    return "*/" in lines[-1]


def macro_ends(lines):
    return not lines[-1].endswith("\\")


def declaration_ends(lines):
    code = re.sub(r"/\*.*?\*/", " ", "\n".join(lines), flags=re.S)
    return "/*" not in code and code.count("{") == code.count("}") and \
        code.rstrip().endswith(";")


def starts(lines, at):
    """What begins at a line, and which line ends it."""
    line = lines[at]
    if line.startswith("/*"):
        return "comment", comment_ends
    if line.startswith("#"):
        return "macro", macro_ends
    return "declaration", declaration_ends


def read(header):
    """The comment at the head, and the items: (section, comment, kind, lines)."""
    lines = header.splitlines()
    head, at = take_until(lines, 1, comment_ends)
    at = next(i for i in range(at, len(lines)) if SECTION.match(lines[i]))
    section, comment, used, items = "", "", True, []
    while at < len(lines) and not lines[at].startswith("#ifdef __cplusplus"):
        found = SECTION.match(lines[at])
        if found or not lines[at].strip():
            if not used:
                items.append((section, comment, "text", []))
            section, comment, used = found[1] if found else section, "", True
            at += 1
            continue
        kind, ends = starts(lines, at)
        taken, at = take_until(lines, at, ends)
        if kind == "comment":
            comment, used = comment_text(taken), False
        else:
            items.append((section, comment, kind, taken))
            used = True
    return comment_text(head), items


def prototype(lines):
    """The prototype of a function without attributes; None for another declaration."""
    code = re.sub(r"\s+", " ", " ".join(lines))
    if not code.startswith("PWP_API "):
        return None
    return re.sub(r"\b(PWP_API|PWP_CHECKED) ", "", code)


def name_of(kind, lines):
    """What an item declares, for messages and the order of the page."""
    if kind == "macro":
        return re.match(r"#define (\w+)", lines[0])[1]
    if kind == "text":
        return ""
    code = prototype(lines)
    pattern = r"\b(pwp_\w+)\(" if code else r"(?:struct|enum) (\w+)"
    return re.search(pattern, code or lines[0])[1]


def faults(items):
    """What the comments of the items lack."""
    found = []
    for _, comment, kind, lines in items:
        name, function = name_of(kind, lines), prototype(lines)
        if name.endswith("_INIT"):
            continue
        if not comment:
            found.append(f"{name} has no comment")
        if function and not re.search(r"\bSince\s+\d+\.\d+\.$", comment):
            found.append(f"{name}() does not end with since when it is there")
        if "PWP_CHECKED" in " ".join(lines) and not re.search(r"\bReturns\s+0\b", comment):
            found.append(f"{name}() does not tell what it returns")
    return found


# ---- writing the page

def escaped(text):
    return re.sub(r"([\\*_\[\]<>#~])", r"\\\1", text)


def marked(text):
    """Running text in scdoc's mark-up."""
    out = []
    for number, piece in enumerate(re.split(r"`([^`]+)`", text)):
        piece = escaped(piece)
        out.append(f"_{piece}_" if number % 2 else
                   re.sub(r"\b(pwp(?:\\_\w+?)+)\(\)", r"*\1*()", piece))
    return "".join(out)


def listed(lines):
    """A list: a name at the margin and its text behind it."""
    items = []
    for line in lines:
        item = LIST_ITEM.match(line)
        if item and line[2] != " ":
            items.append([item[1], item[2] or ""])
        else:
            items[-1][1] += " " + line.strip()
    return "\n\n".join(f"*{escaped(name)}*\n\t{marked(text.strip())}" for name, text in items)


def paragraphs(comment):
    made = []
    comment = re.sub(r"(?<=[.)])\s(?=Returns\s+0\b)", "\n\n", comment)
    for paragraph in re.split(r"\n\s*\n", comment):
        lines = paragraph.splitlines()
        # A paragraph is one line: at the start of a line some signs mean something.
        made.append(listed(lines) if lines[0].startswith("  ") else marked(" ".join(lines)))
    return "\n\n".join(made)


def literal(code):
    """Code for a literal block, where scdoc still reads a backslash."""
    return f"```\n{code}\n```".replace("\\", "\\\\")


def laid_out(code):
    """A prototype in lines of a readable length, which end inside an argument only where one alone
    is longer."""
    if len(code) <= WIDTH:
        return code
    head, arguments = re.match(r"(.*?\bpwp_\w+\()(.*)$", code).groups()
    tied = re.sub(r"(?<!,) |(?<=,) (?=[^(]*\)[^;])", "\xa0", arguments)
    pieces = (piece if len(piece) < WIDTH - 4 else piece.replace(",\xa0", ", ")
              for piece in tied.split(" "))
    return head + "\n" + "\n".join(
        textwrap.wrap(" ".join(pieces), WIDTH, initial_indent="    ", subsequent_indent="    ")
    ).replace("\xa0", " ")


def shown(lines):
    """The code of an item as the page shows it: indented by four, its columns kept."""
    code = prototype(lines)
    return laid_out(code) if code else "\n".join(
        re.sub(r"^ {8}", " " * 4, line.expandtabs(8)) for line in lines)


def limit(lines):
    name, value = re.match(r"#define (\w+) (.*)", lines[0]).groups()
    return f"*{escaped(name)}* ({value})"


def body(items):
    """The sections, each with its types and functions in the order of the header."""
    made, last, before = [], None, None
    for section, comment, kind, lines in items:
        if section != last:
            made.append(f"## {section.capitalize()}")
            last = section
        if name_of(kind, lines).endswith("_INIT"):
            continue
        if kind == "macro" and before == comment:
            names, text = made[-1].split("\n", 1)
            made[-1] = f"{names}, {limit(lines)}\n{text}"
        elif kind == "macro":
            made.append(limit(lines) + "\n\t" + marked(comment.replace("\n", " ")))
        elif kind == "text":
            made.append(paragraphs(comment))
        else:
            made.append(f"{literal(shown(lines))}\n\n{paragraphs(comment)}")
        before = comment if kind == "macro" else None
    return "\n\n".join(made)


def page(header, readme):
    """The page; raises ValueError with the faults of the comments."""
    head, items = read(header)
    wrong = faults(items)
    if wrong:
        raise ValueError("\n".join(wrong))
    title, description = head.split("\n\n", 1)
    example = re.search(r"^```c\n(.*?)\n```", readme, re.S | re.M)[1]
    return "\n".join([
        HEAD.format(name=title.split(" - ", 1)[1], description=paragraphs(description)),
        "# INTERFACE\n", body(items), "", TAIL.format(example=literal(example.expandtabs(4)))])


def main(header, readme):
    texts = [pathlib.Path(name).read_text("utf-8") for name in (header, readme)]
    try:
        print(page(*texts))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
