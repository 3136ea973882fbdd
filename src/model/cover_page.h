// SPDX-License-Identifier: MIT
#pragma once

#include "model/job.h"

namespace winfax::model {

// FAX_COVERPAGE_INFO: what is merged into a cover page.
struct CoverPage {
    Text CoverPageName;
    std::int32_t UseServerCoverPage = 0;
    Text RecName;
    Text RecFaxNumber;
    Text RecCompany;
    Text RecStreetAddress;
    Text RecCity;
    Text RecState;
    Text RecZip;
    Text RecCountry;
    Text RecTitle;
    Text RecDepartment;
    Text RecOfficeLocation;
    Text RecHomePhone;
    Text RecOfficePhone;
    Text SdrName;
    Text SdrFaxNumber;
    Text SdrCompany;
    Text SdrAddress;
    Text SdrTitle;
    Text SdrDepartment;
    Text SdrOfficeLocation;
    Text SdrHomePhone;
    Text SdrOfficePhone;
    Text Note;
    Text Subject;
    CalendarTime TimeSent;  // local time, filled when the fax goes out
    std::uint32_t PageCount = 0;

    static constexpr void fields(auto&& f, auto&... s) {
        f("CoverPageName", as::text, s.CoverPageName...);
        f("UseServerCoverPage", as::flag, s.UseServerCoverPage...);
        f("RecName", as::person, s.RecName...);
        f("RecFaxNumber", as::phone, s.RecFaxNumber...);
        f("RecCompany", as::person, s.RecCompany...);
        f("RecStreetAddress", as::person, s.RecStreetAddress...);
        f("RecCity", as::person, s.RecCity...);
        f("RecState", as::person, s.RecState...);
        f("RecZip", as::person, s.RecZip...);
        f("RecCountry", as::person, s.RecCountry...);
        f("RecTitle", as::person, s.RecTitle...);
        f("RecDepartment", as::person, s.RecDepartment...);
        f("RecOfficeLocation", as::person, s.RecOfficeLocation...);
        f("RecHomePhone", as::phone, s.RecHomePhone...);
        f("RecOfficePhone", as::phone, s.RecOfficePhone...);
        f("SdrName", as::person, s.SdrName...);
        f("SdrFaxNumber", as::phone, s.SdrFaxNumber...);
        f("SdrCompany", as::person, s.SdrCompany...);
        f("SdrAddress", as::person, s.SdrAddress...);
        f("SdrTitle", as::person, s.SdrTitle...);
        f("SdrDepartment", as::person, s.SdrDepartment...);
        f("SdrOfficeLocation", as::person, s.SdrOfficeLocation...);
        f("SdrHomePhone", as::phone, s.SdrHomePhone...);
        f("SdrOfficePhone", as::phone, s.SdrOfficePhone...);
        f("Note", as::text, s.Note...);
        f("Subject", as::text, s.Subject...);
        f("TimeSent", as::time, s.TimeSent...);
        f("PageCount", as::pages, s.PageCount...);
    }
    bool operator==(const CoverPage&) const = default;
};

}  // namespace winfax::model
