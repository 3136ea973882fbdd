// SPDX-License-Identifier: MIT
#include "service/line_table.h"

#include <algorithm>
#include <map>
#include <new>
#include <set>

#include "trunk/routed_line.h"

namespace winfax::service {

namespace {

// Of a call that found no memory in the middle of its audio nobody knows how far it is: that is as
// if the loop had found none.
void offload(Worker& worker, std::function<void()> work, std::function<void()> done) {
    worker.run(
        [work = std::move(work)]() -> model::Result<void> {
            work();
            return {};
        },
        [done = std::move(done)](const model::Result<void>& worked) {
            if (!worked) throw std::bad_alloc();
            done();
        });
}

}  // namespace

// The worker is made with the first work. It ends before the line does: its work is the line's.
struct LineTable::Entry {
    LineType type = LineType::scripted;
    BuiltLine built;
    std::unique_ptr<Worker> worker;

    const line::Line& line() const { return *built.line; }
    bool works() const { return worker && !worker->idle(); }
};

LineTable::Gone::Gone(Entries entries) : entries_(std::move(entries)) {}
LineTable::Gone::Gone(Gone&&) noexcept = default;
LineTable::Gone::~Gone() = default;

LineTable::LineTable(Parts parts, LinesFile file) : parts_(std::move(parts)) {
    (void)apply(prepare(std::move(file)));
}

LineTable::~LineTable() = default;

std::vector<line::Line*> LineTable::lines() const {
    std::vector<line::Line*> result;
    for (const auto& entry : entries_) result.push_back(entry->built.line.get());
    return result;
}

// Who asks for a number gets it; then those who have one keep it; the rest take what is free.
std::vector<std::uint32_t> LineTable::deviceIdsFor(const std::vector<LineSpec>& specs) const {
    std::map<std::u16string_view, std::uint32_t> present;
    for (const auto& entry : entries_) {
        present.emplace(entry->line().name(), entry->line().deviceId());
    }
    std::vector<std::uint32_t> ids(specs.size(), 0);
    std::set<std::uint32_t> taken;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (specs[i].device) taken.insert(ids[i] = *specs[i].device);
    }
    for (std::size_t i = 0; i < specs.size(); ++i) {
        const auto known = present.find(specs[i].name);
        if (ids[i] != 0 || known == present.end()) continue;
        if (taken.insert(known->second).second) ids[i] = known->second;
    }
    std::uint32_t next = 1;
    for (std::uint32_t& id : ids) {
        if (id != 0) continue;
        while (!taken.insert(next).second) ++next;
        id = next;
    }
    return ids;
}

const LineTable::Entry* LineTable::find(const LineSpec& spec, std::uint32_t deviceId) const {
    for (const auto& entry : entries_) {
        if (entry->line().deviceId() != deviceId) continue;
        const bool same = entry->line().name() == spec.name && entry->type == spec.type;
        return same ? entry.get() : nullptr;
    }
    return nullptr;
}

LineTable::Change LineTable::prepare(LinesFile file) const {
    Change change;
    change.deviceIds = deviceIdsFor(file.lines);
    std::set<const Entry*> staying;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        staying.insert(find(file.lines[i], change.deviceIds[i]));
    }
    for (const auto& entry : entries_) {
        if (!staying.contains(entry.get())) change.leaving.push_back(entry->built.line.get());
    }
    change.file = std::move(file);
    return change;
}

std::unique_ptr<LineTable::Entry> LineTable::build(const LineSpec& spec,
                                                   std::uint32_t deviceId) const {
    auto entry = std::make_unique<Entry>();
    entry->type = spec.type;
    entry->built =
        parts_.build(spec, deviceId, {parts_.clock, parts_.stateDirectory},
                     [entry = entry.get(), toLoop = parts_.toLoop](auto work, auto done) {
                         if (!entry->worker) entry->worker = std::make_unique<Worker>(toLoop);
                         offload(*entry->worker, std::move(work), std::move(done));
                     });
    entry->built.line = trunk::makeRoutedLine(std::move(entry->built.line), routes_, parts_.toLoop);
    return entry;
}

LineTable::Gone LineTable::apply(Change change) {
    const auto& specs = change.file.lines;
    std::vector<const Entry*> known;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        known.push_back(find(specs[i], change.deviceIds[i]));
    }
    std::map<const Entry*, std::unique_ptr<Entry>> former;
    for (auto& entry : entries_) {
        const Entry* const key = entry.get();
        former.emplace(key, std::move(entry));
    }
    entries_.clear();
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (known[i] == nullptr) {
            entries_.push_back(build(specs[i], change.deviceIds[i]));
        } else {
            known[i]->built.update(specs[i]);
            entries_.push_back(std::move(former.extract(known[i]).mapped()));
        }
    }
    std::ranges::sort(entries_, {}, [](const auto& entry) { return entry->line().deviceId(); });
    routes_->replace(std::move(change.file.routes));
    Entries gone;
    for (auto& [key, entry] : former) gone.push_back(std::move(entry));
    return Gone(std::move(gone));
}

bool LineTable::works(const line::Line& line) const {
    return std::ranges::any_of(entries_, [&](const auto& entry) {
        return entry->built.line.get() == &line && entry->works();
    });
}

bool LineTable::idle() const {
    return std::ranges::none_of(entries_, [](const auto& entry) { return entry->works(); });
}

}  // namespace winfax::service
