// SPDX-License-Identifier: MIT
#include "printer/win32/printer_description.h"

namespace winfax::printer::win32 {

// No margins: every dot of a fax page can be black. The fonts are those that every PostScript
// interpreter has; all others travel with the document.
const std::string_view kPrinterDescription = R"ppd(*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "OPENWFAX.PPD"
*Manufacturer: "OpenWinFax"
*Product: "(OpenWinFax)"
*ModelName: "OpenWinFax"
*ShortNickName: "OpenWinFax"
*NickName: "OpenWinFax fax printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*TTRasterizer: Type42
*Throughput: "1"
*LandscapeOrientation: Plus90
*OpenUI *PageSize: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize [595 842]>> setpagedevice"
*PageSize Letter/Letter: "<</PageSize [612 792]>> setpagedevice"
*PageSize Legal/Legal: "<</PageSize [612 1008]>> setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize [595 842]>> setpagedevice"
*PageRegion Letter/Letter: "<</PageSize [612 792]>> setpagedevice"
*PageRegion Legal/Legal: "<</PageSize [612 1008]>> setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*ImageableArea Letter/Letter: "0 0 612 792"
*ImageableArea Legal/Legal: "0 0 612 1008"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension Letter/Letter: "612 792"
*PaperDimension Legal/Legal: "612 1008"
*OpenUI *Resolution: PickOne
*OrderDependency: 20 AnySetup *Resolution
*DefaultResolution: 204x196dpi
*Resolution 204x196dpi/Fine: ""
*Resolution 204x98dpi/Standard: ""
*Resolution 600dpi/600 dpi: ""
*CloseUI: *Resolution
*DefaultFont: Courier
*Font Courier: Standard "(001.000)" Standard ROM
*Font Courier-Bold: Standard "(001.000)" Standard ROM
*Font Helvetica: Standard "(001.000)" Standard ROM
*Font Helvetica-Bold: Standard "(001.000)" Standard ROM
*Font Times-Roman: Standard "(001.000)" Standard ROM
*Font Times-Bold: Standard "(001.000)" Standard ROM
)ppd";

}  // namespace winfax::printer::win32
