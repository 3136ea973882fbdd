// SPDX-License-Identifier: MIT
#pragma once

namespace winfax::test {

// Makes today's tables those of a store of the first released version. Whoever adds an upgrade
// adds here what undoes it.
inline constexpr const char* kBackToTheFirstVersion =
    "ALTER TABLE jobs DROP COLUMN printTicket; ALTER TABLE jobs DROP COLUMN spoolerId;"
    "DROP INDEX jobsByCover; ALTER TABLE jobs DROP COLUMN cover;"
    "ALTER TABLE jobs DROP COLUMN coverFields;"
    "DROP INDEX jobsByDocument; ALTER TABLE jobs DROP COLUMN document; DROP TABLE kept;"
    "DROP TABLE received;"
    "CREATE TABLE former (jobId INTEGER PRIMARY KEY"
    " REFERENCES jobs (id) ON DELETE CASCADE, bytes BLOB NOT NULL);"
    "INSERT INTO former SELECT id, bytes FROM documents;"
    "DROP TABLE documents; ALTER TABLE former RENAME TO documents;"
    "PRAGMA user_version = 1";

}  // namespace winfax::test
