// SPDX-License-Identifier: MIT
#include "simulated_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace winfax::test {

namespace {

// What a disk writes whole. Source: SQLite's documentation of its assumptions, "Atomic Commit".
constexpr std::size_t kSector = 512;

}  // namespace

// What SQLite allocates for an open file.
class SimulatedFile {
  public:
    sqlite3_file base{};
    SimulatedDisk* disk = nullptr;
    SimulatedDisk::File* file = nullptr;

    static SimulatedFile& of(sqlite3_file* file) { return *reinterpret_cast<SimulatedFile*>(file); }

    int read(void* buffer, int size, sqlite3_int64 offset) const {
        const std::lock_guard lock(disk->mutex_);
        if (const int code = disk->look(); code != SQLITE_OK) return code;
        const auto from = static_cast<std::size_t>(offset);
        const auto wanted = static_cast<std::size_t>(size);
        const std::size_t there =
            from < file->content.size() ? std::min(wanted, file->content.size() - from) : 0;
        std::memcpy(buffer, file->content.data() + (there > 0 ? from : 0), there);
        std::memset(static_cast<char*>(buffer) + there, 0, wanted - there);
        return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }
    int change(SimulatedDisk::Change change) const {
        const std::lock_guard lock(disk->mutex_);
        if (const int code = disk->change(); code != SQLITE_OK) {
            if (disk->powerFailsNow()) file->unsynced.push_back(std::move(change));  // in its midst
            return code;
        }
        SimulatedDisk::apply(file->content, change);
        file->unsynced.push_back(std::move(change));
        return SQLITE_OK;
    }
    // The name of a new file is on the disk with its first sync, as SQLite sees to it by itself.
    int sync() const {
        const std::lock_guard lock(disk->mutex_);
        if (const int code = disk->change(); code != SQLITE_OK) return code;
        file->synced = file->content;
        file->unsynced.clear();
        file->durablyThere = true;
        return SQLITE_OK;
    }
    std::uint64_t size() const {
        const std::lock_guard lock(disk->mutex_);
        return file->content.size();
    }
};

struct SimulatedLayer {
    static int close(sqlite3_file*) { return SQLITE_OK; }
    static int read(sqlite3_file* file, void* buffer, int size, sqlite3_int64 offset) {
        return SimulatedFile::of(file).read(buffer, size, offset);
    }
    static int write(sqlite3_file* file, const void* buffer, int size, sqlite3_int64 offset) {
        return SimulatedFile::of(file).change(
            {std::nullopt, static_cast<std::uint64_t>(offset),
             std::string(static_cast<const char*>(buffer), static_cast<std::size_t>(size))});
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        return SimulatedFile::of(file).change({static_cast<std::uint64_t>(size), 0, {}});
    }
    static int sync(sqlite3_file* file, int) { return SimulatedFile::of(file).sync(); }
    static int sizeOf(sqlite3_file* file, sqlite3_int64* size) {
        *size = static_cast<sqlite3_int64>(SimulatedFile::of(file).size());
        return SQLITE_OK;
    }
    static int lock(sqlite3_file*, int) { return SQLITE_OK; }
    static int checkLock(sqlite3_file*, int* reserved) {
        *reserved = 0;
        return SQLITE_OK;
    }
    static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
    static int sectorSize(sqlite3_file*) { return kSector; }
    // As SQLite has it for files of the system.
    static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

    static int open(sqlite3_vfs*, const char* name, sqlite3_file* opened, int flags, int* given) {
        opened->pMethods = nullptr;
        if (name == nullptr)
            return SQLITE_CANTOPEN;  // the store has its temporary tables in memory
        SimulatedDisk& disk = SimulatedDisk::get();
        const std::lock_guard lock(disk.mutex_);
        SimulatedDisk::File& file = disk.files_[name];
        if (!file.there) {
            if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
            if (const int code = disk.change(); code != SQLITE_OK) return code;
        }
        file.there = true;
        auto* ours = new (opened) SimulatedFile;
        ours->disk = &disk;
        ours->file = &file;
        ours->base.pMethods = methods();
        if (given != nullptr) *given = flags;
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs*, const char* name, int syncDirectory) {
        SimulatedDisk& disk = SimulatedDisk::get();
        const std::lock_guard lock(disk.mutex_);
        const auto found = disk.files_.find(name);
        if (found == disk.files_.end() || !found->second.there) return SQLITE_IOERR_DELETE_NOENT;
        if (const int code = disk.change(); code != SQLITE_OK) return code;
        SimulatedDisk::File gone;
        gone.there = false;
        if (syncDirectory == 0) {
            gone.synced = found->second.synced;
            gone.durablyThere = found->second.durablyThere;
        }
        found->second = std::move(gone);
        return SQLITE_OK;
    }
    static int access(sqlite3_vfs*, const char* name, int, int* result) {
        SimulatedDisk& disk = SimulatedDisk::get();
        const std::lock_guard lock(disk.mutex_);
        const auto found = disk.files_.find(name);
        *result = found != disk.files_.end() && found->second.there;
        return SQLITE_OK;
    }
    static int fullName(sqlite3_vfs*, const char* name, int size, char* full) {
        sqlite3_snprintf(size, full, "%s", name);
        return SQLITE_OK;
    }

