// SPDX-License-Identifier: MIT
// winspool.drv, loaded when something is printed: it is large, and a service that only sends needs
// none of it.
#pragma once

#include "platform/win32/system_library.h"
#include "platform/win32/windows.h"

#include <winspool.h>

namespace winfax::printer::win32 {

struct Spooler {
    platform::win32::SystemLibrary library{L"winspool.drv"};

#define WINFAX_SPOOLER_FUNCTION(name) \
    decltype(&::name) name = library.function<decltype(::name)>(#name)
    WINFAX_SPOOLER_FUNCTION(OpenPrinterW);
    WINFAX_SPOOLER_FUNCTION(ClosePrinter);
    WINFAX_SPOOLER_FUNCTION(AddPrinterDriverExW);
    WINFAX_SPOOLER_FUNCTION(DeletePrinterDriverExW);
    WINFAX_SPOOLER_FUNCTION(AddPrinterW);
    WINFAX_SPOOLER_FUNCTION(DeletePrinter);
    WINFAX_SPOOLER_FUNCTION(GetPrinterDataW);
    WINFAX_SPOOLER_FUNCTION(SetPrinterDataW);
    WINFAX_SPOOLER_FUNCTION(GetJobW);
#undef WINFAX_SPOOLER_FUNCTION

    bool usable() const {
        return OpenPrinterW != nullptr && ClosePrinter != nullptr && AddPrinterW != nullptr &&
               AddPrinterDriverExW != nullptr && DeletePrinter != nullptr &&
               DeletePrinterDriverExW != nullptr && GetPrinterDataW != nullptr &&
               SetPrinterDataW != nullptr && GetJobW != nullptr;
    }
};

// An open printer.
class OpenedPrinter {
  public:
    OpenedPrinter(const Spooler& spooler, const wchar_t* name, ACCESS_MASK access)
        : spooler_(spooler) {
        PRINTER_DEFAULTSW defaults{nullptr, nullptr, access};
        if (!spooler.OpenPrinterW(const_cast<wchar_t*>(name), &handle_, &defaults)) {
            handle_ = nullptr;
        }
    }
    OpenedPrinter(const Spooler& spooler, HANDLE handle) : spooler_(spooler), handle_(handle) {}
    ~OpenedPrinter() {
        if (handle_ != nullptr) spooler_.ClosePrinter(handle_);
    }
    OpenedPrinter(const OpenedPrinter&) = delete;
    OpenedPrinter& operator=(const OpenedPrinter&) = delete;

    explicit operator bool() const { return handle_ != nullptr; }
    HANDLE get() const { return handle_; }

  private:
    const Spooler& spooler_;
    HANDLE handle_ = nullptr;
};

}  // namespace winfax::printer::win32
