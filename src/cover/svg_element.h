// SPDX-License-Identifier: MIT
// An element of a template with its attributes, and what the reading of a template keeps account
// of.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cover/content.h"
#include "cover/svg_values.h"
#include "model/errors.h"

namespace winfax::cover {

// The first problem is kept; what is read after it does not matter.
class Reading {
  public:
    static constexpr std::size_t kMaxElements = 2'000;
    static constexpr int kMaxDepth = 32;
    static constexpr std::size_t kMaxPoints = 50'000;  // of all paths, their curves cut into pieces

    explicit Reading(std::string_view source) : source_(source) {}

    void refuse(std::ptrdiff_t offset, const std::string& problem);
    bool failed() const { return error_.has_value(); }
    const model::Error& error() const { return *error_; }

    // How far the pieces of curves may be off, in units of the viewBox.
    double tolerance = 0.01;
    std::size_t elements = 0;
    std::size_t points = 0;
    std::uint64_t pictureDots = 0;

  private:
    std::string_view source_;
    std::optional<model::Error> error_;
};

class Element {
  public:
    // Refuses attributes that are neither in `own` nor allowed everywhere.
    Element(pugi::xml_node node, Reading& reading, std::initializer_list<std::string_view> own);

    pugi::xml_node node() const { return node_; }
    Reading& reading() const { return reading_; }
    std::string_view name() const { return node_.name(); }
    void refuse(const std::string& problem) const;

    // An attribute, or the property of that name out of `style`, which wins; nullopt when there is
    // neither.
    std::optional<std::string_view> value(std::string_view name) const;
    double number(std::string_view name, double otherwise) const;
    // A number that is there, or not.
    std::optional<double> numberIfAny(std::string_view name) const;
    // Refuses what is below 0.
    double size(std::string_view name, double otherwise) const;
    Transform transform() const;
    // `outer` and the element's own data-if.
    Conditions shownIf(Conditions outer) const;

    // The value, or `otherwise` after its problem was told with the attribute's name.
    template <class T>
    T checked(std::string_view name, model::Result<T> read, T otherwise) const {
        if (read) return std::move(*read);
        refuse(std::string(name) + ": " + read.error().detail);
        return otherwise;
    }

  private:
    void readStyle();
    void checkAttributes(std::initializer_list<std::string_view> own) const;
    void checkHarmless(std::string_view name, std::string_view value) const;

    pugi::xml_node node_;
    Reading& reading_;
    std::vector<std::pair<std::string_view, std::string_view>> properties_;
};

// What elements hand on to those inside them.
struct Style {
    std::optional<Shade> fill = Shade{0};
    canvas::FillRule fillRule = canvas::FillRule::nonZero;
    std::optional<Shade> stroke;
    double strokeWidth = 1;
    canvas::Font font{"sans-serif", 16, false, false};  // SVG's own
    Anchor anchor = Anchor::start;

    Style within(const Element& element) const;
};

}  // namespace winfax::cover
