// SPDX-License-Identifier: MIT
#include "rig/trace.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "describe/json_from.h"
#include "platform/paths.h"

namespace winfax::rig {

namespace {

using describe::Json;

bool matches(std::string_view name, Trace::Function function) {
    if (!function || name == *function) return true;
    if (name.size() != function->size() + 1 || !name.starts_with(*function)) return false;
    return name.back() == 'A' || name.back() == 'W';
}

std::string nameOf(Trace::Function function) {
    return function ? std::string(*function) : std::string("any function");
}

}  // namespace

Expected<void> Trace::take(std::string line) {
    const Json call = describe::jsonFrom(line);
    if (call.is_object() && !call.contains("function")) return {};
    if (!call.is_object() || !call["function"].is_string() || !call.contains("result")) {
        return failed(Status::invalidArgument,
                      platform::utf8FromPath(file_) + ":" + std::to_string(lines_ + 1) +
                          ": expected a JSON object, with \"result\" where it has \"function\", "
                          "found '" +
                          line.substr(0, 200) + "'");
    }
    const Json& result = call["result"];
    const bool refused = result.is_boolean() && !result.get<bool>();
    calls_.push_back({std::move(line), call["function"].get<std::string>(), refused});
    return {};
}

Expected<void> Trace::readOn() {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file_, error);
    if (error == std::errc::no_such_file_or_directory) return {};
    if (!error && size < taken_) {  // somebody began it anew
        calls_.clear();
        lines_ = 0;
        taken_ = 0;
    }
    std::ifstream stream(file_, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(taken_));
    if (error || !stream) {
        return failed(Status::failed, "cannot read " + platform::utf8FromPath(file_));
    }
    for (std::string line; std::getline(stream, line) && !stream.eof();) {
        const std::uintmax_t length = line.size() + 1;
        if (line.ends_with('\r')) line.pop_back();
        if (auto taken = take(std::move(line)); !taken) return taken;
        taken_ += length;
        ++lines_;
    }
    return {};
}

Expected<std::size_t> Trace::count(Function function) {
    if (auto read = readOn(); !read) return tl::unexpected(read.error());
    return static_cast<std::size_t>(std::ranges::count_if(
        calls_, [&](const Call& call) { return matches(call.function, function); }));
}

Expected<std::size_t> Trace::failures(Function function) {
    if (auto read = readOn(); !read) return tl::unexpected(read.error());
    return static_cast<std::size_t>(std::ranges::count_if(
        calls_, [&](const Call& call) { return call.failed && matches(call.function, function); }));
}

Expected<const Trace::Call*> Trace::find(Function function, std::size_t index) {
    if (auto read = readOn(); !read) return tl::unexpected(read.error());
    std::size_t seen = 0;
    for (const Call& call : calls_) {
        if (!matches(call.function, function)) continue;
        if (seen++ == index) return &call;
    }
    return failed(Status::notFound, "there is no call " + std::to_string(index) + " of " +
                                        nameOf(function) + ": " + std::to_string(seen) + " in " +
                                        platform::utf8FromPath(file_));
}

Expected<std::string> Trace::line(Function function, std::size_t index) {
    const auto call = find(function, index);
    if (!call) return tl::unexpected(call.error());
    return (*call)->line;
}

Expected<std::string> Trace::value(Function function, std::size_t index,
                                   const std::string& pointer) {
    const auto call = find(function, index);
    if (!call) return tl::unexpected(call.error());
    const Json json = describe::jsonFrom((*call)->line);
    try {
        const Json& found = json.at(Json::json_pointer(pointer));
        if (found.is_string()) return found.get<std::string>();
        return found.dump(-1, ' ', false, Json::error_handler_t::replace);
    } catch (const Json::out_of_range&) {
        return failed(Status::notFound, "there is nothing at " + pointer + " in " + (*call)->line);
    } catch (const Json::parse_error&) {
        return failed(Status::invalidArgument,
                      "'" + pointer + "' is no JSON pointer: write one like /in/FileName");
    }
}

}  // namespace winfax::rig
