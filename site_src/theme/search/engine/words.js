/* Words that say little, and words that say which step is meant. */
import { bare, foldForSearch, spell, split } from "./letters.js"

/** Words that carry little: they may be missing without harm. */
const LIGHT_WORDS = split(
  "có cần không phải bị cho của là và ở tại thì mà được ai gì nào sao làm muốn tôi em mình với để "
  + "khi thế hay bao nhiêu lâu như đi ra xin giấy thủ tục đăng ký cấp lại mất hồ sơ cách một các "
  + "mới hôm qua ngày tuần tháng năm ngoái vừa rồi đã đang sắp trước "
  + "how to do i get a an the of for my in on at is where what can need want from with and or")
export const LIGHT = new Set(LIGHT_WORDS.map(foldForSearch))
const LIGHT_SPELLED = new Set(LIGHT_WORDS.map(spell))

/**
 * Whether a typed word is light; «lái» is not, though «lại» is.
 * @param {import("./letters.js").Form} word
 */
export const isLight = word => word.keys.some(key => LIGHT.has(key))
  && (bare(word.spelled) || LIGHT_SPELLED.has(word.spelled))
/** Words of second steps (cấp lại, gia hạn, điều chỉnh, sửa, đổi, xóa, chấm dứt, tạm ngừng…) and of what
    few need (nước ngoài, chưa đủ…): who does not name one means the first step, as most people do. */
export const SECOND = new Set(split("lại hạn chỉnh sửa đổi xóa hủy dứt ngừng thôi hồi ngoài chưa"))
