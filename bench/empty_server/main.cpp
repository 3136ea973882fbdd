// SPDX-License-Identifier: MIT
// empty_server SOCKET: listens there, says so by closing its standard output, answers one
// connection by closing it, ends.
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

int main(int argumentCount, char** arguments) {
    if (argumentCount != 2) return 2;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, arguments[1], sizeof address.sun_path - 1);
    const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    if (bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return 1;
    if (listen(listener, 1) != 0) return 1;
    close(STDOUT_FILENO);
    close(accept(listener, nullptr, nullptr));
    unlink(arguments[1]);
    return 0;
}
