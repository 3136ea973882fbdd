// SPDX-License-Identifier: MIT
#include "access/access_file.h"

#include <toml++/toml.h>
#include <span>

#include "access/right_names.h"
#include "platform/files.h"
#include "platform/paths.h"

namespace winfax::access {

namespace {

using model::ErrorCode;
using model::fail;
using model::Result;

constexpr std::size_t kMaxFile = 1u << 20;

std::string place(const std::string& file, const toml::source_region& source) {
    return file + ":" + std::to_string(source.begin.line) + ": ";
}

class Parser {
  public:
    explicit Parser(const std::string& file) : file_(file) {}

    Result<AccessList> parse(const toml::table& root) {
        AccessList list = defaultList();
        for (const auto& [key, node] : root) {
            Result<void> taken;
            if (key == "everyone") {
                taken = takeRights(node, "everyone", list.entries.front().rights);
            } else if (key == "users") {
                taken = takeSection(key, node, Holder::user, list);
            } else if (key == "groups") {
                taken = takeSection(key, node, Holder::group, list);
            } else {
                taken = complain(key.source(), std::string(key.str()),
                                 "unknown; there are everyone, [users] and [groups]");
            }
            if (!taken) return tl::unexpected(taken.error());
        }
        auto normal = normalForm(std::move(list));
        if (!normal) return fail(ErrorCode::invalidData, file_ + ": " + normal.error().detail);
        return normal;
    }

  private:
    tl::unexpected<model::Error> complain(const toml::source_region& where, const std::string& key,
                                          const std::string& what) const {
        return fail(ErrorCode::invalidData, place(file_, where) + key + ": " + what);
    }

    Result<void> takeSection(const toml::key& section, const toml::node& node, Holder holder,
                             AccessList& list) const {
        const auto* table = node.as_table();
        const std::string name(section.str());
        if (table == nullptr) {
            return complain(section.source(), name,
                            "expected a section [" + name + "] with a line for each name");
        }
        for (const auto& [key, rights] : *table) {
            Entry entry{holder, std::string(key.str()), 0};
            const std::string full = name + ".\"" + entry.name + "\"";
            if (auto taken = takeRights(rights, full, entry.rights); !taken) return taken;
            if (auto checked = checkEntry(entry); !checked) {
                return complain(key.source(), full, checked.error().detail);
            }
            list.entries.push_back(std::move(entry));
        }
        return {};
    }

    Result<void> takeRights(const toml::node& node, const std::string& key,
                            std::uint32_t& rights) const {
        const auto* array = node.as_array();
        if (array == nullptr) {
            return complain(node.source(), key,
                            "expected a list of rights, such as [\"job-submit\", \"job-query\"]");
        }
        rights = 0;
        for (const toml::node& element : *array) {
            const auto text = element.value<std::string>();
            const auto right = text ? rightNamed(*text) : std::nullopt;
            if (!right) {
                return complain(element.source(), key,
                                (text ? "'" + *text + "' is no right" : "that is no text") +
                                    "; the rights are " + knownRightNames());
            }
            rights |= *right;
        }
        return {};
    }

    const std::string& file_;
};

// A TOML basic string. A name has no control characters (normalForm).
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char character : text) {
        if (character == '"' || character == '\\') out += '\\';
        out += character;
    }
    return out + '"';
}

std::string listOf(std::uint32_t rights) {
    std::string out;
    for (const std::string& name : namesOfRights(rights)) {
        out += (out.empty() ? "" : ", ") + quoted(name);
    }
    return "[" + out + "]";
}

}  // namespace

std::filesystem::path accessFile(const std::filesystem::path& stateDirectory) {
    return stateDirectory / "rights.toml";
}

Result<AccessList> parseAccess(const std::string& text, const std::string& name) {
    const toml::parse_result parsed = toml::parse(text);
    if (parsed) return Parser(name).parse(parsed.table());
    const toml::parse_error& error = parsed.error();
    return fail(ErrorCode::invalidData,
                place(name, error.source()) + std::string(error.description()));
}

Result<AccessList> readAccessFile(const std::filesystem::path& file) {
    const auto text = platform::readWholeFile(file, kMaxFile);
    if (text) return parseAccess(*text, platform::utf8FromPath(file));
    if (text.error().code == ErrorCode::fileNotFound) return defaultList();
    return tl::unexpected(text.error());
}

std::string formatAccess(const AccessList& list) {
    std::string out =
        "# Who holds which rights in this fax service. \"faxctl rights\" writes this file anew;\n"
        "# a change by hand counts from the next start of the service.\n";
    Holder section = Holder::everyone;
    for (const Entry& entry : list.entries) {
        if (entry.holder == Holder::everyone) {
            out += "everyone = " + listOf(entry.rights) + "\n";
            continue;
        }
        if (entry.holder != section) {
            section = entry.holder;
            out += section == Holder::group ? "\n[groups]\n" : "\n[users]\n";
        }
        out += quoted(entry.name) + " = " + listOf(entry.rights) + "\n";
    }
    return out;
}

Result<void> writeAccessFile(const std::filesystem::path& file, const AccessList& list) {
    const std::string text = formatAccess(list);
    return platform::writeFileDurably(file, std::as_bytes(std::span(text)));
}

}  // namespace winfax::access
