# SPDX-License-Identifier: MIT
"""Small changes to C code, for tools/mutants: what they are and how they look.

A source is read as tokens; comments, texts, assertions, sizes of arrays and preprocessor lines are
left alone, but for the number that a line `#define NAME number` gives a name to. Each of OPERATORS
looks at one token and yields the changes that it makes there. Nothing is parsed further: what does
not compile is sorted out by the compiler.
"""
import collections
import re

TOKEN = re.compile(r"""
      (?P<skip>[ \t]+|\n|\\\n|//[^\n]*|/\*.*?\*/)
    | ^(?P<macro>\#[ \t]*define[ \t]+\w+[ \t]+)(?=\d\w*[ \t]*(?:/\*.*?\*/[ \t]*)?$)
    | ^(?P<directive>\#(?:\\\n|/\*.*?\*/|[^\n])*)
    | (?P<text>(?:u8|[uUL])?(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))
    | (?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<sign><<=|>>=|\.\.\.|->|\+\+|--|<<|>>|[-+*/%&|^<>=!]=|&&|\|\||.)
    """, re.S | re.M | re.X)
Token = collections.namedtuple("Token", "kind text start end")
END = Token("end", "", 0, 0)
NO_CODE = ("skip", "macro", "directive")
BRACKETS = {")": "(", "]": "[", "}": "{"}
# Calls whose arguments never run, or only to find bugs of ours.
SILENT = ("assert", "static_assert", "_Static_assert", "__attribute__")
KEYWORDS = ("if", "while", "for", "switch", "return", "do", "else", "sizeof", "case", "goto")


class Code:
    """The tokens of a source that may be changed."""

    def __init__(self, text):
        self.text = text
        self.tokens = []
        self.closing = {}  # index of an opening bracket: that of its closing one
        opened = []
        for match in TOKEN.finditer(text):
            if match.lastgroup in NO_CODE:
                continue
            self.tokens.append(Token(match.lastgroup, match[0], *match.span()))
            if match[0] in BRACKETS.values():
                opened.append(len(self.tokens) - 1)
            elif match[0] in BRACKETS and opened:
                self._close(opened.pop())

    def _close(self, first):
        """A pair of brackets is complete; an assertion goes, and what is the size of an array."""
        if self[first - 1].text in SILENT:
            del self.tokens[first - 1:]
            return
        if self._is_declared(first):
            del self.tokens[first + 1:-1]
        self.closing[first] = len(self.tokens) - 1

    def _is_declared(self, at):
        """Whether an array is declared here: a type, a name and `[`."""
        kind, name = self[at - 2], self[at - 1]
        is_type = kind.text == "*" or (kind.kind == "word" and kind.text not in KEYWORDS)
        return self[at].text == "[" and name.kind == "word" and is_type

    def __getitem__(self, at):
        return self.tokens[at] if 0 <= at < len(self.tokens) else END

    def reads(self, at, *texts):
        """Whether the tokens from `at` on are these."""
        return all(self[at + i].text == text for i, text in enumerate(texts))

    def find(self, at, text):
        """The first token of this text from `at` on."""
        return next(i for i in range(at, len(self.tokens)) if self[i].text == text)

    def between(self, first, last):
        return self.text[self[first].start:self[last].end]


# ---- the operators: each yields (first token, last token, new text) for the token `at`

SWAPS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==",
         "&&": "||", "||": "&&", "+": "-", "-": "+", "+=": "-=", "-=": "+="}


def is_unary(code, at):
    """Whether the token is the sign of what follows."""
    before = code[at - 1]
    is_operand = before.kind in ("number", "word", "text") or before.text in (")", "]")
    return code[at].text in ("+", "-") and (not is_operand or before.text in KEYWORDS)


def swap(code, at):
    """A comparison shifts its boundary; an equality, a junction or a sum is its opposite."""
    if code[at].text in SWAPS and not is_unary(code, at):
        yield at, at, SWAPS[code[at].text]


def increase(code, at):
    """A number is one larger, but for {0}, -1 (which marks something) and what is returned."""
    parts = re.fullmatch(r"(0[xX][0-9a-fA-F]+|\d+)((?:\.\d*)?[uUlL]*)", code[at].text)
    if not parts or code[at - 1].text == "return" or code.reads(at - 1, "{", "0", "}") \
            or (is_unary(code, at - 1) and code[at].text == "1"):
        return
    is_octal = re.fullmatch("0[0-7]+", parts[1])
    number = int(parts[1], 8 if is_octal else 0) + 1
    yield at, at, (f"0{number:o}" if is_octal else str(number)) + parts[2]


def uncall(code, at):
    """A statement that only calls a function is dropped."""
    name = at + 3 if code.reads(at, "(", "void", ")") else at
    last = code.closing.get(name + 1, at) + 1
    begins = code[at - 1].text in (";", "{", "}", ")", "else", ":") \
        and not code.reads(at - 3, "(", "void", ")")
    if begins and code[name].kind == "word" and code[name].text not in KEYWORDS \
            and code.reads(name + 1, "(") and code.reads(last, ";"):
        yield at, last, ";"


def give_back(code, at):
    """Another value is returned."""
    if code[at].text != "return" or code[at + 1].text == ";":
        return
    last = code.find(at, ";")
    value = code.between(at + 1, last - 1)
    opposite = {"0": "-1", "true": "false", "false": "true"}.get(value)
    if opposite:
        yield at, last, f"return {opposite};"
    elif value != "NULL":
        yield at, last, "return 0;"
        if not value.isupper():  # else that is the same
            yield at, last, f"return !({value});"


def affirm(code, at):
    """A `!` is dropped."""
    if code[at].text == "!":
        yield at, at, ""


def negate(code, at):
    """A condition is negated, unless affirm() does."""
    if code[at].text in ("if", "while") and at + 1 in code.closing and code[at + 2].text != "!":
        last = code.closing[at + 1]
        yield at + 1, last, f"(!{code.between(at + 1, last)})"


def drop_else(code, at):
    """An `else` is dropped with its statement, but not one that another question follows."""
    if code[at].text == "else" and code[at + 1].text not in KEYWORDS:
        last = code.closing[at + 1] if code[at + 1].text == "{" else code.find(at, ";")
        yield at, last, ""


def stay(code, at):
    """A break or continue is dropped."""
    if code[at].text in ("break", "continue") and code[at + 1].text == ";":
        yield at, at, ""


OPERATORS = (swap, increase, uncall, give_back, affirm, negate, drop_else, stay)


class Mutant(collections.namedtuple("Mutant", "operator text start end new")):
    """A source's text with one piece exchanged."""

    def mutated(self):
        return self.text[:self.start] + self.new + self.text[self.end:]

    def line(self):
        return self.text.count("\n", 0, self.start) + 1

    def above(self):
        """The line before those that differ."""
        lines = self.text[:self.start].split("\n")
        return " ".join(lines[-2].split()) if len(lines) > 1 else ""

    def shown(self):
        """The lines that differ, before and after, each as one with single spaces."""
        first = self.text.rfind("\n", 0, self.start) + 1
        last = self.text.find("\n", self.end)
        after = self.text[first:self.start] + self.new + self.text[self.end:last]
        return " ".join(self.text[first:last].split()), " ".join(after.split())


def mutants(text):
    """Every mutant of a source, in the order of the text."""
    code = Code(text)
    for at in range(len(code.tokens)):
        for operator in OPERATORS:
            for first, last, new in operator(code, at):
                yield Mutant(operator.__name__, text, code[first].start, code[last].end, new)
