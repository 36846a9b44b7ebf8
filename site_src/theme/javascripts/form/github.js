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

export const STILL_HERE = "Bản của bạn vẫn còn ở đây."
export const BY_HAND = "chép hoặc tải tệp ở dưới rồi gửi bằng tay"
const PATIENCE_MS = 60000

const placeOf = (/** @type {string} */ file) => file.split("/").map(encodeURIComponent).join("/")

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
 * @param {boolean} writing whether a file was to be written
 */
const refusal = (answer, said, name, writing) => {
  const { status, headers } = answer
  const limited = status === 429 || status === 403
    && (headers.get("x-ratelimit-remaining") === "0" || headers.has("retry-after") || /rate limit/i.test(said))
  const overtaken = writing && (status === 409 || status === 422 && /\bsha\b/.test(said))
  const words = limited ? `GitHub bảo đợi vì đã hỏi quá nhiều: gửi lại ${whenAgain(answer)}.`
    : overtaken ? "Có người vừa ghi vào tệp này. Bấm «Xem và gửi» lần nữa: trang sẽ ghép lại."
    : status === 401 ? "GitHub không nhận mã này: chép thiếu, hoặc mã đã hết hạn. Tạo mã mới rồi dán lại."
    : status === 403 && (headers.has("x-github-sso") || /SAML|SSO/.test(said)) ? `Tổ chức giữ kho ${name} chưa cho mã này vào: trên GitHub, ở trang các mã của bạn, bấm «Configure SSO» cạnh mã rồi gửi lại.`
    : status === 403 && /forbids/.test(said) ? `Tổ chức giữ kho ${name} không nhận loại mã này. Tạo mã fine-grained, hạn ngắn hơn, rồi dán lại.`
    : status === 403 && /archived/.test(said) ? `Kho ${name} đã cất, không ghi được nữa. Hỏi người giữ kho.`
    : status === 403 ? `Mã này không được ghi vào kho ${name}. Tạo mã có quyền Read and write ở Contents và Pull requests.`
    : status === 404 ? `GitHub không thấy kho ${name} bằng mã này. Khi tạo mã, chọn đúng kho ấy.`
    : status === 422 ? `GitHub không nhận đề nghị này (${said || "không nói vì sao"}). Bấm «Xem và gửi» lần nữa; vẫn thế thì ${BY_HAND}.`
    : status >= 500 ? "GitHub đang trục trặc. Đợi vài phút rồi gửi lại."
    : `GitHub trả lời lạ (${status}). Bấm lại; vẫn thế thì ${BY_HAND}.`
  return new Refusal(`${words} ${STILL_HERE}`, overtaken ? 409 : status)
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
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
    /** @type {Response} */
    let answer
    /** @type {string} */
    let text
    try {
      answer = await fetch(`${api}/repos/${name}${path}`, {
        method, body: body && JSON.stringify(body), signal: patience.signal,
        headers: { Accept: "application/vnd.github+json", Authorization: `Bearer ${token}`, "X-GitHub-Api-Version": "2022-11-28" },
        credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", redirect: "manual",
      })
      text = await answer.text()
    } catch {
      throw new Refusal(`${patience.signal.aborted ? "Một phút rồi GitHub chưa trả lời: mạng đang yếu."
        : "Mất mạng, GitHub chưa trả lời; hoặc Wi-Fi này đòi đăng nhập trước."} Có mạng rồi bấm gửi lại. ${STILL_HERE}`)
    } finally { clearTimeout(timer) }
    if (answer.type === "opaqueredirect" || answer.status === 301)
      throw new Refusal(`Kho ${name} đã đổi tên hoặc dời chỗ. Nhờ người giữ kho sửa «repository» trong ward.yml. ${STILL_HERE}`)
    /** @type {any} */
    let said
    try { said = JSON.parse(text) } catch {
      if (answer.ok) throw new Refusal(`Có máy khác trả lời thay GitHub: thường là Wi-Fi đòi đăng nhập. Đăng nhập Wi-Fi hoặc dùng mạng di động, rồi bấm gửi lại. ${STILL_HERE}`)
    }
    if (!answer.ok) throw refusal(answer, said?.errors?.[0]?.message || said?.message || "", name, method === "PUT")
    return said
  }
  return {
    ask,
    async read(file, ref = "main") {
      try {
        const { content, encoding, sha } = await ask("GET", `/contents/${placeOf(file)}?ref=${encodeURIComponent(ref)}`)
        // Of a file of more than 1 MB GitHub gives no text here, and to write it anew would empty it.
        if (encoding !== "base64") throw new Refusal(`GitHub không đưa hết tệp ${file}: tệp quá lớn. Để gửi, ${BY_HAND}. ${STILL_HERE}`)
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
 * same branch, also with other bytes, for main may have moved: nothing is proposed twice.
 * @param {Repository} repository
 * @param {string} owner
 * @param {string} branch
 * @param {string} title
 * @param {string} told
 * @param {Written[]} files
 */
export const propose = async ({ ask }, owner, branch, title, told, files) => {
  const main = await passes(ask("GET", "/git/ref/heads/main"), 404)
  if (!main) throw new Refusal(`Kho này không có nhánh main. Nhờ người giữ kho xem lại. ${STILL_HERE}`)
  const { sha } = main.object, at = `/git/refs/heads/${branch}`
  const openOne = async () => (await ask("GET", `/pulls?state=open&head=${encodeURIComponent(`${owner}:${branch}`)}`))[0]
  let left = files.map(each => ({ ...each, content: base64(each.bytes), place: `/contents/${placeOf(each.file)}` }))
  let pull
  if (!await passes(ask("POST", "/git/refs", { ref: `refs/heads/${branch}`, sha }), 422)) {
    await ask("GET", `/git/ref/heads/${branch}`) // it is there, or GitHub has refused the name
    pull = await openOne()
    const begun = []
    for (const each of left) {
      const there = await passes(ask("GET", `${each.place}?ref=${encodeURIComponent(branch)}`), 404)
      if (there?.content.replace(/\s/g, "") !== each.content) begun.push({ ...each, there: there?.sha })
    }
    // Nobody has seen a branch without a proposal: where it is not as main is now, it begins anew.
    const anew = !pull && begun.some(each => each.there !== each.sha)
    if (anew) await ask("PATCH", at, { sha, force: true })
    else left = begun.map(({ there, ...each }) => ({ ...each, sha: there }))
  }
  for (const { place, content, sha: old } of left)
    await ask("PUT", place, { message: title, content, branch, ...old ? { sha: old } : {} })
  pull ||= await passes(ask("POST", "/pulls", { title, head: branch, base: "main", body: told }), 422) || await openOne()
  if (!pull) throw new Refusal(`GitHub không nhận đề nghị này. Bấm «Xem và gửi» lần nữa; vẫn thế thì ${BY_HAND}. ${STILL_HERE}`, 422)
  return String(pull.html_url)
}

/**
 * Where a file is that main no longer has at this place, and who took it away; neither where GitHub
 * knows of no such change.
 * @param {Repository} repository
 * @param {string} file
 * @returns {Promise<{ file?: string, who?: string, on?: string }>}
 */
export const whereNow = async ({ ask }, file) => {
  const [last] = await ask("GET", `/commits?sha=main&per_page=1&path=${encodeURIComponent(file)}`)
  if (!last) return {}
  const { files, commit } = await ask("GET", `/commits/${last.sha}`)
  const renamed = files?.find((/** @type {any} */ each) => each.previous_filename === file)
  return { file: renamed?.filename, who: commit.author?.name, on: commit.author?.date?.slice(0, 10) }
}
