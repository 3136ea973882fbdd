// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "line/modem/settings_file.h"

namespace winfax::line {
namespace {

using testing::AllOf;
using testing::HasSubstr;

model::Result<ModemSettings> parsed(const std::string& text) {
    return parseModemSettings(toml::parse(text), "lines.toml");
}

TEST(ModemSettings, NothingIsTwoPerfectMachinesOnAPerfectWire) {
    const auto settings = parsed("name = \"Modem\"\ntype = \"modem\"\ndevice = 4");
    ASSERT_TRUE(settings) << settings.error().detail;
    EXPECT_TRUE(settings->own.v17 && settings->own.ecm && settings->own.t6);
    EXPECT_TRUE(settings->farMachine.abilities.fineResolution);
    EXPECT_EQ(settings->farMachine.csid, "FAR END");
    EXPECT_EQ(settings->farMachine.answersAfter, 1u);
    EXPECT_TRUE(settings->audio.none());
}

TEST(ModemSettings, EveryKey) {
    const auto settings = parsed(R"(
ecm = false
modems = ["V.29", "V.27ter"]
compressions = ["T.4 1-D"]
[far]
csid = "+49 40 456"
ecm = false
modems = ["V.27ter"]
compressions = ["T.4 2-D", "T.4 1-D"]
resolutions = ["standard"]
answers_after = 3
busy = true
no_answer = true
no_paper = true
hangs_up_after_page = 2
refuses_polling = false
[audio]
noise = -45.5
attenuation = 6
lost_frames = 0.25
clipped_frames = 0.5
bursts = [{at = 12.5, ms = 200}, {at = 13, ms = 20, level = -3}]
dropouts = [{at = 1, ms = 2}]
seed = 9
)");
    ASSERT_TRUE(settings) << settings.error().detail;
    EXPECT_FALSE(settings->own.ecm || settings->own.v17 || settings->own.t6 || settings->own.t42d);
    EXPECT_TRUE(settings->own.v29 && settings->own.v27ter);
    const FarMachine& far = settings->farMachine;
    EXPECT_EQ(far.csid, "+49 40 456");
    EXPECT_FALSE(far.abilities.ecm || far.abilities.v29 || far.abilities.t6);
    EXPECT_FALSE(far.abilities.fineResolution || far.refusesPolling);
    EXPECT_TRUE(far.abilities.v27ter && far.abilities.t42d);
    EXPECT_TRUE(far.busy && far.noAnswer && far.noPaper);
    EXPECT_EQ(far.answersAfter, 3u);
    EXPECT_EQ(far.hangsUpAfterPage, 2u);
    const AudioImpairments& audio = settings->audio;
    EXPECT_EQ(audio.noise, -45.5);
    EXPECT_EQ(audio.attenuation, 6);
    EXPECT_EQ(audio.lostFrames, 0.25);
    EXPECT_EQ(audio.clippedFrames, 0.5);
    ASSERT_EQ(audio.bursts.size(), 2u);
    EXPECT_EQ(audio.bursts[0].at, 12.5);
    EXPECT_EQ(audio.bursts[0].milliseconds, 200u);
    EXPECT_EQ(audio.bursts[0].level, -10);
    EXPECT_EQ(audio.bursts[1].level, -3);
    ASSERT_EQ(audio.dropouts.size(), 1u);
    EXPECT_EQ(audio.seed, 9u);
    EXPECT_FALSE(audio.none());
}

TEST(ModemSettings, ErrorsNameFileLineKeyAndWhatWasExpected) {
    const struct {
        const char* text;
        const char* place;
        const char* expected;
    } rows[] = {
        {"\necm = 1", "lines.toml:2: ecm: ", "true or false"},
        {"speed = 1", "lines.toml:1: speed: ", "unknown key; a modem line has ecm, modems"},
        {"modems = []", "modems: ", "some of \"V.17\" \"V.29\" \"V.27ter\""},
        {"modems = \"V.17\"", "modems: ", "a list"},
        {"modems = [\"V.34\"]", "modems: ", "\"V.17\""},
        {"modems = [\"V.17\"]", "modems: ", "without them"},
        {"compressions = [\"T.6\"]", "compressions: ", "every machine knows it"},
        {"far = 1", "far: ", "a table that has csid"},
        {"[far]\n\ncsid = \"123456789012345678901\"", "lines.toml:3: far.csid: ", "20 printable"},
        {"far = {csid = \"\\u00e9\"}", "far.csid: ", "ASCII"},
        {"far = {resolutions = [\"fine\"]}", "far.resolutions: ", "\"standard\" among them"},
        {"far = {answers_after = 0}", "far.answers_after: ", "from 1 to 99"},
        {"far = {answers_after = 1.5}", "far.answers_after: ", "a whole number"},
        {"far = {hangs_up_after_page = -1}", "far.hangs_up_after_page: ", "from 0 to 10000"},
        {"far = {colour = true}", "far.colour: ", "unknown key; far has csid"},
        {"audio = {noise = 3}", "audio.noise: ", "a number from -90 to 0"},
        {"audio = {noise = nan}", "audio.noise: ", "a number from -90 to 0"},
        {"audio = {lost_frames = 1.1}", "audio.lost_frames: ", "from 0 to 1"},
        {"audio = {seed = -1}", "audio.seed: ", "from 0 to 1000000000"},
        {"audio = {bursts = 3}", "audio.bursts: ", "[{at = 12.5, ms = 200, level = -10}]"},
        {"audio = {bursts = [{at = 3}]}", "audio.bursts: ", "a list"},
        {"audio = {bursts = [{at = -1, ms = 5}]}", "audio.bursts.at: ", "from 0 to 86400"},
        {"audio = {bursts = [{at = 1, ms = 0}]}", "audio.bursts.ms: ", "from 1 to 3600000"},
        {"audio = {dropouts = [{at = 1, ms = 5, level = 1}]}",
         "audio.dropouts: ", "second, length"},
    };
    for (const auto& row : rows) {
        const auto settings = parsed(row.text);
        ASSERT_FALSE(settings) << row.text;
        EXPECT_EQ(settings.error().code, model::ErrorCode::invalidData);
        EXPECT_THAT(settings.error().detail,
                    AllOf(HasSubstr("lines.toml:"), HasSubstr(row.place), HasSubstr(row.expected)));
    }
}

}  // namespace
}  // namespace winfax::line
