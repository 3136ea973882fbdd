// SPDX-License-Identifier: MIT
// A program that compiles interposed_malloc.cpp decides about every request for memory in it: its
// own, and those of the libraries that it uses. Not together with a sanitizer, which has an
// allocator of its own. These three are the program's to define; they must not ask for memory.
#pragma once

#include <cstddef>

namespace winfax::test {

bool grantsMemory(std::size_t bytes);
void gaveMemory(void* block);   // a new one
void takesMemory(void* block);  // before it is given back

}  // namespace winfax::test
