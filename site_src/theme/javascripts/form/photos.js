/* Pictures of a renovation: each drawn anew here, before it leaves the phone. */
import { $ } from "../shared/dom.js"
import { refill } from "../shared/refill.js"
import { download } from "./result.js"
import { cleaned } from "./works.js"

/** @typedef {{ name: string, title: string, base64: string }} Photo */

const photoBox = $(".mc-photos")
const MOST = 6

/** @type {Photo[]} */
let photos = []

let drawing = Promise.resolve()

/** Waits for the pictures that are being drawn anew. */
export const photosDrawn = () => drawing

export const photosNow = () => photos

/** @param {Photo} photo */
export const bytesOfPhoto = photo => Uint8Array.from(atob(photo.base64), letter => letter.charCodeAt(0))

/** @param {Blob} blob */
const base64Of = blob => new Promise(resolve => {
  const reader = new FileReader()
  reader.onload = () => resolve(String(reader.result).replace(/^.*,/, ""))
  reader.readAsDataURL(blob)
})

const showPhotos = () => {
  refill($("ul", photoBox), photos.map(photo => {
    const item = document.createElement("li"), image = document.createElement("img"), button = document.createElement("button")
    image.src = `data:image/jpeg;base64,${photo.base64}`
    image.alt = photo.title
    button.type = "button"
    button.className = "b"
    button.textContent = `Tải ${photo.name}`
    button.onclick = () => download(photo.name, bytesOfPhoto(photo))
    item.append(image, button)
    return item
  }))
}

/** @type {(code: string, taken: string[]) => string} */
const freeName = (code, taken) => {
  let number = 1
  while (taken.includes(`${code.toLowerCase()}-${number}.jpg`)) number += 1
  return `${code.toLowerCase()}-${number}.jpg`
}

/**
 * `data` and its pictures, of which none has the name of one that somebody else has added meanwhile.
 * @param {Record<string, any>} data
 * @param {Record<string, any>} base what the file held when the form began
 * @param {Record<string, any>} theirs what it holds now
 * @param {{ file: string, bytes: Uint8Array }[]} pictures
 */
export const withFreeNames = (data, base, theirs, pictures) => {
  /** @type {(one: Record<string, any>) => string[]} */
  const named = one => (one.attachments || []).map((/** @type {{ file: string }} */ each) => each.file)
  const added = named(theirs).filter(name => !named(base).includes(name))
  const taken = [...named(theirs), ...named(data)]
  /** @type {Map<string, string>} */
  const files = new Map()
  for (const { file } of pictures) {
    const name = file.replace(/^.*\//, "")
    if (!added.includes(name)) continue
    files.set(name, freeName(data.code, taken))
    taken.push(/** @type {string} */ (files.get(name)))
  }
  if (!files.size) return { data, others: pictures }
  const free = (/** @type {string} */ name) => files.get(name) || name
  const attachments = data.attachments.map((/** @type {any} */ each) => ({ ...each, file: free(each.file) }))
  const others = pictures.map(({ file, bytes }) => ({ file: file.replace(/[^/]*$/, free), bytes }))
  return { data: { ...data, attachments }, others }
}

/**
 * Take pictures for a renovation; `add` puts each into the form.
 * @param {Photo[]} initial
 * @param {string[]} taken names that the renovation has already
 * @param {string} code
 * @param {(photo: Photo) => void} add
 */
export const takePhotos = (initial, taken, code, add) => {
  photos = [...initial]
  if (!photoBox) return
  photoBox.hidden = false
  showPhotos()
  const tell = (/** @type {string} */ words) => { $("[role=status]", photoBox).textContent = words }
  tell("")
  const take = async (/** @type {HTMLInputElement} */ input) => {
    for (const file of [...input.files || []]) {
      if (photos.length >= MOST) { tell(`Nhiều nhất ${MOST} ảnh một lần.`); break }
      try {
        const base64 = await base64Of(await cleaned(file))
        const photo = { name: freeName(code, [...taken, ...photos.map(each => each.name)]), title: "Hiện trạng", base64 }
        photos.push(photo)
        add(photo)
        tell("Ảnh đã được vẽ lại, bỏ nơi chụp, giờ chụp, tên máy. Xem lại: không có mặt người, biển số, chữ ký, giấy tờ của ai.")
      } catch { tell(`Không đọc được ảnh ${file.name}. Chọn ảnh JPG, PNG hoặc WebP.`) }
    }
    input.value = ""
    showPhotos()
  }
  $("input", photoBox).onchange = event => { drawing = take(/** @type {HTMLInputElement} */ (event.target)) }
}

export const hidePhotos = () => { photos = []; if (photoBox) photoBox.hidden = true }
