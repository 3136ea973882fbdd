// SPDX-License-Identifier: MIT
// What is configured: rights, the server's values, routing, plug-ins.
#include "platform/paths.h"
#include "routing/destination.h"
#include "rows.h"

namespace winfax::test {

namespace {

constexpr const char16_t* kStore = u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}";
constexpr const char16_t* kSample = u"{00000000-0000-0000-0000-0000000000aa}";

// Each value is changed from one that is known to another.
model::ChangeConfiguration::Request withRetries(Stage& stage, std::uint32_t retries) {
    auto configuration = stage.call<model::ReadConfiguration>().configuration;
    configuration.Retries = retries;
    return {configuration};
}

model::ChangeLogCategories::Request withLevel(model::LogLevel level) {
    return {{{u"Initialization", static_cast<std::uint32_t>(model::LogTopic::init),
              static_cast<std::uint32_t>(level)}}};
}

model::ChangeAccess::Request everyoneWith(std::uint32_t rights) {
    return {{{u"everyone", std::nullopt, rights}}};
}

void addServerRows(std::vector<Row>& rows) {
    using model::LogLevel;
    rows.push_back(row<model::ReadConfiguration>({}));
    rows.push_back(row<model::ChangeConfiguration>(
        [](Stage& stage) { return withRetries(stage, 7); },
        {.before =
             [](Stage& stage) { stage.call<model::ChangeConfiguration>(withRetries(stage, 2)); },
         .needsReserve = true}));
    rows.push_back(row<model::ReadLogCategories>({}));
    rows.push_back(row<model::ChangeLogCategories>(
        withLevel(LogLevel::max),
        {.before =
             [](Stage& stage) { stage.call<model::ChangeLogCategories>(withLevel(LogLevel::min)); },
         .needsReserve = true}));
    rows.push_back(row<model::ReadAccess>({}));
    rows.push_back(row<model::ChangeAccess>(
        everyoneWith(model::right::jobQuery), {.before = [](Stage& stage) {
            stage.call<model::ChangeAccess>(everyoneWith(model::right::portQuery));
        }}));
}

model::ChangeRoutingInfo::Request into(Stage& stage, const char* folder) {
    return {stage.id, kStore,
            routing::infoOf(platform::utf16FromPath(stage.bench.state.path() / folder))};
}

void withDestination(Stage& stage) {
    stage.id = stage.openPort();
    stage.call<model::ChangeRoutingInfo>(into(stage, "one"));
}

void addRoutingRows(std::vector<Row>& rows) {
    const Circumstances port{.before = withDestination};
    rows.push_back(row<model::ListGlobalMethods>({}));
    rows.push_back(row<model::ChangeGlobalMethod>(
        {kStore, 4}, {.before =
                          [](Stage& stage) {
                              stage.call<model::ChangeGlobalMethod>({kStore, 1});
                          },
                      .needsReserve = true}));
    rows.push_back(row<model::ListMethods>(ofId<model::PortRequest>, port));
    rows.push_back(row<model::EnableMethod>(
        [](Stage& stage) {
            return model::EnableMethod::Request{stage.id, kStore, true};
        },
        {.before =
             [](Stage& stage) {
                 withDestination(stage);
                 stage.call<model::EnableMethod>({stage.id, kStore, false});
             },
         .needsReserve = true}));
    rows.push_back(row<model::ReadRoutingInfo>(
        [](Stage& stage) {
            return model::PortMethodRequest{stage.id, kStore};
        },
        port));
    rows.push_back(
        row<model::ChangeRoutingInfo>([](Stage& stage) { return into(stage, "other"); },
                                      {.before = withDestination, .needsReserve = true}));
}

model::ServiceProvider provider() { return {u"Sample", u"Samples", u"sample.so", u"TSP"}; }

model::RoutingExtension extension() {
    return {u"Sample", u"Samples", u"sample.so", {{u"one", u"One", u"SampleOne", kSample}}};
}

void withoutPlugins(Stage& stage) {
    for (const auto& each : stage.call<model::ListProviders>().providers) {
        stage.call<model::UnregisterProvider>({each.Name});
    }
    for (const auto& each : stage.call<model::ListExtensions>().extensions) {
        stage.call<model::UnregisterExtension>({each.Name});
    }
}

void withPlugins(Stage& stage) {
    withoutPlugins(stage);
    stage.call<model::RegisterProvider>({provider()});
    stage.call<model::RegisterExtension>({extension()});
}

void addPluginRows(std::vector<Row>& rows) {
    const Circumstances without{
        .before = withoutPlugins, .usedFromNextStart = true, .needsReserve = true};
    const Circumstances with{
        .before = withPlugins, .usedFromNextStart = true, .needsReserve = true};
    rows.push_back(row<model::RegisterProvider>({provider()}, without));
    rows.push_back(row<model::UnregisterProvider>({u"Sample"}, with));
    rows.push_back(row<model::ListProviders>({}, with));
    rows.push_back(row<model::RegisterExtension>({extension()}, without));
    rows.push_back(row<model::UnregisterExtension>({u"Sample"}, with));
    rows.push_back(row<model::ListExtensions>({}, with));
}

}  // namespace

void addSettingRows(std::vector<Row>& rows) {
    addServerRows(rows);
    addRoutingRows(rows);
    addPluginRows(rows);
}

}  // namespace winfax::test
