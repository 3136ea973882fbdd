// SPDX-License-Identifier: MIT
#include <algorithm>
#include <span>

#include "abi/entry.h"
#include "abi/judgement.h"
#include "abi/lower_reply.h"
#include "model/calls.h"

namespace winfax::abi {

using model::Result;

namespace {

template <class Configuration>
Result<void> readConfiguration(HANDLE handle, Configuration** configuration) {
    const auto judged =
        Judgement().cleared(configuration).required(handle, configuration).server(handle);
    if (!judged) return judged.failure();
    return callForOne<model::ReadConfiguration>(judged.server().session(), {}, configuration);
}

bool exists(const model::TimeOfDay& time) { return time.Hour <= 23 && time.Minute <= 59; }

template <class Configuration>
Result<void> changeConfiguration(HANDLE handle, const Configuration* configuration) {
    model::Configuration value;
    const auto judged =
        Judgement()
            .required(handle, configuration)
            .server(handle)
            .sized(configuration)
            .lifted(configuration, value)
            .valid([&] { return exists(value.StartCheapTime) && exists(value.StopCheapTime); },
                   "StartCheapTime or StopCheapTime is no time of day")
            .valid([&] { return !value.ArchiveOutgoingFaxes || value.ArchiveDirectory; },
                   "ArchiveOutgoingFaxes is set and ArchiveDirectory is NULL");
    if (!judged) return judged.failure();
    return perform<model::ChangeConfiguration>(judged.server().session(), {std::move(value)});
}

template <class Category>
Result<void> readCategories(HANDLE handle, Category** categories, DWORD* count) {
    const auto judged =
        Judgement().cleared(categories, count).required(handle, categories, count).server(handle);
    if (!judged) return judged.failure();
    const auto reply = judged.server().session().template call<model::ReadLogCategories>({});
    if (!reply) return tl::unexpected(reply.error());
    *categories = lower<Category>(std::span(reply->categories)).release();
    *count = static_cast<DWORD>(reply->categories.size());
    return {};
}

template <class Category>
bool known(const Category& category) {  // I7
    return category.Category >= FAXLOG_CATEGORY_INIT &&
           category.Category <= FAXLOG_CATEGORY_UNKNOWN && category.Level <= FAXLOG_LEVEL_MAX;
}

template <class Category>
Result<void> changeCategories(HANDLE handle, const Category* categories, DWORD count) {
    auto judged =
        Judgement()
            .required(handle, categories)
            .server(handle)
            .valid([&] { return count > 0; }, "NumberCategories is 0")
            .valid(
                [&] { return std::ranges::all_of(std::span(categories, count), known<Category>); },
                "a Category or Level does not exist");
    model::ChangeLogCategories::Request request;
    for (DWORD i = 0; judged && i < count; ++i) {
        judged.lifted(&categories[i], request.categories.emplace_back());
    }
    if (!judged) return judged.failure();
    return perform<model::ChangeLogCategories>(judged.server().session(), request);
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxGetConfigurationA(HANDLE FaxHandle, PFAX_CONFIGURATIONA* FaxConfig) {
    return entry<signature::FaxGetConfiguration>("FaxGetConfigurationA", readConfiguration,
                                                 FaxHandle, FaxConfig);
}

BOOL WINAPI FaxGetConfigurationW(HANDLE FaxHandle, PFAX_CONFIGURATIONW* FaxConfig) {
    return entry<signature::FaxGetConfiguration>("FaxGetConfigurationW", readConfiguration,
                                                 FaxHandle, FaxConfig);
}

BOOL WINAPI FaxSetConfigurationA(HANDLE FaxHandle, const FAX_CONFIGURATIONA* FaxConfig) {
    return entry<signature::FaxSetConfiguration>("FaxSetConfigurationA", changeConfiguration,
                                                 FaxHandle, FaxConfig);
}

BOOL WINAPI FaxSetConfigurationW(HANDLE FaxHandle, const FAX_CONFIGURATIONW* FaxConfig) {
    return entry<signature::FaxSetConfiguration>("FaxSetConfigurationW", changeConfiguration,
                                                 FaxHandle, FaxConfig);
}

BOOL WINAPI FaxGetLoggingCategoriesA(HANDLE FaxHandle, PFAX_LOG_CATEGORYA* Categories,
                                     LPDWORD NumberCategories) {
    return entry<signature::FaxGetLoggingCategories>("FaxGetLoggingCategoriesA", readCategories,
                                                     FaxHandle, Categories, NumberCategories);
}

BOOL WINAPI FaxGetLoggingCategoriesW(HANDLE FaxHandle, PFAX_LOG_CATEGORYW* Categories,
                                     LPDWORD NumberCategories) {
    return entry<signature::FaxGetLoggingCategories>("FaxGetLoggingCategoriesW", readCategories,
                                                     FaxHandle, Categories, NumberCategories);
}

BOOL WINAPI FaxSetLoggingCategoriesA(HANDLE FaxHandle, const FAX_LOG_CATEGORYA* Categories,
                                     DWORD NumberCategories) {
    return entry<signature::FaxSetLoggingCategories>("FaxSetLoggingCategoriesA", changeCategories,
                                                     FaxHandle, Categories, NumberCategories);
}

BOOL WINAPI FaxSetLoggingCategoriesW(HANDLE FaxHandle, const FAX_LOG_CATEGORYW* Categories,
                                     DWORD NumberCategories) {
    return entry<signature::FaxSetLoggingCategories>("FaxSetLoggingCategoriesW", changeCategories,
                                                     FaxHandle, Categories, NumberCategories);
}
