// SPDX-License-Identifier: MIT
// Which value stands behind which structures of winfax.h, and the proof that a value describes
// every member: what fields() visits plus the members named here as outside the value must lie side
// by side up to alignment and end at sizeof. A member that is forgotten does not compile.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <type_traits>

#include "abi/api.h"
#include "model/configuration.h"
#include "model/cover_page.h"
#include "model/event.h"
#include "model/job.h"
#include "model/port.h"
#include "model/routing.h"

namespace winfax::abi {

// A member that no value carries: SizeOfStruct, and what never travels.
struct Outside {
    std::size_t offset;
    std::size_t size;
};

template <class Structure>
constexpr Outside sizeOfStruct() {
    return {offsetof(Structure, SizeOfStruct), sizeof(Structure::SizeOfStruct)};
}

// ValueOf<FAX_X>: `Value`, the caller's character type `Char`, and the members `outside`, by
// offset.
template <class Structure>
struct ValueOf;

template <class Structure, class Narrow, class Wide>
concept EitherOf = std::same_as<Structure, Narrow> || std::same_as<Structure, Wide>;

template <class Structure, class Narrow>
using CharOf = std::conditional_t<std::same_as<Structure, Narrow>, CHAR, WCHAR>;

template <EitherOf<FAX_JOB_ENTRYA, FAX_JOB_ENTRYW> Structure>
struct ValueOf<Structure> {
    using Value = model::JobEntry;
    using Char = CharOf<Structure, FAX_JOB_ENTRYA>;
    static constexpr std::array outside{sizeOfStruct<Structure>()};
};

template <EitherOf<FAX_JOB_PARAMA, FAX_JOB_PARAMW> Structure>
struct ValueOf<Structure> {
    using Value = model::JobParam;
    using Char = CharOf<Structure, FAX_JOB_PARAMA>;
    static constexpr std::array outside{
        sizeOfStruct<Structure>(),
        Outside{offsetof(Structure, CallHandle), sizeof(Structure::CallHandle)},
        Outside{offsetof(Structure, Reserved), sizeof(Structure::Reserved)}};
};

template <EitherOf<FAX_COVERPAGE_INFOA, FAX_COVERPAGE_INFOW> Structure>
struct ValueOf<Structure> {
    using Value = model::CoverPage;
    using Char = CharOf<Structure, FAX_COVERPAGE_INFOA>;
    static constexpr std::array outside{sizeOfStruct<Structure>()};
};

template <EitherOf<FAX_PORT_INFOA, FAX_PORT_INFOW> Structure>
struct ValueOf<Structure> {
    using Value = model::PortInfo;
    using Char = CharOf<Structure, FAX_PORT_INFOA>;
    static constexpr std::array outside{sizeOfStruct<Structure>()};
};

template <EitherOf<FAX_DEVICE_STATUSA, FAX_DEVICE_STATUSW> Structure>
struct ValueOf<Structure> {
    using Value = model::DeviceStatus;
    using Char = CharOf<Structure, FAX_DEVICE_STATUSA>;
    static constexpr std::array outside{sizeOfStruct<Structure>()};
};

template <EitherOf<FAX_CONFIGURATIONA, FAX_CONFIGURATIONW> Structure>
struct ValueOf<Structure> {
    using Value = model::Configuration;
    using Char = CharOf<Structure, FAX_CONFIGURATIONA>;
    static constexpr std::array outside{
        sizeOfStruct<Structure>(),
        Outside{offsetof(Structure, Reserved), sizeof(Structure::Reserved)}};
};

template <EitherOf<FAX_LOG_CATEGORYA, FAX_LOG_CATEGORYW> Structure>
struct ValueOf<Structure> {
    using Value = model::LogCategory;
    using Char = CharOf<Structure, FAX_LOG_CATEGORYA>;
    static constexpr std::array<Outside, 0> outside{};
};

template <EitherOf<FAX_GLOBAL_ROUTING_INFOA, FAX_GLOBAL_ROUTING_INFOW> Structure>
struct ValueOf<Structure> {
    using Value = model::GlobalRoutingInfo;
    using Char = CharOf<Structure, FAX_GLOBAL_ROUTING_INFOA>;
    static constexpr std::array outside{sizeOfStruct<Structure>()};
};

template <EitherOf<FAX_ROUTING_METHODA, FAX_ROUTING_METHODW> Structure>
struct ValueOf<Structure> {
    using Value = model::RoutingMethod;
    using Char = CharOf<Structure, FAX_ROUTING_METHODA>;
    static constexpr std::array outside{sizeOfStruct<Structure>()};
};

template <>
struct ValueOf<FAX_EVENT> {
    using Value = model::Event;
    using Char = CHAR;
    static constexpr std::array outside{sizeOfStruct<FAX_EVENT>()};
};

constexpr std::size_t alignUp(std::size_t offset, std::size_t alignment) {
    return (offset + alignment - 1) / alignment * alignment;
}

// Where the members end when each follows the one before, up to alignment: visited members in their
// order, those outside at their true offsets. On a target where all members have one alignment
// (x86) no gap can hide a member.
template <class Structure>
constexpr std::size_t describedSize() {
    constexpr auto& outside = ValueOf<Structure>::outside;
    std::size_t end = 0;
    std::size_t next = 0;
    // Past the members outside that lie before a member of this alignment.
    const auto skipOutside = [&](std::size_t alignment) {
        while (next < outside.size() && outside[next].offset <= alignUp(end, alignment)) {
            end = outside[next].offset + outside[next].size;
            ++next;
        }
    };
    Structure structure{};
    ValueOf<Structure>::Value::fields(
        [&](const char*, model::as, auto& member) {
            skipOutside(alignof(decltype(member)));
            end = alignUp(end, alignof(decltype(member))) + sizeof(member);
        },
        structure);
    skipOutside(alignof(Structure));
    return alignUp(end, alignof(Structure));
}

template <class... Structure>
constexpr bool describedWhole() {
    return ((describedSize<Structure>() == sizeof(Structure)) && ...);
}

static_assert(describedWhole<FAX_JOB_ENTRYA, FAX_JOB_ENTRYW>());
static_assert(describedWhole<FAX_JOB_PARAMA, FAX_JOB_PARAMW>());
static_assert(describedWhole<FAX_COVERPAGE_INFOA, FAX_COVERPAGE_INFOW>());
static_assert(describedWhole<FAX_PORT_INFOA, FAX_PORT_INFOW>());
static_assert(describedWhole<FAX_DEVICE_STATUSA, FAX_DEVICE_STATUSW>());
static_assert(describedWhole<FAX_CONFIGURATIONA, FAX_CONFIGURATIONW>());
static_assert(describedWhole<FAX_LOG_CATEGORYA, FAX_LOG_CATEGORYW>());
static_assert(describedWhole<FAX_GLOBAL_ROUTING_INFOA, FAX_GLOBAL_ROUTING_INFOW>());
static_assert(describedWhole<FAX_ROUTING_METHODA, FAX_ROUTING_METHODW>());
static_assert(describedWhole<FAX_EVENT>());

}  // namespace winfax::abi
