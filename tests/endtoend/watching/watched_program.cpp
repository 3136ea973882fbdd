// SPDX-License-Identifier: MIT
// watched_program LIBRARY DEED [DOCUMENT]: loads the library, does one thing in the way of a legacy
// program, or makes one mistake, and unloads the library. Prints what it was told; the last line is
// "done".
#include <cstring>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

#include "../process_end/module.h"

namespace winfax::endtoend {
namespace {

class Program {
  public:
    Program(const std::string& library, std::string document)
        : module_(library), ports_(module_), document_(std::move(document)) {}

    void run(const std::string& deed) {
        const std::map<std::string, std::function<void()>> deeds{
            {"correct", [this] { send(); }},
            {"broadcast", [this] { broadcast(); }},
            {"size-missing", [this] { sendWithSize(0); }},
            {"size-wrong", [this] { sendWithSize(sizeof(FAX_JOB_PARAMA) + 4); }},
            {"reserved", [this] { sendReserved(); }},
            {"free-foreign", [this] { freeForeign(); }},
            {"free-twice", [this] { freeTwice(); }},
            {"free-event", [this] { freeEvent(); }},
            {"use-closed", [this] { useClosed(); }},
            {"use-foreign", [this] { abort(reinterpret_cast<HANDLE>(0x1234)); }},
            {"leak-handle", [this] { connect(); }},
            {"leak-block", [this] { leakBlock(); }},
            {"leak-event", [this] { leakEvent(); }},
            {"ask-job-7", [this] { askJob(7); }},
            {"ask-job-8", [this] { askJob(8); }},
        };
        deeds.at(deed)();
        module_.unload();
    }

  private:
    template <class Function>
    Function function(const char* name) const {
        return module_.function<Function>(name);
    }
    static void say(const char* what, BOOL result) {
        std::cout << what << ' ' << result << std::endl;
    }

    HANDLE connect() const {
        HANDLE fax = nullptr;
        say("connect", function<PFAXCONNECTFAXSERVERA>("FaxConnectFaxServerA")(nullptr, &fax));
        return fax;
    }
    void close(HANDLE fax) const { say("close", function<PFAXCLOSE>("FaxClose")(fax)); }
    void free(void* block) const { function<PFAXFREEBUFFER>("FaxFreeBuffer")(block); }

    static FAX_JOB_PARAMA params() {
        FAX_JOB_PARAMA params{};
        params.SizeOfStruct = sizeof params;
        params.RecipientNumber = "555-0100";
        return params;
    }
    DWORD submit(HANDLE fax, FAX_JOB_PARAMA params) const {
        DWORD job = 0;
        const BOOL sent = function<PFAXSENDDOCUMENTA>("FaxSendDocumentA")(fax, document_.c_str(),
                                                                          &params, nullptr, &job);
        say("send", sent);
        if (sent) std::cout << "job " << job << std::endl;
        return job;
    }

    // Everything that a careful program does: events, job entries, page data.
    void send() const {
        const HANDLE port = ports_.create();
        const HANDLE fax = connect();
        say("events", function<PFAXINITIALIZEEVENTQUEUE>("FaxInitializeEventQueue")(fax, port, 0,
                                                                                    nullptr, 0));
        const DWORD job = submit(fax, params());
        FAX_JOB_ENTRYA* entry = nullptr;
        if (function<PFAXGETJOBA>("FaxGetJobA")(fax, job, &entry)) {
            std::cout << "number " << entry->RecipientNumber << std::endl;
            free(entry);
        }
        BYTE* page = nullptr;
        DWORD size = 0, width = 0, height = 0;
        if (function<PFAXGETPAGEDATA>("FaxGetPageData")(fax, job, &page, &size, &width, &height)) {
            std::cout << "page " << size << ' ' << width << ' ' << height << std::endl;
            free(page);
        }
        // The first event of a job that is not to be sent before the test says so.
        LPOVERLAPPED packet = nullptr;
        if (ports_.take(port, &packet)) {
            std::cout << "event " << reinterpret_cast<FAX_EVENT*>(packet)->EventId << std::endl;
            ports_.freeMemory(packet);
        }
        close(fax);
    }

