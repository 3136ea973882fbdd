// SPDX-License-Identifier: MIT
// A disk in memory, as SQLite's file layer. It knows what was synced: the rest may be lost when the
// power fails. Operations that change it are counted, so that each of them can be the one at which
// the power fails, or which fails itself.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace winfax::test {

// What becomes of what was not synced.
enum class Loss {
    everything,     // it is forgotten
    tornLastWrite,  // all is there but the last write, of which the first half is
    anything        // every sector of every write is there or not, as chance has it
};

// The name of a test with it.
inline void PrintTo(Loss loss, std::ostream* out) {
    constexpr const char* kNames[] = {"allThatWasNotSynced", "halfOfTheLastWrite", "anySectors"};
    *out << kNames[static_cast<int>(loss)];
}

class SimulatedDisk {
  public:
    static constexpr const char* kLayer = "winfax-simulated";

    // The one disk of this process. Registers the layer at the first call.
    static SimulatedDisk& get();

    // New, empty and without faults.
    void replace();

    // From the n-th change on (1 is the next) nothing works any more.
    void cutPowerAt(std::uint64_t number);
    // The n-th change fails with this result of SQLite's; with `lasting` all later ones, too.
    void failAt(std::uint64_t number, int code, bool lasting);
    // True once the fault has struck.
    bool struck() const;
    // Changes since the disk was replaced or the fault ordered.
    std::uint64_t changes() const;
    // The fault is over. After a power cut only what Loss leaves is on the disk.
    void repair();
    void restorePower(Loss loss, std::uint32_t seed);

  private:
    friend class SimulatedFile;
    friend struct SimulatedLayer;

    struct Change {
        std::optional<std::uint64_t> size;  // the file gets this size; else bytes are written
        std::uint64_t offset = 0;
        std::string bytes;
    };
    struct File {
        bool there = false;
        bool durablyThere = false;
        std::string content;
        std::string synced;
        std::vector<Change> unsynced;
    };

    static void apply(std::string& content, const Change& change);
    std::string survivor(const File& file, Loss loss, std::minstd_rand& chance) const;
    // SQLITE_OK, or the fault that strikes now.
    int change();
    int look() const;
    bool powerFailsNow() const;

    mutable std::mutex mutex_;
    std::map<std::string, File> files_;
    std::uint64_t changes_ = 0;
    std::uint64_t faultAt_ = 0;  // 0: none
    int faultCode_ = 0;          // 0: the power fails
    bool lasting_ = false;
    bool struck_ = false;
};

}  // namespace winfax::test
