// SPDX-License-Identifier: MIT
// Owners of what Windows hands out.
#pragma once

#include <utility>

#include "platform/win32/windows.h"

namespace winfax::platform::win32 {

// A kernel object's handle. Both values that Windows uses for "none" count as empty.
class UniqueHandle {
public:
    UniqueHandle() = default;
    explicit UniqueHandle(HANDLE handle)
        : handle_(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
    UniqueHandle(UniqueHandle&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    UniqueHandle& operator=(UniqueHandle&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~UniqueHandle() { reset(); }

    explicit operator bool() const { return handle_ != nullptr; }
    HANDLE get() const { return handle_; }

    void reset() {
        if (handle_ != nullptr) CloseHandle(std::exchange(handle_, nullptr));
    }

    // For functions that hand out a handle through a pointer; the former one is closed.
    HANDLE* receive() {
        reset();
        return &handle_;
    }

private:
    HANDLE handle_ = nullptr;
};

// Memory that Windows allocated with LocalAlloc for us.
template <class T>
class LocalMemory {
public:
    LocalMemory() = default;
    explicit LocalMemory(T* memory) : memory_(memory) {}
    LocalMemory(LocalMemory&& other) noexcept : memory_(std::exchange(other.memory_, nullptr)) {}
    LocalMemory& operator=(LocalMemory&& other) noexcept {
        std::swap(memory_, other.memory_);
        return *this;
    }
    ~LocalMemory() {
        if (memory_ != nullptr) LocalFree(memory_);
    }

    explicit operator bool() const { return memory_ != nullptr; }
    T* get() const { return memory_; }
    T** receive() { return &memory_; }

private:
    T* memory_ = nullptr;
};

// A handle of the service control manager.
class ServiceHandle {
public:
    explicit ServiceHandle(SC_HANDLE handle) : handle_(handle) {}
    ServiceHandle(const ServiceHandle&) = delete;
    ServiceHandle& operator=(const ServiceHandle&) = delete;
    ~ServiceHandle() {
        if (handle_ != nullptr) CloseServiceHandle(handle_);
    }

    explicit operator bool() const { return handle_ != nullptr; }
    SC_HANDLE get() const { return handle_; }

private:
    SC_HANDLE handle_;
};

}  // namespace winfax::platform::win32
