// SPDX-License-Identifier: MIT
#include "access/right_names.h"
#include "platform/child_process.h"
#include "platform/environment.h"
#include "platform/paths.h"
#include "tool/display.h"
#include "tool/doctor_finding.h"
#include "tool/faxctl.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

using platform::environmentVariable;

std::string reasonFor(const ipc::Instance& instance) {
    if (instance.system) return "one is installed for the machine";
    const auto name = environmentVariable("WINFAX_INSTANCE");
    const auto directory = environmentVariable("WINFAX_STATE_DIR");
    if (name && directory) return "WINFAX_INSTANCE and WINFAX_STATE_DIR are set";
    if (name) return "WINFAX_INSTANCE is set";
    if (directory) return "WINFAX_STATE_DIR is set";
    return "no variable is set, and none is installed for the machine";
}

// systemd starts the machine's service for whoever connects, so there it is asked first.
bool connectingWouldStart(const ipc::Instance& instance) {
    if (!instance.system) return false;
    const auto systemctl = platform::findProgram("systemctl");
    if (systemctl.empty()) return false;
    return !platform::runChild(systemctl, {"is-active", "--quiet", "winfaxd.service"}, {}, {});
}

void tellAbsent(const ipc::Instance& instance, bool canBeStarted, Findings& findings) {
    const bool forbidden = environmentVariable("WINFAX_AUTOSTART") == "0" && !instance.system;
    if (forbidden) {
        findings.push_back({Grade::warning, "service",
                            "does not run, and WINFAX_AUTOSTART=0 keeps programs from starting it",
                            "run \"winfaxd --console\", or unset WINFAX_AUTOSTART"});
    } else if (!canBeStarted && !instance.system) {
        findings.push_back({Grade::problem, "service",
                            "does not run, and there is no winfaxd to be started",
                            "install winfaxd, see above"});
    } else {
        findings.push_back(
            {Grade::ok, "service", "does not run; a program's first call starts it", {}});
    }
}

void examineRights(const Session& session, Findings& findings) {
    const auto reply = session->call<model::ReadRights>({});
    if (!reply) {
        findings.push_back(
            {Grade::problem, "rights", reply.error().detail, "see the service's log"});
        return;
    }
    std::string names;
    for (const std::string& one : access::namesOfRights(reply->rights)) {
        names += (names.empty() ? "" : ", ") + one;
    }
    Finding finding{Grade::ok, "rights", "this user has " + (names.empty() ? "none" : names), {}};
    if ((reply->rights & model::right::jobSubmit) == 0) {
        finding.grade = Grade::problem;
        finding.text += "; without job-submit no fax can be sent";
        finding.cure = "let the owner or an administrator run \"faxctl rights set\"";
    }
    findings.push_back(std::move(finding));
}

void examineVersion(const Session& session, Findings& findings) {
    const auto status = session->call<model::ReadStatus>({});
    if (!status) {
        findings.push_back({Grade::problem, "service", status.error().detail,
                            "see the service's log, or end and start it"});
        return;
    }
    const std::string version = display(status->version);
    Finding finding{Grade::ok,
                    "service",
                    "answers: version " + version + ", process " +
                        std::to_string(status->processId) + ", clock " + display(status->clock),
                    {}};
    if (version != faxctlVersion()) {
        finding.grade = Grade::warning;
        finding.cure = std::string("faxctl is ") + faxctlVersion() +
                       ": run \"faxctl stop\", so that the installed service is started";
    }
    findings.push_back(std::move(finding));
}

}  // namespace

std::optional<ipc::Instance> examineInstance(Findings& findings) {
    auto instance = ipc::instanceFromEnvironment();
    if (!instance) {
        findings.push_back({Grade::problem, "instance", instance.error().detail,
                            "correct WINFAX_INSTANCE or WINFAX_STATE_DIR"});
        return std::nullopt;
    }
    findings.push_back({Grade::ok,
                        "instance",
                        instance->name + ", because " + reasonFor(*instance) + "; it answers at " +
                            instance->endpoint,
                        {}});
    return std::move(*instance);
}

void examineService(const ipc::Instance& instance, bool canBeStarted, Findings& findings) {
    if (connectingWouldStart(instance)) {
        tellAbsent(instance, canBeStarted, findings);
        return;
    }
    const auto session = client::Session::connectTo(instance);
    if (session) {
        examineVersion(*session, findings);
        examineRights(*session, findings);
        return;
    }
    if (session.error().code == model::ErrorCode::accessDenied) {
        findings.push_back({Grade::problem, "service",
                            "does not let this user in: " + session.error().detail,
                            instance.system ? "join the group fax and log in anew, or ask for a "
                                              "right: \"faxctl rights set\""
                                            : "use an instance of your own"});
        return;
    }
    tellAbsent(instance, canBeStarted, findings);
    return;
}

}  // namespace winfax::tool
