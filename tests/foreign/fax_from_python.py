# SPDX-License-Identifier: MIT
"""A Python program that knows libwinfax.so only from its documentation sends faxes through it."""
import ctypes
import os
import pathlib
import signal
import subprocess
import tempfile
import unittest
from ctypes import byref, c_size_t, c_uint16, c_uint32, c_void_p

PRODUCTS = pathlib.Path(os.environ["WINFAX_BIN_DIR"])
DOCUMENT = os.environ["WINFAX_TEST_DOCUMENT"]
PATIENCE = 30  # seconds; met only when something is wrong

(DIALING, SENDING, COMPLETED, BAD_ADDRESS, IDLE, SERVICE_ENDED, QUEUED, DELETED) = (
    1, 2, 4, 7, 0x13, 0x14, 0x16, 0x17)
NO_JOB = 0xFFFFFFFF
JOB_FAILED = 4
JOB_SENDS = 1
UNTOUCHED = 4711  # a last error that no function sets


class SystemTime(ctypes.Structure):
    _fields_ = [(name, c_uint16) for name in (
        "year", "month", "dayOfWeek", "day", "hour", "minute", "second", "milliseconds")]


# The structures of the A and W forms differ in what the text pointers point at.
class JobParameters(ctypes.Structure):
    _fields_ = [
        ("sizeOfStruct", c_uint32), ("recipientNumber", c_void_p), ("recipientName", c_void_p),
        ("tsid", c_void_p), ("senderName", c_void_p), ("senderCompany", c_void_p),
        ("senderDepartment", c_void_p), ("billingCode", c_void_p), ("scheduleAction", c_uint32),
        ("scheduleTime", SystemTime), ("reportType", c_uint32), ("reportAddress", c_void_p),
        ("documentName", c_void_p), ("callHandle", c_uint32), ("reserved", c_size_t * 3)]


class JobEntry(ctypes.Structure):
    _fields_ = [
        ("sizeOfStruct", c_uint32), ("jobId", c_uint32), ("userName", c_void_p),
        ("jobType", c_uint32), ("queueStatus", c_uint32), ("status", c_uint32),
        ("size", c_uint32), ("pageCount", c_uint32), ("recipientNumber", c_void_p),
        ("recipientName", c_void_p), ("tsid", c_void_p), ("senderName", c_void_p),
        ("senderCompany", c_void_p), ("senderDepartment", c_void_p), ("billingCode", c_void_p),
        ("scheduleAction", c_uint32), ("scheduleTime", SystemTime), ("reportType", c_uint32),
        ("reportAddress", c_void_p), ("documentName", c_void_p)]


class Event(ctypes.Structure):
    _fields_ = [("sizeOfStruct", c_uint32), ("timeStamp", c_uint32 * 2), ("deviceId", c_uint32),
                ("eventId", c_uint32), ("jobId", c_uint32)]


class Ansi:
    letter = "A"

    @staticmethod
    def encode(text):
        return ctypes.create_string_buffer(text.encode())

    @staticmethod
    def decode(address):
        return ctypes.string_at(address).decode()


class Wide:
    letter = "W"

    @staticmethod
    def encode(text):
        return ctypes.create_string_buffer(text.encode("utf-16-le") + b"\0")

    @staticmethod
    def decode(address):
        units = ctypes.cast(address, ctypes.POINTER(c_uint16))
        length = next(index for index in range(32768) if units[index] == 0)
        return ctypes.string_at(address, 2 * length).decode("utf-16-le")


def load_library():
    library = ctypes.CDLL(str(PRODUCTS / "libwinfax.so"))
    library.winfax_CreateIoCompletionPort.argtypes = [c_void_p, c_void_p, c_size_t, c_uint32]
    library.winfax_CreateIoCompletionPort.restype = c_void_p
    library.winfax_LocalFree.argtypes = [c_void_p]
    library.winfax_LocalFree.restype = c_void_p
    library.FaxFreeBuffer.argtypes = [c_void_p]
    library.FaxFreeBuffer.restype = None
    return library


def die_with_parent():
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


