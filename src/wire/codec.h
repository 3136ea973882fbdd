// SPDX-License-Identifier: MIT
// Values to bytes and back, by their fields() alone. Little-endian, no padding, lengths in front.
// The layout of every type is written down in docs/wire.md.
//
// Reading is made for hostile bytes: the first failure sticks and empties the rest, a count never
// reserves memory before its elements were read, and bytes left over are an error.
#pragma once

#include <bit>
#include <cassert>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "model/constants.h"
#include "model/job.h"
#include "model/time.h"

namespace winfax::wire {

static_assert(std::endian::native == std::endian::little, "the codec copies numbers as they lie");

using Bytes = std::vector<std::byte>;

struct AnyField {
    void operator()(auto&&...) const {}
};

template <class T>
concept HasFields = requires(T& value) { T::fields(AnyField{}, value); };

template <class T>
concept Number = (std::integral<T> || std::is_enum_v<T>) && !std::same_as<T, bool>;

inline constexpr std::uint32_t kAbsentText = 0xFFFF'FFFF;

// What a value takes at least: no text, no element.
template <class T>
constexpr std::size_t leastSize(const T& value) {
    std::size_t size = 0;
    if constexpr (HasFields<T>) {
        T::fields([&](const char*, model::as, const auto& member) { size += leastSize(member); },
                  value);
    } else if constexpr (std::is_same_v<T, bool>) {
        size = sizeof(std::uint8_t);
    } else if constexpr (std::is_trivially_copyable_v<T>) {
        size = sizeof(T);
    } else {
        size = sizeof(std::uint32_t);  // the length or the count
    }
    return size;
}

// Once for the whole value its size is asked for and room made; then its bytes are put there.
class Writer {
public:
    explicit Writer(Bytes& out) : out_(out) {}

    template <class T>
    void put(const T& value) {
        const std::size_t begin = out_.size();
        out_.resize(begin + sizeOf(value));
        [[maybe_unused]] const std::byte* const end = place(out_.data() + begin, value);
        assert(end == out_.data() + out_.size());
    }

    // So many bytes more will come.
    void reserve(std::size_t size) { out_.reserve(out_.size() + size); }

    void raw(const void* data, std::size_t size) {
        const auto* bytes = static_cast<const std::byte*>(data);
        out_.insert(out_.end(), bytes, bytes + size);
    }

private:
  template <class T>
  static std::size_t sizeOf(const T& value) {
      std::size_t size = 0;
      if constexpr (HasFields<T>) {
          T::fields([&](const char*, model::as, const auto& member) { size += sizeOf(member); },
                    value);
      } else if constexpr (std::is_same_v<T, model::Text>) {
          size = sizeof(std::uint32_t) + (value ? value->size() * sizeof(char16_t) : 0);
      } else if constexpr (requires { value.size(); }) {
          size = sizeof(std::uint32_t);
          for (const auto& element : value) size += sizeOf(element);
      } else {
          size = leastSize(value);
      }
      return size;
  }

