// SPDX-License-Identifier: MIT
// Routing: the methods there are, their order, and what each does for a device. (Spoiled arguments:
// routing_rows.cpp.)
#include <gmock/gmock.h>

#include <algorithm>

#include "routing_facts.h"

namespace winfax::conformance {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::ElementsAreArray;

const std::vector<BYTE> kNothingSet{0, 0};

template <class Form>
class Routing : public OwnInstance {
  protected:
    Routing() = default;
    explicit Routing(const std::string& settings) : OwnInstance("virtual", settings) {}

    const typename Form::Char* text(std::u16string_view value) {
        return texts_.emplace_back(Form::encode(value)).c_str();
    }
    BOOL setPriority(std::u16string_view guid, DWORD priority) {
        typename Form::GlobalRoutingInfo info{};
        info.SizeOfStruct = sizeof info;
        info.Priority = priority;
        info.Guid = text(guid);
        info.FriendlyName = text(u"another name");
        return Form::setGlobalRoutingInfo(server(), &info);
    }
    BOOL enable(HANDLE port, std::u16string_view guid, BOOL enabled) {
        return Form::enableRoutingMethod(port, text(guid), enabled);
    }
    BOOL write(HANDLE port, std::u16string_view guid, const std::vector<BYTE>& info) {
        return Form::setRoutingInfo(port, text(guid), info.data(), static_cast<DWORD>(info.size()));
    }
    // Plain UTF-16 with its end (I11), little-endian.
    static std::vector<BYTE> destination(const std::filesystem::path& path) {
        std::vector<BYTE> info;
        for (const char16_t unit : path.u16string() + u'\0') {
            info.push_back(static_cast<BYTE>(unit & 0xFF));
            info.push_back(static_cast<BYTE>(unit >> 8));
        }
        return info;
    }
    std::vector<BYTE> folder() { return destination(files().path() / u"\u4f20 \u00e9"); }
    std::vector<std::u16string> order() {
        std::vector<std::u16string> guids;
        for (const MethodFacts& method : globalMethods<Wide>(connect())) {
            guids.push_back(method.guid);
        }
        return guids;
    }

  private:
    std::deque<std::basic_string<typename Form::Char>> texts_;
};
TYPED_TEST_SUITE(Routing, Forms, FormNames);

TYPED_TEST(Routing, I5_the_four_default_methods) {
    const auto methods = globalMethods<TypeParam>(this->server());
    ASSERT_EQ(methods.size(), 4u);
    EXPECT_THAT(this->order(), ElementsAreArray(kDefaultMethods));
    for (std::size_t index = 0; index < methods.size(); ++index) {
        EXPECT_EQ(methods[index].priority, index + 1);
        EXPECT_NE(methods[index].friendlyName, u"");
        EXPECT_NE(methods[index].functionName, u"");
        EXPECT_NE(methods[index].extensionName, u"");
    }
}

TYPED_TEST(Routing, B1_strings_lie_behind_the_array) {
    Block<typename TypeParam::GlobalRoutingInfo> methods;
    DWORD count = 0;
    ASSERT_SUCCEEDS(TypeParam::enumGlobalRoutingInfo(this->server(), methods.place(), &count));
    const auto* const behind = reinterpret_cast<const char*>(methods.get() + count);
    for (DWORD index = 0; index < count; ++index) {
        EXPECT_GE(reinterpret_cast<const char*>(methods[index].Guid), behind);
        EXPECT_GE(reinterpret_cast<const char*>(methods[index].ExtensionFriendlyName), behind);
    }
}

TYPED_TEST(Routing, I5_Priority_moves_the_others) {
    const auto before = globalMethods<Wide>(this->server());
    EXPECT_SUCCEEDS(this->setPriority(kDefaultMethods[3], 1));
    EXPECT_THAT(this->order(), ElementsAre(kDefaultMethods[3], kDefaultMethods[0],
                                           kDefaultMethods[1], kDefaultMethods[2]));
    EXPECT_SUCCEEDS(this->setPriority(kDefaultMethods[3], 4));
    EXPECT_EQ(globalMethods<Wide>(this->server()), before) << "only Priority can be changed";
}

TYPED_TEST(Routing, F7_Priority_beyond_the_methods) {
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, this->setPriority(kDefaultMethods[1], 0));
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, this->setPriority(kDefaultMethods[1], 5));
    EXPECT_THAT(this->order(), ElementsAreArray(kDefaultMethods));
}

