// SPDX-License-Identifier: MIT
#include "kit/campaign.h"

#include <chrono>
#include <ctime>
#include <stdexcept>

#include "kit/machine.h"
#include "support/child_process.h"

namespace winfax::conformance {
namespace {

using Clock = std::chrono::steady_clock;

std::string utf8(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

std::string now() {
    const std::time_t time = std::time(nullptr);
    char text[32] = {};
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&time));
    return text;
}

// How a process ended that ran rows.
struct End {
    bool killed = false;
    int exitCode = 0;
    std::string output;
};

class Campaign {
  public:
    Campaign(const std::vector<ListedRow>& rows, const Options& options,
             const std::filesystem::path& progressFile)
        : rows_(rows), options_(options), progressFile_(progressFile) {}

    Report run() {
        const std::string started = now();
        std::filesystem::remove(progressFile_);
        std::vector<std::string> rest = restOf(Progress{});
        while (!rest.empty()) {
            writeRowNames(listFile(), rest);
            const End end = runProcess();
            settle(end);
            std::vector<std::string> still = restOf(readProgress(progressFile_));
            if (still.size() == rest.size()) {
                giveUp(still, end);
                still.clear();
            }
            rest = std::move(still);
        }
        std::filesystem::remove(listFile());
        Report report = reportOf(readProgress(progressFile_));
        report.started = started;
        report.finished = now();
        return report;
    }

  private:
    std::filesystem::path listFile() const {
        std::filesystem::path file = progressFile_;
        return file += ".rows";
    }

    std::vector<std::string> restOf(const Progress& progress) const {
        std::vector<std::string> names;
        for (const ListedRow& row : rows_) {
            if (!progress.ended.contains(row.googleName)) {
                names.push_back(row.googleName);
            }
        }
        return names;
    }

    std::vector<std::string> arguments() const {
        std::vector<std::string> words = {"--run-rows", utf8(listFile()), "--progress",
                                          utf8(progressFile_)};
        if (!options_.mode.library.empty()) {
            words.insert(words.end(), {"--library", utf8(options_.mode.library)});
        }
        if (!options_.mode.number.empty()) {
            words.insert(words.end(), {"--number", std::string(options_.mode.number.begin(),
                                                               options_.mode.number.end())});
        }
        if (options_.mode.foreign) {
            words.push_back("--foreign");
        }
        if (options_.mode.onlySafe) {
            words.push_back("--only-safe");
        }
        return words;
    }

    std::uintmax_t progressSize() const {
        std::error_code none;
        const std::uintmax_t size = std::filesystem::file_size(progressFile_, none);
        return none ? 0 : size;
    }

    // A process that writes nothing for longer than a row may take hangs.
    End runProcess() const {
        test::ChildProcess process(executablePath(), arguments());
        const std::uintmax_t before = progressSize();
        std::uintmax_t size = before;
        Clock::time_point changed = Clock::now();
        for (;;) {
            if (const auto code = process.wait(std::chrono::milliseconds(200))) {
                return {false, *code, process.output()};
            }
            if (const std::uintmax_t larger = progressSize(); larger != size) {
                size = larger;
                changed = Clock::now();
            } else if (Clock::now() - changed > allowance(size > before)) {
                process.kill();
                process.wait();
                return {true, 0, process.output()};
            }
        }
    }

    // Until it has loaded the library, a process may take what a busy machine needs to start it.
    std::chrono::seconds allowance(bool loaded) const {
        return loaded ? options_.limit : std::max(options_.limit, std::chrono::seconds(60));
    }

    // Writes down what the end of a process means for the row in which it came.
    void settle(const End& end) const {
        const Progress progress = readProgress(progressFile_);
        if (progress.library.is_null()) {
            throw std::runtime_error(end.output.empty() ? "cannot load the library: " + words(end)
                                                        : end.output);
        }
        ProgressWriter writer(progressFile_);
        if (progress.unfinished) {
            writer.end(*progress.unfinished, {end.killed ? Verdict::hung : Verdict::crashed,
                                              kAsTheFactSays, words(end), 0});
        } else if (end.killed || end.exitCode != 0) {
            writer.remark("between rows: " + words(end));
        }
    }

    std::string words(const End& end) const {
        return end.killed ? "did not return within " + std::to_string(options_.limit.count()) + " s"
                          : "the program ended: " + endOf(end.exitCode);
    }

    // Nothing was gained by the last process, so there is no reason for another.
    void giveUp(const std::vector<std::string>& rows, const End& end) const {
        ProgressWriter writer(progressFile_);
        for (const std::string& row : rows) {
            writer.end(row, {Verdict::leftOut, {}, "could not be started: " + words(end), 0});
        }
    }

    Report reportOf(const Progress& progress) const {
        Report report;
        report.library = progress.library;
        report.system = operatingSystem();
        report.remarks = progress.remarks;
        for (const ListedRow& row : rows_) {
            report.rows.push_back({row.identity, row.effect, progress.ended.at(row.googleName)});
        }
        return report;
    }

    const std::vector<ListedRow>& rows_;
    const Options& options_;
    std::filesystem::path progressFile_;
};

}  // namespace

Report runCampaign(const std::vector<ListedRow>& rows, const Options& options,
                   const std::filesystem::path& progressFile) {
    return Campaign(rows, options, progressFile).run();
}

}  // namespace winfax::conformance
