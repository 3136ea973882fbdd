// SPDX-License-Identifier: MIT
// What a call of the table needs: a service, connections, and arguments and places for results that
// are there before memory gets scarce.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

#include "service_test.h"

namespace winfax::endtoend {

using conformance::api;

class Stage : public conformance::ServiceTest {
  public:
    using ServiceTest::command;
    using ServiceTest::device;
    using ServiceTest::document;
    using ServiceTest::files;
    using ServiceTest::jobCount;
    using ServiceTest::openPort;
    using ServiceTest::queuedIds;
    using ServiceTest::server;
    using ServiceTest::submitWaiting;

    // A value that lives as long as the test.
    template <class Value>
    Value* keep(Value value) {
        auto kept = std::make_shared<Value>(std::move(value));
        kept_.push_back(kept);
        return kept.get();
    }
    template <class Form>
    const typename Form::Char* text(std::u16string_view value) {
        return keep(Form::encode(value))->c_str();
    }
    template <class Form>
    const typename Form::Char* fileName(const std::filesystem::path& path) {
        return keep(conformance::nameOf<Form>(path))->c_str();
    }
    // Zeroed but for SizeOfStruct.
    template <class Structure>
    Structure* sized() {
        Structure structure{};
        structure.SizeOfStruct = sizeof structure;
        return keep(structure);
    }

    // A place for a result, filled with what no function gives before each call.
    template <class Value>
    Value* output() {
        auto* const bytes = keep(std::vector<unsigned char>(sizeof(Value)));
        outputs_.push_back(bytes);
        return reinterpret_cast<Value*>(bytes->data());
    }
    void spoilOutputs() {
        for (auto* const bytes : outputs_) std::fill(bytes->begin(), bytes->end(), 0xCC);
    }
    // B5: every one is NULL or 0.
    bool outputsCleared() const {
        return std::ranges::all_of(outputs_, [](const auto* bytes) {
            return std::ranges::all_of(*bytes, [](unsigned char byte) { return byte == 0; });
        });
    }

    void deleteJobs() {
        for (const DWORD job : queuedIds()) command(job, JC_DELETE);
    }

  private:
    std::vector<std::shared_ptr<void>> kept_;
    std::vector<std::vector<unsigned char>*> outputs_;
};

// One call that succeeds as often as it is made. Between `before` and `after` nothing but what they
// and the call do has changed.
struct Trial {
    std::function<BOOL()> call;         // asks for no memory of its own
    std::function<void()> before = {};  // brings about what it needs
    std::function<void()> after = {};   // judges what a success did, and takes it back
    // What reads the answers that the call left unread when it failed.
    std::function<void()> settle = {};
    bool mayDoWithout = false;    // the system's libraries manage with less, at some places
    DWORD error = ERROR_SUCCESS;  // with all the memory it wants, where it cannot succeed
    bool givesBlock = false;      // so it asks for memory at least once
};

struct Row {
    std::string function;
    std::string variant;
    std::function<Trial(Stage&)> prepare;
};

inline std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.function << row.variant;
}

// Every export at least once, in a few forms where that matters.
std::vector<Row> everyCall();

}  // namespace winfax::endtoend
