// SPDX-License-Identifier: MIT
#include "printer/win32/fax_printer.h"

#include <array>
#include <cwchar>
#include <span>

#include "platform/files.h"
#include "platform/win32/error_text.h"
#include "platform/win32/handles.h"
#include "platform/win32/wide.h"
#include "platform/win32/wine.h"
#include "printer/win32/printer_description.h"

namespace winfax::printer::win32 {

namespace {

using model::ErrorCode;
using model::Result;
using platform::win32::failSystem;

// "Fax" may be taken: by the printer of Windows' own fax service.
constexpr std::array kNames{L"Fax", L"OpenWinFax"};
constexpr const wchar_t* kMark = L"OpenWinFax";  // value of the printer data
constexpr DWORD kVersion = 1;                    // of what makeFaxPrinter() makes

// Wine's driver of PostScript printers, made of a description.
constexpr const wchar_t* kWineDriver = L"wineps.drv";
constexpr const wchar_t* kOurDriver = L"OpenWinFax";
constexpr std::array kEnvironments{L"Windows x64", L"Windows NT x86"};

// Of the PostScript drivers that come with Windows the one without a device's peculiarities. Not
// verified on a machine.
constexpr const wchar_t* kWindowsDriver = L"MS Publisher Imagesetter";
using InstallFromPackage = HRESULT WINAPI(LPCWSTR server, LPCWSTR inf, LPCWSTR driver,
                                          LPCWSTR environment, DWORD flags);

constexpr const wchar_t* kPdfPrinter = L"Microsoft Print to PDF";

// The version in a printer's mark; 0 when it is not ours.
DWORD markOf(const Spooler& spooler, HANDLE printer) {
    DWORD type = 0;
    DWORD version = 0;
    DWORD needed = 0;
    const DWORD code =
        spooler.GetPrinterDataW(printer, const_cast<wchar_t*>(kMark), &type,
                                reinterpret_cast<BYTE*>(&version), sizeof version, &needed);
    return code == ERROR_SUCCESS && type == REG_DWORD && needed == sizeof version ? version : 0;
}

DWORD markOf(const Spooler& spooler, const wchar_t* name) {
    const OpenedPrinter printer(spooler, name, PRINTER_ACCESS_USE);
    return printer ? markOf(spooler, printer.get()) : 0;
}

// Wine's is made of our description, which may be another by now.
bool serves(DWORD mark) { return platform::win32::runsUnderWine() ? mark >= kVersion : mark != 0; }

tl::unexpected<model::Error> cannot(const char* action, DWORD code) {
    return failSystem(ErrorCode::invalidPrinterName, action, "OpenWinFax", code);
}

// For programs of both widths, by a process of either.
Result<void> addWineDriver(const Spooler& spooler, std::wstring description) {
    std::wstring driver = kWineDriver;
    std::wstring name = kOurDriver;
    std::wstring dataType = L"RAW";
    for (const wchar_t* width : kEnvironments) {
        std::wstring environment = width;
        DRIVER_INFO_3W info{};
        info.cVersion = 3;
        info.pName = name.data();
        info.pEnvironment = environment.data();
        info.pDriverPath = driver.data();
        info.pConfigFile = driver.data();
        info.pDataFile = description.data();
        info.pDefaultDataType = dataType.data();
        if (!spooler.AddPrinterDriverExW(nullptr, 3, reinterpret_cast<BYTE*>(&info),
                                         APD_COPY_NEW_FILES | APD_COPY_FROM_DIRECTORY)) {
            return cannot("add the printer driver", GetLastError());
        }
    }
    return {};
}

// The spooler takes a copy of the description.
Result<void> makeWineDriver(const Spooler& spooler, const std::filesystem::path& folder) {
    const auto file = folder / L"openwinfax.ppd";
    const auto bytes = std::as_bytes(std::span(kPrinterDescription));
    if (auto written = platform::writeFileDurably(file, bytes); !written) return written;
    auto added = addWineDriver(spooler, file.native());
    DeleteFileW(file.c_str());
    return added;
}

// Administrators only. Not verified on a machine.
Result<void> addWindowsDriver(const Spooler& spooler) {
    auto* const install =
        spooler.library.function<InstallFromPackage>("InstallPrinterDriverFromPackageW");
    if (install == nullptr) return cannot("add the printer driver", ERROR_CALL_NOT_IMPLEMENTED);
    const HRESULT result = install(nullptr, nullptr, kWindowsDriver, nullptr, 0);
    if (FAILED(result)) return cannot("add the printer driver", static_cast<DWORD>(result));
    return {};
}

Result<void> addPrinter(const Spooler& spooler, const wchar_t* name, const wchar_t* driver) {
    std::wstring printerName = name;
    std::wstring driverName = driver;
    std::wstring port = L"FILE:";
    std::wstring processor = L"WinPrint";
    std::wstring dataType = L"RAW";
    std::wstring comment = L"Sends what is printed as a fax";
    PRINTER_INFO_2W info{};
    info.pPrinterName = printerName.data();
    info.pDriverName = driverName.data();
    info.pPortName = port.data();
    info.pPrintProcessor = processor.data();
    info.pDatatype = dataType.data();
    info.pComment = comment.data();
    const OpenedPrinter printer(spooler,
                                spooler.AddPrinterW(nullptr, 2, reinterpret_cast<BYTE*>(&info)));
    if (!printer) return cannot("add the printer", GetLastError());
    DWORD version = kVersion;
    const DWORD code =
        spooler.SetPrinterDataW(printer.get(), const_cast<wchar_t*>(kMark), REG_DWORD,
                                reinterpret_cast<BYTE*>(&version), sizeof version);
    if (code != ERROR_SUCCESS) return cannot("mark the printer", code);
    return {};
}

// The first of our names that is ours or nobody's; nullptr when others have all.
const wchar_t* freeName(const Spooler& spooler) {
    for (const wchar_t* name : kNames) {
        const OpenedPrinter taken(spooler, name, PRINTER_ACCESS_USE);
        if (!taken || markOf(spooler, taken.get()) != 0) return name;
    }
    return nullptr;
}

// Held while the printer is made: the machine's, for services of several users.
class OneMaker {
  public:
    OneMaker() : mutex_(CreateMutexW(nullptr, FALSE, L"Global\\OpenWinFax printer")) {
        if (mutex_) WaitForSingleObject(mutex_.get(), kPatience);
    }
    ~OneMaker() {
        if (mutex_) ReleaseMutex(mutex_.get());
    }
    OneMaker(const OneMaker&) = delete;
    OneMaker& operator=(const OneMaker&) = delete;

