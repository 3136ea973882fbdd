// SPDX-License-Identifier: MIT
// A printer on which nobody ever finishes a document.
#pragma once

#include <filesystem>
#include <memory>

#include "printer/print_system.h"

namespace winfax::test {

class FakePrinting final : public printer::PrintSystem {
  public:
    model::Result<printer::FaxPrinter> find(const model::Text&) override {
        return printer::FaxPrinter{u"Fax", "ps"};
    }
    model::Result<void> makeFolder(const std::filesystem::path& path, const std::string&) override {
        std::filesystem::create_directories(path);
        return {};
    }
    model::Result<std::optional<Content>> read(const std::filesystem::path&,
                                               std::uint64_t) override {
        return std::nullopt;
    }
    std::unique_ptr<printer::Drawer> watch(std::uint32_t, std::uint64_t) override {
        return std::make_unique<Drawing>();
    }
    bool spooling(const std::u16string&, std::uint32_t) override { return true; }

  private:
    struct Drawing final : printer::Drawer {
        bool runs() const override { return true; }
        std::uint64_t started() const override { return 100; }
    };
};

}  // namespace winfax::test
