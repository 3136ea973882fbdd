// SPDX-License-Identifier: MIT
#include "service/main/manual_page.h"

#include "manual/man_page.h"
#include "service/version.h"

namespace winfax::service {

void writeManualPage(std::ostream& out, const CLI::App& winfaxd) {
    manual::PageFacts facts;
    facts.section = 8;
    facts.release = "OpenWinFax " + std::string(kVersion);
    facts.summary = "the fax service";
    facts.exitCodes = {{"0", "Ended in order, or done."},
                       {"1", "Failed; stderr or the log says why."},
                       {"2", "The command line or a settings file cannot be understood."},
                       {"3", "A service runs already for this instance."},
                       {"4", "install or uninstall without administrator rights."}};
    facts.environment = {
        {"WINFAX_INSTANCE", "The private instance that is served; \"default\" when unset."},
        {"WINFAX_STATE_DIR", "Where that instance keeps its queue, settings and log."}};
    facts.files = {{"winfax.toml", "The settings, in the state directory."},
                   {"lines.toml", "The telephone lines, in the same place."},
                   {"rights.toml", "What users and groups may do, in the same place."}};
    facts.seeAlso = {"faxctl(1)"};
    manual::writeManPage(out, manual::describe(winfaxd), facts);
}

}  // namespace winfax::service
