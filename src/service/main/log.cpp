// SPDX-License-Identifier: MIT
#include "service/main/log.h"

#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace winfax::service {

namespace {

constexpr std::size_t kFileSize = 1u << 20;
constexpr std::size_t kOldFiles = 3;

void use(spdlog::sink_ptr sink) {
    auto logger = std::make_shared<spdlog::logger>("winfaxd", std::move(sink));
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
}

}  // namespace

void logToConsole() { use(std::make_shared<spdlog::sinks::stderr_color_sink_mt>()); }

void logToFile(const std::filesystem::path& file) {
    try {
        use(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kFileSize,
                                                                  kOldFiles));
    } catch (const spdlog::spdlog_ex&) {
        use(std::make_shared<spdlog::sinks::null_sink_mt>());
    }
}

void setLogLevel(const std::string& level) { spdlog::set_level(spdlog::level::from_str(level)); }

}  // namespace winfax::service
