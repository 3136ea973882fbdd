// SPDX-License-Identifier: MIT
// Locks by named mutexes in the machine's name space, where every session of the user meets them,
// as in that of pipes.
#include <algorithm>
#include <set>

#include "ipc/instance.h"
#include "ipc/win32/endpoint_security.h"
#include "platform/files.h"
#include "platform/win32/error_text.h"
#include "platform/win32/security.h"
#include "platform/win32/wide.h"

namespace winfax::ipc {

namespace {

using model::ErrorCode;
using platform::win32::UniqueHandle;

struct NamedMutex {
    UniqueHandle handle;
    bool existed = false;
};

std::wstring nameFor(const Instance& instance, const wchar_t* purpose) {
    return win32::mutexName(instance, platform::win32::processUserSid(), purpose);
}

model::Result<NamedMutex> openMutex(const std::wstring& name) {
    auto security = platform::win32::SecurityAttributes::fromSddl(
        win32::privateDescriptor(platform::win32::processUserSid()));
    if (!security) return tl::unexpected(security.error());
    NamedMutex mutex;
    mutex.handle = UniqueHandle(CreateMutexW(security->get(), FALSE, name.c_str()));
    const DWORD code = GetLastError();
    if (!mutex.handle) {
        return platform::win32::failSystem(ErrorCode::accessDenied, "create the mutex",
                                           platform::win32::utf8FromWide(name), code);
    }
    mutex.existed = code == ERROR_ALREADY_EXISTS;
    return mutex;
}

// The mutex is held by existing: its ownership would belong to the thread that took it, while a
// service's lock belongs to its process.
class ServiceLock final : public InstanceLock {
public:
    ServiceLock(UniqueHandle mutex, std::unique_ptr<platform::FileLock> state)
        : mutex_(std::move(mutex)), state_(std::move(state)) {}

private:
    UniqueHandle mutex_;
    std::unique_ptr<platform::FileLock> state_;
};

// The start locks that this process holds. Needed because Windows lets a thread that owns a mutex
// take it again. Never destroyed: threads may use it until the process's end.
class StartLockTable {
public:
    static StartLockTable& get() {
        static auto& table = *new StartLockTable;
        return table;
    }

    // By the mutex's owner. False when it is held already, by the same thread then.
    bool enter(const std::wstring& name) {
        AcquireSRWLockExclusive(&lock_);
        const bool fresh = held_.insert(name).second;
        ReleaseSRWLockExclusive(&lock_);
        return fresh;
    }

    void leave(const std::wstring& name) {
        AcquireSRWLockExclusive(&lock_);
        held_.erase(name);
        ReleaseSRWLockExclusive(&lock_);
    }

private:
    SRWLOCK lock_ = SRWLOCK_INIT;
    std::set<std::wstring> held_;
};

// Held by owning the mutex, so that those who wait are woken. To be given back on the thread that
// took it.
class StartLock final : public InstanceLock {
public:
    StartLock(UniqueHandle mutex, std::wstring name)
        : mutex_(std::move(mutex)), name_(std::move(name)) {}

    ~StartLock() override {
        StartLockTable::get().leave(name_);
        ReleaseMutex(mutex_.get());
    }

private:
    UniqueHandle mutex_;
    std::wstring name_;
};

}  // namespace

model::Result<std::unique_ptr<InstanceLock>> lockInstance(const Instance& instance) {
    auto mutex = openMutex(nameFor(instance, L""));
    if (!mutex) return tl::unexpected(mutex.error());
    if (mutex->existed) {
        return model::fail(ErrorCode::alreadyExists,
                           "a fax service of the instance '" + instance.name + "' runs already");
    }
    // Two instances of different names must not share one queue either: both would send its jobs.
    if (auto made = platform::makePrivateDirectory(instance.stateDirectory); !made) {
        return tl::unexpected(made.error());
    }
    auto state = platform::tryLockFile(instance.stateDirectory / "service.lock");
    if (!state) return tl::unexpected(state.error());
    return std::make_unique<ServiceLock>(std::move(mutex->handle), std::move(*state));
}

model::Result<std::unique_ptr<InstanceLock>> lockStart(const Instance& instance,
                                                       std::chrono::milliseconds patience) {
    // The service manager serialises by itself.
    if (instance.system) return std::make_unique<ServiceLock>(UniqueHandle(), nullptr);
    const std::wstring name = nameFor(instance, L"-start");
    auto mutex = openMutex(name);
    if (!mutex) return tl::unexpected(mutex.error());
    const auto limit = static_cast<DWORD>(std::clamp<long long>(patience.count(), 0, INFINITE - 1));
    const DWORD outcome = WaitForSingleObject(mutex->handle.get(), limit);
    // Abandoned: its holder died, which frees the lock as well as giving it back does.
    const bool owned = outcome == WAIT_OBJECT_0 || outcome == WAIT_ABANDONED;
    if (owned && StartLockTable::get().enter(name)) {
        return std::make_unique<StartLock>(std::move(mutex->handle), name);
    }
    // This thread holds it already, so waiting would never end.
    if (owned) ReleaseMutex(mutex->handle.get());
    if (owned || outcome == WAIT_TIMEOUT) {
        return model::fail(ErrorCode::timeout,
                           "another program is still starting the fax service of the instance '" +
                               instance.name + "' after " + std::to_string(patience.count()) +
                               " ms");
    }
    return platform::win32::failSystem(ErrorCode::internalError, "wait for the mutex",
                                       platform::win32::utf8FromWide(name), GetLastError());
}

}  // namespace winfax::ipc
