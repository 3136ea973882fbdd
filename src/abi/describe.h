// SPDX-License-Identifier: MIT
// From the arguments of a call to what watches it sees. Reads the caller's memory no further than
// the function itself may: a structure only when its SizeOfStruct is right, a string up to K11.
#pragma once

#include <concepts>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include "abi/lift.h"
#include "abi/parameters.h"
#include "abi/structures.h"
#include "watching/invocation.h"

namespace winfax::abi {

// Describes into one Invocation.
class Describer {
  public:
    // `redacted`: persons and telephone numbers are left out. `complete`: bytes are told to the
    // last, for a recording.
    Describer(watching::Invocation& call, bool redacted, bool complete)
        : call_(call), redacted_(redacted), complete_(complete) {}

    // Before the call. `arguments` is the whole tuple.
    void in(const parameter::Handle& p, HANDLE handle, const auto&) { takeHandle(p.name, handle); }
    void in(const parameter::Number& p, std::integral auto number, const auto&) {
        takeNumber(p.name, p.meaning, static_cast<std::uint64_t>(number));
    }
    template <class Char>
    void in(const parameter::String& p, const Char* text, const auto&) {
        call_.in[p.name] = textOf(p.meaning, text);
    }
    template <class T>
    void in(const parameter::Structure& p, const T* structure, const auto&) {
        call_.in[p.name] = given(p.name, structure);
    }
    template <class T>
    void in(const parameter::Structures& p, const T* first, const auto& arguments) {
        call_.in[p.name] = list(first, number(arguments, p.count));
    }
    void in(const parameter::Bytes& p, const BYTE* first, const auto& arguments) {
        call_.in[p.name] = bytesOf(first, number(arguments, p.size));
    }
    template <class T>
    void in(const parameter::Opaque& p, T pointer, const auto&) {
        call_.in[p.name] = addressOf(reinterpret_cast<std::uintptr_t>(pointer));
        call_.addresses.push_back(p.name);
    }
    void in(const parameter::Block& p, const void* block, const auto&) {
        call_.blockFreed = reinterpret_cast<std::uintptr_t>(block);
        call_.in[p.name] = addressOf(*call_.blockFreed);
    }
    template <class T>
    void in(const parameter::ContextOut& p, const T* context, const auto&) {
        call_.in[p.name] = given(p.name, context);
    }
    template <parameter::Cleared Parameter>
    void in(const Parameter&, const auto&, const auto&) {}

    // After a call that succeeded.
    void out(const parameter::NumberOut& p, const DWORD* number, const auto&) {
        if (number == nullptr) return;
        call_.out[p.name] = describe::jsonOfMember(p.meaning, std::uint32_t{*number});
        if (p.meaning == model::as::jobId) call_.job = *number;
    }
    void out(const parameter::HandleOut& p, const HANDLE* handle, const auto&) {
        if (handle == nullptr) return;
        call_.handleMade = watching::HandedOut{p.name, numberOf(*handle)};
        call_.out[p.name] = addressOf(numberOf(*handle));
    }
    template <class T>
    void out(const parameter::StructureOut& p, T* const* structure, const auto&) {
        if (tookBlock(p.name, structure)) call_.out[p.name] = whole(**structure);
    }
    template <class T>
    void out(const parameter::StructuresOut& p, T* const* first, const auto& arguments) {
        if (tookBlock(p.name, first)) call_.out[p.name] = list(*first, number(arguments, p.count));
    }
    void out(const parameter::BytesOut& p, BYTE* const* first, const auto& arguments) {
        if (tookBlock(p.name, first)) {
            call_.out[p.name] = bytesOf(*first, number(arguments, p.size));
        }
    }
    template <class T>
    void out(const parameter::ContextOut& p, const T* context, const auto&) {
        if (context != nullptr) call_.out[p.name] = printContext(*context);
    }
    template <class Parameter>
    requires(!parameter::Output<Parameter>) void out(const Parameter&, const auto&, const auto&) {}

    using Json = watching::Json;

    // A structure of the right size, member by member.
    template <class T>
    Json whole(const T& structure) {
        Json object = Json::object();
        const auto put = [&](const char* name, model::as meaning, const auto& member) {
            object[name] = memberOf(meaning, member);
        };
        ValueOf<T>::Value::fields(put, structure);
        return object;
    }

  private:
    void takeHandle(const char* name, HANDLE handle);
    void takeNumber(const char* name, model::as meaning, std::uint64_t number);

