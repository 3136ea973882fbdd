// SPDX-License-Identifier: MIT
#include "service/main/check.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "access/access_file.h"
#include "platform/files.h"
#include "platform/paths.h"
#include "service/lines_reader.h"
#include "service/settings.h"
#include "service/version.h"

namespace winfax::service {

namespace {

struct CheckedFile {
    std::string file;
    const char* state;
    std::string detail;
};

// A file that is not there was read all the same: its defaults hold.
template <class Value>
CheckedFile checked(const std::filesystem::path& file, const model::Result<Value>& read) {
    const std::string name = platform::utf8FromPath(file);
    if (read) {
        const auto there = platform::openForReading(file);
        return {name, there ? "good" : "absent", {}};
    }
    const bool denied = read.error().code == model::ErrorCode::accessDenied;
    return {name, denied ? "unreadable" : "bad", read.error().detail};
}

std::vector<CheckedFile> filesOf(const ipc::Instance& instance) {
    const auto& directory = instance.stateDirectory;
    const auto settings = directory / "winfax.toml";
    const auto access = access::accessFile(directory);
    return {checked(settings, readSettings(settings)),
            checked(linesFile(directory), readLines(directory)),
            checked(access, access::readAccessFile(access))};
}

std::string inWords(const CheckedFile& file) {
    const std::string state = file.state;
    if (state == "good") return file.file + ": in order";
    if (state == "absent") return file.file + ": not there, the defaults hold";
    return file.detail;
}

}  // namespace

bool checkConfiguration(const ipc::Instance& instance) {
    const auto files = filesOf(instance);
    for (const CheckedFile& file : files) std::printf("winfaxd: %s\n", inWords(file).c_str());
    return std::ranges::all_of(files, [](const CheckedFile& file) {
        const std::string state = file.state;
        return state == "good" || state == "absent";
    });
}

void reportConfiguration(const ipc::Instance& instance) {
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const CheckedFile& file : filesOf(instance)) {
        files.push_back({{"file", file.file}, {"state", file.state}, {"detail", file.detail}});
    }
    const nlohmann::ordered_json report{{"version", kVersion}, {"files", std::move(files)}};
    const std::string text =
        report.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    std::printf("%s\n", text.c_str());
}

}  // namespace winfax::service
