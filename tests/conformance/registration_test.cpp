// SPDX-License-Identifier: MIT
// Registering service providers and routing extensions: the callback's protocol, and what is there
// afterwards. (Spoiled arguments: registration_rows.cpp.)
#include <gmock/gmock.h>

#include <cstring>
#include <deque>
#include <functional>
#include <stdexcept>

#include "exceptions.h"
#include "routing_facts.h"

namespace winfax::conformance {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

constexpr std::u16string_view kGuid = u"{0a1b2c3d-0001-4aaa-8bbb-0123456789ab}";
constexpr std::u16string_view kOtherGuid = u"{0a1b2c3d-0002-4aaa-8bbb-0123456789ab}";

void put(LPWSTR buffer, std::u16string_view text) {
    std::copy(text.begin(), text.end(), buffer);
    buffer[text.size()] = 0;
}

// What the administrator's tool says is registered.
std::string listedPlugins() {
    const auto finished = test::runProgram(test::productPath("faxctl"), {"plugins"});
    EXPECT_EQ(finished.exitCode, 0) << finished.output;
    return finished.output;
}

class Providers : public OwnInstance {
  protected:
    static BOOL enlist(std::u16string_view name, std::u16string_view image) {
        return api().FaxRegisterServiceProviderW(
            Wide::encode(name).c_str(), Wide::encode(u"A provider").c_str(),
            Wide::encode(image).c_str(), Wide::encode(u"").c_str());
    }
    static BOOL remove(std::u16string_view name) {
        return api().FaxUnregisterServiceProviderW(Wide::encode(name).c_str());
    }
};

TEST_F(Providers, I9_I10_registered_once_removed_once) {
    EXPECT_SUCCEEDS(enlist(u"Sample provider", u"sample.dll"));
    EXPECT_SUCCEEDS(remove(u"Sample provider"));
    EXPECT_FAILS(ERROR_FILE_NOT_FOUND, remove(u"Sample provider"));
}

TEST_F(Providers, I10_registered_anew) {
    EXPECT_SUCCEEDS(enlist(u"Sample provider", u"sample.dll"));
    EXPECT_SUCCEEDS(enlist(u"Sample provider", u"other.dll"));
    EXPECT_SUCCEEDS(remove(u"Sample provider"));
    EXPECT_FAILS(ERROR_FILE_NOT_FOUND, remove(u"Sample provider"));
}

TEST_F(Providers, I9_kept_over_a_restart) {
    EXPECT_SUCCEEDS(enlist(u"Sample provider", u"sample.dll"));
    instance().kill();
    instance().start();
    EXPECT_SUCCEEDS(remove(u"Sample provider"));
}

// They are expanded by whoever loads it, so the text stays as it was given.
TEST_F(Providers, L20_I10_path_with_environment_variables) {
    EXPECT_SUCCEEDS(enlist(u"Sample provider", u"%SystemRoot%\\system32\\sample.dll"));
    const std::string listed = listedPlugins();
    EXPECT_THAT(listed, HasSubstr("Sample provider"));
    EXPECT_THAT(listed, HasSubstr("%SystemRoot%\\system32\\sample.dll"));
    EXPECT_SUCCEEDS(remove(u"Sample provider"));
    EXPECT_THAT(listedPlugins(), Not(HasSubstr("Sample provider")));
}

// FaxRegisterRoutingExtension with the methods as a C++ callable.
class Extensions : public OwnInstance {
  protected:
    struct Method {
        LPWSTR name, friendlyName, functionName, guid;
    };
    using Describe = std::function<BOOL(const Method&)>;

    Outcome enlist(std::u16string_view name, Describe describe) {
        return enlist(server(), name, std::move(describe));
    }
    Outcome enlist(HANDLE handle, std::u16string_view name, Describe describe) {
        handle_ = handle;
        describe_ = std::move(describe);
        const auto text = Wide::encode(name);
        return attempt([&] {
            return api().FaxRegisterRoutingExtensionW(
                handle, text.c_str(), Wide::encode(u"An extension").c_str(),
                Wide::encode(u"sample.dll").c_str(), &described, this);
        });
    }
    // Describes these methods, and then says that there are no more.
    static Describe each(std::vector<std::pair<std::u16string, std::u16string>> methods) {
        return [methods, next = std::size_t{0}](const Method& method) mutable {
            if (next == methods.size()) return FALSE;
            const auto& [name, guid] = methods[next++];
            put(method.name, name);
            put(method.friendlyName, name + u" for people");
            put(method.functionName, u"Fax" + name);
            put(method.guid, guid);
            return TRUE;
        };
    }
    template <class Form>
    Outcome remove(std::u16string_view name) {
        return attempt(
            [&] { return Form::unregisterRoutingExtension(server(), Form::encode(name).c_str()); });
    }
    void restart() {
        EXPECT_EQ(instance().stop(), 0);
        instance().start();
    }

