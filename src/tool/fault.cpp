// SPDX-License-Identifier: MIT
#include <memory>
#include <utility>

#include "fault/fault.h"
#include "fault/keys.h"
#include "fault/place.h"
#include "text/encoding.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

using Entry = model::ListFaults::Entry;
using Entries = std::vector<Entry>;

// What the options of "fault add" say; a value for each key that was given.
struct Wanted {
    std::string target;
    std::string error, user, delay, outOfMemory;
    std::string after, times;
    bool dropConnection = false, noReply = false, stopService = false, carriedOut = false;
};

// A fault that the service told us of; one that a newer service knows and we do not has its text
// only.
fault::Fault faultOf(const Entry& entry) {
    const std::string text = text::toUtf8OrEmpty(entry.fault);
    auto known = fault::parseFault(text);
    if (known) return std::move(*known);
    fault::Fault unknown;
    unknown.target = text;
    return unknown;
}

Json textOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

// The keys of faults.toml; those that a fault does not have are null, or false where they are
// flags.
Json jsonOfFault(const Entry& entry) {
    const fault::Fault fault = faultOf(entry);
    Json object = Json::object();
    object["id"] = entry.id;
    object["function"] = fault.target;
    for (const fault::Key& key : fault::keys()) {
        const std::string value = key.get(fault);
        const std::string name(key.name);
        switch (key.kind) {
            case fault::KeyKind::flag:
                object[name] = !value.empty();
                break;
            case fault::KeyKind::number:
                object[name] = value.empty() ? Json(nullptr) : Json(std::stoul(value));
                break;
            case fault::KeyKind::text:
                object[name] = textOrNull(value);
                break;
        }
    }
    object["met"] = entry.met;
    object["acted"] = entry.acted;
    return object;
}

Json jsonOfFaults(const Entries& entries) {
    Json list = Json::array();
    for (const Entry& entry : entries) list.push_back(jsonOfFault(entry));
    return Json{{"faults", std::move(list)}};
}

std::string when(const fault::Fault& fault) {
    std::string text = fault.times == 0 ? "always" : std::to_string(fault.times) + " times";
    if (fault.after != 0) text += " after " + std::to_string(fault.after);
    return text;
}

void print(const Context& context, const Entries& entries) {
    if (context.json) return printJson(context.console.out, jsonOfFaults(entries));
    std::vector<std::vector<std::string>> rows{
        {"id", "function", "user", "fault", "when", "met", "acted"}};
    for (const Entry& entry : entries) {
        const fault::Fault fault = faultOf(entry);
        rows.push_back({std::to_string(entry.id), oneLine(fault.target), oneLine(fault.user),
                        fault::effectInWords(fault), when(fault), std::to_string(entry.met),
                        std::to_string(entry.acted)});
    }
    printTable(context.console.out, rows);
}

Expected<Entries> readFaults(const Session& session) {
    auto reply = ask<model::ListFaults>(session, {}, "cannot list the faults");
    if (!reply) return tl::unexpected(reply.error());
    return std::move(reply->faults);
}

Outcome showFaults(const Context& context) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const auto entries = readFaults(*session);
    if (!entries) return tl::unexpected(entries.error());
    print(context, *entries);
    return ExitCode::ok;
}

// Words of the command line that make no fault are told before a service is asked.
Expected<fault::Fault> faultIn(const Wanted& wanted) {
    fault::Fault fault;
    fault.target = wanted.target;
    const std::pair<const char*, const std::string*> texts[] = {
        {"error", &wanted.error}, {"out_of_memory", &wanted.outOfMemory},
        {"delay", &wanted.delay}, {"after", &wanted.after},
        {"times", &wanted.times}, {"user", &wanted.user}};
    const std::pair<const char*, bool> flags[] = {{"drop_connection", wanted.dropConnection},
                                                  {"no_reply", wanted.noReply},
                                                  {"stop_service", wanted.stopService},
                                                  {"carried_out", wanted.carriedOut}};
    model::Result<void> good;
    for (const auto& [key, value] : texts) {
        if (good && !value->empty()) good = fault::setKey(fault, key, *value);
    }
    for (const auto& [key, on] : flags) {
        if (good && on) good = fault::setKey(fault, key, "true");
    }
    if (good) good = fault::check(fault);
    if (good) good = fault::checkForService(fault);
    if (good) return fault;
    return failed(ExitCode::usage, "this is no fault", {}, good.error().detail);
}

