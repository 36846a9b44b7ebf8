/* What stood in a file before the last proposal that changed it. */
import { bare } from "./base.js"
import { Refusal } from "./github.js"

const STAYS = "Không dùng nữa thì chọn «Đã bãi bỏ» (công trình: «Xong») rồi gửi."

/**
 * The file before its last change on main: before the proposal by which it came, or before the commit
 * alone where there was none. Throws a Refusal where nothing can be put back.
 * @param {import("./github.js").Repository} repository
 * @param {string} file
 */
export const beforeLast = async ({ ask, read }, file) => {
  const [last] = await ask("GET", `/commits?sha=main&per_page=1&path=${encodeURIComponent(file)}`)
  if (!last) throw new Refusal("GitHub chưa ghi lần sửa nào của tệp này.")
  const pulls = await ask("GET", `/commits/${last.sha}/pulls`)
  const taken = pulls.find((/** @type {any} */ pull) => pull.merged_at && pull.base.ref === "main" && pull.merge_commit_sha)
  const { parents } = taken && taken.merge_commit_sha !== last.sha ? await ask("GET", `/commits/${taken.merge_commit_sha}`) : last
  const before = parents[0] && await read(file, parents[0].sha)
  if (!before) throw new Refusal(`Lần ấy là lúc tệp này được thêm vào: không có bản trước. ${STAYS}`)
  return bare(before.text)
}

/**
 * Throw a Refusal where `before` would take a page from a code that is issued.
 * @param {Record<string, any>} before
 * @param {string[]} codes
 */
export const keepIssued = (before, codes) => {
  if (before.status === "draft" && codes.includes(before.code))
    throw new Refusal(`Bản trước là bản nháp, mà mã ${before.code} đã cấp: thẻ có thể đã in, nên trang phải còn. ${STAYS}`)
}
