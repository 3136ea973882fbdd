// SPDX-License-Identifier: MIT
#pragma once

#include <gmock/gmock.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "../../support/service_process.h"
#include "printing.h"
#include "service_test.h"

namespace winfax::endtoend {

// An instance whose queue is paused: printed jobs stay as they came.
class Printing : public conformance::OwnInstance {
  protected:
    void SetUp() override {
        OwnInstance::SetUp();
        pauseQueue();
    }
    void pauseQueue() {
        conformance::Block<FAX_CONFIGURATIONW> configuration;
        EXPECT_SUCCEEDS(conformance::api().FaxGetConfigurationW(server(), configuration.place()));
        configuration->PauseServerQueue = TRUE;
        EXPECT_SUCCEEDS(conformance::api().FaxSetConfigurationW(server(), &configuration[0]));
    }

    struct Job {
        DWORD id = 0;
        DWORD pages = 0;
        DWORD size = 0;
        std::string name;
        std::string number;
        std::string recipient;
        std::string sender;
        std::string billing;
        std::string reportTo;
        DWORD reportType = 0;
    };
    // All in the queue, over a connection of its own.
    static std::vector<Job> jobs() {
        HANDLE fax = nullptr;
        EXPECT_SUCCEEDS(conformance::api().FaxConnectFaxServerA(nullptr, &fax));
        conformance::Block<FAX_JOB_ENTRYA> entries;
        DWORD count = 0;
        EXPECT_SUCCEEDS(conformance::api().FaxEnumJobsA(fax, entries.place(), &count));
        const auto text = [](LPCSTR value) { return std::string(value ? value : "(null)"); };
        std::vector<Job> all;
        for (DWORD i = 0; i < count; ++i) {
            const FAX_JOB_ENTRYA& entry = entries[i];
            all.push_back({entry.JobId, entry.PageCount, entry.Size, text(entry.DocumentName),
                           text(entry.RecipientNumber), text(entry.RecipientName),
                           text(entry.SenderName), text(entry.BillingCode),
                           text(entry.DeliveryReportAddress), entry.DeliveryReportType});
        }
        EXPECT_SUCCEEDS(conformance::api().FaxClose(fax));
        return all;
    }
    // Once there are `count` of them and no document is under way.
    std::vector<Job> jobsOnceThere(std::size_t count) {
        EXPECT_TRUE(eventually([&] { return jobs().size() >= count && openTickets() == 0; }))
            << jobs().size() << " jobs, " << openTickets() << " tickets\n"
            << instance().serviceOutput();
        return jobs();
    }
    // Documents that are not jobs yet.
    std::size_t openTickets() {
        std::size_t count = 0;
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(folder(), error)) {
            count += entry.path().extension() == ".json";
        }
        return count;
    }
    // What printers wrote and nobody took.
    std::vector<std::string> leftOutput() {
        std::vector<std::string> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder())) {
            const auto extension = entry.path().extension();
            if (extension == ".ps" || extension == ".json") {
                files.push_back(entry.path().filename().string());
            }
        }
        return files;
    }
    std::filesystem::path folder() { return instance().stateDirectory() / "printing"; }

    static test::Finished program(const std::string& mode, const std::string& name = "Letter") {
        return test::runProgram(testProgramPath("print_program"), {mode, name});
    }
};

}  // namespace winfax::endtoend
