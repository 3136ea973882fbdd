// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

namespace winfax::platform {

// Owns a file descriptor.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) reset(other.release());
        return *this;
    }
    ~Descriptor() { reset(); }

    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }
    int release() { return std::exchange(number_, -1); }
    void reset(int number = -1);

  private:
    int number_ = -1;
};

// The same open file at a number that is neither stdin, stdout nor stderr: a program that closed
// those would otherwise write its messages into our file. Closes on exec.
Descriptor awayFromStdio(Descriptor descriptor);

}  // namespace winfax::platform
