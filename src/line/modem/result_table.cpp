// SPDX-License-Identifier: MIT
#include "line/modem/result_table.h"

#include <spandsp.h>

#include <algorithm>
#include <iterator>

namespace winfax::line {
namespace {

using enum model::DeviceState;

#define RESULT(code, state) \
    T30Result { code, #code, state }
// notFaxCall: nothing that spoke T.30 was there. disconnected: the other end or the wire went away.
// fatalError: both are there and cannot do it.
constexpr T30Result kResults[] = {
    RESULT(T30_ERR_OK, completed),
    RESULT(T30_ERR_CEDTONE, notFaxCall),
    RESULT(T30_ERR_T0_EXPIRED, notFaxCall),
    RESULT(T30_ERR_T1_EXPIRED, notFaxCall),
    RESULT(T30_ERR_T3_EXPIRED, disconnected),
    RESULT(T30_ERR_HDLC_CARRIER, disconnected),
    RESULT(T30_ERR_CANNOT_TRAIN, fatalError),
    RESULT(T30_ERR_OPER_INT_FAIL, fatalError),
    RESULT(T30_ERR_INCOMPATIBLE, fatalError),
    RESULT(T30_ERR_RX_INCAPABLE, fatalError),
    RESULT(T30_ERR_TX_INCAPABLE, fatalError),
    RESULT(T30_ERR_NORESSUPPORT, fatalError),
    RESULT(T30_ERR_NOSIZESUPPORT, fatalError),
    RESULT(T30_ERR_UNEXPECTED, fatalError),
    RESULT(T30_ERR_TX_BADDCS, fatalError),
    RESULT(T30_ERR_TX_BADPG, disconnected),
    RESULT(T30_ERR_TX_ECMPHD, fatalError),
    RESULT(T30_ERR_TX_GOTDCN, disconnected),
    RESULT(T30_ERR_TX_INVALRSP, fatalError),
    RESULT(T30_ERR_TX_NODIS, fatalError),
    RESULT(T30_ERR_TX_PHBDEAD, disconnected),
    RESULT(T30_ERR_TX_PHDDEAD, disconnected),
    RESULT(T30_ERR_TX_T5EXP, disconnected),
    RESULT(T30_ERR_RX_ECMPHD, fatalError),
    RESULT(T30_ERR_RX_GOTDCS, fatalError),
    RESULT(T30_ERR_RX_INVALCMD, fatalError),
    RESULT(T30_ERR_RX_NOCARRIER, disconnected),
    RESULT(T30_ERR_RX_NOEOL, disconnected),
    RESULT(T30_ERR_RX_NOFAX, disconnected),
    RESULT(T30_ERR_RX_T2EXPDCN, disconnected),
    RESULT(T30_ERR_RX_T2EXPD, disconnected),
    RESULT(T30_ERR_RX_T2EXPFAX, disconnected),
    RESULT(T30_ERR_RX_T2EXPMPS, disconnected),
    RESULT(T30_ERR_RX_T2EXPRR, disconnected),
    RESULT(T30_ERR_RX_T2EXP, disconnected),
    RESULT(T30_ERR_RX_DCNWHY, disconnected),
    RESULT(T30_ERR_RX_DCNDATA, disconnected),
    RESULT(T30_ERR_RX_DCNFAX, disconnected),
    RESULT(T30_ERR_RX_DCNPHD, disconnected),
    RESULT(T30_ERR_RX_DCNRRD, disconnected),
    RESULT(T30_ERR_RX_DCNNORTN, disconnected),
    RESULT(T30_ERR_FILEERROR, fatalError),
    RESULT(T30_ERR_NOPAGE, fatalError),
    RESULT(T30_ERR_BADTIFF, fatalError),
    RESULT(T30_ERR_BADPAGE, fatalError),
    RESULT(T30_ERR_BADTAG, fatalError),
    RESULT(T30_ERR_BADTIFFHDR, fatalError),
    RESULT(T30_ERR_NOMEM, fatalError),
    RESULT(T30_ERR_RETRYDCN, disconnected),
    RESULT(T30_ERR_CALLDROPPED, disconnected),
    RESULT(T30_ERR_NOPOLL, fatalError),
    RESULT(T30_ERR_IDENT_UNACCEPTABLE, fatalError),
    RESULT(T30_ERR_SUB_UNACCEPTABLE, fatalError),
    RESULT(T30_ERR_SEP_UNACCEPTABLE, fatalError),
    RESULT(T30_ERR_PSA_UNACCEPTABLE, fatalError),
    RESULT(T30_ERR_SID_UNACCEPTABLE, fatalError),
    RESULT(T30_ERR_PWD_UNACCEPTABLE, fatalError),
    RESULT(T30_ERR_TSA_UNACCEPTABLE, fatalError),
    RESULT(T30_ERR_IRA_UNACCEPTABLE, fatalError),
    RESULT(T30_ERR_CIA_UNACCEPTABLE, fatalError),
    RESULT(T30_ERR_ISP_UNACCEPTABLE, fatalError),
    RESULT(T30_ERR_CSA_UNACCEPTABLE, fatalError),
};
#undef RESULT

}  // namespace

std::span<const T30Result> t30Results() { return kResults; }

T30Result t30Result(int code) {
    const auto found = std::ranges::find(kResults, code, &T30Result::code);
    return found != std::end(kResults) ? *found : T30Result{code, "T30_ERR_?", fatalError};
}

std::string t30Text(int code) {
    return std::string(t30Result(code).name) + ": " + t30_completion_code_to_str(code);
}

}  // namespace winfax::line