class RoundTrip(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        os.environ.update(WINFAX_INSTANCE=f"python-{os.getpid()}", WINFAX_AUTOSTART="0",
                          WINFAX_STATE_DIR=directory.name, LC_ALL="C.UTF-8")
        self.service = subprocess.Popen(
            [PRODUCTS / "winfaxd", "--console", "--clock", "jump"], text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=die_with_parent)
        self.addCleanup(self.end_service)
        printed = []
        while not (printed and printed[-1].startswith("winfaxd: ready")):
            printed.append(self.service.stdout.readline())
            self.assertTrue(printed[-1], f"winfaxd did not become ready: {printed}")
        self.library = load_library()

    def end_service(self):
        self.service.kill()
        self.service.communicate()

    def call(self, name, *arguments):
        self.library.winfax_SetLastError(UNTOUCHED)
        result = getattr(self.library, name)(*arguments)
        return result, self.library.winfax_GetLastError()

    def succeed(self, name, *arguments):
        self.assertEqual(self.call(name, *arguments), (1, UNTOUCHED), name)

    def fail_with(self, error, name, *arguments):
        self.assertEqual(self.call(name, *arguments), (0, error), name)

    def connect(self, form):
        handle = c_void_p()
        self.succeed("FaxConnectFaxServer" + form.letter, None, byref(handle))
        self.assertTrue(handle.value)
        return handle

    def subscribe(self, handle, key):
        port = c_void_p(self.library.winfax_CreateIoCompletionPort(c_void_p(-1), None, 0, 1))
        self.assertTrue(port.value)
        self.succeed("FaxInitializeEventQueue", handle, port, c_size_t(key), None, c_uint32(0))
        return port

    def next_event(self, port, expected_key):
        size, key, packet = c_uint32(), c_size_t(), ctypes.POINTER(Event)()
        self.succeed("winfax_GetQueuedCompletionStatus", port, byref(size), byref(key),
                     byref(packet), c_uint32(PATIENCE * 1000))
        self.assertEqual((size.value, key.value), (24, expected_key))
        event = Event.from_buffer_copy(packet.contents)
        self.assertEqual(event.sizeOfStruct, 24)
        self.assertIsNone(self.library.winfax_LocalFree(packet))
        return event

    def expect_events(self, port, key, job, *ids):
        events = [self.next_event(port, key) for _ in ids]
        self.assertEqual([event.eventId for event in events], list(ids))
        self.assertEqual({event.jobId for event in events if event.eventId != IDLE}, {job})

    def parameters(self, form, **members):
        parameters = JobParameters(sizeOfStruct=ctypes.sizeof(JobParameters))
        self.assertEqual(parameters.sizeOfStruct, 136)
        parameters.texts = [form.encode(text) for text in members.values()]  # keeps them alive
        for name, text in zip(members, parameters.texts):
            setattr(parameters, name, ctypes.addressof(text))
        return parameters

    def send(self, handle, form, **members):
        job = c_uint32()
        self.succeed("FaxSendDocument" + form.letter, handle, form.encode(DOCUMENT),
                     byref(self.parameters(form, **members)), None, byref(job))
        self.assertNotIn(job.value, (0, NO_JOB))
        return job.value

    def check_entry(self, handle, form, job, members):
        entries, count = ctypes.POINTER(JobEntry)(), c_uint32()
        self.succeed("FaxEnumJobs" + form.letter, handle, byref(entries), byref(count))
        self.assertEqual(count.value, 1)
        entry = entries[0]
        self.assertEqual(
            (entry.sizeOfStruct, entry.jobId, entry.jobType, entry.queueStatus, entry.pageCount),
            (ctypes.sizeof(JobEntry), job, JOB_SENDS, JOB_FAILED, 2))
        self.assertEqual(entry.size, os.path.getsize(DOCUMENT))
        for name, text in members.items():
            self.assertEqual(form.decode(getattr(entry, name)), text)
        self.assertIsNone(entry.billingCode)
        self.library.FaxFreeBuffer(entries)

    def check_refusals(self, handle, form):
        letter, job = form.letter, c_uint32(99)
        send = "FaxSendDocument" + letter
        right = self.parameters(form, recipientNumber="5550100")
        wrong = self.parameters(form, recipientNumber="5550100")
        wrong.sizeOfStruct -= 1
        missing = form.encode(DOCUMENT + ".missing")
        self.fail_with(2, send, handle, missing, byref(right), None, byref(job))
        self.assertEqual(job.value, 0)
        self.fail_with(87, send, handle, form.encode(DOCUMENT), byref(wrong), None, byref(job))
        self.fail_with(6, send, c_void_p(0x5EED), missing, byref(right), None, byref(job))
        self.fail_with(87, send, None, missing, byref(right), None, byref(job))
        self.fail_with(1722, "FaxConnectFaxServer" + letter, form.encode("192.0.2.1"),
                       byref(c_void_p()))

    def round_trip(self, form, other):
        key = 0xFEDCBA9876543210
        handle = self.connect(form)
        port = self.subscribe(handle, key)
        sent = self.send(handle, form, recipientNumber="5550100")
        self.expect_events(port, key, sent,
                           QUEUED, DIALING, SENDING, SENDING, COMPLETED, DELETED, IDLE)
        self.fail_with(87, "FaxGetJob" + form.letter, handle, c_uint32(sent), byref(c_void_p()))

        members = dict(recipientNumber="555999999904", recipientName="Zoë Größe",
                       documentName="Ελλάδα")
        failed = self.send(handle, form, **members)
        self.assertGreater(failed, sent)
        self.expect_events(port, key, failed, QUEUED, DIALING, BAD_ADDRESS, IDLE)
        self.check_entry(handle, form, failed, members)
        self.check_entry(handle, other, failed, members)
        self.succeed("FaxAbort", handle, c_uint32(failed))
        self.expect_events(port, key, failed, DELETED)

        self.check_refusals(handle, form)
        self.succeed("FaxClose", handle)
        self.fail_with(6, "FaxClose", handle)
        self.service.send_signal(signal.SIGTERM)
        self.expect_events(port, key, NO_JOB, SERVICE_ENDED)
        self.assertEqual(self.service.wait(PATIENCE), 0)
        self.assertEqual(self.library.winfax_CloseHandle(port), 1)

    def test_ansi(self):
        self.round_trip(Ansi, Wide)

    def test_wide(self):
        self.round_trip(Wide, Ansi)


if __name__ == "__main__":
    unittest.main()
