// SPDX-License-Identifier: MIT
#include "product.h"

#include <stdexcept>

#include "page.h"

namespace winfax::bench {
namespace {

// Nobody reads what the service prints.
constexpr std::string_view kSettings = "[service]\nlog_level = \"warning\"\n";

struct Recipients {
    std::uint32_t left;
};

BOOL CALLBACK nextRecipient(HANDLE, DWORD, LPVOID context, PFAX_JOB_PARAMW job,
                            PFAX_COVERPAGE_INFOW) {
    auto& recipients = *static_cast<Recipients*>(context);
    if (recipients.left == 0) return FALSE;
    --recipients.left;
    *job = jobParameters();
    return TRUE;
}

}  // namespace

void must(BOOL succeeded, const char* call) {
    if (!succeeded) {
        throw std::runtime_error(std::string(call) + " failed with error " +
                                 std::to_string(GetLastError()));
    }
}

FaxServer::FaxServer() { must(FaxConnectFaxServerW(nullptr, &handle_), "FaxConnectFaxServer"); }

FaxServer::~FaxServer() {
    if (handle_ != nullptr) FaxClose(handle_);
}

void FaxServer::pauseQueue() const {
    PFAX_CONFIGURATIONW configuration = nullptr;
    must(FaxGetConfigurationW(handle_, &configuration), "FaxGetConfiguration");
    configuration->PauseServerQueue = TRUE;
    const BOOL set = FaxSetConfigurationW(handle_, configuration);
    FaxFreeBuffer(configuration);
    must(set, "FaxSetConfiguration");
}

DWORD FaxServer::submit(const std::u16string& document) const {
    FAX_JOB_PARAMW parameters = jobParameters();
    DWORD job = 0;
    must(FaxSendDocumentW(handle_, document.c_str(), &parameters, nullptr, &job),
         "FaxSendDocument");
    return job;
}

void FaxServer::submitMany(const std::u16string& document, std::uint32_t jobs) const {
    Recipients recipients{jobs};
    DWORD broadcast = 0;
    must(FaxSendDocumentForBroadcastW(handle_, document.c_str(), &broadcast, nextRecipient,
                                      &recipients),
         "FaxSendDocumentForBroadcast");
}

std::vector<FaxServer> manyServers(std::size_t count) {
    std::vector<FaxServer> servers;
    servers.reserve(count);
    while (servers.size() < count) servers.emplace_back();
    return servers;
}

FAX_JOB_PARAMW jobParameters() {
    FAX_JOB_PARAMW parameters{};
    parameters.SizeOfStruct = sizeof parameters;
    parameters.RecipientNumber = u"+49 (30) 5550100";
    parameters.RecipientName = u"Erika Mustermann";
    parameters.Tsid = u"+49 30 5550123";
    parameters.SenderName = u"Max Mustermann";
    parameters.SenderCompany = u"Muster und Soehne";
    parameters.DocumentName = u"Quarterly report.tif";
    parameters.ScheduleAction = JSA_NOW;
    return parameters;
}

Instance::Instance(const std::string& clock) : scratch_(clock, kSettings) {
    const auto file = scratch_.stateDirectory() / "page.tif";
    const auto& page = textPage();
    scratch_.state().write(
        "page.tif", std::string_view(reinterpret_cast<const char*>(page.data()), page.size()));
    document_ = file.u16string();
    scratch_.start();
}

}  // namespace winfax::bench
