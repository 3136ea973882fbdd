// SPDX-License-Identifier: MIT
// A fuzzer in small: the same entry function that libFuzzer would call, fed with damaged copies of
// good files from a fixed seed. What is accepted must keep its promises.
#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "document/tiff_check.h"
#include "support/tiff_file.h"

namespace winfax::document {
namespace {

int testOneInput(const std::uint8_t* data, std::size_t size) {
    // A copy of exactly this size lets AddressSanitizer see every read beyond the end.
    const std::vector<std::byte> exact(reinterpret_cast<const std::byte*>(data),
                                       reinterpret_cast<const std::byte*>(data) + size);
    const auto checked = checkTiff(exact);
    if (!checked) {
        EXPECT_EQ(checked.error().code, model::ErrorCode::invalidData);
        EXPECT_FALSE(checked.error().detail.empty());
        return 0;
    }
    EXPECT_GE(checked->pages, 1u);
    EXPECT_LE(checked->pages, 10'000u);
    EXPECT_LE(checked->verticalResolution, 200u);
    return 1;
}

class Mutator {
  public:
    explicit Mutator(std::uint32_t seed) : random_(seed) {}

    void mutate(std::vector<std::uint8_t>& file) {
        for (auto left = 1 + random_() % 6; left > 0 && !file.empty(); --left) once(file);
    }

  private:
    void once(std::vector<std::uint8_t>& file) {
        static constexpr std::uint32_t kNumbers[] = {
            0,          1,          2,      3,       8,      0x7FFF,     0xFFFF,    1728,
            0x7FFFFFFF, 0x80000000, 65'535, 0x10000, 10'000, 0xFFFFFFFF, 0xFFFFFFF8};
        const std::size_t at = random_() % file.size();
        switch (random_() % 5) {
            case 0:
                file[at] ^= static_cast<std::uint8_t>(1u << random_() % 8);
                break;
            case 1:
                file[at] = static_cast<std::uint8_t>(random_());
                break;
            case 2: {
                const std::uint32_t number = kNumbers[random_() % std::size(kNumbers)];
                const std::size_t size = random_() % 2 == 0 ? 2 : 4;
                std::memcpy(&file[at], &number, std::min(size, file.size() - at));
                break;
            }
            case 3:
                if (random_() % 8 == 0) file.resize(at);
                break;
            default: {
                const std::size_t from = random_() % file.size();
                const std::size_t size =
                    std::min<std::size_t>({12, file.size() - at, file.size() - from});
                std::memmove(&file[at], &file[from], size);
                break;
            }
        }
    }

    std::mt19937 random_;
};

TEST(TiffMutation, NothingCrashesTheCheck) {
    std::vector<std::vector<std::uint8_t>> seeds;
    for (const std::uint16_t compression : {1, 4}) {
        for (const std::uint32_t rowsPerStrip : {0u, 1u, 4u}) {
            test::TiffPage page;
            page.length = 9;
            page.compression = compression;
            page.rowsPerStrip = rowsPerStrip;
            test::TiffOptions options;
            options.pages.assign(3, page);
            seeds.push_back(test::faxTiff(options));
        }
    }
    Mutator mutator(20'261'122);
    int accepted = 0;
    constexpr int kRounds = 20'000;
    for (int round = 0; round < kRounds; ++round) {
        auto file = seeds[static_cast<std::size_t>(round) % seeds.size()];
        mutator.mutate(file);
        accepted += testOneInput(file.data(), file.size());
    }
    // Both roads are walked: many changes fall into picture data and hurt nobody.
    EXPECT_GT(accepted, kRounds / 100);
    EXPECT_LT(accepted, kRounds * 99 / 100);
}

TEST(TiffMutation, RandomBytesAfterAGoodHeader) {
    std::mt19937 random(7);
    for (int round = 0; round < 5'000; ++round) {
        std::vector<std::uint8_t> file{'I', 'I', 42, 0, 8, 0, 0, 0};
        for (auto left = random() % 300; left > 0; --left) {
            file.push_back(random() % 3 == 0 ? static_cast<std::uint8_t>(random()) : 0);
        }
        testOneInput(file.data(), file.size());
    }
}

}  // namespace
}  // namespace winfax::document
