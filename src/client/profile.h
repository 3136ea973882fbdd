// SPDX-License-Identifier: MIT
// The user's fax profile: what FaxCompleteJobParams fills in (docs/profile.md).
// A TOML file: WINFAX_STATE_DIR/profile.toml when that variable is set, else profile.toml in the
// user's configuration directory.
#pragma once

#include <string>
#include <string_view>

#include "model/cover_page.h"
#include "model/errors.h"
#include "model/job.h"
#include "platform/path.h"

namespace winfax::client {

struct Profile {
    model::Text Name;  // default: the account's full name
    model::Text FaxNumber;
    model::Text Tsid;
    model::Text Company;
    model::Text Address;
    model::Text Title;
    model::Text Department;
    model::Text OfficeLocation;
    model::Text HomePhone;
    model::Text OfficePhone;
    model::Text BillingCode;

    // f(key in the file, meaning, member)
    static constexpr void fields(auto&& f, auto&... s) {
        using model::as;
        f("name", as::person, s.Name...);
        f("fax_number", as::phone, s.FaxNumber...);
        f("tsid", as::phone, s.Tsid...);
        f("company", as::person, s.Company...);
        f("address", as::person, s.Address...);
        f("title", as::person, s.Title...);
        f("department", as::person, s.Department...);
        f("office_location", as::person, s.OfficeLocation...);
        f("home_phone", as::phone, s.HomePhone...);
        f("office_phone", as::phone, s.OfficePhone...);
        f("billing_code", as::text, s.BillingCode...);
    }
    bool operator==(const Profile&) const = default;
};

platform::Path profilePath();

// What holds where the file says nothing: the account's full name.
Profile defaultProfile();

// The file's values over the defaults. A missing file is no error. invalidData with file, line and
// key for a file that cannot be understood.
model::Result<Profile> readProfile();
// Only what the file says, without defaults.
model::Result<Profile> readProfileFile(const platform::Path& path);
// The same of text; `name` stands for the file in messages.
model::Result<Profile> parseProfile(std::string_view text, const std::string& name);
std::string formatProfile(const Profile& profile);
model::Result<void> writeProfileFile(const platform::Path& path, const Profile& profile);

model::JobParam jobParamOf(const Profile& profile);
model::CoverPage coverPageOf(const Profile& profile);

}  // namespace winfax::client
