// SPDX-License-Identifier: MIT
#include "printer/print_system.h"

#include <array>
#include <cwchar>

#include "platform/paths.h"
#include "platform/win32/error_text.h"
#include "platform/win32/full_path.h"
#include "platform/win32/handles.h"
#include "platform/win32/security.h"
#include "platform/win32/wide.h"
#include "printer/win32/fax_printer.h"

namespace winfax::printer {

namespace {

using model::ErrorCode;
using model::Result;
using platform::win32::failSystem;
using platform::win32::fileErrorCode;
using platform::win32::UniqueHandle;

std::uint64_t startOf(HANDLE process) {
    FILETIME created{};
    FILETIME exited{};
    FILETIME kernel{};
    FILETIME user{};
    if (!GetProcessTimes(process, &created, &exited, &kernel, &user)) return 0;
    return (std::uint64_t{created.dwHighDateTime} << 32) | created.dwLowDateTime;
}

class Process final : public Drawer {
  public:
    Process(std::uint32_t id, std::uint64_t started) : id_(id) {
        UniqueHandle process(
            OpenProcess(SYNCHRONIZE | PROCESS_QUERY_LIMITED_INFORMATION, FALSE, id));
        if (!process) return;
        started_ = startOf(process.get());
        // Another one has its number by now.
        if (started != 0 && started_ != started) id_ = 0;
        process_ = std::move(process);
    }

    bool runs() const override {
        if (id_ == 0) return false;
        if (process_) return WaitForSingleObject(process_.get(), 0) == WAIT_TIMEOUT;
        // The service's account need not be let open the processes of users: whether there is one
        // is seen all the same.
        const UniqueHandle there(OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, id_));
        return there || GetLastError() == ERROR_ACCESS_DENIED;
    }
    std::uint64_t started() const override { return started_; }