  private:
    static BOOL CALLBACK described(HANDLE handle, LPVOID context, LPWSTR name, LPWSTR friendlyName,
                                   LPWSTR functionName, LPWSTR guid) {
        auto& self = *static_cast<Extensions*>(context);
        EXPECT_EQ(handle, self.handle_);
        return self.describe_({name, friendlyName, functionName, guid});
    }

    HANDLE handle_ = nullptr;
    Describe describe_;
};

TEST_F(Extensions, I8_I10_methods_join_at_the_next_start) {
    ASSERT_EQ(enlist(u"Sample", each({{u"First", std::u16string(kGuid)},
                                      {u"Second", std::u16string(kOtherGuid)}})),
              kSuccess);
    EXPECT_THAT(globalMethods<Wide>(server()), SizeIs(4));
    EXPECT_THAT(listedPlugins(), AllOf(HasSubstr("Sample"), HasSubstr("FaxSecond")));
    restart();
    const auto methods = globalMethods<Wide>(connect());
    ASSERT_THAT(methods, SizeIs(6));
    EXPECT_EQ(methods[4], (MethodFacts{5, std::u16string(kGuid), u"First for people", u"FaxFirst",
                                       u"sample.dll", u"An extension"}));
    EXPECT_EQ(methods[5].guid, kOtherGuid);
}

TEST_F(Extensions, M9_zeroed_buffers_each_time) {
    const auto isZeroed = [](LPWSTR buffer) {
        return std::all_of(buffer, buffer + 100, [](WCHAR unit) { return unit == 0; });
    };
    Describe describe =
        each({{u"First", std::u16string(kGuid)}, {u"Second", std::u16string(kOtherGuid)}});
    int calls = 0;
    EXPECT_EQ(enlist(u"Sample",
                     [&](const Method& method) {
                         ++calls;
                         EXPECT_TRUE(isZeroed(method.name) && isZeroed(method.friendlyName) &&
                                     isZeroed(method.functionName) && isZeroed(method.guid));
                         return describe(method);
                     }),
              kSuccess);
    EXPECT_EQ(calls, 3);
}

TEST_F(Extensions, I8_no_methods) {
    EXPECT_EQ(enlist(u"Sample", each({})), kSuccess);
    restart();
    EXPECT_THAT(globalMethods<Wide>(connect()), SizeIs(4));
}

TEST_F(Extensions, I8_context_may_be_null) {
    static const auto noMethod = [](HANDLE, LPVOID context, LPWSTR, LPWSTR, LPWSTR,
                                    LPWSTR) -> BOOL {
        EXPECT_EQ(context, nullptr);
        return FALSE;
    };
    struct Plain {
        static BOOL CALLBACK call(HANDLE handle, LPVOID context, LPWSTR a, LPWSTR b, LPWSTR c,
                                  LPWSTR d) {
            return noMethod(handle, context, a, b, c, d);
        }
    };
    const auto text = Wide::encode(u"Sample");
    EXPECT_SUCCEEDS(api().FaxRegisterRoutingExtensionW(server(), text.c_str(), text.c_str(),
                                                       text.c_str(), &Plain::call, nullptr));
}

TEST_F(Extensions, I5_GUIDs_that_are_refused) {
    for (const std::u16string& guid : {std::u16string(), std::u16string(u"no GUID"),
                                       std::u16string(kGuid.substr(0, 30)), kDefaultMethods[0]}) {
        EXPECT_EQ(enlist(u"Sample", each({{u"First", guid}})), failure(ERROR_INVALID_DATA));
    }
    const std::u16string twice(kGuid);
    EXPECT_EQ(enlist(u"Sample", each({{u"First", twice}, {u"Second", twice}})),
              failure(ERROR_INVALID_DATA));
    EXPECT_EQ(remove<Wide>(u"Sample"), failure(ERROR_FILE_NOT_FOUND)) << "nothing is registered";
}

TEST_F(Extensions, K10_methods_that_are_refused) {
    const auto one = [&](auto spoil) {
        Describe describe = each({{u"First", std::u16string(kGuid)}});
        return enlist(u"Sample", [&](const Method& method) {
            const BOOL more = describe(method);
            if (more) spoil(method);
            return more;
        });
    };
    EXPECT_EQ(one([](const Method& method) { method.name[0] = 0; }),
              failure(ERROR_INVALID_PARAMETER));
    EXPECT_EQ(one([](const Method& method) { method.functionName[0] = 0; }),
              failure(ERROR_INVALID_PARAMETER));
    EXPECT_EQ(one([](const Method& method) { put(method.name, std::u16string(100, u'n')); }),
              kSuccess)
        << "as long as the buffer";
    EXPECT_EQ(remove<Ansi>(u"Sample"), kSuccess);
}

TEST_F(Extensions, M9_exception_passes_through) {
    if (const char* const why = whyExceptionsStay()) {
        GTEST_SKIP() << "NOT TESTED: " << why;
    }
    try {
        enlist(u"Sample", [](const Method&) -> BOOL { throw std::runtime_error("enough"); });
        ADD_FAILURE() << "the exception got lost";
    } catch (const std::runtime_error& thrown) {
        EXPECT_STREQ(thrown.what(), "enough");
    }
    EXPECT_EQ(remove<Wide>(u"Sample"), failure(ERROR_FILE_NOT_FOUND));
}

TEST_F(Extensions, M9_handle_closed_in_the_callback) {
    HANDLE own = nullptr;
    ASSERT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &own));
    EXPECT_EQ(enlist(own, u"Sample",
                     [&](const Method&) {
                         EXPECT_SUCCEEDS(api().FaxClose(own));
                         return FALSE;
                     }),
              failure(ERROR_INVALID_HANDLE));
    EXPECT_EQ(remove<Wide>(u"Sample"), failure(ERROR_FILE_NOT_FOUND));
}

