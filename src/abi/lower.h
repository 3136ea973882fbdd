// SPDX-License-Identifier: MIT
// From a list of values to ONE block of the caller's (B1): the array first, then all strings. The
// size is known before the one allocation.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "abi/blocks.h"
#include "abi/structures.h"
#include "text/encoding.h"

namespace winfax::abi {

// A text where it lies: in a value, or at any address in a reply.
struct LyingText {
    LyingText(const std::u16string& text) : units(text.data()), length(text.size()) {}
    LyingText(std::span<const std::byte> bytes)
        : units(bytes.data()), length(bytes.size() / sizeof(char16_t)) {}
    const void* units;
    std::size_t length;
};

// The strings behind an array, in the order of the members. First add() every one, then place() the
// room, then next() every one again.
template <class Char>
class TextRoom;

template <>
class TextRoom<WCHAR> {
  public:
    void add(LyingText text) { bytes_ += (text.length + 1) * sizeof(WCHAR); }
    std::size_t bytes() const { return bytes_; }
    void place(void* room) { at_ = static_cast<WCHAR*>(room); }
    const WCHAR* next(LyingText text) {
        WCHAR* const here = at_;
        std::memcpy(here, text.units, text.length * sizeof(WCHAR));  // the block is zeroed
        at_ += text.length + 1;
        return here;
    }

  private:
    std::size_t bytes_ = 0;
    WCHAR* at_ = nullptr;
};

// Converts each text once, into one growing pool.
template <>
class TextRoom<CHAR> {
  public:
    void add(LyingText text) {
        std::u16string units(text.length, u'\0');
        std::memcpy(units.data(), text.units, text.length * sizeof(char16_t));
        const std::string converted = text::toAnsi(units);
        pool_ += converted;
        pool_ += '\0';
        sizes_.push_back(converted.size() + 1);
    }
    std::size_t bytes() const { return pool_.size(); }
    void place(void* room) {
        std::memcpy(room, pool_.data(), pool_.size());
        at_ = static_cast<CHAR*>(room);
    }
    const CHAR* next(LyingText) {
        CHAR* const here = at_;
        at_ += sizes_[nextSize_++];
        return here;
    }

  private:
    std::string pool_;
    std::vector<std::size_t> sizes_;
    std::size_t nextSize_ = 0;
    CHAR* at_ = nullptr;
};

template <std::integral To, std::integral From>
void lowerMember(To& to, From from) {
    static_assert(sizeof(To) == sizeof(From));
    to = static_cast<To>(from);
}

inline void lowerMember(SYSTEMTIME& to, const model::CalendarTime& from) {
    to = {from.wYear, from.wMonth,  from.wDayOfWeek, from.wDay,
          from.wHour, from.wMinute, from.wSecond,    from.wMilliseconds};
}

inline void lowerMember(FAX_TIME& to, const model::TimeOfDay& from) {
    to = {from.Hour, from.Minute};
}

inline void lowerMember(FILETIME& to, const model::FileTime& from) {
    to.dwLowDateTime = static_cast<DWORD>(from.ticks);
    to.dwHighDateTime = static_cast<DWORD>(from.ticks >> 32);
}

// Fills a zeroed structure; absent texts stay NULL (B6).
template <class Structure>
void lowerInto(Structure& structure, const typename ValueOf<Structure>::Value& value,
               TextRoom<typename ValueOf<Structure>::Char>& texts) {
    const auto put = [&texts]<class From, class To>(const char*, model::as, const From& from,
                                                    To& to) {
        if constexpr (std::same_as<From, model::Text>) {
            if (from) to = texts.next(*from);
        } else {
            lowerMember(to, from);
        }
    };
    if constexpr (requires { structure.SizeOfStruct; }) {
        structure.SizeOfStruct = sizeof(Structure);
    }
    ValueOf<Structure>::Value::fields(put, value, structure);
}

// The block belongs to the caller of release(); it is a valid one also for no values at all (B4).
template <class Structure>
ResultBlock<Structure> lower(std::span<const typename ValueOf<Structure>::Value> values) {
    using Value = typename ValueOf<Structure>::Value;
    TextRoom<typename ValueOf<Structure>::Char> texts;
    const auto add = [&texts]<class Member>(const char*, model::as, const Member& member) {
        if constexpr (std::same_as<Member, model::Text>) {
            if (member) texts.add(*member);
        }
    };
    for (const Value& value : values) Value::fields(add, value);

    const std::size_t arrayBytes = values.size() * sizeof(Structure);
    ResultBlock<Structure> block(
        static_cast<Structure*>(resultBlocks().allocate(arrayBytes + texts.bytes())));
    texts.place(reinterpret_cast<std::byte*>(block.get()) + arrayBytes);
    for (std::size_t i = 0; i < values.size(); ++i) {
        lowerInto(block.get()[i], values[i], texts);
    }
    return block;
}

template <class Structure>
ResultBlock<Structure> lower(const typename ValueOf<Structure>::Value& value) {
    return lower<Structure>(std::span(&value, 1));
}

}  // namespace winfax::abi