  private:
    std::uint32_t id_;
    std::uint64_t started_ = 0;
    UniqueHandle process_;
};

std::wstring finalPath(HANDLE file) {
    std::wstring path(32'768, L'\0');
    const DWORD length =
        GetFinalPathNameByHandleW(file, path.data(), static_cast<DWORD>(path.size()), 0);
    path.resize(length < path.size() ? length : 0);
    return path;
}

// Who draws may put anything there, also a way to a file that only the service may read.
bool isPlainFileOf(const std::filesystem::path& place, HANDLE file) {
    BY_HANDLE_FILE_INFORMATION facts{};
    if (GetFileType(file) != FILE_TYPE_DISK || !GetFileInformationByHandle(file, &facts)) {
        return false;
    }
    constexpr DWORD kForbidden = FILE_ATTRIBUTE_REPARSE_POINT | FILE_ATTRIBUTE_DIRECTORY;
    if ((facts.dwFileAttributes & kForbidden) != 0 || facts.nNumberOfLinks != 1) return false;
    // The folder above that of the user is beyond his reach.
    const auto beyond = place.parent_path().parent_path();
    const UniqueHandle folder(
        CreateFileW(platform::win32::fullPath(beyond).c_str(), FILE_READ_ATTRIBUTES,
                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                    FILE_FLAG_BACKUP_SEMANTICS, nullptr));
    if (!folder) return false;
    const std::wstring expected = finalPath(folder.get()) + L'\\' +
                                  place.parent_path().filename().native() + L'\\' +
                                  place.filename().native();
    const std::wstring found = finalPath(file);
    return _wcsicmp(expected.c_str(), found.c_str()) == 0;
}

class WindowsPrinting final : public PrintSystem {
  public:
    explicit WindowsPrinting(std::filesystem::path folder) : folder_(std::move(folder)) {}

    Result<FaxPrinter> find(const model::Text& name) override {
        const win32::Spooler& spooler = loaded();
        if (!spooler.usable()) return none("there is no print spooler");
        if (auto found = win32::findFaxPrinter(spooler, name)) return *found;
        auto made = win32::makeFaxPrinter(spooler, folder_);
        if (name) {
            if (made && made->name == *name) return made;
            return none("'" + text::toUtf8(*name) + "' is no fax printer");
        }
        if (made) return made;
        if (auto pdf = win32::findPdfPrinter(spooler)) return *pdf;
        return none("there is no fax printer, and none can be made: " + made.error().detail);
    }

    Result<void> makeFolder(const std::filesystem::path& path, const std::string& userId) override;
    Result<std::optional<Content>> read(const std::filesystem::path& file,
                                        std::uint64_t limit) override;

    std::unique_ptr<Drawer> watch(std::uint32_t processId, std::uint64_t started) override {
        return std::make_unique<Process>(processId, started);
    }

    bool spooling(const std::u16string& printer, std::uint32_t spoolerId) override {
        const win32::Spooler& spooler = loaded();
        if (!spooler.usable()) return false;
        const std::wstring name = platform::win32::wideFromUtf16(printer);
        const win32::OpenedPrinter opened(spooler, name.c_str(), PRINTER_ACCESS_USE);
        if (!opened) return false;
        DWORD needed = 0;
        if (spooler.GetJobW(opened.get(), spoolerId, 1, nullptr, 0, &needed)) return true;
        return GetLastError() == ERROR_INSUFFICIENT_BUFFER;
    }

  private:
    static tl::unexpected<model::Error> none(std::string detail) {
        return model::fail(ErrorCode::invalidPrinterName, std::move(detail));
    }
    const win32::Spooler& loaded() {
        if (!spooler_) spooler_ = std::make_unique<win32::Spooler>();
        return *spooler_;
    }

    std::filesystem::path folder_;
    std::unique_ptr<win32::Spooler> spooler_;
};

// The user may make, write and read files, not remove the folder or put another in its place; the
// spooler writes as that user.
Result<void> WindowsPrinting::makeFolder(const std::filesystem::path& path,
                                         const std::string& userId) {
    const std::string& service = platform::win32::processUserSid();
    std::string list = "D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;" + service + ")";
    if (userId != service) {
        list += "(A;;0x1200ab;;;" + userId + ")";      // list it, add a file, traverse
        list += "(A;OIIO;0x13019f;;;" + userId + ")";  // read, write, delete what lies there
    }
    auto security = platform::win32::SecurityAttributes::fromSddl("O:" + service + list);
    if (!security) return tl::unexpected(security.error());
    const std::wstring full = platform::win32::fullPath(path);
    if (CreateDirectoryW(full.c_str(), security->get())) return {};
    DWORD code = GetLastError();
    if (code == ERROR_ALREADY_EXISTS) {
        const DWORD attributes = GetFileAttributesW(full.c_str());
        constexpr DWORD kOdd = FILE_ATTRIBUTE_REPARSE_POINT;
        const bool folder = attributes != INVALID_FILE_ATTRIBUTES && (attributes & kOdd) == 0 &&
                            (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
        if (folder) return {};
        code = ERROR_DIRECTORY;
    }
    return failSystem(fileErrorCode(code), "create the folder", platform::utf8FromPath(path), code);
}

Result<std::optional<PrintSystem::Content>> WindowsPrinting::read(
    const std::filesystem::path& place, std::uint64_t limit) {
    const UniqueHandle file(CreateFileW(
        platform::win32::fullPath(place).c_str(), GENERIC_READ, 0, nullptr, OPEN_EXISTING,
        FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_SEQUENTIAL_SCAN, nullptr));
    const std::string name = platform::utf8FromPath(place);
    if (!file) {
        const DWORD code = GetLastError();
        if (code == ERROR_FILE_NOT_FOUND || code == ERROR_SHARING_VIOLATION) return std::nullopt;
        return failSystem(fileErrorCode(code), "open", name, code);
    }
    if (!isPlainFileOf(place, file.get())) {
        return model::fail(ErrorCode::invalidData, "'" + name + "' is no file that was printed");
    }
    LARGE_INTEGER size{};
    GetFileSizeEx(file.get(), &size);
    const auto bytes = static_cast<std::uint64_t>(size.QuadPart);
    if (bytes > limit) {
        return model::fail(ErrorCode::invalidData, "'" + name + "' has " + std::to_string(bytes) +
                                                       " bytes, and " + std::to_string(limit) +
                                                       " are allowed ([limits] document)");
    }
    Content content(static_cast<std::size_t>(bytes));
    for (std::size_t done = 0; done < content.size();) {
        constexpr std::size_t kPiece = 1u << 20;
        DWORD count = 0;
        const auto wanted = static_cast<DWORD>(std::min(kPiece, content.size() - done));
        if (!ReadFile(file.get(), content.data() + done, wanted, &count, nullptr) || count == 0) {
            const DWORD code = GetLastError();
            return failSystem(fileErrorCode(code), "read", name, code);
        }
        done += count;
    }
    return content;
}

}  // namespace

std::unique_ptr<PrintSystem> makePrintSystem(std::filesystem::path folder) {
    return std::make_unique<WindowsPrinting>(std::move(folder));
}

}  // namespace winfax::printer
