"""Asks entente in words from Python, by ctypes alone. Usage: ask.py LIBRARY DATA

LIBRARY is libentente.so, DATA a file of entente/1 or a folder of such files.
SPDX-License-Identifier: MIT
"""
import ctypes
import json
import sys


# [world]
class World:
    """Facts that can be asked."""

    def __init__(self, library, path):
        self._c = ctypes.CDLL(library)
        text_out = ctypes.POINTER(ctypes.c_void_p)
        self._c.entente_open.restype = ctypes.c_void_p
        self._c.entente_open.argtypes = [ctypes.c_char_p, text_out]
        self._c.entente_ask.restype = ctypes.c_void_p
        self._c.entente_ask.argtypes = [ctypes.c_void_p, ctypes.c_char_p, text_out]
        self._c.entente_free.argtypes = [ctypes.c_void_p]
        self._c.entente_close.argtypes = [ctypes.c_void_p]
        self._world = self._call(self._c.entente_open, path.encode())

    def close(self):
        self._c.entente_close(self._world)
        self._world = None

    def ask(self, question):
        """The answer as a dictionary. Raises ValueError with what is wrong with a question."""
        return json.loads(self._taken(self._call(self._c.entente_ask, self._world, question.encode())))

    def _call(self, function, *arguments):
        problem = ctypes.c_void_p()
        result = function(*arguments, ctypes.byref(problem))
        if result is None:
            raise ValueError(self._taken(problem.value) if problem.value else "there is no memory")
        return result

    def _taken(self, text):
        try:
            return ctypes.string_at(text).decode()
        finally:
            self._c.entente_free(text)
# [world]


def main(library, data):
    world = World(library, data)
    for question in (
        "which country did each president of South Korea call first after election",
        "how many days after election did each president of KOR first call CHN",
    ):
        answer = world.ask(question)
        print(f"{question}: {answer['verdict']}")
        for line in answer["lines"]:
            print(f"  {line}")
    rows = world.ask("which countries did Moon Jae-in call after election, in order")["rows"]
    print(f"{len(rows)} rows with {', '.join(list(rows[0])[:6])}, ...")
    try:
        world.ask("which country did Lee call first")
    except ValueError as refused:
        print(refused)
    world.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
