// SPDX-License-Identifier: MIT
// counted_calls: makes calls of winfax.h to a service of its own and prints what each costs, a line
// a fact: its name, a tab, a number. The figures depend on no clock. Needs WINFAX_BIN_DIR and
// WINFAX_TEST_PROGRAM_DIR.
#include <winfax.h>

#include <cstdio>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>

#include "counts.h"
#include "support/scratch_instance.h"
#include "support/tiff_file.h"

namespace winfax::test {
namespace {

constexpr std::int64_t kCalls = 200;
constexpr std::int64_t kListed = 1000;  // jobs

void must(BOOL succeeded, const char* call) {
    if (!succeeded)
        throw std::runtime_error(std::string(call) + " failed: " + std::to_string(GetLastError()));
}

FAX_JOB_PARAMW parameters() {
    FAX_JOB_PARAMW job{};
    job.SizeOfStruct = sizeof job;
    job.RecipientNumber = u"555-0100";
    job.RecipientName = u"Erika Mustermann";
    job.DocumentName = u"Report";
    return job;
}

BOOL CALLBACK nextRecipient(HANDLE, DWORD number, LPVOID, PFAX_JOB_PARAMW job,
                            PFAX_COVERPAGE_INFOW) {
    *job = parameters();
    return number <= kListed;
}

// What a run of calls has cost, per call and rounded: when the last answer is here, the service may
// be a system call or two behind, or not.
class Costs {
  public:
    Costs(const Counts& client, const Counts& service) : client_(client), service_(service) {}

    void of(const std::string& name, std::int64_t calls, const std::function<void()>& call) {
        for (int i = 0; i < 3; ++i) call();
        const Values client = read(client_), service = read(service_);
        for (std::int64_t i = 0; i < calls; ++i) call();
        tell(name + " client", client, read(client_), calls);
        tell(name + " service", service, read(service_), calls);
    }

  private:
    struct Values {
        std::int64_t sends, receives, others, syncs, sent, received, allocations;
    };
    static Values read(const Counts& counts) {
        return {counts.sends,     counts.receives,      counts.otherSystemCalls, counts.syncs,
                counts.sentBytes, counts.receivedBytes, counts.allocations};
    }
    static void tell(const std::string& who, const Values& before, const Values& after,
                     std::int64_t calls) {
        const auto fact = [&](const char* what, std::int64_t Values::*member) {
            const std::int64_t each = (after.*member - before.*member + calls / 2) / calls;
            std::cout << who << " " << what << "\t" << each << "\n";
        };
        fact("sends", &Values::sends);
        fact("receives", &Values::receives);
        fact("other system calls", &Values::others);
        fact("syncs", &Values::syncs);
        fact("bytes sent", &Values::sent);
        fact("bytes received", &Values::received);
        fact("allocations", &Values::allocations);
    }

    const Counts& client_;
    const Counts& service_;
};

// Nothing is dialled: jobs stay where they are.
void pauseQueue(HANDLE fax) {
    PFAX_CONFIGURATIONW configuration = nullptr;
    must(FaxGetConfigurationW(fax, &configuration), "FaxGetConfiguration");
    configuration->PauseServerQueue = TRUE;
    must(FaxSetConfigurationW(fax, configuration), "FaxSetConfiguration");
    FaxFreeBuffer(configuration);
}

void countCalls(Costs& costs, HANDLE fax, const std::u16string& document) {
    DWORD job = 0;
    FAX_JOB_PARAMW sent = parameters();
    costs.of("FaxSendDocument", kCalls, [&] {
        must(FaxSendDocumentW(fax, document.c_str(), &sent, nullptr, &job), "FaxSendDocument");
    });
    costs.of("FaxGetJob", kCalls, [&] {
        PFAX_JOB_ENTRYW entry = nullptr;
        must(FaxGetJobW(fax, job, &entry), "FaxGetJob");
        FaxFreeBuffer(entry);
    });
    costs.of("FaxGetConfiguration", kCalls, [&] {
        PFAX_CONFIGURATIONW configuration = nullptr;
        must(FaxGetConfigurationW(fax, &configuration), "FaxGetConfiguration");
        FaxFreeBuffer(configuration);
    });
    DWORD command = JC_PAUSE;
    costs.of("FaxSetJob", kCalls, [&] {
        must(FaxSetJobW(fax, job, command, nullptr), "FaxSetJob");
        command = command == JC_PAUSE ? JC_RESUME : JC_PAUSE;
    });
    costs.of("FaxConnectFaxServer", kCalls, [&] {
        HANDLE other = nullptr;
        must(FaxConnectFaxServerW(nullptr, &other), "FaxConnectFaxServer");
        must(FaxClose(other), "FaxClose");
    });
    DWORD broadcast = 0;
    must(FaxSendDocumentForBroadcastW(fax, document.c_str(), &broadcast, nextRecipient, nullptr),
         "FaxSendDocumentForBroadcast");
    costs.of("FaxEnumJobs", kCalls / 10, [&] {
        PFAX_JOB_ENTRYW entries = nullptr;
        DWORD count = 0;
        must(FaxEnumJobsW(fax, &entries, &count), "FaxEnumJobs");
        FaxFreeBuffer(entries);
    });
}

void run() {
    ScratchDirectory files;
    const auto document = files.write("page.tif", faxTiff(1)).u16string();
    const CountsFile service(files.path() / "counts");
    ScratchInstance instance("real", "[service]\nlog_level = \"warning\"\n");
    {
        const ScopedVariable preload("LD_PRELOAD",
                                     *readVariable("WINFAX_TEST_PROGRAM_DIR") + "/libcounting.so");
        const ScopedVariable counts("WINFAX_TEST_COUNTS", service.path().string());
        instance.start();
    }
    Costs costs(*winfax_test_counts(), *service);
    HANDLE fax = nullptr;
    must(FaxConnectFaxServerW(nullptr, &fax), "FaxConnectFaxServer");
    pauseQueue(fax);
    countCalls(costs, fax, document);
    must(FaxClose(fax), "FaxClose");
}

}  // namespace
}  // namespace winfax::test

int main() {
    try {
        winfax::test::run();
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << std::endl;
        return 2;
    }
}
