/* What no entry can say alone. The check on GitHub knows more; these are the mistakes made most. */
import { description } from "./description.js"

/** @type {Record<string, (parts: Map<string, any>) => void>} */
export const RULES = {
  Time: parts => {
    const number = parts.get("value"), unit = parts.get("unit")
    const counts = unit.value && unit.value !== "same_day"
    if (counts && !number.value) number.tell("Có đơn vị thì cần cả số.")
    if (number.value && !counts) unit.tell("Có số thì chọn ngày, giờ hay tháng.")
  },
  Channel: parts => {
    if (parts.get("url").value && parts.get("via").value !== "online")
      parts.get("url").tell("Chỉ cách nộp trực tuyến mới có địa chỉ: xóa đi, hoặc đổi cách nộp.")
  },
  Procedure: parts => {
    const withdrawn = parts.get("status").value === "withdrawn"
    // A national record that nobody has rewritten says nothing in plain words.
    if (parts.get("status").value === "record" && !parts.get("summary").value) parts.get("summary").tell("")
    for (const key of ["withdrawn_on", "reason"]) {
      const part = parts.get(key)
      if (withdrawn && !part.value) part.tell("Thủ tục đã bãi bỏ thì phải điền.")
      if (!withdrawn && part.value) part.tell("Xóa đi, hoặc chọn tình trạng «Đã bãi bỏ».")
    }
    if (!withdrawn && parts.get("replaced_by").value?.length)
      parts.get("replaced_by").tell("Xóa đi, hoặc chọn tình trạng «Đã bãi bỏ».")
    for (const key of ["replaced_by", "related"]) {
      const unknown = (parts.get(key).value || []).find(
        (/** @type {string} */ each) => !description.procedures[each])
      if (unknown) parts.get(key).tell(`Không có thủ tục mang mã «${unknown}».`)
    }
  },
}
