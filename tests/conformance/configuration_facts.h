// SPDX-License-Identifier: MIT
// FAX_CONFIGURATION without its form.
#pragma once

#include <ostream>
#include <string>

#include "outcome.h"
#include "service_test.h"

namespace winfax::conformance {

struct ConfigurationFacts {
    DWORD retries = 0;
    DWORD retryDelay = 0;
    DWORD dirtyDays = 0;
    BOOL branding = FALSE;
    BOOL useDeviceTsid = FALSE;
    BOOL serverCp = FALSE;
    BOOL pauseServerQueue = FALSE;
    WORD startHour = 0, startMinute = 0;
    WORD stopHour = 0, stopMinute = 0;
    BOOL archive = FALSE;
    std::optional<std::u16string> archiveDirectory;
    bool operator==(const ConfigurationFacts&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const ConfigurationFacts& facts) {
    return out << "retries " << facts.retries << " every " << facts.retryDelay << " minutes for "
               << facts.dirtyDays << " days, branding " << facts.branding << ", device's TSID "
               << facts.useDeviceTsid << ", server's cover pages " << facts.serverCp << ", paused "
               << facts.pauseServerQueue << ", cheap from " << facts.startHour << ":"
               << facts.startMinute << " to " << facts.stopHour << ":" << facts.stopMinute
               << ", archive " << facts.archive << " in "
               << (facts.archiveDirectory ? toAnsi(*facts.archiveDirectory) : "NULL");
}

template <class Form>
ConfigurationFacts readConfiguration(HANDLE server) {
    Block<typename Form::Configuration> read;
    EXPECT_SUCCEEDS(Form::getConfiguration(server, read.place()));
    if (!read.get()) return {};
    EXPECT_EQ(read->SizeOfStruct, sizeof *read.get());
    EXPECT_EQ(read->Reserved, nullptr) << "I1";
    return {read->Retries,
            read->RetryDelay,
            read->DirtyDays,
            read->Branding,
            read->UseDeviceTsid,
            read->ServerCp,
            read->PauseServerQueue,
            read->StartCheapTime.Hour,
            read->StartCheapTime.Minute,
            read->StopCheapTime.Hour,
            read->StopCheapTime.Minute,
            read->ArchiveOutgoingFaxes,
            textOf<Form>(read->ArchiveDirectory)};
}

// FaxSetConfiguration with these facts; `spoil` may change the structure before.
template <class Form, class Spoil>
BOOL writeConfiguration(HANDLE server, const ConfigurationFacts& facts, Spoil spoil) {
    const auto directory = Form::encode(facts.archiveDirectory.value_or(u""));
    typename Form::Configuration value{};
    value.SizeOfStruct = sizeof value;
    value.Retries = facts.retries;
    value.RetryDelay = facts.retryDelay;
    value.DirtyDays = facts.dirtyDays;
    value.Branding = facts.branding;
    value.UseDeviceTsid = facts.useDeviceTsid;
    value.ServerCp = facts.serverCp;
    value.PauseServerQueue = facts.pauseServerQueue;
    value.StartCheapTime = {facts.startHour, facts.startMinute};
    value.StopCheapTime = {facts.stopHour, facts.stopMinute};
    value.ArchiveOutgoingFaxes = facts.archive;
    value.ArchiveDirectory = facts.archiveDirectory ? directory.c_str() : nullptr;
    spoil(value);
    return Form::setConfiguration(server, &value);
}

template <class Form>
BOOL writeConfiguration(HANDLE server, const ConfigurationFacts& facts) {
    return writeConfiguration<Form>(server, facts, [](auto&) {});
}

}  // namespace winfax::conformance
