#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A test of a program that faxes, in Python: `pytest rig_ctypes.py` or `python3 rig_ctypes.py`
(docs/rig.md). What is tested is examples/sendfax, a program of its own: it gives up at a busy line,
and the service tries again all the same.

WINFAX_BIN_DIR names the directory with the library and the programs."""
import ctypes
import os
import pathlib
import subprocess

PRODUCTS = pathlib.Path(os.environ["WINFAX_BIN_DIR"])
DOCUMENT = pathlib.Path(__file__).resolve().parent / "two-pages.tif"
PATIENCE = 30_000  # milliseconds; met only when something is wrong

FEI_JOB_QUEUED, FEI_BUSY = 0x16, 0x05  # of winfax.h
JS_RETRYING = 0x20
SENT = 1  # WINFAX_RIG_SENT

library = ctypes.CDLL(str(PRODUCTS / "libwinfax_rig.so"))
library.winfax_rig_last_error.restype = ctypes.c_char_p


class Options(ctypes.Structure):
    """winfax_rig_options."""
    _fields_ = [("size", ctypes.c_size_t), ("clock", ctypes.c_int),
                ("scenario", ctypes.c_char_p), ("scenario_file", ctypes.c_char_p),
                ("settings", ctypes.c_char_p), ("lines", ctypes.c_char_p),
                ("trace", ctypes.c_int), ("patience", ctypes.c_uint),
                ("service", ctypes.c_char_p)]


class Event(ctypes.Structure):
    """winfax_rig_event."""
    _fields_ = [("event_id", ctypes.c_uint), ("job_id", ctypes.c_uint),
                ("device_id", ctypes.c_uint), ("time", ctypes.c_char * 32)]


def check(result):
    assert result == 0, library.winfax_rig_last_error().decode()


class Rig:
    """An instance of the service; `with Rig(...) as rig` stops it at the end."""

    def __init__(self, **options):
        texts = {name: value.encode() for name, value in options.items()}
        self.handle = ctypes.c_void_p()
        check(library.winfax_rig_start(ctypes.byref(Options(ctypes.sizeof(Options), **texts)),
                                       ctypes.byref(self.handle)))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        check(library.winfax_rig_stop(self.handle))

    def advance(self, duration):
        check(library.winfax_rig_advance(self.handle, duration.encode()))

    def advance_until_idle(self):
        check(library.winfax_rig_advance_until_idle(self.handle))

    def wait_for_event(self, event_id, job=0):
        event = Event()
        check(library.winfax_rig_wait_for_event(self.handle, event_id, job, PATIENCE,
                                                ctypes.byref(event)))
        return event

    def wait_for_state(self, job, state):
        check(library.winfax_rig_wait_for_state(self.handle, job, state, PATIENCE))

    def wait_for_outcome(self, job):
        outcome = ctypes.c_int()
        check(library.winfax_rig_wait_for_outcome(self.handle, job, PATIENCE,
                                                  ctypes.byref(outcome)))
        return outcome.value


def test_tries_again_when_the_line_is_busy():
    busy_once = "rule = [{ attempt = 1, steps = ['busy'] }, { steps = ['complete'] }]"
    with Rig(scenario=busy_once) as rig:
        program = subprocess.Popen([PRODUCTS / "sendfax", DOCUMENT, "555-0100"])
        job = rig.wait_for_event(FEI_JOB_QUEUED).job_id
        rig.advance("2s")
        rig.wait_for_event(FEI_BUSY, job)
        assert program.wait(timeout=PATIENCE / 1000) == 1  # it says that the line is busy
        rig.wait_for_state(job, JS_RETRYING)
        rig.advance_until_idle()  # ten minutes at once
        assert rig.wait_for_outcome(job) == SENT


if __name__ == "__main__":
    test_tries_again_when_the_line_is_busy()
    print("passed")
