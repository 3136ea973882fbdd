// SPDX-License-Identifier: MIT
#include "service/kept_registrations.h"

#include <algorithm>

#include "service/kept_value.h"
#include "service/registration_rules.h"

namespace winfax::service {

namespace {

using model::Result;

struct Registered {
    Registrations::Providers providers;
    Registrations::Extensions extensions;

    static constexpr void fields(auto&& f, auto&... s) {
        f("providers", model::as::text, s.providers...);
        f("extensions", model::as::text, s.extensions...);
    }
    bool operator==(const Registered&) const = default;
};

template <class Value>
auto findNamed(std::vector<Value>& list, const model::Text& name) {
    return std::ranges::find_if(list,
                                [&](const Value& value) { return sameName(value.Name, name); });
}

template <class Value>
void put(std::vector<Value>& list, Value value) {
    const auto found = findNamed(list, value.Name);
    if (found == list.end()) {
        list.push_back(std::move(value));
    } else {
        *found = std::move(value);
    }
}

template <class Value>
Result<void> remove(std::vector<Value>& list, const std::u16string& name) {
    const auto found = findNamed(list, name);
    if (found == list.end()) {
        return model::fail(model::ErrorCode::fileNotFound,
                           "nothing is registered as '" + text::toUtf8(name) + "'");
    }
    list.erase(found);
    return {};
}

class KeptRegistrations final : public Registrations {
  public:
    KeptRegistrations(queue::Store& store, const std::map<std::string, std::string>& kept,
                      bool builtIn)
        : registered_(store, "registrations", kept), builtIn_(builtIn) {}

    Result<Providers> providers() const override { return registered_.current().providers; }
    Result<Extensions> extensions() const override { return registered_.current().extensions; }

    void add(model::ServiceProvider provider, Done done) override {
        change(
            [provider = std::move(provider)](Registered& registered) -> Result<void> {
                if (auto checked = checkProvider(provider); !checked) return checked;
                put(registered.providers, provider);
                return {};
            },
            std::move(done));
    }

    void add(model::RoutingExtension extension, Done done) override {
        change(
            [this, extension = std::move(extension)](Registered& registered) -> Result<void> {
                auto checked = checkExtension(extension, registered.extensions, builtIn_);
                if (!checked) return tl::unexpected(checked.error());
                put(registered.extensions, std::move(*checked));
                return {};
            },
            std::move(done));
    }

    void removeProvider(std::u16string name, Done done) override {
        change([name](Registered& registered) { return remove(registered.providers, name); },
               std::move(done));
    }

    void removeExtension(std::u16string name, Done done) override {
        change([name](Registered& registered) { return remove(registered.extensions, name); },
               std::move(done));
    }

  private:
    void change(std::function<Result<void>(Registered&)> edit, Done done) {
        registered_.change(
            [edit = std::move(edit)](Registered registered) -> Result<Registered> {
                if (const auto edited = edit(registered); !edited) {
                    return tl::unexpected(edited.error());
                }
                return registered;
            },
            std::move(done));
    }

    KeptValue<Registered> registered_;
    const bool builtIn_;
};

}  // namespace

std::unique_ptr<Registrations> makeKeptRegistrations(queue::Store& store,
                                                     const std::map<std::string, std::string>& kept,
                                                     bool builtIn) {
    return std::make_unique<KeptRegistrations>(store, kept, builtIn);
}

}  // namespace winfax::service
