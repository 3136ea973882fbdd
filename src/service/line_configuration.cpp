// SPDX-License-Identifier: MIT
#include "service/line_configuration.h"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <set>

#include "service/allowed_folder.h"
#include "service/event_log.h"
#include "service/lines_reader.h"
#include "service/outbox.h"
#include "text/encoding.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;
using model::Result;

// A request on its way; the worker and the loop have it in turn.
struct LineConfiguration::Step {
    Request request;
    std::filesystem::path stateDirectory;
    std::string former;  // the text in force
    LineTable::Change change;
};

namespace {

constexpr const char* kName = "lines.toml";  // of a text that is not there yet

// Nobody makes the system instance read any file of the machine and tell what is wrong with it.
// What an administrator wrote into lines.toml may stay there.
Result<void> checkScenarios(const LinesFile& wanted, const std::string& former,
                            const std::filesystem::path& stateDirectory, bool systemInstance,
                            std::vector<std::filesystem::path> roots) {
    roots.push_back(stateDirectory);
    std::set<std::filesystem::path> known;
    const auto before = parseLines(former, kName);
    if (before) {
        for (const LineSpec& line : before->lines) known.insert(line.scenarioFile);
    }
    for (const LineSpec& line : wanted.lines) {
        if (line.scenarioFile.empty() || known.contains(line.scenarioFile)) continue;
        const auto folder = (stateDirectory / line.scenarioFile).parent_path();
        auto allowed = checkFolder(folder, systemInstance, roots);
        if (!allowed)
            return fail(allowed.error().code, line.scenarioPlace + allowed.error().detail);
    }
    return {};
}

// Worker's thread.
Result<LinesFile> wantedLines(const std::string& text, const std::string& former,
                              const std::filesystem::path& stateDirectory, bool systemInstance,
                              const std::vector<std::filesystem::path>& roots) {
    auto wanted = parseLines(text, kName);
    if (!wanted) return wanted;
    const auto allowed = checkScenarios(*wanted, former, stateDirectory, systemInstance, roots);
    if (!allowed) return tl::unexpected(allowed.error());
    return readScenarios(std::move(*wanted), stateDirectory);
}

}  // namespace

LineConfiguration::LineConfiguration(Parts parts, std::string text)
    : parts_(std::move(parts)), text_(std::move(text)) {}

void LineConfiguration::change(std::string text, std::uint32_t generation, Done done) {
    add({std::move(text), generation, std::move(done)});
}

void LineConfiguration::reload(Done done) { add({std::nullopt, 0, std::move(done)}); }

// Whole before it is in the row: a request that found no memory is none, and is not served later.
void LineConfiguration::add(Request request) {
    auto step = std::make_shared<Step>();
    step->request = std::move(request);
    step->stateDirectory = parts_.instance.stateDirectory;
    waiting_.push_back(std::move(step));
    serve();
}

void LineConfiguration::serve() {
    while (!serving_ && !waiting_.empty()) {
        auto step = std::move(waiting_.front());
        waiting_.pop_front();
        if (step->request.text && step->request.generation != generation_) {
            step->request.done(
                fail(ErrorCode::alreadyExists, "lines.toml was changed meanwhile; read it again"));
            continue;
        }
        read(std::move(step));
        serving_ = true;  // now: a step that found no memory to begin keeps nobody waiting
    }
}

void LineConfiguration::read(std::shared_ptr<Step> step) {
    step->former = text_;
    parts_.worker.run(
        [step, system = parts_.instance.system, roots = parts_.settings.folderRoots] {
            return step->request.text ? wantedLines(*step->request.text, step->former,
                                                    step->stateDirectory, system, roots)
                                      : readLines(step->stateDirectory);
        },
        [this, step](Result<LinesFile> wanted) {
            if (!wanted) return end(*step, tl::unexpected(wanted.error()));
            reserve(step, std::move(*wanted));
        });
}

// From here on no call begins on a line that is to go.
void LineConfiguration::reserve(std::shared_ptr<Step> step, LinesFile wanted) {
    step->change = parts_.table.prepare(std::move(wanted));
    for (const line::Line* line : step->change.leaving) {
        if (const auto free = checkFree(*line); !free) return end(*step, free);
    }
    parts_.ports.retire(step->change.leaving);
    if (step->request.text) return write(std::move(step));
    apply(*step);
}

Result<void> LineConfiguration::checkFree(const line::Line& line) const {
    const bool free = line.state() == model::DeviceState::available && !parts_.hasCall(line) &&
                      !parts_.table.works(line);
    if (free) return {};
    return fail(ErrorCode::deviceInUse,
                "line \"" + text::toUtf8(line.name()) +
                    "\" has a call and cannot go or become another one meanwhile");
}

void LineConfiguration::write(std::shared_ptr<Step> step) {
    parts_.worker.run(
        [step] { return writeLines(step->stateDirectory, step->former, *step->request.text); },
        [this, step](const Result<void>& written) {
            if (written) return apply(*step);
            parts_.ports.retire({});
            parts_.outbox.configured();
            end(*step, written);
        });
}

void LineConfiguration::apply(Step& step) {
    std::string text = step.change.file.text;
    const std::size_t routes = step.change.file.routes.size();
    const auto gone = parts_.table.apply(std::move(step.change));
    parts_.ports.use(parts_.table.lines());
    if (step.request.text || text != text_) ++generation_;
    text_ = std::move(text);
    const std::string what =
        "the lines were configured: " + std::to_string(parts_.ports.lines().size()) + " lines, " +
        std::to_string(routes) + " routes";
    spdlog::info("{}", what);
    parts_.log.report(model::LogTopic::init, model::LogLevel::med, what);
    parts_.outbox.configured();
    end(step, {});
}

void LineConfiguration::end(const Step& step, const Result<void>& result) {
    if (!result) {
        spdlog::warn("the lines stay as they are: {}", result.error().detail);
        parts_.log.report(model::LogTopic::init, model::LogLevel::min,
                          "the lines stay as they are: " + result.error().detail);
    }
    serving_ = false;
    step.request.done(result);
    serve();
}

}  // namespace winfax::service
