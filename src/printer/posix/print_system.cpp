// SPDX-License-Identifier: MIT
#include "printer/print_system.h"

#include "platform/files.h"

namespace winfax::printer {

namespace {

class NoDrawer final : public Drawer {
  public:
    bool runs() const override { return false; }
    std::uint64_t started() const override { return 0; }
};

class NoPrinting final : public PrintSystem {
  public:
    model::Result<FaxPrinter> find(const model::Text&) override {
        return model::fail(model::ErrorCode::invalidPrinterName,
                           "programs of this system draw on no fax printer");
    }
    model::Result<void> makeFolder(const std::filesystem::path& path, const std::string&) override {
        return platform::makePrivateDirectory(path);
    }
    model::Result<std::optional<Content>> read(const std::filesystem::path&,
                                               std::uint64_t) override {
        return std::nullopt;
    }
    std::unique_ptr<Drawer> watch(std::uint32_t, std::uint64_t) override {
        return std::make_unique<NoDrawer>();
    }
    bool spooling(const std::u16string&, std::uint32_t) override { return false; }
};

}  // namespace

std::unique_ptr<PrintSystem> makePrintSystem(std::filesystem::path) {
    return std::make_unique<NoPrinting>();
}

}  // namespace winfax::printer
