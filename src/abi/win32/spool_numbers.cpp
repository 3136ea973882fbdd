// SPDX-License-Identifier: MIT
#include "abi/win32/spool_numbers.h"

#include <winspool.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "platform/win32/system_library.h"
#include "platform/win32/wine.h"

namespace winfax::abi {

namespace {

using platform::win32::UniqueHandle;

// A program prints fewer documents than that without us.
constexpr DWORD kFirstNumber = 500;
constexpr int kMostReserved = 4096;

struct Reservations {
    std::mutex mutex;  // held from the choice of a number until StartDoc has taken it
    std::vector<std::pair<HDC, UniqueHandle>> kept;
};

// Never destroyed: documents may be open when the library goes.
Reservations& reservations() {
    static auto& all = *new Reservations;
    return all;
}

// It is reserved for as long as somebody has an object of this name open. Empty: another one does.
UniqueHandle reserve(DWORD number) {
    const std::wstring name = L"Local\\OpenWinFax spool file " + std::to_wstring(number);
    UniqueHandle object(CreateMutexW(nullptr, FALSE, name.c_str()));
    if (GetLastError() == ERROR_ALREADY_EXISTS) object.reset();
    return object;
}

// A job that is added takes a number and makes no file; the document comes next.
UniqueHandle reserveNext(const wchar_t* printer) {
    const platform::win32::SystemLibrary spooler(L"winspool.drv");
    const auto open = spooler.function<decltype(OpenPrinterW)>("OpenPrinterW");
    const auto close = spooler.function<decltype(ClosePrinter)>("ClosePrinter");
    const auto add = spooler.function<decltype(AddJobW)>("AddJobW");
    HANDLE handle = nullptr;
    if (open == nullptr || close == nullptr || add == nullptr ||
        !open(const_cast<wchar_t*>(printer), &handle, nullptr)) {
        return {};
    }
    UniqueHandle reserved;
    alignas(ADDJOB_INFO_1W) std::byte job[sizeof(ADDJOB_INFO_1W) + 2 * MAX_PATH];
    DWORD needed = 0;
    for (int tries = 0; !reserved && tries < kMostReserved; ++tries) {
        if (!add(handle, 1, reinterpret_cast<BYTE*>(job), sizeof job, &needed)) break;
        const DWORD next = reinterpret_cast<const ADDJOB_INFO_1W*>(job)->JobId + 1;
        if (next >= kFirstNumber) reserved = reserve(next);
    }
    close(handle);
    return reserved;
}

}  // namespace

SpoolNumber::SpoolNumber(const wchar_t* printer) : alone_(reservations().mutex) {
    if (!platform::win32::runsUnderWine()) return;
    Reservations& all = reservations();
    std::erase_if(all.kept, [](const auto& kept) { return GetObjectType(kept.first) == 0; });
    reserved_ = reserveNext(printer);
}

void SpoolNumber::keepFor(HDC context) {
    if (reserved_) reservations().kept.emplace_back(context, std::move(reserved_));
}

}  // namespace winfax::abi
