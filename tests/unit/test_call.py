#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Drives pwp_call() from another language, with no struct of the library mirrored.

    test_call.py LIBRARY
"""
import ctypes
import json
import sys
import threading

SIZE = 65536


class Session:
    """What a binding is: bytes in, JSON out."""

    def __init__(self, library):
        self.function = ctypes.CDLL(library).pwp_call
        self.handle = ctypes.c_void_p()

    def call(self, name, *fields, size=SIZE):
        fields = [("call", name), *fields]
        given = b"".join(text if isinstance(text, bytes) else str(text).encode()
                         for pair in fields for word in pair for text in (word, b"\0"))
        buf, length = ctypes.create_string_buffer(size), ctypes.c_size_t()
        error = self.function(ctypes.byref(self.handle), given, ctypes.c_size_t(len(given)), buf,
                              ctypes.c_size_t(size), ctypes.byref(length))
        text = buf.raw[:length.value]
        return error, json.loads(text) if text else None


CASES = []


def case(function):
    CASES.append(function)
    return function


def opened(library, *fields):
    session = Session(library)
    error, answer = session.call("open", ("policy", "school"), ("year", 2026), *fields)
    assert error == 0, answer
    return session


@case
def a_session_opens_checks_suggests_gives_rules_and_closes(library):
    session = Session(library)
    error, answer = session.call("open", ("policy", "school"))
    assert error == 0 and answer["profiles"] == ["admin", "pupil", "staff"], answer
    error, answer = session.call("check", ("password", "Khan2014!x"), ("full_name", "Aisha Khan"))
    assert error == 0 and not answer["accepted"] and answer["score"] < 50, answer
    assert "full_name" in [reason["name"] for reason in answer["reasons"]], answer
    error, answer = session.call("suggest", ("count", 3), ("profile", "pupil"))
    phrases = [suggestion["phrase"] for suggestion in answer["suggestions"]]
    assert error == 0 and len(set(phrases)) == 3, answer
    for phrase in phrases:
        error, answer = session.call("check", ("password", phrase), ("profile", "pupil"))
        assert error == 0 and answer["accepted"] and answer["score"] >= 50, answer
    error, answer = session.call("rules", ("profile", "pupil"), ("level", "plain"))
    assert error == 0 and len(answer["rules"]) > 2, answer
    error, answer = session.call("close")
    assert error == 0 and answer == {} and not session.handle.value, answer


@case
def offsets_find_the_part_in_code_points_and_in_utf16(library):
    password = "\U0001f600\u00e9Qwertzuiop1"
    session = opened(library)
    error, answer = session.call("check", ("password", password), ("parts", "yes"))
    assert error == 0 and len(answer["parts"]) > 1, answer
    utf16 = password.encode("utf-16-le")
    for place in answer["parts"] + answer["reasons"]:
        points = password[place["offset"]:place["offset"] + place["length"]]
        start, length = 2 * place["offset_utf16"], 2 * place["length_utf16"]
        assert utf16[start:start + length].decode("utf-16-le") == points, place
    assert sum(part["length"] for part in answer["parts"]) == len(password), answer
    session.call("close")


@case
def bits_of_the_parts_are_given(library):
    session = opened(library)
    _, answer = session.call("check", ("password", "password"), ("parts", "yes"))
    assert [part["kind"] for part in answer["parts"]] == ["password"], answer
    assert answer["parts"][0]["bits"] >= 0, answer
    session.call("close")


@case
def errors_name_the_field_and_show_no_value(library):
    session = opened(library)
    for fields, number, word in [
            ([("password", "hunter2"), ("pasword", "hunter2")], -2, "'password'"),
            ([("password", "hunter2"), ("password", "hunter2")], -2, "'password'"),
            ([("password", "hunter2"), ("year", "hunter2")], -5, "'year'"),
            ([("password", "hunter2"), ("level", "hunter2")], -5, "'level'"),
            ([("password", "hunter2"), ("profile", "hunter2")], -4, "'profile'"),
            ([("password", "hunter2"), ("user", "hunter2" * 50)], -9, "'user'"),
            ([("password", "ab\0hunter2\0hunter2")], -2, "'password'"),
            ([("password", "ab\0hunter2")], -2, "fields"),
            ([], -2, "'password'")]:
        error, answer = session.call("check", *fields)
        assert error == number and answer["error"]["number"] == number, answer
        assert set(answer["error"]) == {"number", "text", "file", "line", "column"}, answer
        assert word in answer["error"]["text"] and "hunter2" not in str(answer), answer
    session.call("close")


@case
def a_policy_comes_from_memory(library):
    session = Session(library)
    text = "include = school\nsite_words_file = /srv/words\n\n[profile staff]\nmin_length = 20\n"
    error, answer = session.call("open", ("text", text), ("file./srv/words", "Greenhill\n"),
                                 ("option.pupil.min_length", 7))
    assert error == 0, answer
    _, answer = session.call("rules", ("level", "standard"))
    assert answer["rules"][0] == "At least 20 characters.", answer
    _, answer = session.call("rules", ("profile", "pupil"), ("level", "standard"))
    assert answer["rules"][0] == "At least 7 characters.", answer
    _, answer = session.call("check", ("password", "Greenhill1"))
    assert "site_word" in [reason["name"] for reason in answer["reasons"]], answer
    session.call("close")
    error, answer = session.call("open", ("text", "min_length = 8\nmin_lenght = 9\n"))
    assert error == -4 and answer["error"]["line"] == 2 and not session.handle.value, answer


@case
def bytes_that_are_no_utf8_are_judged(library):
    session = opened(library)
    error, answer = session.call("check", ("password", b"\xff\xfepass"))
    assert error == 0 and answer["reasons"][0]["name"] == "invalid_utf8", answer
    session.call("close")


@case
def an_answer_that_does_not_fit_is_an_error(library):
    session = opened(library)
    for size in (0, 1, 50):
        assert session.call("rules", size=size) == (-10, None)
    error, answer = session.call("rules", size=200)
    assert error == -10 and answer["error"]["number"] == -10, answer
    session.call("close")


@case
def threads_share_a_session(library):
    session, wrong = opened(library), []
    expected = session.call("check", ("password", "Password1!"))

    def ask():
        for _ in range(200):
            if session.call("check", ("password", "Password1!")) != expected:
                wrong.append("differs")

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    session.call("close")


def main(library):
    failed = 0
    for number, function in enumerate(CASES, 1):
        try:
            function(library)
            print(f"ok {number} - {function.__name__.replace('_', ' ')}")
        except AssertionError as error:
            failed += 1
            print(f"not ok {number} - {function.__name__.replace('_', ' ')}\n# {error}")
    print(f"1..{len(CASES)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
