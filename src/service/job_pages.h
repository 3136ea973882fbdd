// SPDX-License-Identifier: MIT
// The pages of a job as they are to go out: its cover page, filled in, before those of its
// document. Loop's thread.
#pragma once

#include <functional>

#include "clock/clock.h"
#include "document/page_setup.h"
#include "queue/store.h"
#include "render/renderer.h"
#include "service/worker.h"

namespace winfax::service {

class JobPages {
  public:
    struct Parts {
        clock::Clock& clock;
        queue::Store& store;
        Worker& worker;
        render::Renderer& renderer;
        document::PageSetup setup;
    };
    explicit JobPages(Parts parts) : parts_(parts) {}

    // TimeSent is now, PageCount what the job has. invalidData while the document is not made into
    // pages; errors of the store and the renderer.
    void read(const queue::Job& job, std::function<void(model::Result<queue::Bytes>)> done) const;

  private:
    Parts parts_;
};

}  // namespace winfax::service
