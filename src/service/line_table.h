// SPDX-License-Identifier: MIT
// The lines of this instance, as lines.toml describes them: built at the start, changed while they
// are used. Loop's thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "clock/clock.h"
#include "line/line.h"
#include "service/line_types.h"
#include "service/lines_file.h"
#include "service/worker.h"
#include "trunk/routes.h"

namespace winfax::service {

class LineTable {
    struct Entry;
    using Entries = std::vector<std::unique_ptr<Entry>>;

  public:
    struct Parts {
        clock::Clock& clock;
        Worker::Executor toLoop;
        std::filesystem::path stateDirectory;
        LineBuilder build = buildLine;
    };
    LineTable(Parts parts, LinesFile file);
    ~LineTable();

    // By device id.
    std::vector<line::Line*> lines() const;

    // A new lines.toml, and what it means for the lines there are. A line whose name, type and
    // device stay is the same line, with new settings; a line without `device` keeps the id it has
    // unless another one asks for it by number.
    struct Change {
        LinesFile file;
        std::vector<std::uint32_t> deviceIds;  // of file.lines
        std::vector<line::Line*> leaving;      // must be free, and stay so
    };
    Change prepare(LinesFile file) const;

    // Takes it over. What has left goes with the result: by then nobody may know these lines.
    class Gone {
      public:
        Gone(Gone&&) noexcept;
        ~Gone();

      private:
        friend class LineTable;
        explicit Gone(Entries entries);
        Entries entries_;
    };
    [[nodiscard]] Gone apply(Change change);

    // Work that this line gave away is not finished.
    bool works(const line::Line& line) const;
    // No line has such work.
    bool idle() const;

  private:
    const Entry* find(const LineSpec& spec, std::uint32_t deviceId) const;
    std::vector<std::uint32_t> deviceIdsFor(const std::vector<LineSpec>& specs) const;
    std::unique_ptr<Entry> build(const LineSpec& spec, std::uint32_t deviceId) const;

    Parts parts_;
    const std::shared_ptr<trunk::Routes> routes_ = std::make_shared<trunk::Routes>();
    Entries entries_;  // by device id
};

}  // namespace winfax::service
