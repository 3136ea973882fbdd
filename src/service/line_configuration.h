// SPDX-License-Identifier: MIT
// lines.toml while the service runs: a new text is checked, written, in force and then answered, or
// nothing changes. Loop's thread; reading and writing files is the worker's.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "ipc/instance.h"
#include "service/line_table.h"
#include "service/ports.h"
#include "service/settings.h"
#include "service/worker.h"

namespace winfax::service {

class EventLog;
class Outbox;

class LineConfiguration {
  public:
    struct Parts {
        const ipc::Instance& instance;
        const Settings& settings;
        Worker& worker;
        LineTable& table;
        Ports& ports;
        Outbox& outbox;
        EventLog& log;
        std::function<bool(const line::Line&)> hasCall;  // to somebody who needs it a while yet
    };
    using Done = std::function<void(const model::Result<void>&)>;

    // `text` is what the table was made of.
    LineConfiguration(Parts parts, std::string text);

    const std::string& text() const { return text_; }
    // Of the text; another one with every change.
    std::uint32_t generation() const { return generation_; }

    // ChangeLines. alreadyExists: `generation` is not the present one, or the file was edited;
    // invalidData: the text or a scenario is bad; accessDenied: a scenario lies where the system
    // instance's users may not point to; deviceInUse: a line that would go has a call.
    void change(std::string text, std::uint32_t generation, Done done);
    // ReloadLines: the file and all scenarios anew.
    void reload(Done done);

  private:
    // Requests are served one after the other.
    struct Request {
        std::optional<std::string> text;  // nullopt: as it is on the disk
        std::uint32_t generation = 0;
        Done done;
    };
    struct Step;

    void add(Request request);
    void serve();
    void read(std::shared_ptr<Step> step);
    void reserve(std::shared_ptr<Step> step, LinesFile wanted);
    void write(std::shared_ptr<Step> step);
    void apply(Step& step);
    void end(const Step& step, const model::Result<void>& result);
    model::Result<void> checkFree(const line::Line& line) const;

    Parts parts_;
    std::string text_;
    std::uint32_t generation_ = 1;
    std::deque<std::shared_ptr<Step>> waiting_;
    bool serving_ = false;
};

}  // namespace winfax::service
