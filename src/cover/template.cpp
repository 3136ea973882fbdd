// SPDX-License-Identifier: MIT
// From the file to Content. pugixml reads the XML without calling itself, and expands no entities
// but XML's own five.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "cover/cover_page.h"
#include "cover/embedded_picture.h"
#include "cover/svg_text.h"

namespace winfax::cover {
namespace {

constexpr std::uint64_t kMaxPictureDotsOfAll = 2 * kMaxPictureDots;
constexpr unsigned kParsing = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                              pugi::parse_ws_pcdata | pugi::parse_wconv_attribute |
                              pugi::parse_doctype | pugi::parse_declaration;

// Said for everything that is not known.
constexpr std::string_view kAllowed =
    "allowed are g, rect, line, circle, ellipse, polyline, polygon, path, text, tspan and image";

// What editors put into their files and nobody sees.
bool isIgnored(std::string_view name) {
    constexpr std::array<std::string_view, 4> kIgnored{"title", "desc", "metadata", "defs"};
    return name.find(':') != std::string_view::npos ||
           std::find(kIgnored.begin(), kIgnored.end(), name) != kIgnored.end();
}

class TemplateReader {
  public:
    explicit TemplateReader(std::string_view source) : source_(source), reading_(source) {}

    model::Result<Template> read();

  private:
    void checkEntities();
    void checkProlog(const pugi::xml_document& document);
    void readSvg(pugi::xml_node node);
    void readChildren(pugi::xml_node parent, const Scope& scope);
    void readElement(pugi::xml_node node, const Scope& outer);
    void addShape(const Element& element, const Scope& outer, canvas::Path path,
                  bool filled = true);
    void addRectangle(const Element& element, const Scope& outer);
    void addEllipse(const Element& element, const Scope& outer, double xRadius, double yRadius);
    void addPoints(const Element& element, const Scope& outer, bool closed);
    void addPath(const Element& element, const Scope& outer);
    void addPicture(const Element& element, const Scope& outer);

