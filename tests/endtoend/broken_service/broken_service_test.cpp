// SPDX-License-Identifier: MIT
// What a client hears when the service breaks the rules (A11). The frames are written by hand after
// docs/wire.md, so that both ends of src/wire cannot be wrong together.
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>

#include "api.h"
#include "connected_client.h"
#include "ipc/instance.h"
#include "outcome.h"
#include "support/scratch_instance.h"

namespace winfax::endtoend {
namespace {

using conformance::api;

std::string number(std::uint64_t value, int bytes) {
    std::string text;
    for (int index = 0; index < bytes; ++index) {
        text += static_cast<char>(value >> (8 * index) & 0xFF);
    }
    return text;
}

std::uint32_t numberAt(const std::string& bytes, std::size_t offset) {
    std::uint32_t value = 0;
    for (int index = 3; index >= 0; --index) {
        value = value << 8 | static_cast<unsigned char>(bytes.at(offset + std::size_t(index)));
    }
    return value;
}

struct Request {
    std::uint16_t opcode = 0;
    std::uint32_t serial = 0;
};

constexpr std::size_t kHeader = 12;
constexpr int kReply = 2;
constexpr int kEvent = 5;

std::string header(std::uint32_t length, int kind, const Request& request) {
    return number(length, 4) + number(std::uint64_t(kind), 2) + number(request.opcode, 2) +
           number(request.serial, 4);
}

std::string frame(int kind, const Request& request, const std::string& payload) {
    return header(static_cast<std::uint32_t>(payload.size()), kind, request) + payload;
}

std::string helloReply(std::uint16_t version, std::uint32_t stallMilliseconds) {
    return number(0, 4) + number(version, 2) + number(0, 4) + number(4711, 4) +
           number(stallMilliseconds, 4);
}

Request readRequest(ConnectedClient& client) {
    const std::string head = client.receive(kHeader);
    if (head.size() < kHeader) return {};
    client.receive(numberAt(head, 0));
    return {static_cast<std::uint16_t>(numberAt(head, 6) & 0xFFFF), numberAt(head, 8)};
}

// Serves every client of the test's instance in the same way, one after the other.
class BrokenService {
  public:
    using Conversation = std::function<void(ConnectedClient&)>;

    explicit BrokenService(Conversation conversation) : conversation_(std::move(conversation)) {
        const auto instance = ipc::instanceFromEnvironment();
        if (!instance || !ipc::prepareEndpoint(*instance)) {
            throw std::runtime_error("the test's instance has no endpoint");
        }
        endpoint_ = openEndpoint(instance->endpoint);
        thread_ = std::thread([this] { serve(); });
    }
    ~BrokenService() {
        endpoint_->stop();
        thread_.join();
    }

  private:
    void serve() {
        while (auto client = endpoint_->accept()) conversation_(*client);
    }

    const Conversation conversation_;
    std::unique_ptr<Endpoint> endpoint_;
    std::thread thread_;
};

class BrokenServiceTest : public testing::Test {
  protected:
    // A service that is all right until the first call, which `answer` gets.
    void serve(std::uint32_t stallMilliseconds,
               std::function<void(ConnectedClient&, const Request&)> answer) {
        service_ = std::make_unique<BrokenService>(
            [stallMilliseconds, answer](ConnectedClient& client) {
                const Request hello = readRequest(client);
                client.send(frame(kReply, hello, helloReply(1, stallMilliseconds)));
                const Request request = readRequest(client);
                answer(client, request);
            });
    }
    // A service whose hello is `answer`, hanging up afterwards.
    void serveHello(std::function<std::string(const Request&)> answer) {
        service_ = std::make_unique<BrokenService>([answer](ConnectedClient& client) {
            const Request hello = readRequest(client);
            client.send(answer(hello));
        });
    }

    void expectFirstCallFails(DWORD error) {
        HANDLE fax = nullptr;
        ASSERT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &fax));
        conformance::Outputs outputs;
        const auto list = [&] {
            return api().FaxEnumJobsW(fax, outputs.of<FAX_JOB_ENTRYW*>(), outputs.of<DWORD>());
        };
        EXPECT_FAILS(error, list());
        EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE, list());
        EXPECT_TRUE(outputs.cleared());
        EXPECT_SUCCEEDS(api().FaxClose(fax));
        EXPECT_FAILS(ERROR_INVALID_HANDLE, api().FaxClose(fax));
    }
    void expectNoConnection() {
        conformance::Outputs outputs;
        EXPECT_FAILS(RPC_S_SERVER_UNAVAILABLE,
                     api().FaxConnectFaxServerW(nullptr, outputs.of<HANDLE>()));
        EXPECT_TRUE(outputs.cleared());
    }

  private:
    test::ScratchInstance instance_;
    std::unique_ptr<BrokenService> service_;
};

constexpr std::uint32_t kLongStall = 30'000;

