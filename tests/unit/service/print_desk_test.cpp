// SPDX-License-Identifier: MIT
// Documents on a fax printer that does what the test says; the desk looks when the test says so.
#include <gmock/gmock.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "platform/paths.h"
#include "service_bench.h"

namespace winfax::service {
namespace {

using model::ErrorCode;
using namespace std::chrono_literals;
using printer::PrintSystem;
using test::BenchClient;
using test::codeOf;
using test::ServiceBench;
using testing::ElementsAre;
using testing::IsEmpty;

// What happens outside of the service, seen by all runs of it.
struct Outside {
    bool printerThere = true;
    std::map<std::filesystem::path, std::string> files;  // that nobody has open
    bool drawing = true;
    std::uint64_t drawerStarted = 100;
    bool spooling = false;
    bool readable = true;
};

class FakeDrawer final : public printer::Drawer {
  public:
    FakeDrawer(std::shared_ptr<Outside> outside, std::uint64_t started)
        : outside_(std::move(outside)), known_(started == 0 ? outside_->drawerStarted : started) {}
    bool runs() const override { return outside_->drawing && outside_->drawerStarted == known_; }
    std::uint64_t started() const override { return known_; }

  private:
    std::shared_ptr<Outside> outside_;
    std::uint64_t known_;
};

class FakePrinting final : public PrintSystem {
  public:
    explicit FakePrinting(std::shared_ptr<Outside> outside) : outside_(std::move(outside)) {}

    model::Result<printer::FaxPrinter> find(const model::Text& name) override {
        if (!outside_->printerThere || (name && *name != u"Fax")) {
            return model::fail(ErrorCode::invalidPrinterName, "no such printer");
        }
        return printer::FaxPrinter{u"Fax", "ps"};
    }
    model::Result<void> makeFolder(const std::filesystem::path& path, const std::string&) override {
        std::filesystem::create_directories(path);
        return {};
    }
    model::Result<std::optional<Content>> read(const std::filesystem::path& file,
                                               std::uint64_t limit) override {
        if (!outside_->readable) return model::fail(ErrorCode::accessDenied, "not now");
        const auto found = outside_->files.find(file);
        if (found == outside_->files.end()) return std::nullopt;
        if (found->second.size() > limit) return model::fail(ErrorCode::invalidData, "too large");
        const auto bytes = std::as_bytes(std::span(found->second));
        return Content(bytes.begin(), bytes.end());
    }
    std::unique_ptr<printer::Drawer> watch(std::uint32_t, std::uint64_t started) override {
        return std::make_unique<FakeDrawer>(outside_, started);
    }
    bool spooling(const std::u16string&, std::uint32_t) override { return outside_->spooling; }

  private:
    std::shared_ptr<Outside> outside_;
};

const std::string kDocument =
    "%!PS-Adobe-3.0\n%%Pages: (atend)\n%%Page: 1 1\nshowpage\n%%Trailer\n%%Pages: 2\n%%EOF\n";

class PrintDeskTest : public testing::Test {
  protected:
    PrintDeskTest() {
        bench_.makePrinting = [this] { return std::make_unique<FakePrinting>(outside_); };
        bench_.restart();
    }

    static model::BeginPrint::Request letter(model::Text number = u"555") {
        model::BeginPrint::Request request;
        request.params.RecipientNumber = std::move(number);
        request.params.DocumentName = u"letter";
        return request;
    }
    // A document for which the spooler has given the number 3.
    model::BeginPrint::Reply started(BenchClient& client) {
        const auto begun = client.call<model::BeginPrint>(letter());
        EXPECT_TRUE(begun);
        EXPECT_TRUE(client.call<model::LinkPrint>({begun->ticket, 3}));
        return *begun;
    }
    void write(const model::BeginPrint::Reply& print, std::string text) {
        outside_->files[platform::pathFromUtf16(*print.file)] = std::move(text);
    }
    void look(std::chrono::seconds later = 1s) {
        now_ += later;
        desk().look(now_);
        bench_.settle();
    }
    PrintDesk& desk() { return bench_.core->printing(); }
    const auto& jobs() {
        return bench_.core->outbox().queue().jobs();
    }
    std::vector<std::string> keptFiles() {
        std::vector<std::string> names;
        for (const auto& entry :
             std::filesystem::directory_iterator(bench_.state.path() / "printing")) {
            if (!entry.is_directory()) names.push_back(entry.path().filename().string());
        }
        return names;
    }

