// SPDX-License-Identifier: MIT
#include <algorithm>
#include <span>

#include "abi/boundary.h"
#include "abi/judgement.h"

namespace winfax::abi {

using model::Result;

namespace {

template <class Configuration>
Result<void> readConfiguration(HANDLE handle, Configuration** configuration) {
    return notImplemented(
        Judgement().cleared(configuration).required(handle, configuration).server(handle));
}

template <class Configuration>
Result<void> changeConfiguration(HANDLE handle, const Configuration* configuration) {
    auto judged = Judgement().required(handle, configuration).server(handle).sized(configuration);
    if (judged) judged.texts(configuration->ArchiveDirectory);
    return notImplemented(judged.valid(
        [&] {
            return !configuration->ArchiveOutgoingFaxes ||
                   configuration->ArchiveDirectory != nullptr;
        },
        "ArchiveOutgoingFaxes is set and ArchiveDirectory is NULL"));
}

template <class Category>
Result<void> readCategories(HANDLE handle, Category** categories, DWORD* count) {
    return notImplemented(
        Judgement().cleared(categories, count).required(handle, categories, count).server(handle));
}

template <class Category>
bool known(const Category& category) {  // I7
    return category.Category >= FAXLOG_CATEGORY_INIT &&
           category.Category <= FAXLOG_CATEGORY_UNKNOWN && category.Level <= FAXLOG_LEVEL_MAX;
}

template <class Category>
Result<void> changeCategories(HANDLE handle, const Category* categories, DWORD count) {
    return notImplemented(
        Judgement()
            .required(handle, categories)
            .server(handle)
            .valid([&] { return count > 0; }, "NumberCategories is 0")
            .valid(
                [&] { return std::ranges::all_of(std::span(categories, count), known<Category>); },
                "a Category or Level does not exist"));
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxGetConfigurationA(HANDLE FaxHandle, PFAX_CONFIGURATIONA* FaxConfig) {
    return boundary([&] { return readConfiguration(FaxHandle, FaxConfig); });
}

BOOL WINAPI FaxGetConfigurationW(HANDLE FaxHandle, PFAX_CONFIGURATIONW* FaxConfig) {
    return boundary([&] { return readConfiguration(FaxHandle, FaxConfig); });
}

BOOL WINAPI FaxSetConfigurationA(HANDLE FaxHandle, const FAX_CONFIGURATIONA* FaxConfig) {
    return boundary([&] { return changeConfiguration(FaxHandle, FaxConfig); });
}

BOOL WINAPI FaxSetConfigurationW(HANDLE FaxHandle, const FAX_CONFIGURATIONW* FaxConfig) {
    return boundary([&] { return changeConfiguration(FaxHandle, FaxConfig); });
}

BOOL WINAPI FaxGetLoggingCategoriesA(HANDLE FaxHandle, PFAX_LOG_CATEGORYA* Categories,
                                     LPDWORD NumberCategories) {
    return boundary([&] { return readCategories(FaxHandle, Categories, NumberCategories); });
}

BOOL WINAPI FaxGetLoggingCategoriesW(HANDLE FaxHandle, PFAX_LOG_CATEGORYW* Categories,
                                     LPDWORD NumberCategories) {
    return boundary([&] { return readCategories(FaxHandle, Categories, NumberCategories); });
}

BOOL WINAPI FaxSetLoggingCategoriesA(HANDLE FaxHandle, const FAX_LOG_CATEGORYA* Categories,
                                     DWORD NumberCategories) {
    return boundary([&] { return changeCategories(FaxHandle, Categories, NumberCategories); });
}

BOOL WINAPI FaxSetLoggingCategoriesW(HANDLE FaxHandle, const FAX_LOG_CATEGORYW* Categories,
                                     DWORD NumberCategories) {
    return boundary([&] { return changeCategories(FaxHandle, Categories, NumberCategories); });
}