TEST_F(BrokenServiceTest, A11_hangs_up_after_the_request) {
    serve(kLongStall, [](ConnectedClient&, const Request&) {});
    expectFirstCallFails(RPC_S_CALL_FAILED);
}

TEST_F(BrokenServiceTest, A11_never_answers) {
    serve(200, [](ConnectedClient& client, const Request&) { client.receive(1); });
    expectFirstCallFails(ERROR_TIMEOUT);
}

TEST_F(BrokenServiceTest, A11_stops_in_the_middle_of_a_reply) {
    serve(200, [](ConnectedClient& client, const Request& request) {
        client.send(header(100, kReply, request) + number(0, 4));
        client.receive(1);
    });
    expectFirstCallFails(ERROR_TIMEOUT);
}

TEST_F(BrokenServiceTest, A11_hangs_up_in_the_middle_of_a_header) {
    serve(kLongStall, [](ConnectedClient& client, const Request& request) {
        client.send(header(8, kReply, request).substr(0, 5));
    });
    expectFirstCallFails(RPC_S_CALL_FAILED);
}

TEST_F(BrokenServiceTest, A11_hangs_up_in_the_middle_of_a_reply) {
    serve(kLongStall, [](ConnectedClient& client, const Request& request) {
        client.send(header(100, kReply, request) + number(0, 4));
    });
    expectFirstCallFails(RPC_S_CALL_FAILED);
}

struct BadReply {
    const char* name;
    std::function<std::string(const Request&)> bytes;
};

class BadReplies : public BrokenServiceTest, public testing::WithParamInterface<BadReply> {};

// The client hangs up by itself; until then the connection stays open.
TEST_P(BadReplies, A11_end_the_call) {
    const auto bytes = GetParam().bytes;
    serve(kLongStall, [bytes](ConnectedClient& client, const Request& request) {
        client.send(bytes(request));
        client.receive(1);
    });
    expectFirstCallFails(RPC_S_CALL_FAILED);
}

const BadReply kBadReplies[] = {
    {"WithoutResult", [](const Request& request) { return frame(kReply, request, ""); }},
    {"ListWithoutElements",
     [](const Request& request) {
         return frame(kReply, request, number(0, 4) + number(5, 4));
     }},
    {"EndlessList",
     [](const Request& request) {
         return frame(kReply, request, number(0, 4) + number(0xFFFFFFFF, 4));
     }},
    {"BytesLeftOver",
     [](const Request& request) {
         return frame(kReply, request, number(0, 4) + number(0, 4) + "more");
     }},
    {"OversizedFrame",
     [](const Request& request) { return header((512u << 20) + 1, kReply, request); }},
    {"LargestLength", [](const Request& request) { return header(0xFFFFFFFF, kReply, request); }},
    {"UnknownKind", [](const Request& request) { return frame(77, request, number(0, 4)); }},
    {"EventInsteadOfReply",
     [](const Request& request) { return frame(kEvent, request, number(0, 8)); }},
    {"OtherSerial",
     [](Request request) {
         request.serial += 1;
         return frame(kReply, request, number(0, 4) + number(0, 4));
     }},
    {"OtherOpcode",
     [](Request request) {
         request.opcode = 3;
         return frame(kReply, request, number(0, 4) + number(0, 4));
     }},
};

INSTANTIATE_TEST_SUITE_P(Reply, BadReplies, testing::ValuesIn(kBadReplies),
                         [](const auto& information) { return information.param.name; });

TEST_F(BrokenServiceTest, A11_hello_with_an_unknown_version) {
    serveHello([](const Request& hello) {
        return frame(kReply, hello, helloReply(99, kLongStall));
    });
    expectNoConnection();
}

TEST_F(BrokenServiceTest, A11_hello_is_refused) {
    serveHello([](const Request& hello) { return frame(kReply, hello, number(1722, 4) + "no"); });
    expectNoConnection();
}

TEST_F(BrokenServiceTest, H1_hello_is_refused_for_want_of_rights) {
    serveHello([](const Request& hello) { return frame(kReply, hello, number(5, 4) + "no"); });
    HANDLE fax = nullptr;
    EXPECT_FAILS(ERROR_ACCESS_DENIED, api().FaxConnectFaxServerW(nullptr, &fax));
}

TEST_F(BrokenServiceTest, A11_hello_is_garbage) {
    serveHello([](const Request&) { return std::string("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    expectNoConnection();
}

TEST_F(BrokenServiceTest, A11_hello_is_too_short) {
    serveHello([](const Request& hello) { return frame(kReply, hello, number(0, 4) + "\1"); });
    expectNoConnection();
}

TEST_F(BrokenServiceTest, A11_hangs_up_at_the_hello) {
    serveHello([](const Request&) { return std::string(); });
    expectNoConnection();
}

}  // namespace
}  // namespace winfax::endtoend
