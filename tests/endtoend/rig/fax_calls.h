// SPDX-License-Identifier: MIT
// A program that faxes, as short as it can be.
#pragma once

#include <gtest/gtest.h>
#include <winfax.h>

#include <string>
#include <winfax_rig.hpp>

#include "support/tiff_file.h"

namespace winfax::endtoend {

inline HANDLE connected() {
    HANDLE fax = nullptr;
    return FaxConnectFaxServerA(nullptr, &fax) ? fax : nullptr;
}

// A job for the instance that is meant; 0 when that fails. `document` is a TIFF file.
inline DWORD sendFax(const std::string& document, std::string number = "555-0100") {
    const HANDLE fax = connected();
    FAX_JOB_PARAMA params{};
    params.SizeOfStruct = sizeof params;
    params.RecipientNumber = number.data();
    DWORD job = 0;
    if (!fax || !FaxSendDocumentA(fax, document.c_str(), &params, nullptr, &job)) job = 0;
    if (fax) FaxClose(fax);
    return job;
}

inline bool control(DWORD job, DWORD command) {
    const HANDLE fax = connected();
    FAX_JOB_ENTRYA* entry = nullptr;
    const bool done = fax && FaxGetJobA(fax, job, &entry) && FaxSetJobA(fax, job, command, entry);
    FaxFreeBuffer(entry);
    if (fax) FaxClose(fax);
    return done;
}

}  // namespace winfax::endtoend
