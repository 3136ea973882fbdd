// SPDX-License-Identifier: MIT
// winfax.toml of an instance (docs/configuration.md): one table of keys, each with its default, its
// check and its place. An unknown key or a bad value is an error that names file, line and key.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clock/clock.h"
#include "clock/duration_text.h"
#include "delivery/commands.h"
#include "document/page_setup.h"
#include "model/errors.h"
#include "queue/rules.h"
#include "render/converters.h"
#include "service/log_levels.h"

namespace winfax::service {

enum class EventQueueRule : std::uint8_t {
    current,      // every registration delivers (G2)
    windows2000,  // a second registration of a process fails with ERROR_INVALID_DATA
};

struct Settings {
    queue::Settings queue;
    bool branding = false;       // FAX_CONFIGURATION until it is set through the API
    bool useDeviceTsid = false;  // the same
    std::vector<std::filesystem::path> folderRoots;  // [folders] roots, for the system instance
    bool builtInRouting = true;  // the four default routing methods are there
    delivery::Commands delivery;  // of received faxes
    LogLevels log;               // until levels are set through the API
    EventQueueRule eventQueue = EventQueueRule::current;
    clock::Mode clock = clock::Mode::real;
    std::string logLevel = "info";
    bool testInstance = false;  // faults may be injected (docs/faults.md)
    std::chrono::milliseconds idleExit{60'000};  // only for instances that the library started
    std::chrono::milliseconds clientStall{30'000};  // A11
    std::uint64_t maxDocument = 64ull << 20;     // bytes of one document
    std::uint64_t maxIncoming = 512ull << 20;    // bytes of all documents on their way in
    std::uint64_t maxIncomingOfUser = 256ull << 20;  // the same, of one user
    std::uint32_t maxConnections = 20'000;
    std::uint32_t connectionsPerUser = 15'000;
    std::uint64_t jobsPerUser = 200'000;       // in the queue; 0: no limit
    std::uint64_t bytesPerUser = 16ull << 30;  // of their documents; 0: no limit
    std::uint32_t keptCalls = 1'000;        // records of calls; 0: none
    document::PageSetup pageSetup;          // of documents that are no fax pages, and cover pages
    bool faxPagesOnly = false;              // [compat] documents = "class_f" (C12)
    bool findsGhostscript = true;           // [documents] ghostscript = "auto"
    std::filesystem::path ghostscript;      // empty: there is none
    std::chrono::milliseconds renderTime{60'000};  // to read one document
    std::uint64_t renderMemory = 1ull << 30;       // bytes
    render::Converters converters;
    std::uint32_t maxQueuedEvents = 4'096;       // per subscriber (G12)
};

// Reads the file; a missing one gives the defaults.
model::Result<Settings> readSettings(const std::filesystem::path& file);

// The same from text; `name` stands for the file in messages.
model::Result<Settings> parseSettings(const std::string& text, const std::string& name);

using clock::durationFromText;

}  // namespace winfax::service