  // Each puts its bytes at `at`, which moves behind them.
  template <class T>
  static std::byte* place(std::byte* at, const T& value) {
      if constexpr (HasFields<T>) {
          T::fields([&](const char*, model::as, const auto& member) { at = place(at, member); },
                    value);
          return at;
      } else {
          return placePlain(at, value);
      }
  }
  static std::byte* copy(std::byte* at, const void* data, std::size_t size) {
      if (size > 0) std::memcpy(at, data, size);  // an empty vector has no data()
      return at + size;
  }
  template <Number T>
  static std::byte* placePlain(std::byte* at, T value) {
      return copy(at, &value, sizeof value);
  }
  static std::byte* placePlain(std::byte* at, bool value) {
      return placePlain(at, static_cast<std::uint8_t>(value));
  }
  static std::byte* placePlain(std::byte* at, const model::FileTime& time) {
      return placePlain(at, time.ticks);
  }
  static std::byte* placePlain(std::byte* at, const model::CalendarTime& time) {
      return copy(at, &time, sizeof time);
  }
  static std::byte* placePlain(std::byte* at, const model::TimeOfDay& time) {
      return copy(at, &time, sizeof time);
  }
  static std::byte* placePlain(std::byte* at, const model::Text& text) {
      if (!text) return placePlain(at, kAbsentText);
      at = placePlain(at, static_cast<std::uint32_t>(text->size()));
      return copy(at, text->data(), text->size() * sizeof(char16_t));
  }
  static std::byte* placePlain(std::byte* at, const std::vector<std::uint8_t>& bytes) {
      at = placePlain(at, static_cast<std::uint32_t>(bytes.size()));
      return copy(at, bytes.data(), bytes.size());
  }
  template <class T>
  static std::byte* placePlain(std::byte* at, const std::vector<T>& list) {
      at = placePlain(at, static_cast<std::uint32_t>(list.size()));
      for (const T& element : list) at = place(at, element);
      return at;
  }

    Bytes& out_;
};

class Reader {
public:
  explicit Reader(std::span<const std::byte> bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  template <class T>
  void get(T& value) {
      if constexpr (HasFields<T>) {
          T::fields([this](const char*, model::as, auto& member) { get(member); }, value);
      } else {
          getPlain(value);
      }
    }

    // A text where it lies, UTF-16 at any address. nullopt when it is absent, or when reading
    // failed.
    std::optional<std::span<const std::byte>> text() {
        std::uint32_t length = 0;
        getPlain(length);
        if (!ok_ || length == kAbsentText) return std::nullopt;
        const std::size_t size = length * sizeof(char16_t);
        if (length > model::kMaxTextLength || size > left()) {
            fail();
            return std::nullopt;
        }
        const std::span found(at_, size);
        at_ += size;
        return found;
    }

    bool ok() const { return ok_; }
    // Everything was read and nothing is left.
    bool done() const { return ok_ && at_ == end_; }
    std::span<const std::byte> rest() const { return {at_, end_}; }

  private:
    // Nothing is left to be read, so that no later reading succeeds.
    void fail() {
        ok_ = false;
        at_ = end_;
  }
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  void raw(void* out, std::size_t size) {
      if (size > left()) return fail();
      std::memcpy(out, at_, size);
      at_ += size;
  }
    template <Number T>
    void getPlain(T& value) {
        raw(&value, sizeof value);
    }
    void getPlain(bool& value) {
        std::uint8_t byte = 0;
        getPlain(byte);
        if (byte > 1) fail();
        value = byte == 1;
    }
    void getPlain(model::FileTime& time) { getPlain(time.ticks); }
    void getPlain(model::CalendarTime& time) { raw(&time, sizeof time); }
    void getPlain(model::TimeOfDay& time) { raw(&time, sizeof time); }
    void getPlain(std::vector<std::uint8_t>& bytes) {
        std::uint32_t size = 0;
        getPlain(size);
        bytes.clear();
        if (size > left()) return fail();
        bytes.resize(size);
        if (size != 0) raw(bytes.data(), size);  // an empty vector has no data()
    }
    void getPlain(model::Text& text) {
        text.reset();
        const auto found = this->text();
        if (!found) return;
        text.emplace(found->size() / sizeof(char16_t), u'\0');
        if (!found->empty()) std::memcpy(text->data(), found->data(), found->size());
    }
    template <class T>
    void getPlain(std::vector<T>& list) {
        std::uint32_t count = 0;
        getPlain(count);
        list.clear();
        for (std::uint32_t i = 0; i < count && ok_; ++i) {
            T element{};
            get(element);
            if (ok_) list.push_back(std::move(element));
        }
    }

    const std::byte* at_;
    const std::byte* end_;
    bool ok_ = true;
};

}  // namespace winfax::wire
