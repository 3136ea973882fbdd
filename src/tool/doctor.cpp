// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "platform/paths.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/doctor_finding.h"
#include "tool/json_of.h"

namespace winfax::tool {

namespace {

const char* nameOf(Grade grade) {
    switch (grade) {
        case Grade::ok:
            return "ok";
        case Grade::warning:
            return "warning";
        case Grade::problem:
            break;
    }
    return "problem";
}

std::size_t count(const Findings& findings, Grade grade) {
    return static_cast<std::size_t>(std::ranges::count(findings, grade, &Finding::grade));
}

Findings examineAll(const std::string& programFolder) {
    Findings findings;
    std::optional<std::filesystem::path> folder;
    if (!programFolder.empty()) folder = platform::pathFromUtf8(programFolder);
    const auto serviceProgram = examineFiles(folder, findings);
    if (const auto instance = examineInstance(findings)) {
        examineService(*instance, serviceProgram.has_value(), findings);
        examineState(*instance, serviceProgram, findings);
    }
    return findings;
}

Json jsonOfFindings(const Findings& findings) {
    Json list = Json::array();
    for (const Finding& finding : findings) {
        list.push_back(Json{{"grade", nameOf(finding.grade)},
                            {"topic", finding.topic},
                            {"text", finding.text},
                            {"cure", finding.cure.empty() ? Json(nullptr) : Json(finding.cure)}});
    }
    return Json{{"findings", std::move(list)},
                {"warnings", count(findings, Grade::warning)},
                {"problems", count(findings, Grade::problem)}};
}

void print(std::ostream& out, const Findings& findings) {
    std::vector<std::vector<std::string>> rows;
    for (const Finding& finding : findings) {
        rows.push_back({nameOf(finding.grade), finding.topic, oneLine(finding.text)});
        if (!finding.cure.empty()) rows.push_back({"", "", "-> " + oneLine(finding.cure)});
    }
    printTable(out, rows);
    out << count(findings, Grade::problem) << " problems, " << count(findings, Grade::warning)
        << " warnings\n";
}

Outcome examine(const Context& context, const std::string& programFolder) {
    const Findings findings = examineAll(programFolder);
    if (context.json) {
        printJson(context.console.out, jsonOfFindings(findings));
    } else {
        print(context.console.out, findings);
    }
    return count(findings, Grade::problem) > 0 ? ExitCode::refused : ExitCode::ok;
}

}  // namespace

void addDoctor(CLI::App& faxctl, Context& context) {
    auto* command = addCommand(
        faxctl, context, "doctor",
        "Examines what is installed, which library programs load, the service and its settings; "
        "starts and changes nothing.",
        "  faxctl doctor\n"
        "  faxctl doctor --program-folder \"C:\\Program Files\\Ledger\"\n"
        "  faxctl doctor --json | jq '.findings[] | select(.grade != \"ok\")'");
    auto folder = std::make_shared<std::string>();
    command
        ->add_option("--program-folder", *folder,
                     "Searched for the library first, as the program's own folder on Windows or "
                     "its RUNPATH elsewhere")
        ->type_name("FOLDER");
    command->callback([&context, folder] {
        context.action = [&context, folder] { return examine(context, *folder); };
    });
}

}  // namespace winfax::tool
