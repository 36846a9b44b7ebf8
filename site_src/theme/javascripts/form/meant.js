/* What people write, as the file has it: «Sáng 7h30 - 11h30, chiều 13h–17h» is «7:30-11:30 13:00-17:00». */

/** @type {Record<string, (text: string) => string>} */
export const MEANT = {
  hours: text => text.toLowerCase()
    .replace(/sáng|chiều|tối|từ|và|[,;/&()]/g, " ")
    .replace(/\s*(?:-|–|—|đến|tới)\s*/g, "-")
    .replace(/(\d)\s*(?:giờ|h|g)\s*(\d\d)?(?!\d)/g, (_, hour, minute = "00") => `${hour}:${minute}`)
    .replace(/(\d)\.(?=\d\d(?!\d))/g, "$1:")
    .replace(/(^|\D):/g, "$1 ")
    .split(/\s+/).filter(Boolean).join(" "),
  decimal: text => text.replace(/^(\d+),(?=\d+$)/, "$1."),
  phone: text => text.replace(/[.()-]/g, " ").replace(/ +/g, " ").trim(),
}
