/* Speaking with GitHub. The token is given with each call and kept nowhere. */

/** What GitHub answers that stops us, in a sentence for staff. */
export class Refusal extends Error {
  /**
   * @param {string} words
   * @param {number} [status] nothing where no answer came
   */
  constructor(words, status) {
    super(words)
    this.status = status
  }
}

/**
 * @typedef {object} Repository
 * @property {(method: string, path: string, body?: object) => Promise<any>} ask
 * @property {(file: string, ref?: string) => Promise<{ text: string, sha: string } | undefined>} read nothing
 *   where there is no such file
 */

/** @param {Uint8Array} bytes */
export const base64 = bytes => {
  let text = ""
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
/** @param {string} text */
const fromBase64 = text => new TextDecoder("utf-8", { ignoreBOM: true })
  .decode(Uint8Array.from(atob(text.replace(/\s/g, "")), letter => letter.charCodeAt(0)))

const STILL_HERE = "Bản của bạn vẫn còn ở đây."

/** @param {Response} answer */
const whenAgain = answer => {
  const after = Number(answer.headers.get("retry-after")), reset = Number(answer.headers.get("x-ratelimit-reset"))
  const at = after ? new Date(Date.now() + after * 1000) : reset ? new Date(reset * 1000) : undefined
  return at ? `sau ${at.toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" })}` : "sau ít phút"
}

/**
 * @param {Response} answer
 * @param {string} said GitHub's own words
 * @param {string} name the repository's
 */
const refusal = (answer, said, name) => {
  const { status } = answer
  const limited = status === 429 || status === 403
    && (answer.headers.get("x-ratelimit-remaining") === "0" || answer.headers.has("retry-after") || /rate limit/i.test(said))
  const words = limited ? `GitHub bảo đợi vì đã hỏi quá nhiều: gửi lại ${whenAgain(answer)}.`
    : status === 401 ? "GitHub không nhận mã này: chép thiếu, hoặc mã đã hết hạn. Tạo mã mới rồi dán lại."
    : status === 403 ? `Mã này không được ghi vào kho ${name}. Tạo mã có quyền Read and write ở Contents và Pull requests.`
    : status === 404 ? `GitHub không thấy kho ${name} bằng mã này. Khi tạo mã, chọn đúng kho ấy.`
    : status === 409 ? "Có người vừa ghi vào tệp này. Bấm «Xem và gửi» lần nữa: trang sẽ ghép lại."
    : status === 422 ? `GitHub không nhận đề nghị này (${said || "không nói vì sao"}). Bấm «Xem và gửi» lần nữa.`
    : status >= 500 ? "GitHub đang trục trặc. Đợi vài phút rồi gửi lại."
    : `GitHub trả lời lạ (${status}). Chép hoặc tải tệp rồi gửi bằng tay.`
  return new Refusal(`${words} ${STILL_HERE}`, status)
}

/**
 * @param {string} api
 * @param {string} name `owner/name`
 * @param {string} token
 * @returns {Repository}
 */
export const repositoryAt = (api, name, token) => {
  /** @type {Repository["ask"]} */
  const ask = async (method, path, body) => {
    /** @type {Response} */
    let answer
    /** @type {any} */
    let said
    try {
      answer = await fetch(`${api}/repos/${name}${path}`, {
        method, body: body && JSON.stringify(body),
        headers: { Accept: "application/vnd.github+json", Authorization: `Bearer ${token}`, "X-GitHub-Api-Version": "2022-11-28" },
        credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", redirect: "error",
      })
      const text = await answer.text()
      try { said = JSON.parse(text) } catch { if (answer.ok) throw new Error("cut") }
    } catch {
      throw new Refusal(`Mất mạng, GitHub chưa trả lời. Có mạng rồi bấm gửi lại. ${STILL_HERE}`)
    }
    if (!answer.ok) throw refusal(answer, said?.errors?.[0]?.message || said?.message || "", name)
    return said
  }
  const place = (/** @type {string} */ file) => file.split("/").map(encodeURIComponent).join("/")
  return {
    ask,
    async read(file, ref = "main") {
      try {
        const { content, encoding, sha } = await ask("GET", `/contents/${place(file)}?ref=${encodeURIComponent(ref)}`)
        // Of a file of more than 1 MB GitHub gives no text here, and to write it anew would empty it.
        if (encoding !== "base64") throw new Refusal(`GitHub không đưa hết tệp ${file}: tệp quá lớn. Chép hoặc tải tệp rồi gửi bằng tay. ${STILL_HERE}`)
        return { text: fromBase64(content), sha }
      } catch (error) {
        if (error instanceof Refusal && error.status === 404) return undefined
        throw error
      }
    },
  }
}

/**
 * @typedef {object} Written a file to be put into the proposal
 * @property {string} file
 * @property {Uint8Array} bytes
 * @property {string} [sha] of what it takes the place of
 */

const passes = async (/** @type {Promise<any>} */ asked, /** @type {number} */ status) => {
  try { return await asked } catch (error) {
    if (error instanceof Refusal && error.status === status) return undefined
    throw error
  }
}

/**
 * Open a pull request with these files; its address. A call that was cut can be made again with the
 * same branch: what is there already is not made twice.
 * @param {Repository} repository
 * @param {string} owner
 * @param {string} branch
 * @param {string} title
 * @param {string} told
 * @param {Written[]} files
 */
export const propose = async ({ ask }, owner, branch, title, told, files) => {
  const { object } = await ask("GET", "/git/ref/heads/main")
  const made = await passes(ask("POST", "/git/refs", { ref: `refs/heads/${branch}`, sha: object.sha }), 422)
  if (!made) await ask("GET", `/git/ref/heads/${branch}`) // it is there, or GitHub has refused the name
  for (const { file, bytes, sha } of files) {
    const place = `/contents/${file.split("/").map(encodeURIComponent).join("/")}`
    const content = base64(bytes)
    if (!made) {
      const there = await passes(ask("GET", `${place}?ref=${encodeURIComponent(branch)}`), 404)
      if (there && there.content.replace(/\s/g, "") === content) continue
    }
    await ask("PUT", place, { message: title, content, branch, ...sha ? { sha } : {} })
  }
  const opened = await passes(ask("POST", "/pulls", { title, head: branch, base: "main", body: told }), 422)
  if (opened) return String(opened.html_url)
  const [found] = await ask("GET", `/pulls?state=open&head=${encodeURIComponent(`${owner}:${branch}`)}`)
  if (!found) throw new Refusal(`GitHub không nhận đề nghị này. Bấm «Xem và gửi» lần nữa. ${STILL_HERE}`, 422)
  return String(found.html_url)
}
