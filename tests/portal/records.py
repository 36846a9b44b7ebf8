"""Two small records written for the tests, and ways to change them."""

from __future__ import annotations

import copy
import json
from typing import Any

from generator.portal.record import Record
from generator.portal.sources import read_bytes

TEXT = """\
Chi tiết thủ tục hành chính
Mã thủ tục: 1.900001
Số quyết định: 12/QĐ-BVD
Tên thủ tục: Thủ tục đăng ký nuôi mèo
Cấp thực hiện: Cấp Xã
Loại thủ tục: TTHC được luật giao quy định chi tiết
Lĩnh vực: Vật nuôi
Trình tự thực hiện:
    - Người nuôi nộp tờ khai tại phường.
    - Công chức phường kiểm tra trong 02 ngày.
    Thời hạn giải quyết: như trên.

Cách thức thực hiện:
  * Hình thức nộp: ONLINE
    Thời hạn giải quyết: 7.5 ngày
    Phí, lệ phí: 5000 VNĐ (- Lệ phí nộp qua mạng: 5.000 đồng/lần.) | 0 VNĐ (Miễn)
    Mô tả: Nộp qua cổng.
  Thời hạn giải quyết: lời tự do, không phải nhãn.
  * Hình thức nộp: DIRECT
    Thời hạn giải quyết: 3 WORKING_DAY
    Phí, lệ phí: 8000 VNĐ (/giấy)
    Mô tả: Không có thông tin
  * Hình thức nộp: DIRECT
    Thời hạn giải quyết: 1 OTHER
    Phí, lệ phí: Không có thông tin
    Mô tả: Mèo dữ: trả kết quả trong 12 giờ.

Thành phần hồ sơ:
  [ * Giấy tờ phải nộp: ]
    - - Tờ khai nuôi mèo. Theo mẫu 02.
      Số lượng: Bản chính: 1, Bản sao: 0
    - + Người nuôi được nộp bản điện tử thay bản giấy.
      Số lượng: Bản chính: 0, Bản sao: 0
  [ * Giấy tờ phải xuất trình: ]
    - Căn cước của người nuôi
      Số lượng: Bản chính: 1, Bản sao: 2
  [ Đối với mèo nhập khẩu: ]
    - Giấy kiểm dịch
      Số lượng: Bản chính: 0, Bản sao: 1
  [ * Lưu ý: ]
    - Mèo phải được tiêm phòng.
      Số lượng: Bản chính: 0, Bản sao: 0

Đối tượng thực hiện: Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX)
Cơ quan thực hiện: Ủy ban nhân dân phường
Cơ quan có thẩm quyền: Không có thông tin
Địa chỉ tiếp nhận HS: Không có thông tin
Cơ quan được ủy quyền: Không có thông tin
Cơ quan phối hợp: Không có thông tin
Kết quả thực hiện: Giấy đăng ký nuôi mèo, Thẻ đeo cổ, có số
Căn cứ pháp lý:
  * Luật Vật nuôi (Luật 60/2014/QH13)
  * Thông tư về mèo (Thông tư số 03/2023/TT-BTP)

Yêu cầu, điều kiện thực hiện: - Mèo trên 03 tháng tuổi.
Từ khóa: Không có thông tin
Mô tả: Không có thông tin
"""

API: dict[str, Any] = {
    "id": "019d0000-0000-7000-8000-000000000001",
    "code": "1.900001",
    "name": "Thủ tục đăng ký nuôi mèo",
    "procedureProposal": {"proposalNumber": "12/QĐ-BVD", "decisionDate": 1768496400000},
    "category": {"id": "x", "code": "V1", "name": "Vật nuôi"},
    "subjectTypesDetails": [
        {"name": "Công dân Việt Nam"},
        {"name": "Tổ chức (không bao gồm doanh nghiệp, HTX)"},
    ],
    "executionMethods": [
        {
            "submissionMethod": "ONLINE",
            "processingTime": 7.5,
            "processingTimeUnit": "DAY",
            "description": "Nộp qua cổng.",
            "fees": [
                {
                    "type": "SERVICE_FEE",
                    "value": 5000,
                    "currencyId": "",
                    "description": "- Lệ phí nộp qua mạng: 5.000 đồng/lần.",
                },
                {"type": "SERVICE_FEE", "value": 0, "currencyId": "", "description": "Miễn"},
            ],
        },
        {
            "submissionMethod": "DIRECT",
            "processingTime": 3,
            "processingTimeUnit": "WORKING_DAY",
            "description": "",
            "fees": [{"type": "FEE", "value": 8000, "currencyId": "", "description": "/giấy"}],
        },
    ],
    "executionCases": [
        {
            "name": "* Giấy tờ phải nộp:",
            "profileComponents": [
                {
                    "name": "- Tờ khai nuôi mèo. Theo mẫu 02.",
                    "originalQty": 1,
                    "copyQty": 0,
                    "attachments": [{"id": "a", "fileName": "to-khai-02.doc"}],
                }
            ],
        }
    ],
    "executionSteps": [{"name": "", "description": "- Nộp tờ khai.\n- Nhận giấy sau 02 ngày."}],
    "resultsDetails": [{"name": "Giấy đăng ký nuôi mèo"}],
    "legalBasisesDetails": [{"name": "Luật Vật nuôi", "code": "60/2014/QH13"}],
    "requirementsAndConditions": "Không",
    "description": "",
    "keywords": "",
    "executingAgencies": "Ủy ban nhân dân phường",
    "cases": [
        {"code": "1.900001.01", "name": "Mèo con", "processingDay": {"qty": 9, "type": "DAY"}}
    ],
    "createdAt": 1775659978807,
    "isWard": True,
    "mucLa": {"ghiChu": "Điều chưa ai biết 77"},
}


def text_record(*changes: tuple[str, str]) -> Record:
    """The labelled record, read, after replacing each first text by the second."""
    text = TEXT
    for old, new in changes:
        assert old in text, f"{old!r} is not in the record"
        text = text.replace(old, new)
    return only(text.encode())


def api_record(**changes: object) -> Record:
    """The portal's record, read, with these keys changed."""
    return only(api_json(**changes))


def api_json(**changes: object) -> bytes:
    """The portal's record as the portal sends it."""
    data = copy.deepcopy(API) | changes
    return json.dumps({"code": "OK", "data": data}, ensure_ascii=False).encode()


def only(raw: bytes) -> Record:
    """The one record in `raw`, which must be a good one."""
    [found] = read_bytes(raw)
    assert isinstance(found, Record), found
    return found