TYPED_TEST(Routing, I5_GUID_in_any_form) {
    std::u16string upper = kDefaultMethods[2];
    std::ranges::transform(upper, upper.begin(), [](char16_t unit) {
        return unit >= u'a' && unit <= u'z' ? static_cast<char16_t>(unit - u'a' + u'A') : unit;
    });
    const std::u16string bare = kDefaultMethods[2].substr(1, 36);
    const HANDLE port = this->openPort(PORT_OPEN_MODIFY);
    for (const std::u16string& guid : {upper, bare, upper.substr(1, 36)}) {
        EXPECT_SUCCEEDS(this->setPriority(guid, 1));
        EXPECT_EQ(this->order().front(), kDefaultMethods[2]) << "braces and small letters, always";
        EXPECT_SUCCEEDS(this->setPriority(guid, 3));
        EXPECT_SUCCEEDS(this->enable(port, guid, FALSE));
        EXPECT_EQ(readInfo<TypeParam>(port, guid), kNothingSet);
    }
}

TYPED_TEST(Routing, I5_methods_of_a_device) {
    const HANDLE port = this->openPort(PORT_OPEN_QUERY, 1);
    Block<typename TypeParam::RoutingMethod> methods;
    DWORD count = 0;
    ASSERT_SUCCEEDS(TypeParam::enumRoutingMethods(port, methods.place(), &count));
    ASSERT_EQ(count, 4u);
    for (DWORD index = 0; index < count; ++index) {
        EXPECT_EQ(methods[index].SizeOfStruct, sizeof methods[index]);
        EXPECT_EQ(methods[index].DeviceId, this->device(1));
        EXPECT_EQ(methods[index].Enabled, FALSE);
        EXPECT_EQ(textOf<TypeParam>(methods[index].Guid), kDefaultMethods[index]);
        EXPECT_NE(textOf<TypeParam>(methods[index].DeviceName).value_or(u""), u"");
        EXPECT_NE(textOf<TypeParam>(methods[index].FriendlyName).value_or(u""), u"");
    }
}

TYPED_TEST(Routing, I11_enabled_once_it_has_a_destination) {
    const HANDLE port = this->openPort(PORT_OPEN_MODIFY);
    EXPECT_FAILS(ERROR_BAD_CONFIGURATION, this->enable(port, kDefaultMethods[0], TRUE));
    EXPECT_THAT(enabledMethods<TypeParam>(port), Each(FALSE));
    EXPECT_SUCCEEDS(this->write(port, kDefaultMethods[0], this->folder()));
    EXPECT_SUCCEEDS(this->enable(port, kDefaultMethods[0], 2));
    EXPECT_THAT(enabledMethods<TypeParam>(port), ElementsAre(TRUE, FALSE, FALSE, FALSE));
    EXPECT_THAT(enabledMethods<TypeParam>(this->openPort(PORT_OPEN_QUERY, 1)), Each(FALSE))
        << "each device for itself";
    EXPECT_SUCCEEDS(this->enable(port, kDefaultMethods[0], FALSE));
    EXPECT_SUCCEEDS(this->enable(port, kDefaultMethods[0], FALSE));
    EXPECT_THAT(enabledMethods<TypeParam>(port), Each(FALSE));
}

