/* YAML as the guide's files are written; the twin of generator/library/writer.py. */
const WIDTH = 88
const ONE_LINE_LISTS = new Set(["audience", "for", "related", "replaced_by", "unconfirmed", "national_names"])
const BLOCK_GROUPS = new Set(["source"])
const isText = value => typeof value === "string"
const isGroup = value => Boolean(value) && typeof value === "object" && !Array.isArray(value)
const isEmpty = value => value === undefined || value === null || value === ""
  || (Array.isArray(value) && !value.length) || (isGroup(value) && !Object.keys(value).length)

const scalar = (text, key = "", flow = false) => {
  const numeric = key !== "value" && /^[\d.,:_+-]+$/.test(text) && !/^(\d+|\d{4}-\d{2}-\d{2})$/.test(text)
  const safe = /^[\p{L}\p{N}]/u.test(text)
    && !/:(\s|$)|\s#|\s$|[\n\t]/.test(text)
    && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text)
    && !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(text)
    && !numeric
    && !(flow && /[,[\]{}:?]/.test(text))
  if (safe || text === "true" || text === "false") return text
  return `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`
}

const flowList = values =>
  `[${values.map(value => isText(value) ? scalar(value, "", true) : flowGroup(value)).join(", ")}]`
const flowValue = (value, key) => isText(value) ? scalar(value, key, true)
  : Array.isArray(value) ? flowList(value) : flowGroup(value)
const flowGroup = group =>
  `{${Object.entries(group).map(([key, value]) => `${key}: ${flowValue(value, key)}`).join(", ")}}`

/* `value` on one line where the files' style writes it so; empty where it does not. */
const onOneLine = (value, key) => isGroup(value)
  ? !BLOCK_GROUPS.has(key) && Object.values(value).every(isText) ? flowGroup(value) : ""
  : value.every(isText) && ONE_LINE_LISTS.has(key) ? flowList(value) : ""

const groupLines = (group, indent) => {
  const pad = " ".repeat(indent)
  return Object.entries(group).filter(([, value]) => !isEmpty(value)).flatMap(([key, value]) => {
    if (isText(value)) return [`${pad}${key}: ${scalar(value, key)}`]
    const short = onOneLine(value, key)
    if (short && indent + key.length + short.length + 2 <= WIDTH) return [`${pad}${key}: ${short}`]
    return [`${pad}${key}:`, ...(isGroup(value) ? groupLines : listLines)(value, indent + 2)]
  })
}

const listLines = (values, indent) => {
  const pad = " ".repeat(indent)
  return values.flatMap(value => {
    if (isText(value)) return [`${pad}- ${scalar(value)}`]
    const short = onOneLine(value, "")
    if (short && indent + short.length + 2 <= WIDTH) return [`${pad}- ${short}`]
    const [first, ...rest] = groupLines(value, indent + 2)
    return [`${pad}- ${first.trimStart()}`, ...rest]
  })
}

/* A whole new file. */
const written = (data, comment) => [`# ${comment}`, ...groupLines(data, 0)].join("\n") + "\n"
