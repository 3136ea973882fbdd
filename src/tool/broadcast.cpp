// SPDX-License-Identifier: MIT
#include <iostream>
#include <memory>

#include "text/encoding.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/letter.h"
#include "tool/progress_line.h"
#include "tool/recipients.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

struct Mailing {
    Letter letter;
    std::vector<std::string> numbers;
    std::string list;  // a file of recipients, or "-"
};

// Those on the command line, then those of the file.
Expected<std::vector<Recipient>> recipientsOf(const Mailing& mailing) {
    std::vector<Recipient> recipients;
    for (const std::string& number : mailing.numbers) recipients.push_back({number, {}});
    if (!mailing.list.empty()) {
        const auto listed = readRecipients(mailing.list, std::cin);
        if (!listed) return tl::unexpected(listed.error());
        recipients.insert(recipients.end(), listed->begin(), listed->end());
    }
    if (recipients.empty()) {
        return failed(ExitCode::usage, "no recipients", mailing.list,
                      "give one fax number or more, or a file with --recipients");
    }
    return recipients;
}

std::string nameOf(const Recipient& recipient) {
    return recipient.number + (recipient.name.empty() ? "" : " (" + recipient.name + ")");
}

// The jobs of a broadcast, one recipient after the other.
class Broadcast {
  public:
    Broadcast(const Context& context, Session session, std::uint32_t id, model::JobParam params,
              BroughtCover cover)
        : context_(context),
          session_(std::move(session)),
          id_(id),
          params_(std::move(params)),
          cover_(std::move(cover)) {}

    // Stops at the first refusal; the jobs queued before it stay (D5), so they are shown.
    Expected<void> run(const std::vector<Recipient>& recipients) {
        const Expected<void> queued = queueAll(recipients);
        // The jobs are safe by now; the broadcast ends with the connection at the latest.
        (void)session_->call<model::EndBroadcast>({id_});
        if (queued || !jobs_.empty()) report();
        return queued;
    }

  private:
    struct Job {
        std::uint32_t id;
        model::Text number;
        model::Text name;
    };

    Expected<void> queueAll(const std::vector<Recipient>& recipients) {
        const std::string total = std::to_string(recipients.size());
        ProgressLine progress(context_.console);
        for (const Recipient& recipient : recipients) {
            const std::string place = std::to_string(jobs_.size() + 1) + " of " + total;
            params_.RecipientNumber = text::fromUtf8(recipient.number);
            params_.RecipientName.reset();
            if (!recipient.name.empty()) params_.RecipientName = text::fromUtf8(recipient.name);
            const auto reply = session_->call<model::AddRecipient>(
                {id_, params_, cover_.id, coverFor(cover_, params_)});
            if (!reply) {
                return tl::unexpected(
                    failureOf(reply.error(),
                              "stopped at recipient " + place + " \"" + nameOf(recipient) + "\""));
            }
            jobs_.push_back({reply->jobId, params_.RecipientNumber, params_.RecipientName});
            if (context_.json) continue;
            progress.show("job " + std::to_string(reply->jobId) + " queued for " +
                          oneLine(nameOf(recipient)) + ", " + place);
        }
        return {};
    }

    void report() const {
        if (!context_.json) {
            context_.console.out << jobs_.size() << (jobs_.size() == 1 ? " job" : " jobs")
                                 << " queued: " << idRanges() << std::endl;
            return;
        }
        Json list = Json::array();
        for (const Job& job : jobs_) {
            Json object = Json::object();
            object["JobId"] = job.id;
            object["RecipientNumber"] = jsonOfMember(model::as::phone, job.number);
            object["RecipientName"] = jsonOfMember(model::as::person, job.name);
            list.push_back(std::move(object));
        }
        Json json = Json::object();
        json["broadcastId"] = id_;
        json["jobs"] = std::move(list);
        printJson(context_.console.out, json);
    }

    // "2-4, 9": ids that follow one another are shown by their first and last.
    std::string idRanges() const {
        std::string text;
        for (std::size_t i = 0; i < jobs_.size();) {
            std::size_t last = i;
            while (last + 1 < jobs_.size() && jobs_[last + 1].id == jobs_[last].id + 1) ++last;
            text += (text.empty() ? "" : ", ") + std::to_string(jobs_[i].id);
            if (last > i) text += "-" + std::to_string(jobs_[last].id);
            i = last + 1;
        }
        return text;
    }

    const Context& context_;
    Session session_;
    std::uint32_t id_;
    model::JobParam params_;
    BroughtCover cover_;
    std::vector<Job> jobs_;
};

Outcome broadcast(const Context& context, const Mailing& mailing) {
    const auto recipients = recipientsOf(mailing);
    if (!recipients) return tl::unexpected(recipients.error());
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    auto params = paramsOf(mailing.letter, *session);
    if (!params) return tl::unexpected(params.error());
    auto cover = bringCover(mailing.letter, *session);
    if (!cover) return tl::unexpected(cover.error());
    const auto document = openDocument(mailing.letter);
    if (!document) return tl::unexpected(document.error());
    const auto begun =
        (*session)->call<model::BeginBroadcast>({fileNameOf(mailing.letter)}, **document);
    if (!begun) {
        return tl::unexpected(failureOf(begun.error(), "cannot send", mailing.letter.file));
    }
    const auto sent =
        Broadcast(context, *session, begun->broadcastId, std::move(*params), std::move(*cover))
            .run(*recipients);
    if (!sent) return tl::unexpected(sent.error());
    return ExitCode::ok;
}

}  // namespace

void addBroadcast(CLI::App& faxctl, Context& context) {
    auto* command =
        addCommand(faxctl, context, "broadcast",
                   "Queues one document for many recipients, as FaxSendDocumentForBroadcast does.",
                   "  faxctl broadcast offer.tif 555-0100 555-0101 \"+1 425 555 0102\"\n"
                   "  faxctl broadcast offer.tif --recipients customers.csv --discount\n"
                   "  grep -v Smith list.csv | faxctl broadcast offer.tif --recipients - --json");
    auto mailing = std::make_shared<Mailing>();
    command->add_option("FILE", mailing->letter.file, "The document")->required();
    command->add_option("NUMBER", mailing->numbers, "The recipients' fax numbers");
    command
        ->add_option("--recipients", mailing->list,
                     "A file with number or number,name in each line; - for standard input")
        ->type_name("FILE");
    addLetterOptions(*command, mailing->letter);
    command->callback([&context, mailing] {
        context.action = [&context, mailing] { return broadcast(context, *mailing); };
    });
}

}  // namespace winfax::tool
