// SPDX-License-Identifier: MIT
#include "fault/fault_table.h"

#include <algorithm>

namespace winfax::fault {

namespace {

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool sameName(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

// "FaxGetJob" is FaxGetJobA as well as FaxGetJobW.
bool names(std::string_view target, std::string_view called) {
    if (!called.starts_with(target)) return false;
    const std::string_view form = called.substr(target.size());
    return form.empty() || form == "A" || form == "W";
}

bool isUser(std::string_view wanted, const Occasion& occasion) {
    if (wanted == occasion.userId || sameName(wanted, occasion.userName)) return true;
    const auto domain = occasion.userName.find('\\');
    return domain != std::string_view::npos &&
           sameName(wanted, occasion.userName.substr(domain + 1));
}

bool concerns(const Fault& fault, const Occasion& occasion) {
    const bool target =
        names(fault.target, occasion.name) ||
        std::ranges::find(occasion.functions, fault.target) != occasion.functions.end();
    return target && (fault.user.empty() || isUser(fault.user, occasion));
}

bool usedUp(const FaultTable::Entry& entry) {
    return entry.fault.times != 0 && entry.acted >= entry.fault.times;
}

}  // namespace

model::Result<std::uint32_t> FaultTable::add(Fault fault) {
    const std::lock_guard lock(mutex_);
    if (entries_.size() >= kMostFaults) {
        return model::fail(model::ErrorCode::notEnoughMemory,
                           "there are " + std::to_string(kMostFaults) +
                               " faults already; \"faxctl fault clear\" removes them");
    }
    entries_.push_back({++lastId_, std::move(fault)});
    judgeArmed();
    return lastId_;
}

bool FaultTable::remove(std::uint32_t id) {
    const std::lock_guard lock(mutex_);
    const bool removed =
        std::erase_if(entries_, [&](const Entry& one) { return one.id == id; }) > 0;
    judgeArmed();
    return removed;
}

void FaultTable::clear() {
    const std::lock_guard lock(mutex_);
    entries_.clear();
    judgeArmed();
}

std::vector<FaultTable::Entry> FaultTable::list() const {
    const std::lock_guard lock(mutex_);
    return entries_;
}

std::optional<FaultTable::Entry> FaultTable::meet(const Occasion& occasion) {
    if (!armed()) return std::nullopt;
    const std::lock_guard lock(mutex_);
    std::optional<Entry> acting;
    for (Entry& entry : entries_) {
        if (usedUp(entry) || !concerns(entry.fault, occasion)) continue;
        ++entry.met;
        if (acting || entry.met <= entry.fault.after) continue;
        ++entry.acted;
        acting = entry;
    }
    if (acting) judgeArmed();
    return acting;
}

void FaultTable::judgeArmed() {
    armed_.store(!std::ranges::all_of(entries_, usedUp), std::memory_order_release);
}

}  // namespace winfax::fault
