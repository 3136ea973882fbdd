// SPDX-License-Identifier: MIT
#include "cover/svg_text.h"

#include "text/encoding.h"

namespace winfax::cover {
namespace {

// Where characters are, for the first that come.
struct Place {
    std::optional<double> x;
    std::optional<double> y;
    double dx = 0;
    double dy = 0;
    bool given() const { return x || y || dx != 0 || dy != 0; }
};

struct TextScope {
    Style style;
    Conditions shownIf;
    double fitWidth = 0;
    int depth = 0;
};

class TextReader {
  public:
    TextReader(const Element& text, const Scope& scope)
        : text_(text), transform_(scope.transform.after(text.transform())) {}

    Text read(const Scope& scope);

  private:
    void readPlace(const Element& element);
    void readInside(pugi::xml_node parent, const TextScope& scope);
    void readTspan(pugi::xml_node node, const TextScope& outer);
    void addCharacters(pugi::xml_node node, const TextScope& scope);
    void addRun(FieldText text, const TextScope& scope);

    const Element& text_;
    Transform transform_;
    Place place_;
    bool spaceBefore_ = true;  // spaces there would follow a space, or begin a line
    Text made_;
};

double textFitWidth(const Element& element, double outer, double scale) {
    const auto own = element.numberIfAny("data-fit-width");
    if (own && *own <= 0) element.refuse("data-fit-width must be above 0");
    return own ? *own * scale : outer;
}

Text TextReader::read(const Scope& scope) {
    // The conditions of the element itself are the item's.
    const TextScope own{
        scope.style.within(text_), {}, textFitWidth(text_, 0, transform_.scale), scope.depth};
    readPlace(text_);
    if (!place_.x) place_.x = transform_.offset.x;
    if (!place_.y) place_.y = transform_.offset.y;
    addRun({}, own);
    readInside(text_.node(), own);

    const auto width = text_.numberIfAny("data-wrap-width");
    const auto height = text_.numberIfAny("data-wrap-height");
    if (width.has_value() != height.has_value())
        text_.refuse("data-wrap-width and data-wrap-height go together");
    if (width && height) {
        if (*width <= 0 || *height <= 0)
            text_.refuse("data-wrap-width and data-wrap-height must be above 0");
        made_.box = TextBox{*width * transform_.scale, *height * transform_.scale,
                            text_.number("data-line-height", 1.25)};
        if (!(made_.box->lineHeight >= 0.5 && made_.box->lineHeight <= 10)) {
            text_.refuse("data-line-height must be 0.5 to 10, times the font's size");
        }
    }
    return std::move(made_);
}

void TextReader::readPlace(const Element& element) {
    const auto x = element.numberIfAny("x");
    const auto y = element.numberIfAny("y");
    if (x) place_.x = *x * transform_.scale + transform_.offset.x;
    if (y) place_.y = *y * transform_.scale + transform_.offset.y;
    place_.dx += element.number("dx", 0) * transform_.scale;
    place_.dy += element.number("dy", 0) * transform_.scale;
    if (x || y) spaceBefore_ = true;
}

void TextReader::readInside(pugi::xml_node parent, const TextScope& scope) {
    for (const auto node : parent.children()) {
        if (text_.reading().failed()) return;
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            addCharacters(node, scope);
        } else if (node.type() == pugi::node_element) {
            readTspan(node, scope);
        }
    }
}

void TextReader::readTspan(pugi::xml_node node, const TextScope& outer) {
    const Element element(node, text_.reading(), {"x", "y", "dx", "dy", "data-fit-width"});
    countElement(element, outer.depth + 1);
    const std::string_view name = element.name();
    if (name == "title" || name == "desc" || name.find(':') != std::string_view::npos) return;
    if (name != "tspan") return element.refuse("inside a text only <tspan> is allowed");
    if (element.value("transform")) return element.refuse("a tspan has no transform");
    if (text_.reading().failed()) return;

    readPlace(element);
    const TextScope scope{outer.style.within(element), element.shownIf(outer.shownIf),
                          textFitWidth(element, outer.fitWidth, transform_.scale), outer.depth + 1};
    // The place holds for what is inside, also when the first of that is not shown.
    if (place_.given()) addRun({}, scope);
    readInside(node, scope);
}

// Spaces as SVG has them: any number of them is one, at the begin of a line there is none.
void TextReader::addCharacters(pugi::xml_node node, const TextScope& scope) {
    std::u16string characters;
    for (const char16_t c : text::fromUtf8(node.value())) {
        const bool space = c == u' ' || c == u'\t' || c == u'\r' || c == u'\n';
        if (!space || !spaceBefore_) characters += space ? u' ' : c;
        spaceBefore_ = space;
    }
    if (characters.empty()) return;
    auto text = FieldText::parse(characters);
    if (!text) {
        return text_.reading().refuse(node.offset_debug(), text.error().detail);
    }
    addRun(std::move(*text), scope);
}

void TextReader::addRun(FieldText text, const TextScope& scope) {
    TextRun run{scope.shownIf,      std::move(text), scope.style.font, scope.style.fill,
                scope.style.anchor, place_.x,        place_.y,         place_.dx,
                place_.dy,          scope.fitWidth};
    run.font.size *= transform_.scale;
    place_ = {};
    made_.runs.push_back(std::move(run));
}

}  // namespace

Text readText(const Element& element, const Scope& scope) {
    return TextReader(element, scope).read(scope);
}

}  // namespace winfax::cover
