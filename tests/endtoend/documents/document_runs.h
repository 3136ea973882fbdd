// SPDX-License-Identifier: MIT
// Sends a document and looks at what went out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "../faxctl/faxctl_runs.h"
#include "support/png_file.h"

namespace winfax {

// Part of a page, in thousandths of its width and height.
struct Area {
    std::uint32_t left = 0;
    std::uint32_t top = 0;
    std::uint32_t right = 1000;
    std::uint32_t bottom = 1000;
};

class SentDocuments : public FaxctlAndService {
  protected:
    // Time jumps, so that a call takes no time of ours.
    void SetUp() override { start("jump", settings_); }

    std::string write(const std::string& name, std::string_view content) {
        return instance_->state().write(name, content).string();
    }

    // Sends it to the end of its call; what faxctl said.
    test::Finished send(const std::string& file, Words options = {}) {
        Words words{"send", file, "--to", "5550100", "--wait"};
        words.insert(words.end(), options.begin(), options.end());
        return faxctl(words);
    }

    // The pages of job `id` as they went out, or wait to.
    std::vector<test::SeenPng> pagesOf(std::uint32_t id) {
        const auto folder = instance_->state().path() / ("pages-" + std::to_string(++shown_));
        const auto shown = faxctlJson({"show", std::to_string(id), "--png", folder.string()});
        std::vector<test::SeenPng> pages;
        if (shown.size() != 1 || !shown[0].contains("pictures")) return pages;
        for (const auto& picture : shown[0]["pictures"]) {
            pages.push_back(test::readPng(picture.get<std::string>()));
        }
        return pages;
    }

    // How much of it is black, in thousandths.
    static std::uint64_t ink(const test::SeenPng& page, Area area = {}) {
        std::uint64_t black = 0;
        std::uint64_t all = 0;
        for (std::uint32_t y = page.height * area.top / 1000; y < page.height * area.bottom / 1000;
             ++y) {
            for (std::uint32_t x = page.width * area.left / 1000;
                 x < page.width * area.right / 1000; ++x) {
                black += page.at(x, y) == 0;
                ++all;
            }
        }
        return all == 0 ? 0 : black * 1000 / all;
    }

    std::string settings_;

  private:
    int shown_ = 0;
};

}  // namespace winfax