    std::string_view source_;
    Reading reading_;
    Content content_;
};

// Offset of the next character behind a section that is not parsed for entities, if one begins
// here; 0 if not.
std::size_t endOfSection(std::string_view source, std::size_t at) {
    for (const auto& [begin, end] :
         {std::pair<std::string_view, std::string_view>{"<!--", "-->"}, {"<![CDATA[", "]]>"}}) {
        if (source.substr(at).starts_with(begin))
            return std::min(source.find(end, at), source.size() - 1) + 1;
    }
    return 0;
}

// pugixml leaves entities that it does not know as they are, and they would be seen on the page.
void TemplateReader::checkEntities() {
    for (std::size_t at = source_.find_first_of("&<"); at < source_.size();
         at = source_.find_first_of("&<", at)) {
        if (const std::size_t end = endOfSection(source_, at); end != 0) {
            at = end;
            continue;
        }
        constexpr std::size_t kLongestShown = 12;
        const auto near = source_.substr(at, kLongestShown);
        const auto entity = near.substr(0, near.find(';'));
        const bool known = entity.starts_with("&#") || entity == "&amp" || entity == "&lt" ||
                           entity == "&gt" || entity == "&quot" || entity == "&apos";
        if (entity[0] == '&' && !known) {
            reading_.refuse(static_cast<std::ptrdiff_t>(at),
                            "'" + std::string(entity) +
                                "': no entities but &amp; &lt; &gt; &quot; &apos; "
                                "and &#number;");
            return;
        }
        ++at;
    }
}

void TemplateReader::checkProlog(const pugi::xml_document& document) {
    for (const auto node : document.children()) {
        if (node.type() == pugi::node_doctype &&
            std::string_view(node.value()).find('[') != std::string_view::npos) {
            reading_.refuse(node.offset_debug(),
                            "a DOCTYPE with declarations of its own is not allowed");
        }
        std::string encoding =
            node.type() == pugi::node_declaration ? node.attribute("encoding").value() : "";
        for (char& c : encoding) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        if (!encoding.empty() && encoding != "utf-8" && encoding != "us-ascii") {
            reading_.refuse(0,
                            "its encoding is '" + encoding.substr(0, 40) + "'; save it as UTF-8");
        }
    }
}

model::Result<Template> TemplateReader::read() {
    checkEntities();
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(source_.data(), source_.size(), kParsing, pugi::encoding_utf8);
    if (!parsed) reading_.refuse(parsed.offset, std::string("no XML: ") + parsed.description());
    checkProlog(document);
    const auto root = document.document_element();
    if (std::string_view(root.name()) != "svg")
        reading_.refuse(root.offset_debug(), "the outermost element is not <svg>");
    if (!reading_.failed()) readSvg(root);
    if (reading_.failed()) return tl::unexpected(reading_.error());
    return Template(std::make_shared<const Content>(std::move(content_)));
}

void TemplateReader::readSvg(pugi::xml_node node) {
    const Element svg(node, reading_,
                      {"width", "height", "viewBox", "version", "baseProfile", "xmlns",
                       "preserveAspectRatio", "data-time-form"});
    const auto length = [&svg](std::string_view name) {
        const auto text = svg.value(name);
        if (!text)
            svg.refuse(std::string(name) +
                       " is missing: the paper's, such as width=\"210mm\" height=\"297mm\"");
        return text ? svg.checked(name, parseLength(*text), 1.0) : 1.0;
    };
    content_.millimetresWide = length("width");
    content_.millimetresHigh = length("height");
    if (!(content_.millimetresWide <= 1000 && content_.millimetresHigh <= 1000)) {
        svg.refuse("width and height must be at most 1000mm");
    }
    // Without a viewBox lengths are CSS pixels.
    content_.width = content_.millimetresWide / 25.4 * 96;
    content_.height = content_.millimetresHigh / 25.4 * 96;
    if (const auto box = svg.value("viewBox")) {
        const auto numbers = svg.checked("viewBox", parseNumbers(*box), {});
        if (numbers.size() != 4 || !(numbers[2] >= 1) || !(numbers[3] >= 1)) {
            return svg.refuse("viewBox must be four numbers, the last two at least 1");
        }
        content_.origin = {numbers[0], numbers[1]};
        content_.width = numbers[2];
        content_.height = numbers[3];
    }
    content_.timeForm = svg.value("data-time-form").value_or(kTimeForm);
    reading_.tolerance = content_.width / 20'000;
    readChildren(node, {Style{}.within(svg), svg.transform(), svg.shownIf({}), 0});
}

void TemplateReader::readChildren(pugi::xml_node parent, const Scope& scope) {
    for (const auto node : parent.children()) {
        if (reading_.failed()) return;
        if (node.type() == pugi::node_element && !isIgnored(node.name())) readElement(node, scope);
    }
}

void TemplateReader::readElement(pugi::xml_node node, const Scope& outer) {
    const std::string_view name = node.name();
    const auto element = [&](std::initializer_list<std::string_view> own) {
        const Element made(node, reading_, own);
        countElement(made, outer.depth + 1);
        return made;
    };
    if (name == "g") {
        const auto group = element({});
        if (reading_.failed()) return;
        readChildren(node, {outer.style.within(group), outer.transform.after(group.transform()),
                            group.shownIf(outer.shownIf), outer.depth + 1});
    } else if (name == "rect") {
        addRectangle(element({"x", "y", "width", "height"}), outer);
    } else if (name == "line") {
        const auto line = element({"x1", "y1", "x2", "y2"});
        canvas::Path path(reading_.tolerance);
        path.moveTo({line.number("x1", 0), line.number("y1", 0)});
        path.lineTo({line.number("x2", 0), line.number("y2", 0)});
        addShape(line, outer, std::move(path), false);
    } else if (name == "circle") {
        const auto circle = element({"cx", "cy", "r"});
        addEllipse(circle, outer, circle.size("r", 0), circle.size("r", 0));
    } else if (name == "ellipse") {
        const auto ellipse = element({"cx", "cy", "rx", "ry"});
        addEllipse(ellipse, outer, ellipse.size("rx", 0), ellipse.size("ry", 0));
    } else if (name == "polyline" || name == "polygon") {
        addPoints(element({"points"}), outer, name == "polygon");
    } else if (name == "path") {
        addPath(element({"d"}), outer);
    } else if (name == "text") {
        const auto text = element({"x", "y", "dx", "dy", "data-wrap-width", "data-wrap-height",
                                   "data-line-height", "data-fit-width"});
        content_.items.push_back(
            {text.shownIf(outer.shownIf),
             readText(text, {outer.style, outer.transform, {}, outer.depth + 1})});
    } else if (name == "image") {
        addPicture(element({"x", "y", "width", "height", "href", "preserveAspectRatio"}), outer);
    } else {
        reading_.refuse(node.offset_debug(), "<" + std::string(name.substr(0, 40)) +
                                                 ">: no such element; " + std::string(kAllowed));
    }
}

void TemplateReader::addShape(const Element& element, const Scope& outer, canvas::Path path,
                              bool filled) {
    const Style style = outer.style.within(element);
    const Transform transform = outer.transform.after(element.transform());
    reading_.points += path.points();
    if (reading_.points > Reading::kMaxPoints) {
        element.refuse("the paths have more than " + std::to_string(Reading::kMaxPoints) +
                       " points together");
    }
    Shape shape{path.transformed(transform.scale, transform.offset),
                std::nullopt,
                style.fill,
                style.fillRule,
                style.stroke,
                style.strokeWidth * transform.scale};
    if (!filled) shape.fill.reset();
    if (shape.strokeWidth == 0) shape.stroke.reset();
    if (element.name() == "rect") {
        const canvas::Point corner{element.number("x", 0), element.number("y", 0)};
        shape.rectangle = Rectangle{transform(corner), element.size("width", 0) * transform.scale,
                                    element.size("height", 0) * transform.scale};
    }
    if (shape.fill || shape.stroke)
        content_.items.push_back({element.shownIf(outer.shownIf), std::move(shape)});
}

void TemplateReader::addRectangle(const Element& element, const Scope& outer) {
    const double width = element.size("width", 0);
    const double height = element.size("height", 0);
    canvas::Path path(reading_.tolerance);
    path.addRectangle({element.number("x", 0), element.number("y", 0)}, width, height);
    if (width > 0 && height > 0) addShape(element, outer, std::move(path));
}

void TemplateReader::addEllipse(const Element& element, const Scope& outer, double xRadius,
                                double yRadius) {
    canvas::Path path(reading_.tolerance);
    path.addEllipse({element.number("cx", 0), element.number("cy", 0)}, xRadius, yRadius);
    if (xRadius > 0 && yRadius > 0) addShape(element, outer, std::move(path));
}

void TemplateReader::addPoints(const Element& element, const Scope& outer, bool closed) {
    const auto numbers =
        element.checked("points", parseNumbers(element.value("points").value_or("")), {});
    if (numbers.size() % 2 != 0) return element.refuse("points must be pairs of numbers");
    canvas::Path path(reading_.tolerance);
    for (std::size_t i = 0; i < numbers.size(); i += 2) {
        const canvas::Point point{numbers[i], numbers[i + 1]};
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    if (closed) path.close();
    addShape(element, outer, std::move(path));
}

void TemplateReader::addPath(const Element& element, const Scope& outer) {
    const std::size_t points = Reading::kMaxPoints - std::min(reading_.points, Reading::kMaxPoints);
    addShape(element, outer,
             element.checked(
                 "d", parsePathData(element.value("d").value_or(""), reading_.tolerance, points),
                 canvas::Path()));
}

void TemplateReader::addPicture(const Element& element, const Scope& outer) {
    auto link = element.value("href");
    if (!link) link = element.value("xlink:href");
    const double width = element.size("width", 0);
    const double height = element.size("height", 0);
    if (!link) return element.refuse("href is missing: data:image/png;base64,...");
    if (width == 0 || height == 0) return element.refuse("width and height are needed, above 0");
    auto picture = element.checked("href", readEmbeddedPicture(*link), {});
    reading_.pictureDots += picture.shades.size();
    if (reading_.pictureDots > kMaxPictureDotsOfAll)
        element.refuse("the pictures have too many dots together");
    if (picture.shades.empty()) return;

    // As a whole in the middle of its place, unless it is to be stretched.
    const Transform transform = outer.transform.after(element.transform());
    double across = width / picture.width;
    double down = height / picture.height;
    if (element.value("preserveAspectRatio").value_or("") != "none")
        across = down = std::min(across, down);
    const canvas::Point corner{element.number("x", 0) + (width - across * picture.width) / 2,
                               element.number("y", 0) + (height - down * picture.height) / 2};
    const Rectangle place{transform(corner), across * picture.width * transform.scale,
                          down * picture.height * transform.scale};
    content_.items.push_back(
        {element.shownIf(outer.shownIf),
         Picture{place, picture.width, picture.height,
                 std::make_shared<const std::vector<std::uint8_t>>(std::move(picture.shades))}});
}

}  // namespace

void countElement(const Element& element, int depth) {
    if (++element.reading().elements > Reading::kMaxElements) {
        element.refuse("more than " + std::to_string(Reading::kMaxElements) + " elements");
    }
    if (depth > Reading::kMaxDepth) {
        element.refuse("elements inside each other, more than " +
                       std::to_string(Reading::kMaxDepth));
    }
}

bool isMicrosoftCoverPage(std::span<const std::byte> file) {
    return std::string_view(reinterpret_cast<const char*>(file.data()), file.size())
        .starts_with("FAXCOVER-VER");
}

model::Result<Template> parseTemplate(std::span<const std::byte> file) {
    const std::string_view source(reinterpret_cast<const char*>(file.data()), file.size());
    const auto refuse = [](const std::string& problem) {
        return model::fail(model::ErrorCode::invalidData, "line 1: " + problem);
    };
    if (isMicrosoftCoverPage(file)) {
        return refuse(
            "a cover page of Microsoft's editor (.cov), whose format is not published; draw it as "
            "SVG");
    }
    if (source.empty()) return refuse("the template is empty");
    if (source.size() > kMaxTemplateBytes) {
        return refuse("the template has " + std::to_string(source.size()) + " bytes; allowed are " +
                      std::to_string(kMaxTemplateBytes));
    }
    if (source.find('\0') != std::string_view::npos) return refuse("no text; save it as UTF-8");
    return TemplateReader(source).read();
}

}  // namespace winfax::cover
