// SPDX-License-Identifier: MIT
// A program for node that finds winfax.dll by name sends faxes through it, with koffi in the role
// of every library that calls DLLs from another language.
'use strict';
const assert = require('node:assert/strict');
const {spawn} = require('node:child_process');
const {mkdtempSync, rmSync, statSync} = require('node:fs');
const {tmpdir} = require('node:os');
const {join} = require('node:path');
const koffi = require('koffi');

const products = process.env.WINFAX_BIN_DIR;
const tiff = process.env.WINFAX_TEST_DOCUMENT;
const patience = 30000;  // milliseconds; met only when something is wrong

const [DIALING, SENDING, COMPLETED, BAD_ADDRESS, IDLE, SERVICE_ENDED, QUEUED, DELETED] =
    [1, 2, 4, 7, 0x13, 0x14, 0x16, 0x17];
const noJob = 0xFFFFFFFF;
const untouched = 4711;  // a last error that no function sets

const FaxEvent = koffi.struct('FaxEvent', {
    sizeOfStruct: 'uint32', timeStamp: 'uint32[2]', deviceId: 'uint32', eventId: 'uint32',
    jobId: 'uint32'});

// The structures and functions of the A or W form.
function declareForm(letter, text) {
    const jobParameters = koffi.struct('JobParameters' + letter, {
        sizeOfStruct: 'uint32', recipientNumber: text, recipientName: text, tsid: text,
        senderName: text, senderCompany: text, senderDepartment: text, billingCode: text,
        scheduleAction: 'uint32', scheduleTime: 'uint16[8]', reportType: 'uint32',
        reportAddress: text, documentName: text, callHandle: 'uint32', reserved: 'uintptr_t[3]'});
    const jobEntry = koffi.struct('JobEntry' + letter, {
        sizeOfStruct: 'uint32', jobId: 'uint32', userName: text, jobType: 'uint32',
        queueStatus: 'uint32', status: 'uint32', size: 'uint32', pageCount: 'uint32',
        recipientNumber: text, recipientName: text, tsid: text, senderName: text,
        senderCompany: text, senderDepartment: text, billingCode: text, scheduleAction: 'uint32',
        scheduleTime: 'uint16[8]', reportType: 'uint32', reportAddress: text, documentName: text});
    const entries = `_Out_ JobEntry${letter} **entries`;
    const define = (name, parameters) =>
        winfax.func(`int32 __stdcall ${name}${letter}(${parameters})`);
    return {
        jobParameters, jobEntry,
        connect: define('FaxConnectFaxServer', `${text} machine, _Out_ intptr_t *server`),
        send: define('FaxSendDocument', `intptr_t server, ${text} file, ` +
            `JobParameters${letter} *parameters, void *coverPage, _Out_ uint32 *job`),
        enumerate: define('FaxEnumJobs', `intptr_t server, ${entries}, _Out_ uint32 *count`),
        get: define('FaxGetJob', `intptr_t server, uint32 job, ${entries}`),
    };
}

// LoadLibrary searches PATH, as it does for any program that is installed elsewhere.
process.env.PATH = `${products};${process.env.PATH}`;
const winfax = koffi.load('winfax.dll');
const kernel = koffi.load('kernel32.dll');
const initializeEventQueue = winfax.func('int32 __stdcall FaxInitializeEventQueue(' +
    'intptr_t server, intptr_t port, uintptr_t key, intptr_t window, uint32 messageStart)');
const abort = winfax.func('int32 __stdcall FaxAbort(intptr_t server, uint32 job)');
const close = winfax.func('int32 __stdcall FaxClose(intptr_t handle)');
const freeBuffer = winfax.func('void __stdcall FaxFreeBuffer(void *block)');
const createPort = kernel.func('intptr_t __stdcall CreateIoCompletionPort(' +
    'intptr_t file, intptr_t port, uintptr_t key, uint32 threads)');
const takePacket = kernel.func('int32 __stdcall GetQueuedCompletionStatus(intptr_t port, ' +
    '_Out_ uint32 *size, _Out_ uintptr_t *key, _Out_ FaxEvent **packet, uint32 milliseconds)');
const closeHandle = kernel.func('int32 __stdcall CloseHandle(intptr_t handle)');
const localFree = kernel.func('void *__stdcall LocalFree(void *block)');
const getLastError = kernel.func('uint32 __stdcall GetLastError()');
const setLastError = kernel.func('void __stdcall SetLastError(uint32 error)');
const forms = {A: declareForm('A', 'str'), W: declareForm('W', 'str16')};

function expectCall(result, error, call, parameters) {
    setLastError(untouched);
    assert.deepEqual([call(...parameters), getLastError()], [result, error], call.info.name);
}
const succeed = (call, ...parameters) => expectCall(1, untouched, call, parameters);
const failWith = (error, call, ...parameters) => expectCall(0, error, call, parameters);