Outcome addOne(const Context& context, const Wanted& wanted) {
    const auto fault = faultIn(wanted);
    if (!fault) return tl::unexpected(fault.error());
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const std::string text = fault::textOf(*fault);
    const auto added =
        ask<model::AddFault>(*session, {text::fromUtf8(text)}, "cannot add the fault");
    if (!added) return tl::unexpected(added.error());
    if (!context.json) {
        context.console.out << "fault " << added->id << ": " << oneLine(text) << '\n';
        return ExitCode::ok;
    }
    const auto entries = readFaults(*session);
    if (!entries) return tl::unexpected(entries.error());
    Json shown = jsonOfFaults(*entries);
    shown["id"] = added->id;
    printJson(context.console.out, shown);
    return ExitCode::ok;
}

Outcome clearFaults(const Context& context, std::uint32_t id) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const auto cleared = ask<model::ClearFaults>(*session, {id}, "cannot clear the faults");
    if (!cleared) return tl::unexpected(cleared.error());
    if (!context.json) return ExitCode::ok;
    const auto entries = readFaults(*session);
    if (!entries) return tl::unexpected(entries.error());
    print(context, *entries);
    return ExitCode::ok;
}

void describeAdd(CLI::App& fault, Context& context, const char* examples) {
    auto* command = addCommand(fault, context, "add", "Makes something go wrong.", examples);
    auto wanted = std::make_shared<Wanted>();
    command
        ->add_option("FUNCTION", wanted->target,
                     "A function (FaxGetJob), a request (AddRecipient, docs/wire.md) or \"disk\"")
        ->required();
    command->add_option("--error", wanted->error, "Answer with this error: its name or number");
    command->add_flag("--drop-connection", wanted->dropConnection,
                      "Close the connection instead of answering");
    command->add_flag("--no-reply", wanted->noReply, "Never answer");
    command->add_flag("--stop-service", wanted->stopService,
                      "Let the service end instead of answering");
    command->add_option("--out-of-memory", wanted->outOfMemory,
                        "Let there be no memory for: request, document or reply");
    command->add_option("--delay", wanted->delay,
                        "Do it so much later, on the instance's clock: 250ms, 2s, 10m");
    command->add_flag("--carried-out", wanted->carriedOut,
                      "Carry the request out nevertheless; only its answer is lost");
    command->add_option("--times", wanted->times, "How often; otherwise always");
    command->add_option("--after", wanted->after, "Let so many calls pass first");
    command->add_option("--user", wanted->user, "Only calls of this user: name or id");
    command->callback([&context, wanted] {
        context.action = [&context, wanted] { return addOne(context, *wanted); };
    });
}

void describeClear(CLI::App& fault, Context& context, const char* examples) {
    auto* command =
        addCommand(fault, context, "clear", "Takes a fault away, or all of them.", examples);
    auto id = std::make_shared<std::uint32_t>(0);
    command->add_option("ID", *id, "As \"faxctl fault list\" shows it; without it: all")
        ->check(CLI::PositiveNumber);
    command->callback(
        [&context, id] { context.action = [&context, id] { return clearFaults(context, *id); }; });
}

}  // namespace

void addFault(CLI::App& faxctl, Context& context) {
    const char* examples =
        "  faxctl fault add FaxGetJob --error ERROR_ACCESS_DENIED --times 1 --after 3\n"
        "  faxctl fault add FaxSendDocument --drop-connection --carried-out\n"
        "  faxctl fault add FaxEnumJobs --delay 2s --user alice\n"
        "  faxctl fault add disk --error ERROR_DISK_FULL\n"
        "  faxctl fault list\n"
        "  faxctl fault clear";
    auto* fault =
        addCommand(faxctl, context, "fault",
                   "Makes a test instance go wrong on purpose (docs/faults.md).", examples);
    fault->require_subcommand(0, 1);
    const auto show = [&context] { return showFaults(context); };
    fault->preparse_callback([&context, show](std::size_t) { context.action = show; });

    describeAdd(*fault, context, examples);
    addCommand(*fault, context, "list", "Lists the faults, those that are used up too.", examples)
        ->callback([&context, show] { context.action = show; });
    describeClear(*fault, context, examples);
}

}  // namespace winfax::tool
