// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "client/profile.h"
#include "platform/child_process.h"
#include "platform/files.h"
#include "platform/paths.h"
#include "tool/doctor_finding.h"
#include "tool/faxctl.h"

namespace winfax::tool {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMegabyte = std::uintmax_t{1} << 20;
constexpr std::uintmax_t kLittleRoom = 256 * kMegabyte;  // a few large documents
constexpr std::uintmax_t kNoRoom = 8 * kMegabyte;

// Of the directory, or of the nearest one above that is there.
std::optional<std::uintmax_t> roomAt(fs::path path) {
    std::error_code error;
    while (!fs::exists(path, error) && path.has_relative_path()) path = path.parent_path();
    const fs::space_info space = fs::space(path, error);
    if (error) return std::nullopt;
    return space.available;
}

void examineRoom(const fs::path& directory, Findings& findings) {
    const auto room = roomAt(directory);
    if (!room) return;
    Finding finding{Grade::ok,
                    "disk",
                    std::to_string(*room / kMegabyte) + " MiB free for the state directory",
                    {}};
    if (*room < kLittleRoom) {
        finding.grade = *room < kNoRoom ? Grade::problem : Grade::warning;
        finding.cure = "make room on that disk, or name another place in WINFAX_STATE_DIR";
    }
    findings.push_back(std::move(finding));
}

// The system instance's belongs to its account and is not for us to judge.
void examineDirectory(const ipc::Instance& instance, Findings& findings) {
    const fs::path& directory = instance.stateDirectory;
    Finding finding{Grade::ok, "state", shown(directory), {}};
    std::error_code error;
    if (!fs::exists(fs::symlink_status(directory, error))) {
        finding.text += " is not there yet; the service makes it";
        findings.push_back(std::move(finding));
        return;
    }
    if (const std::string owner = platform::ownerInWords(directory); !owner.empty()) {
        finding.text += " (owner " + owner + ")";
    }
    const auto judged = platform::checkPrivateDirectory(directory);
    if (!judged && !instance.system) {
        finding.grade = Grade::problem;
        finding.cure = judged.error().detail;
    }
    findings.push_back(std::move(finding));
}

void tellFile(const nlohmann::json& file, Findings& findings) {
    const std::string path = file.value("file", "");
    const std::string state = file.value("state", "");
    const std::string topic = shown(std::filesystem::path(platform::pathFromUtf8(path)).filename());
    if (state == "good") {
        findings.push_back({Grade::ok, topic, "in order", {}});
    } else if (state == "absent") {
        findings.push_back({Grade::ok, topic, "not there, the defaults hold", {}});
    } else if (state == "unreadable") {
        findings.push_back({Grade::ok, topic, "for the service's account to read: " + path, {}});
    } else {
        findings.push_back({Grade::problem, topic, file.value("detail", path),
                            "correct the file: a service does not start with it"});
    }
}

// The service's own program judges its files, as it would at its start.
void examineSettings(const fs::path& program, Findings& findings) {
    const auto printed = platform::runChild(program, {"--check-report"}, {}, {});
    nlohmann::json report;
    if (printed) {
        const auto* text = reinterpret_cast<const char*>(printed->data());
        report = nlohmann::json::parse(text, text + printed->size(), nullptr, false);
    }
    if (!report.is_object()) {
        findings.push_back({Grade::warning, "winfaxd",
                            shown(program) + " does not tell what it thinks of its settings" +
                                (printed ? std::string() : ": " + printed.error().detail),
                            "install library, winfaxd and faxctl of one version"});
        return;
    }
    const std::string version = report.value("version", "");
    Finding finding{Grade::ok, "winfaxd", "version " + version + ": " + shown(program), {}};
    if (version != faxctlVersion()) {
        finding.grade = Grade::warning;
        finding.cure = std::string("faxctl is ") + faxctlVersion() +
                       ": install library, winfaxd and faxctl of one version";
    }
    findings.push_back(std::move(finding));
    const nlohmann::json files = report.value("files", nlohmann::json::array());
    for (const nlohmann::json& file : files) {
        if (file.is_object()) tellFile(file, findings);
    }
}

void examineProfile(Findings& findings) {
    const auto profile = client::readProfile();
    if (profile) {
        findings.push_back({Grade::ok, "profile.toml", shown(client::profilePath()), {}});
    } else {
        findings.push_back({Grade::problem, "profile.toml", profile.error().detail,
                            "correct the file: FaxCompleteJobParams fails with it"});
    }
}

}  // namespace

void examineState(const ipc::Instance& instance, const std::optional<fs::path>& serviceProgram,
                  Findings& findings) {
    examineDirectory(instance, findings);
    examineRoom(instance.stateDirectory, findings);
    if (serviceProgram) examineSettings(*serviceProgram, findings);
    examineProfile(findings);
}

}  // namespace winfax::tool