TEST_F(Extensions, M9_calls_within_the_callback) {
    EXPECT_EQ(enlist(u"Sample",
                     [&](const Method&) {
                         EXPECT_THAT(globalMethods<Wide>(server()), SizeIs(4));
                         return FALSE;
                     }),
              kSuccess);
}

TEST_F(Extensions, I9_K2_removed_by_either_form) {
    EXPECT_EQ(enlist(u"Sample", each({{u"First", std::u16string(kGuid)}})), kSuccess);
    EXPECT_EQ(remove<Ansi>(u"Sample"), kSuccess);
    EXPECT_EQ(remove<Ansi>(u"Sample"), failure(ERROR_FILE_NOT_FOUND));
    EXPECT_EQ(enlist(u"Sample", each({{u"First", std::u16string(kGuid)}})), kSuccess);
    EXPECT_EQ(remove<Wide>(u"Sample"), kSuccess);
    EXPECT_EQ(remove<Wide>(u"Sample"), failure(ERROR_FILE_NOT_FOUND));
    restart();
    EXPECT_THAT(globalMethods<Wide>(connect()), SizeIs(4));
}

// The data of an extension's method are its own: any bytes, up to a mebibyte.
TEST_F(Extensions, I4_I6_opaque_bytes_up_to_the_limit) {
    ASSERT_EQ(enlist(u"Sample", each({{u"First", std::u16string(kGuid)}})), kSuccess);
    const DWORD line = device();
    restart();
    HANDLE port = nullptr;
    ASSERT_SUCCEEDS(api().FaxOpenPort(connect(), line, PORT_OPEN_MODIFY, &port));
    EXPECT_THAT(readInfo<Wide>(port, kGuid), SizeIs(0));
    for (const std::size_t size : {std::size_t{1}, std::size_t{3}, std::size_t{1} << 20}) {
        std::vector<BYTE> info(size);
        for (std::size_t at = 0; at < size; ++at) info[at] = static_cast<BYTE>(at * 31 + 0x80);
        EXPECT_SUCCEEDS(api().FaxSetRoutingInfoA(port, toAnsi(kGuid).c_str(), info.data(),
                                                 static_cast<DWORD>(size)));
        EXPECT_EQ(readInfo<Wide>(port, kGuid), info);
        EXPECT_EQ(readInfo<Ansi>(port, kGuid), info);
    }
    EXPECT_SUCCEEDS(api().FaxClose(port));
}

}  // namespace
}  // namespace winfax::conformance