    std::shared_ptr<Outside> outside_ = std::make_shared<Outside>();
    ServiceBench bench_{clock::Mode::virtualTime};
    // Ahead of everything that the desk notes by itself.
    PrintDesk::Clock::time_point now_ = PrintDesk::Clock::now() + 1h;
};

TEST_F(PrintDeskTest, ACompleteDocumentIsAJobOfItsUser) {
    BenchClient anna(bench_, model::right::all, "1001");
    anna.greet();
    const auto print = started(anna);
    EXPECT_NE(print.ticket, 0u);
    EXPECT_EQ(print.printer, u"Fax");
    look();
    EXPECT_THAT(jobs(), IsEmpty()) << "nothing was written yet";
    write(print, kDocument.substr(0, 40));
    look();
    EXPECT_THAT(jobs(), IsEmpty()) << "its end is missing";
    write(print, kDocument);
    look();
    ASSERT_EQ(jobs().size(), 1u);
    const queue::Job& job = jobs().begin()->second;
    EXPECT_EQ(job.owner, "1001");
    EXPECT_EQ(job.userName, u"somebody");
    EXPECT_EQ(job.params.RecipientNumber, u"555");
    EXPECT_EQ(job.pages, 2u);
    EXPECT_GT(job.size, 0u);
    EXPECT_EQ(job.spoolerId, 3u);
    EXPECT_EQ(job.printTicket, print.ticket);
    EXPECT_THAT(keptFiles(), IsEmpty());
    EXPECT_TRUE(desk().nothingToDo());
    EXPECT_FALSE(desk().nextLook());
    const auto history = anna.call<model::ReadJobHistory>({job.id});
    ASSERT_TRUE(history);
    EXPECT_EQ(history->spoolerId, 3u);
}

TEST_F(PrintDeskTest, BadOrdersGetNoTicket) {
    BenchClient client(bench_);
    client.greet();
    EXPECT_EQ(codeOf(client.call<model::BeginPrint>(letter(std::nullopt))),
              ErrorCode::invalidParameter);
    auto named = letter();
    named.printer = u"laser";
    EXPECT_EQ(codeOf(client.call<model::BeginPrint>(named)), ErrorCode::invalidPrinterName);
    outside_->printerThere = false;
    EXPECT_EQ(codeOf(client.call<model::BeginPrint>(letter())), ErrorCode::invalidPrinterName);
    BenchClient guest(bench_, model::right::jobQuery);
    guest.greet();
    EXPECT_EQ(codeOf(guest.call<model::BeginPrint>(letter())), ErrorCode::accessDenied);
    EXPECT_THAT(desk().tickets(), IsEmpty());
    EXPECT_TRUE(desk().nothingToDo());
}

TEST_F(PrintDeskTest, K7_AFileOfTheUsersNeedsNoTicket) {
    BenchClient client(bench_);
    client.greet();
    model::BeginPrint::Request request;
    request.toFile = true;
    const auto reply = client.call<model::BeginPrint>(request);
    ASSERT_TRUE(reply);
    EXPECT_EQ(*reply, (model::BeginPrint::Reply{0, u"Fax", {}}));
    EXPECT_TRUE(desk().nothingToDo());
}

TEST_F(PrintDeskTest, OnlyItsUserHasATicket) {
    BenchClient anna(bench_, model::right::all, "1001");
    BenchClient ben(bench_, model::right::jobSubmit | model::right::jobQuery, "1002");
    anna.greet();
    ben.greet();
    const auto print = started(anna);
    EXPECT_EQ(codeOf(ben.call<model::LinkPrint>({print.ticket, 9})), ErrorCode::invalidParameter);
    EXPECT_EQ(codeOf(ben.call<model::CancelPrint>({print.ticket})), ErrorCode::invalidParameter);
    EXPECT_THAT(ben.call<model::ListPrints>({})->prints, IsEmpty());
    EXPECT_THAT(anna.call<model::ListPrints>({})->prints,
                ElementsAre(model::ListPrints::Print{print.ticket, 3, model::kNoJob, u"letter"}));
    EXPECT_TRUE(anna.call<model::CancelPrint>({print.ticket}));
    bench_.settle();
    EXPECT_THAT(keptFiles(), IsEmpty());
    write(print, kDocument);
    look();
    EXPECT_THAT(jobs(), IsEmpty());
}

TEST_F(PrintDeskTest, AnAbandonedDocumentIsDroppedAfterAWhile) {
    BenchClient client(bench_);
    client.greet();
    const auto print = started(client);
    outside_->drawing = false;
    outside_->spooling = true;
    for (int i = 0; i < 5; ++i) look(10s);
    EXPECT_EQ(desk().tickets().size(), 1u) << "the spooler still has it";
    outside_->spooling = false;
    look();
    look();
    EXPECT_EQ(desk().tickets().size(), 1u) << "it may have handed it over just now";
    look(2s);
    EXPECT_THAT(desk().tickets(), IsEmpty());
    EXPECT_THAT(keptFiles(), IsEmpty());
    write(print, kDocument);
    look();
    EXPECT_THAT(jobs(), IsEmpty());
}

TEST_F(PrintDeskTest, WhatWasCompletedLastIsNotLost) {
    BenchClient client(bench_);
    client.greet();
    const auto print = started(client);
    look();
    outside_->drawing = false;
    look();
    write(print, kDocument);
    look(3s);
    EXPECT_EQ(jobs().size(), 1u);
}

TEST_F(PrintDeskTest, WithoutPagesOrTooLargeItIsNoFax) {
    BenchClient client(bench_);
    client.greet();
    write(started(client), "%!PS-Adobe-3.0\n%%Trailer\n%%Pages: 0\n%%EOF\n");
    look();
    EXPECT_THAT(desk().tickets(), IsEmpty());
    write(started(client), std::string(bench_.settings.maxDocument + 1, ' '));
    look();
    EXPECT_THAT(desk().tickets(), IsEmpty());
    EXPECT_THAT(jobs(), IsEmpty());
}

TEST_F(PrintDeskTest, AFileThatCannotBeReadIsWaitedFor) {
    BenchClient client(bench_);
    client.greet();
    const auto print = started(client);
    write(print, kDocument);
    outside_->readable = false;
    look();
    EXPECT_EQ(desk().tickets().size(), 1u);
    outside_->readable = true;
    look();
    EXPECT_EQ(jobs().size(), 1u);
}

TEST_F(PrintDeskTest, ManyAtOnceAreJobsOnce) {
    BenchClient client(bench_);
    client.greet();
    std::set<std::uint32_t> tickets;
    for (int i = 0; i < 20; ++i) {
        const auto print = started(client);
        tickets.insert(print.ticket);
        write(print, kDocument);
    }
    for (int i = 0; i < 20; ++i) look();
    std::set<std::uint32_t> sent;
    for (const auto& [id, job] : jobs()) sent.insert(job.printTicket);
    EXPECT_EQ(jobs().size(), 20u);
    EXPECT_EQ(sent, tickets);
}

TEST_F(PrintDeskTest, TicketsOutliveTheService) {
    model::BeginPrint::Reply print;
    {
        BenchClient client(bench_, model::right::all, "1001");
        client.greet();
        print = started(client);
    }
    bench_.restart();
    EXPECT_TRUE(desk().nextLook());
    look();
    EXPECT_EQ(desk().tickets().size(), 1u);
    write(print, kDocument);
    look();
    ASSERT_EQ(jobs().size(), 1u);
    EXPECT_EQ(jobs().begin()->second.owner, "1001");
    EXPECT_EQ(jobs().begin()->second.spoolerId, 3u);
}

TEST_F(PrintDeskTest, AnotherProcessOfTheSameNumberDrawsNothing) {
    {
        BenchClient client(bench_);
        client.greet();
        started(client);
    }
    outside_->drawerStarted = 200;
    bench_.restart();
    look();
    look(3s);
    EXPECT_THAT(desk().tickets(), IsEmpty());
}

TEST_F(PrintDeskTest, WhatIsAJobIsNotSentAgain) {
    std::string ticket;
    std::filesystem::path file;
    {
        BenchClient client(bench_);
        client.greet();
        const auto print = started(client);
        file = ticketFile(bench_.state.path() / "printing", print.ticket);
        std::ifstream(file) >> ticket;
        write(print, kDocument);
        look();
    }
    ASSERT_EQ(jobs().size(), 1u);
    bench_.state.write("printing/" + file.filename().string(), ticket);
    bench_.restart();
    EXPECT_THAT(desk().tickets(), IsEmpty());
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_EQ(jobs().size(), 1u);
}

TEST_F(PrintDeskTest, WhatIsNoTicketAndWhatHasNoneGoes) {
    std::filesystem::create_directories(bench_.state.path() / "printing" / "1000");
    for (const char* text :
         {"", "{", "[]", "{}", R"({"number":1,"owner":"../..","extension":"ps"})",
          R"({"number":2,"owner":"1000","extension":"p/s"})"}) {
        bench_.state.write("printing/00000001.json", std::string_view(text));
        bench_.state.write("printing/1000/00000001.ps", std::string_view(kDocument));
        bench_.restart();
        EXPECT_THAT(desk().tickets(), IsEmpty()) << text;
        EXPECT_THAT(keptFiles(), IsEmpty()) << text;
        EXPECT_FALSE(std::filesystem::exists(bench_.state.path() / "printing/1000/00000001.ps"));
    }
}

}  // namespace
}  // namespace winfax::service
