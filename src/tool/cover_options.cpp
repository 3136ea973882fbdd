// SPDX-License-Identifier: MIT
#include "tool/cover_options.h"

#include <type_traits>

#include "client/profile.h"
#include "platform/paths.h"
#include "text/encoding.h"

namespace winfax::tool {

namespace {

// Calls `found` with the text of that name; "" or the names that there are.
std::string withField(model::CoverPage& page, const std::string& wanted, const auto& found) {
    std::string names;
    bool done = false;
    model::CoverPage::fields(
        [&]<class Member>(const char* name, model::as, Member& member) {
            if constexpr (std::is_same_v<Member, model::Text>) {
                if (std::string_view(name) == "CoverPageName") return;
                names += (names.empty() ? "" : ", ") + std::string(name);
                if (wanted != name) return;
                found(member);
                done = true;
            }
        },
        page);
    return done ? "" : names;
}

}  // namespace

void addCoverOptions(CLI::App& command, CoverOptions& options) {
    auto* cover = command.add_option("--cover", options.page,
                                     "A cover page goes before it: one of the server's, such as "
                                     "generic, confident, fyi, urgent");
    cover->type_name("PAGE");
    command
        .add_flag("--personal", options.personal,
                  "PAGE is a file of yours, or one in the folder coverpages beside the profile")
        ->needs(cover);
    addFieldOptions(command, options);
}

void addFieldOptions(CLI::App& command, CoverOptions& options) {
    command.add_option("--subject", options.subject, "The cover page's subject")->type_name("TEXT");
    command.add_option("--note", options.note, "The cover page's note")->type_name("TEXT");
    command
        .add_option("--field", options.fields, "Another field of the cover page, RecCompany=Name")
        ->type_name("FIELD=TEXT");
}

Expected<model::CoverPage> fieldsOf(const CoverOptions& options) {
    const auto profile = client::readProfile();
    if (!profile) {
        return tl::unexpected(failureOf(profile.error(), "cannot read the profile",
                                        platform::utf8FromPath(client::profilePath())));
    }
    model::CoverPage page = client::coverPageOf(*profile);
    page.CoverPageName = text::fromUtf8(options.page);
    page.UseServerCoverPage = options.personal ? 0 : 1;
    if (!options.subject.empty()) page.Subject = text::fromUtf8(options.subject);
    if (!options.note.empty()) page.Note = text::fromUtf8(options.note);
    for (const std::string& field : options.fields) {
        const auto equals = field.find('=');
        const std::string value = equals == std::string::npos ? "" : field.substr(equals + 1);
        const std::string names =
            withField(page, field.substr(0, equals),
                      [&](model::Text& member) { member = text::fromUtf8(value); });
        if (equals == std::string::npos || !names.empty()) {
            return failed(ExitCode::usage, "--field needs a field and its text", field,
                          "write one like RecCompany=Name" +
                              (names.empty() ? "" : "; the fields are " + names));
        }
    }
    return page;
}

}  // namespace winfax::tool
