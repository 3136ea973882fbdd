// SPDX-License-Identifier: MIT
// Cover pages on their way into jobs. A template lies in the store once for all the jobs that use
// it at about the same time; the latest are remembered, so that a broadcast brings one in once.
// Loop's thread.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <set>
#include <string>
#include <string_view>

#include "queue/store.h"
#include "render/renderer.h"
#include "service/worker.h"

namespace winfax::service {

class CoverTemplates {
  public:
    CoverTemplates(queue::Store& store, Worker& worker, render::Renderer& renderer)
        : store_(store), worker_(worker), renderer_(renderer) {}

    // Judges it and keeps it; the id is good for a job (queue::Job::cover) of that user for a
    // while: until 63 others have come since it was used. kEverybody: a page of the server's.
    // invalidData with a detail for what is no cover page of ours.
    using GivenId = std::function<void(model::Result<std::uint32_t>)>;
    static constexpr std::string_view kEverybody{};
    void keep(queue::Bytes page, std::string_view user, GivenId done);
    // Nullptr: that id may not be given to a job of that user any more, or never was.
    const queue::Bytes* find(std::uint32_t id, std::string_view user);

  private:
    struct Kept {
        std::uint32_t id = 0;
        queue::Bytes page;
        std::set<std::string> users;  // who have brought it

        bool isFor(std::string_view user) const {
            return users.contains(std::string(user)) || users.contains(std::string(kEverybody));
        }
    };

    void store(queue::Bytes page, std::string user, const GivenId& done);
    void remember(Kept kept);

    queue::Store& store_;
    Worker& worker_;
    render::Renderer& renderer_;
    std::list<Kept> latest_;  // the one used last comes first
};

}  // namespace winfax::service