    // Version 1: without shared memory, which an exclusively locked store does not need.
    static const sqlite3_io_methods* methods() {
        static const sqlite3_io_methods table = {
            1,       close,     read,    write,      truncate,        sync,    sizeOf,  lock,
            lock,    checkLock, control, sectorSize, characteristics, nullptr, nullptr, nullptr,
            nullptr, nullptr,   nullptr};
        return &table;
    }
    static sqlite3_vfs* vfs() {
        static sqlite3_vfs layer = [] {
            sqlite3_vfs copy = *sqlite3_vfs_find(nullptr);  // its clock and its random numbers
            copy.szOsFile = sizeof(SimulatedFile);
            copy.zName = SimulatedDisk::kLayer;
            copy.pNext = nullptr;
            copy.xOpen = open;
            copy.xDelete = remove;
            copy.xAccess = access;
            copy.xFullPathname = fullName;
            return copy;
        }();
        return &layer;
    }
};

SimulatedDisk& SimulatedDisk::get() {
    static SimulatedDisk disk;
    static const int registered = sqlite3_vfs_register(SimulatedLayer::vfs(), 0);
    (void)registered;
    return disk;
}

void SimulatedDisk::replace() {
    const std::lock_guard lock(mutex_);
    files_.clear();
    changes_ = faultAt_ = 0;
    struck_ = false;
}

void SimulatedDisk::cutPowerAt(std::uint64_t number) { failAt(number, 0, true); }

void SimulatedDisk::failAt(std::uint64_t number, int code, bool lasting) {
    const std::lock_guard lock(mutex_);
    changes_ = 0;
    faultAt_ = number;
    faultCode_ = code;
    lasting_ = lasting;
    struck_ = false;
}

bool SimulatedDisk::struck() const {
    const std::lock_guard lock(mutex_);
    return struck_;
}

std::uint64_t SimulatedDisk::changes() const {
    const std::lock_guard lock(mutex_);
    return changes_;
}

void SimulatedDisk::repair() {
    const std::lock_guard lock(mutex_);
    faultAt_ = 0;
}

void SimulatedDisk::restorePower(Loss loss, std::uint32_t seed) {
    const std::lock_guard lock(mutex_);
    faultAt_ = 0;
    std::minstd_rand chance(seed);
    for (auto& [name, file] : files_) {
        // The name of a file that was never synced is there or not, like everything else.
        const bool named =
            file.durablyThere || (loss != Loss::everything && !file.unsynced.empty());
        if (file.there || file.durablyThere)
            file.content = file.synced = survivor(file, loss, chance);
        file.there = file.durablyThere = named;
        if (!named) file.content = file.synced = {};
        file.unsynced.clear();
    }
}

std::string SimulatedDisk::survivor(const File& file, Loss loss, std::minstd_rand& chance) const {
    std::string content = file.synced;
    if (loss == Loss::everything) return content;
    for (const Change& change : file.unsynced) {
        const bool last = &change == &file.unsynced.back();
        if (loss == Loss::tornLastWrite) {
            Change torn = change;
            if (last && !torn.size) torn.bytes.resize(torn.bytes.size() / 2);
            if (!last || !torn.size) apply(content, torn);
            continue;
        }
        if (change.size) {
            if (chance() % 2 == 0) apply(content, change);
            continue;
        }
        for (std::size_t at = 0; at < change.bytes.size(); at += kSector) {
            if (chance() % 2 != 0) continue;
            apply(content, {std::nullopt, change.offset + at, change.bytes.substr(at, kSector)});
        }
    }
    return content;
}

void SimulatedDisk::apply(std::string& content, const Change& change) {
    if (change.size) {
        content.resize(*change.size);
        return;
    }
    const auto end = change.offset + change.bytes.size();
    if (content.size() < end) content.resize(end);
    content.replace(change.offset, change.bytes.size(), change.bytes);
}

int SimulatedDisk::change() {
    ++changes_;
    const bool strikes =
        faultAt_ != 0 && (changes_ == faultAt_ || (lasting_ && changes_ > faultAt_));
    if (!strikes) return SQLITE_OK;
    struck_ = true;
    return faultCode_ == 0 ? SQLITE_IOERR : faultCode_;
}

bool SimulatedDisk::powerFailsNow() const { return faultCode_ == 0 && changes_ == faultAt_; }

// Without power nothing can be read either.
int SimulatedDisk::look() const {
    const bool off = struck_ && faultAt_ != 0 && faultCode_ == 0;
    return off ? SQLITE_IOERR : SQLITE_OK;
}

}  // namespace winfax::test