    static Json addressOf(std::uintptr_t address);
    Json bytesOf(const BYTE* first, DWORD size) const;

    // The argument at that index, a number or a pointer to one.
    template <class... Arguments>
    static DWORD number(const std::tuple<Arguments...>& arguments, std::size_t index) {
        DWORD found = 0;
        std::size_t at = 0;
        std::apply(
            [&](const auto&... each) { ((at++ == index ? found = asNumber(each) : 0), ...); },
            arguments);
        return found;
    }
    template <class Argument>
    static DWORD asNumber(const Argument& argument) {
        if constexpr (std::is_same_v<Argument, DWORD>) return argument;
        if constexpr (std::is_same_v<Argument, DWORD*>) return argument != nullptr ? *argument : 0;
        return 0;
    }

    template <class T>
    bool tookBlock(const char* name, T* const* block) {
        if (block == nullptr || *block == nullptr) return false;
        call_.blocksMade.push_back({name, reinterpret_cast<std::uintptr_t>(*block)});
        return true;
    }

    // A caller's structure, whose size may be wrong or absent.
    template <class T>
    Json given(const char* name, const T* structure) {
        if (structure == nullptr) return nullptr;
        if constexpr (requires { structure->SizeOfStruct; }) {
            watching::GivenStructure facts{name, structure->SizeOfStruct, sizeof(T)};
            const bool right = facts.size == facts.expected;
            if (right) facts.reservedClear = reservedClear(*structure);
            call_.structures.push_back(facts);
            if (!right) return Json{{"SizeOfStruct", facts.size}};
        }
        return whole(*structure);
    }

    template <class T>
    static bool reservedClear(const T& structure) {
        if constexpr (requires { structure.Reserved; }) {
            const auto* byte = reinterpret_cast<const unsigned char*>(&structure.Reserved);
            for (std::size_t i = 0; i < sizeof structure.Reserved; ++i) {
                if (byte[i] != 0) return false;
            }
        }
        return true;
    }

    template <class T>
    Json list(const T* first, DWORD count) {
        if (first == nullptr) return nullptr;
        Json array = Json::array();
        for (DWORD i = 0; i < count; ++i) array.push_back(whole(first[i]));
        return array;
    }

    Json whole(const FAX_PRINT_INFOA& info) { return printInfo(info); }
    Json whole(const FAX_PRINT_INFOW& info) { return printInfo(info); }
    Json whole(const FAX_CONTEXT_INFOA& context) { return printContext(context); }
    Json whole(const FAX_CONTEXT_INFOW& context) { return printContext(context); }

    template <class Info>
    Json printInfo(const Info& info);
    template <class Context>
    Json printContext(const Context& context);

    Json memberOf(model::as meaning, DWORD number) {
        return describe::jsonOfMember(meaning, std::uint32_t{number});
    }
    Json memberOf(model::as meaning, BOOL flag) {
        return describe::jsonOfMember(meaning, std::int32_t{flag});
    }
    Json memberOf(model::as meaning, const CHAR* text) { return textOf(meaning, text); }
    Json memberOf(model::as meaning, const WCHAR* text) { return textOf(meaning, text); }
    Json memberOf(model::as meaning, const SYSTEMTIME& time);
    Json memberOf(model::as meaning, const FAX_TIME& time);
    Json memberOf(model::as meaning, const FILETIME& time);
    Json textOf(model::as meaning, const CHAR* text);
    Json textOf(model::as meaning, const WCHAR* text);

    watching::Invocation& call_;
    bool redacted_;
    bool complete_;
};

extern template watching::Json Describer::printInfo(const FAX_PRINT_INFOA&);
extern template watching::Json Describer::printInfo(const FAX_PRINT_INFOW&);
extern template watching::Json Describer::printContext(const FAX_CONTEXT_INFOA&);
extern template watching::Json Describer::printContext(const FAX_CONTEXT_INFOW&);

// Calls visit(parameter, argument, all arguments) for every parameter of the signature.
template <class Signature, class Visit, class... Arguments>
void forEachParameter(Visit&& visit, const std::tuple<Arguments...>& arguments) {
    static_assert(std::tuple_size_v<decltype(Signature::parameters)> == sizeof...(Arguments),
                  "the signature does not fit the function");
    [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        (visit(std::get<Index>(Signature::parameters), std::get<Index>(arguments), arguments), ...);
    }
    (std::index_sequence_for<Arguments...>());
}

}  // namespace winfax::abi
