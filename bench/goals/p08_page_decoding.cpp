// SPDX-License-Identifier: MIT
// P8: what the process that decodes does with a page, against libtiff alone.
#include "document/page_reader.h"
#include "floors/libraries.h"
#include "goals.h"
#include "page.h"
#include "timing.h"

namespace winfax::bench {

void measurePageDecoding(Report& report) {
    constexpr int kPages = 100;
    report.compare({"P8",
                    "check and decode a page / libtiff",
                    "us",
                    {Better::lower, 1.3, 1.1},
                    [] { return medianTime(kPages, [] { decodeByLibtiff(textPage()); }); },
                    [] {
                        return medianTime(kPages, [] {
                            (void)document::PageReader::open(textPage()).value().page(0).value();
                        });
                    }});
}

}  // namespace winfax::bench
