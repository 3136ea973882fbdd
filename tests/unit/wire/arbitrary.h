// SPDX-License-Identifier: MIT
// Random values of every type that has fields(): they follow from the same description as the codec.
#pragma once

#include <random>

#include "wire/codec.h"

namespace winfax::test {

class Arbitrary {
public:
    explicit Arbitrary(std::uint32_t seed) : random_(seed) {}

    template <class T>
    T value() {
        T result{};
        fill(result);
        return result;
    }

private:
    template <class T>
    void fill(T& value) {
        if constexpr (wire::HasFields<T>) {
            T::fields([this](const char*, model::as, auto& member) { fill(member); }, value);
        } else {
            fillPlain(value);
        }
    }
    template <wire::Number T>
    void fillPlain(T& value) {
        value = static_cast<T>(random_());
    }
    void fillPlain(bool& value) { value = random_() % 2 == 0; }
    void fillPlain(model::FileTime& time) { time.ticks = random_(); }
    void fillPlain(model::CalendarTime& time) {
        time.wYear = static_cast<std::uint16_t>(random_());
        time.wMilliseconds = static_cast<std::uint16_t>(random_());
    }
    void fillPlain(model::TimeOfDay& time) {
        time.Hour = static_cast<std::uint16_t>(random_());
        time.Minute = static_cast<std::uint16_t>(random_());
    }
    void fillPlain(model::Text& text) {
        text.reset();
        if (random_() % 4 == 0) return;
        text.emplace();
        for (auto left = random_() % 20; left > 0; --left) {
            text->push_back(static_cast<char16_t>(random_()));  // lone surrogates and zeros too
        }
    }
    template <class T>
    void fillPlain(std::vector<T>& list) {
        list.resize(random_() % 4);
        for (T& element : list) fill(element);
    }

    std::mt19937 random_;
};

}  // namespace winfax::test
