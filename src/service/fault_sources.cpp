// SPDX-License-Identifier: MIT
#include "service/fault_sources.h"

#include "fault/faults_file.h"
#include "fault/place.h"
#include "platform/environment.h"
#include "platform/paths.h"

namespace winfax::service {

using fault::Fault;
using model::ErrorCode;
using model::fail;
using model::Result;
using Faults = std::vector<Fault>;

namespace {

Result<void> checkAll(const Faults& faults, const std::string& source, bool testInstance) {
    if (!faults.empty() && !testInstance) {
        return fail(
            ErrorCode::invalidData,
            source +
                ": faults are for test instances only; write test_instance = true into "
                "[service] of winfax.toml, start winfaxd --test-instance, or take them away");
    }
    for (const Fault& fault : faults) {
        if (auto possible = fault::checkForService(fault); !possible) {
            return fail(ErrorCode::invalidData, source + ": " + possible.error().detail);
        }
    }
    return {};
}

Result<Faults> fromFile(const std::filesystem::path& file, bool testInstance) {
    auto faults = fault::readFaultsFile(file);
    if (!faults && faults.error().code == ErrorCode::fileNotFound) return Faults{};
    if (!faults) return faults;
    if (auto good = checkAll(*faults, platform::utf8FromPath(file), testInstance); !good) {
        return tl::unexpected(good.error());
    }
    return faults;
}

Result<Faults> fromEnvironment(const ipc::Instance& instance, bool testInstance) {
    if (instance.system || !platform::environmentVariable("WINFAX_INSTANCE")) return Faults{};
    auto faults = fault::faultsFromEnvironment();
    if (!faults) return faults;
    std::erase_if(
        *faults, [](const Fault& fault) { return fault::placeOf(fault) == fault::Place::library; });
    if (auto good = checkAll(*faults, "WINFAX_FAULTS", testInstance); !good) {
        return tl::unexpected(good.error());
    }
    return faults;
}

}  // namespace

Result<Faults> readFaults(const ipc::Instance& instance, bool testInstance) {
    auto faults = fromFile(instance.stateDirectory / "faults.toml", testInstance);
    if (!faults) return faults;
    const auto others = fromEnvironment(instance, testInstance);
    if (!others) return others;
    faults->insert(faults->end(), others->begin(), others->end());
    return faults;
}

}  // namespace winfax::service
