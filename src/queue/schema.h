// SPDX-License-Identifier: MIT
#pragma once

#include "queue/sqlite.h"

namespace winfax::queue {

// Brings a database to the present form, one transaction a version. notSupported when a newer
// program wrote it.
model::Result<void> migrate(Connection& connection);

}  // namespace winfax::queue