// Resolves when the service is ready.
function startService() {
    const service = spawn(join(products, 'winfaxd.exe'), ['--console', '--clock', 'jump']);
    return new Promise((resolve, reject) => {
        let printed = '';
        const read = text => {
            printed += text;
            if (/^winfaxd: ready/m.test(printed)) resolve(service);
        };
        service.stdout.on('data', read);
        service.stderr.on('data', read);
        service.on('error', reject);
        service.on('exit', code =>
            reject(new Error(`winfaxd ended with ${code} and printed: ${printed}`)));
    });
}

function expectEvents(port, key, job, ...ids) {
    const events = ids.map(() => {
        const size = [0], foundKey = [0], packet = [null];
        assert.equal(takePacket(port, size, foundKey, packet, patience), 1);
        assert.deepEqual([size[0], foundKey[0]], [24, key]);
        const event = koffi.decode(packet[0], FaxEvent);
        assert.equal(event.sizeOfStruct, 24);
        assert.equal(localFree(packet[0]), null);
        return event;
    });
    assert.deepEqual(events.map(event => event.eventId), ids);
    assert(events.every(event => event.jobId === job || event.eventId === IDLE));
}

function parametersOf(form, members) {
    const size = koffi.sizeof(form.jobParameters);
    assert.equal(size, process.arch === 'x64' ? 136 : 80);
    return {sizeOfStruct: size, scheduleAction: 0, scheduleTime: Array(8).fill(0), reportType: 0,
            callHandle: 0, reserved: [0, 0, 0], ...members};
}

function send(server, form, members) {
    const job = [0];
    succeed(form.send, server, tiff, parametersOf(form, members), null, job);
    assert(job[0] !== 0 && job[0] !== noJob);
    return job[0];
}

function checkEntry(server, form, job, members) {
    const block = [null], count = [0];
    succeed(form.enumerate, server, block, count);
    assert.equal(count[0], 1);
    const expected = {sizeOfStruct: koffi.sizeof(form.jobEntry), jobId: job, jobType: 1,
                      queueStatus: 4, pageCount: 2, size: statSync(tiff).size, billingCode: null,
                      ...members};
    const entry = koffi.decode(block[0], form.jobEntry);
    for (const [name, value] of Object.entries(expected)) assert.equal(entry[name], value, name);
    freeBuffer(block[0]);
}

function checkRefusals(server, form) {
    const right = parametersOf(form, {recipientNumber: '5550100'});
    const wrong = {...right, sizeOfStruct: right.sizeOfStruct - 1};
    const job = [99];
    failWith(2, form.send, server, tiff + '.missing', right, null, job);
    assert.equal(job[0], 0);
    failWith(87, form.send, server, tiff, wrong, null, job);
    failWith(6, form.send, 0x5EED, tiff, right, null, job);
    failWith(87, form.send, 0, tiff, right, null, job);
    failWith(1722, form.connect, '192.0.2.1', [0]);
}

function roundTrip(form, other, key, members) {
    const server = [0];
    succeed(form.connect, null, server);
    const port = createPort(-1, 0, 0, 1);
    assert(server[0] && port);
    succeed(initializeEventQueue, server[0], port, key, 0, 0);

    const sent = send(server[0], form, {recipientNumber: '5550100'});
    expectEvents(port, key, sent, QUEUED, DIALING, SENDING, SENDING, COMPLETED, DELETED, IDLE);
    failWith(87, form.get, server[0], sent, [null]);

    const failed = send(server[0], form, members);
    assert(failed > sent);
    expectEvents(port, key, failed, QUEUED, DIALING, BAD_ADDRESS, IDLE);
    checkEntry(server[0], form, failed, members);
    checkEntry(server[0], other, failed, other === forms.W ? members : {});
    succeed(abort, server[0], failed);
    expectEvents(port, key, failed, DELETED);

    checkRefusals(server[0], form);
    succeed(close, server[0]);
    failWith(6, close, server[0]);
    return port;  // its events go on
}

async function main() {
    const directory = mkdtempSync(join(tmpdir(), 'openwinfax-'));
    Object.assign(process.env, {WINFAX_INSTANCE: `node-${process.pid}`, WINFAX_AUTOSTART: '0',
                                WINFAX_STATE_DIR: directory});
    const service = await startService();
    const ended = new Promise(resolve => service.removeAllListeners('exit').on('exit', resolve));
    try {
        const ports = [];
        const number = {recipientNumber: '555999999904'};
        // Node gives and takes the text of A functions as UTF-8, which is not the ANSI code page.
        ports.push(roundTrip(forms.A, forms.W, 1, {...number, documentName: 'Plain'}));
        ports.push(roundTrip(forms.W, forms.A, 2, {...number, recipientName: 'Zo\u00eb',
                                                   documentName: '\u0395\u03bb\u03bb\u03ac'}));
        // The first port heard of the second round trip, too.
        service.kill();
        expectEvents(ports[1], 2, noJob, SERVICE_ENDED);
        for (const port of ports) assert.equal(closeHandle(port), 1);
    } finally {
        service.kill();
        await ended;
        rmSync(directory, {recursive: true});
    }
    console.log(`${process.arch}: both forms passed`);
}

main();
