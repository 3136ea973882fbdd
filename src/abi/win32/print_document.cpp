// SPDX-License-Identifier: MIT
#include "abi/print_document.h"

#include <winspool.h>

#include <memory>
#include <vector>

#include "abi/win32/spool_numbers.h"
#include "client/session.h"
#include "platform/paths.h"
#include "platform/win32/error_text.h"
#include "platform/win32/full_path.h"
#include "platform/win32/handles.h"
#include "platform/win32/system_library.h"
#include "platform/win32/wide.h"

namespace winfax::abi {

namespace {

using model::ErrorCode;
using model::Result;
using platform::win32::failSystem;

// Fine resolution of a fax, which programs that know fax printers expect; the printer may have
// another.
constexpr short kHorizontalDpi = 204;
constexpr short kVerticalDpi = 196;
// A number may be in use by a program without us, under Wine; every try takes another.
constexpr int kSpoolFileTries = 64;

struct DeleteContext {
    void operator()(HDC context) const { DeleteDC(context); }
};
using Context = std::unique_ptr<std::remove_pointer_t<HDC>, DeleteContext>;

// What the printer is told of the resolution; empty: its own settings.
std::vector<std::byte> settingsOf(std::wstring& printer) {
    const platform::win32::SystemLibrary spooler(L"winspool.drv");
    const auto open = spooler.function<decltype(OpenPrinterW)>("OpenPrinterW");
    const auto close = spooler.function<decltype(ClosePrinter)>("ClosePrinter");
    const auto properties = spooler.function<decltype(DocumentPropertiesW)>("DocumentPropertiesW");
    HANDLE handle = nullptr;
    if (open == nullptr || close == nullptr || properties == nullptr ||
        !open(printer.data(), &handle, nullptr)) {
        return {};
    }
    const LONG size = properties(nullptr, handle, printer.data(), nullptr, nullptr, 0);
    std::vector<std::byte> settings;
    if (size >= static_cast<LONG>(sizeof(DEVMODEW))) {
        settings.resize(static_cast<std::size_t>(size));
        auto* const mode = reinterpret_cast<DEVMODEW*>(settings.data());
        LONG done = properties(nullptr, handle, printer.data(), mode, nullptr, DM_OUT_BUFFER);
        if (done == IDOK) {
            mode->dmFields |= DM_PRINTQUALITY | DM_YRESOLUTION;
            mode->dmPrintQuality = kHorizontalDpi;
            mode->dmYResolution = kVerticalDpi;
            done = properties(nullptr, handle, printer.data(), mode, mode,
                              DM_IN_BUFFER | DM_OUT_BUFFER);
        }
        if (done != IDOK) settings.clear();
    }
    close(handle);
    return settings;
}

Result<StartedDocument> draw(std::wstring printer, const std::wstring& name,
                             const std::wstring& output) {
    const std::vector<std::byte> settings = settingsOf(printer);
    const auto* const mode =
        settings.empty() ? nullptr : reinterpret_cast<const DEVMODEW*>(settings.data());
    Context context(CreateDCW(L"WINSPOOL", printer.c_str(), nullptr, mode));
    if (!context) {
        return failSystem(ErrorCode::invalidPrinterName, "draw on the printer",
                          platform::win32::utf8FromWide(printer), GetLastError());
    }
    DOCINFOW document{};
    document.cbSize = sizeof document;
    document.lpszDocName = name.c_str();
    document.lpszOutput = output.c_str();
    int number = 0;
    DWORD code = ERROR_SUCCESS;
    for (int tries = 0; number <= 0 && tries < kSpoolFileTries; ++tries) {
        SpoolNumber reserved(printer.c_str());
        SetLastError(ERROR_SUCCESS);
        number = StartDocW(context.get(), &document);
        code = GetLastError();
        if (number > 0) reserved.keepFor(context.get());
        if (code != ERROR_SHARING_VIOLATION) break;
    }
    if (number <= 0) {
        return failSystem(ErrorCode::noStartedDocument, "print to",
                          platform::win32::utf8FromWide(output), code);
    }
    return StartedDocument{context.release(), static_cast<std::uint32_t>(number), 0};
}

void giveUp(const StartedDocument& document) {
    AbortDoc(document.context);
    DeleteDC(document.context);
}

// The spooler never shortens a file that is there, and the caller hears at once of one that cannot
// be written.
Result<std::wstring> emptyOutput(const model::Text& output) {
    const auto path = platform::pathFromUtf16(output.value_or(u""));
    std::wstring full = platform::win32::fullPath(path);
    const platform::win32::UniqueHandle file(
        CreateFileW(full.c_str(), GENERIC_WRITE, 0, nullptr, TRUNCATE_EXISTING, 0, nullptr));
    if (!file) {
        const DWORD code = GetLastError();
        if (code != ERROR_FILE_NOT_FOUND) {
            return failSystem(platform::win32::fileErrorCode(code), "write",
                              platform::utf8FromPath(path), code);
        }
    }
    return full;
}

std::wstring wide(const model::Text& text, const wchar_t* otherwise) {
    return text && !text->empty() ? platform::win32::wideFromUtf16(*text) : otherwise;
}

}  // namespace

Result<StartedDocument> startDocument(const model::BeginPrint::Request& request,
                                      const model::Text& output) {
    const auto session = client::Session::connect(client::Origin::function);
    if (!session) return tl::unexpected(session.error());
    const auto begun = (*session)->call<model::BeginPrint>(request);
    if (!begun) return tl::unexpected(begun.error());

    Result<std::wstring> file = wide(begun->file, L"");
    if (request.toFile) file = emptyOutput(output);
    if (!file) return tl::unexpected(file.error());
    auto document =
        draw(wide(begun->printer, L""), wide(request.params.DocumentName, L"Fax"), *file);
    if (begun->ticket == 0) return document;
    if (!document) {
        (void)(*session)->call<model::CancelPrint>({begun->ticket});
        return document;
    }
    document->ticket = begun->ticket;
    const auto linked = (*session)->call<model::LinkPrint>({begun->ticket, document->spoolerId});
    if (!linked) {
        giveUp(*document);
        return tl::unexpected(linked.error());
    }
    return document;
}

}  // namespace winfax::abi
