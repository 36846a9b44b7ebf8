/* What one text of the form may be. */

/**
 * What is wrong with a text; empty where it is right.
 * @param {import("./description.js").Entry} entry
 * @param {string} text
 */
export const wrongIn = (entry, text) => {
  const { kind, hint = "", maxLength, pattern, ge = -Infinity, le = Infinity } = entry
  const length = [...text].length
  if (maxLength && length > maxLength) return `Dài ${length} ký tự, nhiều nhất ${maxLength}.`
  if (pattern && !new RegExp(pattern, "u").test(text))
    return text.includes("\n") ? "Phải viết trên một dòng." : `Chưa đúng dạng. ${hint}`.trim()
  if (kind === "whole" && !/^[0-9]{1,12}$/.test(text))
    return "Chỉ viết chữ số: không dấu chấm, không dấu phẩy, không chữ."
  if (kind === "decimal" && !(/^[0-9]{1,4}(\.[0-9]{1,2})?$/.test(text) && Number(text) > 0))
    return "Chỉ viết một số lớn hơn 0, như 3 hoặc 7.5; phần lẻ sau dấu chấm."
  if (Number(text) < ge || Number(text) > le) return `Từ ${ge} đến ${le}.`
  return ""
}
