// SPDX-License-Identifier: MIT
#include "service/registration_rules.h"

#include <algorithm>
#include <string>

#include "model/guid_text.h"
#include "routing/default_methods.h"
#include "text/encoding.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;
using model::Result;
using model::Text;

namespace {

constexpr std::size_t kLongestRegisteredName = 255;  // of a registry key

char16_t small(char16_t c) {
    return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c - u'A' + u'a') : c;
}

bool isControl(char16_t unit) { return unit < 0x20 || (unit >= 0x7F && unit < 0xA0); }

bool isClean(const Text& text) {
    const std::u16string units = text.value_or(u"");
    return std::ranges::none_of(units, isControl) && text::fromUtf8(text::toUtf8(units)) == units;
}

// Once the first defect is found, the rest is not looked at.
class Check {
  public:
    Check& name(const Text& name, const char* what) {
        const std::u16string text = name.value_or(u"");
        require(!text.empty() && text.size() <= kLongestRegisteredName &&
                    text.find(u'\\') == std::u16string::npos,
                std::string(what) + " '" + text::toUtf8OrEmpty(name) +
                    "' must have 1 to 255 characters and no backslash");
        return clean(name, what);
    }
    Check& given(const Text& value, const char* what) {
        require(value && !value->empty(), std::string(what) + " is empty");
        return clean(value, what);
    }
    Check& clean(const Text& value, const char* what) {
        return require(isClean(value),
                       std::string(what) + " has a control character or half a surrogate pair");
    }
    Check& require(bool good, std::string problem, ErrorCode code = ErrorCode::invalidParameter) {
        if (!good && result_) result_ = fail(code, std::move(problem));
        return *this;
    }
    const Result<void>& result() const { return result_; }

  private:
    Result<void> result_;
};

bool takenBy(const std::vector<model::RoutingExtension>& registered, const Text& self,
             const Text& guid) {
    return std::ranges::any_of(registered, [&](const model::RoutingExtension& other) {
        return !sameName(other.Name, self) &&
               std::ranges::any_of(other.Methods, [&](const model::ExtensionMethod& method) {
                   return model::canonicalGuid(method.Guid.value_or(u"")) == guid;
               });
    });
}

}  // namespace

bool sameName(const Text& a, const Text& b) {
    return std::ranges::equal(a.value_or(u""), b.value_or(u""), {}, small, small);
}

Result<void> checkProvider(const model::ServiceProvider& provider) {
    return Check()
        .name(provider.Name, "DeviceProvider")
        .clean(provider.FriendlyName, "FriendlyName")
        .given(provider.ImageName, "ImageName")
        .clean(provider.TspName, "TspName")
        .result();
}

Result<model::RoutingExtension> checkExtension(
    model::RoutingExtension extension, const std::vector<model::RoutingExtension>& registered,
    bool builtIn) {
    Check check;
    check.name(extension.Name, "ExtensionName")
        .clean(extension.FriendlyName, "FriendlyName")
        .given(extension.ImageName, "ImageName");
    for (auto method = extension.Methods.begin(); method != extension.Methods.end(); ++method) {
        const std::string shown = text::toUtf8OrEmpty(method->Guid);
        method->Guid = model::canonicalGuid(method->Guid.value_or(u""));
        const auto before = [&](auto same) {
            return std::any_of(extension.Methods.begin(), method, same);
        };
        const auto sameMethod = [&](const auto& one) { return sameName(one.Name, method->Name); };
        const auto sameGuid = [&](const auto& one) { return one.Guid == method->Guid; };
        check.name(method->Name, "a method's name")
            .clean(method->FriendlyName, "a method's friendly name")
            .given(method->FunctionName, "a method's function name")
            .require(!before(sameMethod),
                     "two methods are called '" + text::toUtf8OrEmpty(method->Name) + "'")
            .require(method->Guid.has_value(), "'" + shown + "' is no GUID", ErrorCode::invalidData)
            .require(!before(sameGuid), "two methods have the GUID " + shown,
                     ErrorCode::invalidData)
            .require(!builtIn || !routing::defaultMethodOf(method->Guid.value_or(u"")),
                     "the GUID " + shown + " is a default method's", ErrorCode::invalidData)
            .require(!takenBy(registered, extension.Name, method->Guid),
                     "another extension has a method with the GUID " + shown,
                     ErrorCode::invalidData);
    }
    if (!check.result()) return tl::unexpected(check.result().error());
    return extension;
}

}  // namespace winfax::service
