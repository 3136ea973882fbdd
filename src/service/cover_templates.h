// SPDX-License-Identifier: MIT
// Cover pages on their way into jobs. A template lies in the store once for all the jobs that use
// it at about the same time; the latest are remembered, so that a broadcast brings one in once.
// Loop's thread.
#pragma once

#include <cstdint>
#include <functional>
#include <list>

#include "queue/store.h"
#include "render/renderer.h"
#include "service/worker.h"

namespace winfax::service {

class CoverTemplates {
  public:
    CoverTemplates(queue::Store& store, Worker& worker, render::Renderer& renderer)
        : store_(store), worker_(worker), renderer_(renderer) {}

    // Judges it and keeps it; the id is good for a job (queue::Job::cover) for a while: until 63
    // others have come. invalidData with a detail for what is no cover page of ours.
    using GivenId = std::function<void(model::Result<std::uint32_t>)>;
    void keep(queue::Bytes page, GivenId done);
    // Nullptr: that id may not be given to a job any more, or never was.
    const queue::Bytes* find(std::uint32_t id) const;

  private:
    struct Kept {
        std::uint32_t id = 0;
        queue::Bytes page;
    };

    void store(queue::Bytes page, const GivenId& done);
    void remember(Kept kept);

    queue::Store& store_;
    Worker& worker_;
    render::Renderer& renderer_;
    std::list<Kept> latest_;  // the one used last comes first
};

}  // namespace winfax::service
