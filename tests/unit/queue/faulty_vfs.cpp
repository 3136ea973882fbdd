// SPDX-License-Identifier: MIT
#include "faulty_vfs.h"

#include <sqlite3.h>

#include <string_view>

namespace winfax::test {
namespace {

// What SQLite allocates for a file: ours, and behind it the real layer's.
struct File {
    sqlite3_file base;
    bool isLog;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

Faults theFaults;

File* own(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return own(file)->real(); }

bool strikes(std::atomic<int>& count, sqlite3_file* file) {
    return own(file)->isLog && count > 0 && count-- > 0;
}

int closeFile(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int readFile(sqlite3_file* file, void* buffer, int size, sqlite3_int64 offset) {
    return real(file)->pMethods->xRead(real(file), buffer, size, offset);
}
int writeFile(sqlite3_file* file, const void* buffer, int size, sqlite3_int64 offset) {
    if (strikes(theFaults.writesToFail, file)) return SQLITE_FULL;
    return real(file)->pMethods->xWrite(real(file), buffer, size, offset);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    return real(file)->pMethods->xTruncate(real(file), size);
}
int syncFile(sqlite3_file* file, int flags) {
    if (strikes(theFaults.syncsToFail, file)) return SQLITE_IOERR_FSYNC;
    return real(file)->pMethods->xSync(real(file), flags);
}
int sizeOfFile(sqlite3_file* file, sqlite3_int64* size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file* file, int level) {
    return real(file)->pMethods->xLock(real(file), level);
}
int unlockFile(sqlite3_file* file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkLock(sqlite3_file* file, int* reserved) {
    return real(file)->pMethods->xCheckReservedLock(real(file), reserved);
}
int control(sqlite3_file* file, int operation, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sectorSize(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) {
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

// Version 1: without shared memory, which an exclusively locked store does not need.
const sqlite3_io_methods kMethods = {
    1,        closeFile,  readFile,  writeFile, truncateFile, syncFile,        sizeOfFile,
    lockFile, unlockFile, checkLock, control,   sectorSize,   characteristics, nullptr,
    nullptr,  nullptr,    nullptr,   nullptr,   nullptr};

sqlite3_vfs* system() { return sqlite3_vfs_find(nullptr); }

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
    File* const ours = own(file);
    ours->isLog = name != nullptr && std::string_view(name).ends_with("-wal");
    const int code = system()->xOpen(system(), name, ours->real(), flags, outFlags);
    file->pMethods = ours->real()->pMethods == nullptr ? nullptr : &kMethods;
    return code;
}

}  // namespace

Faults& faults() {
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs copy = *system();
        copy.szOsFile += static_cast<int>(sizeof(File));
        copy.zName = kFaultyVfs;
        copy.pNext = nullptr;
        copy.xOpen = openFile;
        return copy;
    }();
    static const int registered = sqlite3_vfs_register(&vfs, 0);
    (void)registered;
    return theFaults;
}

}  // namespace winfax::test