TYPED_TEST(Routing, I4_bytes_come_back_as_given) {
    const HANDLE port = this->openPort(PORT_OPEN_MODIFY);
    EXPECT_EQ(readInfo<TypeParam>(port, kDefaultMethods[0]), kNothingSet);
    EXPECT_SUCCEEDS(this->write(port, kDefaultMethods[0], this->folder()));
    EXPECT_EQ(readInfo<Ansi>(port, kDefaultMethods[0]), this->folder());
    EXPECT_EQ(readInfo<Wide>(port, kDefaultMethods[0]), this->folder());
    EXPECT_EQ(readInfo<Wide>(this->openPort(PORT_OPEN_QUERY, 1), kDefaultMethods[0]), kNothingSet);
}

TYPED_TEST(Routing, I11_data_that_a_default_method_refuses) {
    const HANDLE port = this->openPort(PORT_OPEN_MODIFY);
    for (const std::vector<BYTE>& info :
         {std::vector<BYTE>{'/', 0, 't'}, std::vector<BYTE>{'/', 0, 't', 0},
          std::vector<BYTE>{0x00, 0xD8, 0, 0}, std::vector<BYTE>(1 << 20, 'a'),
          this->destination("not/absolute")}) {
        EXPECT_FAILS(ERROR_INVALID_DATA, this->write(port, kDefaultMethods[0], info));
    }
    EXPECT_EQ(readInfo<TypeParam>(port, kDefaultMethods[0]), kNothingSet);
}

TYPED_TEST(Routing, A8_port_and_routing_after_the_server_handle) {
    HANDLE own = nullptr;
    HANDLE port = nullptr;
    ASSERT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &own));
    ASSERT_SUCCEEDS(api().FaxOpenPort(own, this->device(), PORT_OPEN_MODIFY, &port));
    EXPECT_SUCCEEDS(api().FaxClose(own));
    EXPECT_SUCCEEDS(this->write(port, kDefaultMethods[1], this->destination("printer")));
    EXPECT_SUCCEEDS(api().FaxClose(port));
    EXPECT_FAILS(ERROR_INVALID_DATA,
                 this->write(port, kDefaultMethods[1], this->destination("printer")));
}

TYPED_TEST(Routing, I11_kept_over_a_restart) {
    const HANDLE port = this->openPort(PORT_OPEN_MODIFY);
    EXPECT_SUCCEEDS(this->write(port, kDefaultMethods[0], this->folder()));
    EXPECT_SUCCEEDS(this->enable(port, kDefaultMethods[0], TRUE));
    EXPECT_SUCCEEDS(this->setPriority(kDefaultMethods[3], 2));
    const auto before = this->order();
    const DWORD device = this->device();
    this->instance().kill();
    this->instance().start();
    EXPECT_EQ(this->order(), before);
    HANDLE again = nullptr;
    ASSERT_SUCCEEDS(api().FaxOpenPort(this->connect(), device, PORT_OPEN_QUERY, &again));
    EXPECT_EQ(readInfo<TypeParam>(again, kDefaultMethods[0]), this->folder());
    EXPECT_EQ(enabledMethods<TypeParam>(again).front(), TRUE);
    EXPECT_SUCCEEDS(api().FaxClose(again));
}

template <class Form>
class NoRouting : public Routing<Form> {
  protected:
    NoRouting() : Routing<Form>("[routing]\nbuilt_in = false\n") {}
};
TYPED_TEST_SUITE(NoRouting, Forms, FormNames);

TYPED_TEST(NoRouting, B4_B5_no_method_at_all) {
    EXPECT_FAILS(ERROR_INVALID_FUNCTION,
                 TypeParam::enumGlobalRoutingInfo(
                     this->server(), this->template out<typename TypeParam::GlobalRoutingInfo*>(),
                     this->template out<DWORD>()));
    EXPECT_FAILS(ERROR_INVALID_FUNCTION,
                 TypeParam::enumRoutingMethods(
                     this->openPort(), this->template out<typename TypeParam::RoutingMethod*>(),
                     this->template out<DWORD>()));
    EXPECT_TRUE(this->outputsCleared());
}

}  // namespace
}  // namespace winfax::conformance
