/* A renovation by hand-held: how the works stand in one tap, and a picture that tells nothing else. */
import { dayOf } from "../shared/words.js"
import { today } from "../shared/day.js"
import { description } from "./description.js"

/** @typedef {Record<string, any>} Data of a renovation */

const WORDS = { stopped: "Lập biên bản và buộc dừng", finished: "Đã làm xong, vỉa hè đã dọn" }
const LONGEST_SIDE = 1600
const QUALITY = 0.82

/** @type {(data: Data, act: Record<string, string>) => Data[]} */
const withAct = (data, act) => [...data.acts || [], act]

const yesterday = () => {
  const day = new Date()
  day.setDate(day.getDate() - 1)
  return day.toLocaleDateString("sv")
}

/**
 * The renovation after one tap; or what keeps it as it is, in words.
 * @type {Record<string, (data: Data) => Data | string>}
 */
export const TAPS = {
  stopped: data => standing(data, "stopped"),
  expired: data => {
    const { basis } = data
    if (basis?.kind !== "permit")
      return "Công trình này không có giấy phép để hết hạn. Quá ngày xong thì trang tự ghi «Quá hạn»."
    const extended = (data.acts || []).map((/** @type {any} */ act) => act.until)
    const until = [basis.expires_on, ...extended].filter(Boolean).sort().pop()
    if (basis.expires_on && until >= today())
      return `Giấy phép còn đến hết ngày ${dayOf(until)}. Qua ngày ấy trang tự ghi «Giấy phép hết hạn».`
    if (basis.expires_on) return `Giấy phép đã ghi hết hạn ngày ${dayOf(until)}: trang đã nói vậy.`
    return {
      ...data, basis: { ...basis, expires_on: yesterday() },
      acts: withAct(data, { on: today(), text: "Giấy phép đã hết hạn" }),
    }
  },
  finished: data => standing(data, "finished"),
}

/** @type {(data: Data, kind: "stopped" | "finished") => Data | string} */
const standing = (data, kind) => {
  const status = (description.after || {})[kind]
  if (data.status === status) return kind === "stopped" ? "Công trình đang bị đình chỉ rồi." : "Công trình đã ghi xong rồi."
  return { ...data, status, acts: withAct(data, { on: today(), text: WORDS[kind], kind }) }
}

/**
 * The picture drawn anew, upright and small: place, camera and time that it carried stay behind.
 * @param {Blob} photo
 * @returns {Promise<Blob>}
 */
export const cleaned = async photo => {
  const image = await createImageBitmap(photo, { imageOrientation: "from-image" })
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
  const canvas = document.createElement("canvas")
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  const drawing = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"))
  drawing.fillStyle = "#fff"
  drawing.fillRect(0, 0, canvas.width, canvas.height)
  drawing.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  return new Promise((resolve, reject) =>
    canvas.toBlob(blob => blob ? resolve(blob) : reject(new Error("no picture")), "image/jpeg", QUALITY))
}
