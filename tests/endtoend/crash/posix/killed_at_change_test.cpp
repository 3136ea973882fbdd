// SPDX-License-Identifier: MIT
// The service is killed at each change that it makes to a file, in a history of all that it keeps:
// settings, jobs, a broadcast, a document that is made into pages, sent pages, a fax that comes in.
// Afterwards everything that was acknowledged is there. The whole campaign is run with
// WINFAX_SOAK=1, a part of it without.
#include <gmock/gmock.h>

#include <functional>
#include <regex>
#include <set>

#include "../../support/service_process.h"
#include "support/child_process.h"
#include "support/scratch_instance.h"
#include "support/tiff_file.h"

namespace winfax::endtoend {
namespace {

using testing::HasSubstr;
using Words = std::vector<std::string>;

// A service that is killed at its n-th change, or lives on.
class DoomedInstance {
  public:
    DoomedInstance() : instance_("jump") {
        document_ = files_.write("two-pages.tif", test::faxTiff(2)).string();
        text_ = files_.write("letter.txt", std::string_view("Dear reader,\nyours\n")).string();
    }

    // False when it was killed before it was ready.
    bool start(long killAt) {
        const test::ScopedVariable preload("LD_PRELOAD", testProgramPath("libkill_at_change.so"));
        const test::ScopedVariable at("WINFAX_TEST_KILL_AT", std::to_string(killAt));
        try {
            instance_.start();
        } catch (const std::runtime_error&) {
            return false;
        }
        return true;
    }
    // In peace.
    void restart() {
        instance_.kill();
        instance_.start();
    }

    test::Finished faxctl(const Words& words) const {
        return test::runProgram(test::productPath("faxctl"), words);
    }
    bool isAlive() const { return faxctl({"status"}).exitCode == 0; }

    const std::string& document() const { return document_; }
    const std::string& text() const { return text_; }
    std::set<unsigned> filesIn(const std::string& folder) const {
        std::set<unsigned> ids;
        std::error_code error;
        for (const auto& entry :
             std::filesystem::directory_iterator(instance_.stateDirectory() / folder, error)) {
            const auto path = entry.path();
            if (path.extension() == ".tif") {
                EXPECT_TRUE(ids.insert(std::stoul(path.stem().string())).second);
                EXPECT_GT(std::filesystem::file_size(path), 0u) << path;
            }
        }
        return ids;
    }
    std::string output() const { return instance_.serviceOutput(); }

  private:
    test::ScratchInstance instance_;
    test::ScratchDirectory files_;
    std::string document_;
    std::string text_;
};

// What the service said it has.
struct Acknowledged {
    std::set<unsigned> sent;  // or to be sent
    std::set<unsigned> received;
    bool configured = false;
    unsigned last = 0;  // id

    void note(std::set<unsigned>& where, const std::string& output, const char* pattern) {
        const std::regex job(pattern);
        for (std::sregex_iterator found(output.begin(), output.end(), job), end; found != end;
             ++found) {
            const auto id = static_cast<unsigned>(std::stoul((*found)[1]));
            where.insert(id);
            last = std::max(last, id);
        }
    }
};

Acknowledged history(const DoomedInstance& instance) {
    Acknowledged told;
    (void)instance.faxctl({"lines", "set", "1", "--receive", "on"});
    told.configured = instance.faxctl({"config", "set", "Retries=5"}).exitCode == 0;
    const auto send = [&](const std::string& document, const char* number) {
        const auto run = instance.faxctl({"send", document, "--to", number, "--wait"});
        told.note(told.sent, run.output, "job ([0-9]+) queued");
    };
    send(instance.document(), "555-0100");
    const auto broadcast =
        instance.faxctl({"broadcast", instance.document(), "555-0101", "555-0102", "--json"});
    told.note(told.sent, broadcast.output, "\"JobId\":([0-9]+)");
    const auto received = instance.faxctl({"receive", instance.document(), "--json"});
    if (received.exitCode == 0) told.note(told.received, received.output, "\"jobId\":([0-9]+)");
    send(instance.text(), "555-0103");
    return told;
}

void expectAll(const DoomedInstance& instance, const Acknowledged& told) {
    const auto idle = instance.faxctl({"watch", "--until-idle", "--for", "30"});
    EXPECT_EQ(idle.exitCode, 0) << idle.output;
    // A job that was sent leaves the queue when its pages are in the folder.
    EXPECT_TRUE(eventually([&] { return instance.faxctl({"jobs"}).output == "no jobs\n"; }));
    const auto sent = instance.filesIn("sent");
    for (const unsigned id : told.sent)
        EXPECT_TRUE(sent.contains(id)) << "job " << id << " is lost";
    EXPECT_LE(sent.size(), 4u) << "no more than were asked for";
    const auto received = instance.filesIn("received");
    for (const unsigned id : told.received) {
        EXPECT_TRUE(received.contains(id)) << "the fax " << id << " that came in is lost";
    }
    EXPECT_LE(received.size(), 1u);
    if (told.configured) {
        EXPECT_THAT(instance.faxctl({"config", "get", "Retries"}).output, HasSubstr("5"));
    }
    Acknowledged next;
    const auto run = instance.faxctl({"send", instance.document(), "--to", "555-0104"});
    next.note(next.sent, run.output, "job ([0-9]+)");
    EXPECT_GT(next.last, told.last) << "E6: an id is never given twice";
}

// Each shard takes every n-th place, from its own number on.
constexpr long kShards = 4;
constexpr long kSparse = 12;  // places that are left out between two, in the part

class KilledAtChange : public testing::TestWithParam<long> {};

TEST_P(KilledAtChange, E6_AllThatWasAcknowledgedIsThere) {
    const long stride = test::readVariable("WINFAX_SOAK") ? kShards : kShards * kSparse;
    long place = GetParam() + 1;
    for (bool killed = true; killed; place += stride) {
        SCOPED_TRACE("killed at change " + std::to_string(place));
        DoomedInstance instance;
        Acknowledged told;
        const bool started = instance.start(place);
        if (started) told = history(instance);
        killed = !started || !instance.isAlive();
        instance.restart();
        EXPECT_THAT(instance.output(), testing::Not(HasSubstr("damaged")));
        expectAll(instance, told);
        if (HasFailure()) return;
        if (!killed) {
            EXPECT_EQ(told.sent.size(), 4u);
            EXPECT_EQ(told.received.size(), 1u);
        }
    }
    RecordProperty("lastPlace", std::to_string(place - stride));
}

INSTANTIATE_TEST_SUITE_P(Shards, KilledAtChange, testing::Range(0L, kShards));

}  // namespace
}  // namespace winfax::endtoend