  private:
    static constexpr DWORD kPatience = 30'000;
    platform::win32::UniqueHandle mutex_;
};

}  // namespace

std::optional<FaxPrinter> findFaxPrinter(const Spooler& spooler, const model::Text& name) {
    if (name) {
        const std::wstring wide = platform::win32::wideFromUtf16(*name);
        if (!serves(markOf(spooler, wide.c_str()))) return std::nullopt;
        return FaxPrinter{*name, "ps"};
    }
    for (const wchar_t* ours : kNames) {
        if (serves(markOf(spooler, ours))) {
            return FaxPrinter{platform::win32::utf16FromWide(ours), "ps"};
        }
    }
    return std::nullopt;
}

Result<FaxPrinter> makeFaxPrinter(const Spooler& spooler, const std::filesystem::path& folder) {
    const OneMaker alone;
    const wchar_t* const name = freeName(spooler);
    if (name == nullptr) return cannot("name the printer", ERROR_PRINTER_ALREADY_EXISTS);
    if (!serves(markOf(spooler, name))) {
        const bool wine = platform::win32::runsUnderWine();
        const auto driver = wine ? makeWineDriver(spooler, folder) : addWindowsDriver(spooler);
        if (!driver) return tl::unexpected(driver.error());
        const auto added = addPrinter(spooler, name, wine ? kOurDriver : kWindowsDriver);
        if (!added) return tl::unexpected(added.error());
    }
    return FaxPrinter{platform::win32::utf16FromWide(name), "ps"};
}

bool removeFaxPrinter(const Spooler& spooler) {
    const OneMaker alone;
    bool removed = false;
    for (const wchar_t* name : kNames) {
        if (markOf(spooler, name) == 0) continue;
        const OpenedPrinter printer(spooler, name, PRINTER_ALL_ACCESS);
        if (printer && spooler.DeletePrinter(printer.get())) removed = true;
    }
    // The system's own driver stays.
    for (const wchar_t* environment : kEnvironments) {
        spooler.DeletePrinterDriverExW(nullptr, const_cast<wchar_t*>(environment),
                                       const_cast<wchar_t*>(kOurDriver), 0, 0);
    }
    return removed;
}

std::optional<FaxPrinter> findPdfPrinter(const Spooler& spooler) {
    const OpenedPrinter printer(spooler, kPdfPrinter, PRINTER_ACCESS_USE);
    if (!printer) return std::nullopt;
    return FaxPrinter{platform::win32::utf16FromWide(kPdfPrinter), "pdf"};
}

}  // namespace winfax::printer::win32