    static BOOL CALLBACK nextRecipient(HANDLE, DWORD number, LPVOID context, PFAX_JOB_PARAMA params,
                                       PFAX_COVERPAGE_INFOA) {
        static const char* const kNumbers[] = {"555-0101", "555-0102"};
        if (std::strcmp(static_cast<const char*>(context), "context") != 0 || number > 2) {
            return FALSE;
        }
        params->RecipientNumber = kNumbers[number - 1];
        return TRUE;
    }
    void broadcast() const {
        char context[] = "context";
        const HANDLE fax = connect();
        DWORD job = 0;
        say("broadcast", function<PFAXSENDDOCUMENTFORBROADCASTA>("FaxSendDocumentForBroadcastA")(
                             fax, document_.c_str(), &job, nextRecipient, context));
        close(fax);
    }

    void sendWithSize(DWORD size) const {
        auto wrong = params();
        wrong.SizeOfStruct = size;
        const HANDLE fax = connect();
        submit(fax, wrong);
        close(fax);
    }
    void sendReserved() const {
        auto wrong = params();
        wrong.Reserved[0] = 1;
        const HANDLE fax = connect();
        submit(fax, wrong);
        close(fax);
    }
    void freeForeign() const {
        int onTheStack = 0;
        free(&onTheStack);
    }
    FAX_CONFIGURATIONA* configuration(HANDLE fax) const {
        FAX_CONFIGURATIONA* configuration = nullptr;
        say("configuration",
            function<PFAXGETCONFIGURATIONA>("FaxGetConfigurationA")(fax, &configuration));
        return configuration;
    }
    void freeTwice() const {
        const HANDLE fax = connect();
        void* const block = configuration(fax);
        free(block);
        free(block);
        close(fax);
    }
    LPOVERLAPPED takeEvent(HANDLE fax) const {
        const HANDLE port = ports_.create();
        say("events", function<PFAXINITIALIZEEVENTQUEUE>("FaxInitializeEventQueue")(fax, port, 0,
                                                                                    nullptr, 0));
        submit(fax, params());
        LPOVERLAPPED packet = nullptr;
        say("event", ports_.take(port, &packet));
        return packet;
    }
    void freeEvent() const {
        const HANDLE fax = connect();
        const LPOVERLAPPED packet = takeEvent(fax);
        free(packet);
        ports_.freeMemory(packet);
        close(fax);
    }
    void useClosed() const {
        const HANDLE fax = connect();
        close(fax);
        abort(fax);
    }
    void abort(HANDLE fax) const { say("abort", function<PFAXABORT>("FaxAbort")(fax, 1)); }
    void leakBlock() const {
        const HANDLE fax = connect();
        configuration(fax);
        close(fax);
    }
    void leakEvent() const {
        const HANDLE fax = connect();
        takeEvent(fax);
        close(fax);
    }
    void askJob(DWORD job) const {
        const HANDLE fax = connect();
        FAX_JOB_ENTRYA* entry = nullptr;
        say("ask", function<PFAXGETJOBA>("FaxGetJobA")(fax, job, &entry));
        close(fax);
    }

    Module module_;
    PortFunctions ports_;
    std::string document_;
};

}  // namespace
}  // namespace winfax::endtoend

int main(int argumentCount, char** arguments) {
    try {
        if (argumentCount < 3)
            throw std::runtime_error("usage: watched_program LIBRARY DEED [DOCUMENT]");
        winfax::endtoend::Program program(arguments[1], argumentCount > 3 ? arguments[3] : "");
        program.run(arguments[2]);
        std::cout << "done" << std::endl;
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << std::endl;
        return 2;
    }
}
