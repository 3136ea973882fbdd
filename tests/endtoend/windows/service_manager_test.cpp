// SPDX-License-Identifier: MIT
// The installed service: registered with the service control manager, started by the library on
// demand, stopped by an administrator.
#include <gtest/gtest.h>

#include <cstdlib>

#include "../support/service_process.h"
#include "event_port.h"
#include "jobs.h"
#include "outcome.h"
#include "support/scratch_directory.h"
#include "support/test_environment.h"
#include "support/tiff_file.h"

namespace winfax::endtoend {
namespace {

using conformance::api;
using conformance::JobRequest;
using conformance::Wide;

// The registration of winfaxd, taken back at the end.
class RegisteredService {
  public:
    RegisteredService() : manager_(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_ALL_ACCESS)) {
        service_ = CreateServiceW(manager_, L"winfaxd", L"OpenWinFax test", SERVICE_ALL_ACCESS,
                                  SERVICE_WIN32_OWN_PROCESS, SERVICE_DEMAND_START,
                                  SERVICE_ERROR_NORMAL, test::productPath("winfaxd").c_str(),
                                  nullptr, nullptr, nullptr, nullptr, nullptr);
        if (!service_) {
            ADD_FAILURE() << "CreateService(winfaxd) failed with error " << GetLastError()
                          << "; remove a registration that an interrupted test left by "
                             "`sc delete winfaxd`";
        }
    }
    ~RegisteredService() {
        if (service_) {
            stop();
            EXPECT_TRUE(DeleteService(service_)) << "error " << GetLastError();
            CloseServiceHandle(service_);
        }
        CloseServiceHandle(manager_);
    }
    RegisteredService(const RegisteredService&) = delete;
    RegisteredService& operator=(const RegisteredService&) = delete;

    DWORD state() const {
        SERVICE_STATUS status{};
        return service_ && QueryServiceStatus(service_, &status) ? status.dwCurrentState : 0;
    }
    bool stop() {
        SERVICE_STATUS status{};
        if (state() != SERVICE_STOPPED) ControlService(service_, SERVICE_CONTROL_STOP, &status);
        return eventually([&] { return state() == SERVICE_STOPPED; });
    }

  private:
    SC_HANDLE manager_;
    SC_HANDLE service_ = nullptr;
};

TEST(ServiceManager, A3_library_starts_the_installed_service) {
    const test::ScopedVariable instance("WINFAX_INSTANCE", std::nullopt);
    const test::ScopedVariable state("WINFAX_STATE_DIR", std::nullopt);
    const test::ScopedVariable autostart("WINFAX_AUTOSTART", std::nullopt);
    RegisteredService service;
    ASSERT_EQ(service.state(), DWORD{SERVICE_STOPPED});

    HANDLE fax = nullptr;
    ASSERT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &fax));
    EXPECT_EQ(service.state(), DWORD{SERVICE_RUNNING});
    conformance::EventPort port;
    port.subscribe(fax);

    const test::ScratchDirectory files;
    const auto document = files.write("letter.tif", test::faxTiff(1));
    auto request = JobRequest<Wide>::now();
    DWORD job = 0;
    ASSERT_SUCCEEDS(api().FaxSendDocumentW(fax, conformance::nameOf<Wide>(document).c_str(),
                                           &request.params, nullptr, &job));
    EXPECT_EQ(conformance::countOf(port.until(FEI_DELETED, job), FEI_COMPLETED), 1u);

    EXPECT_TRUE(service.stop());
    EXPECT_EQ(port.until(FEI_FAXSVC_ENDED).back().id, DWORD{FEI_FAXSVC_ENDED});
    EXPECT_FALSE(api().FaxAccessCheck(fax, FAX_JOB_QUERY));
    EXPECT_SUCCEEDS(api().FaxClose(fax));

    ASSERT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &fax)) << "it is started once more";
    EXPECT_SUCCEEDS(api().FaxClose(fax));
    const char* const data = std::getenv("ProgramData");
    ASSERT_NE(data, nullptr);
    EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(data) / "winfax" / "jobs.db"));
}

}  // namespace
}  // namespace winfax::endtoend
