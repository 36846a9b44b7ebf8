/* Changing a file where its data changed, and nowhere else: comments, order and quotes stay. */
const readYaml = text => {
  const read = YAML.parseDocument(text, { schema: "failsafe" })
  if (read.errors.length || !YAML.isMap(read.contents)) throw new SyntaxError("not a procedure")
  return read
}
const same = (one, other) => {
  if (one === other) return true
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length
    && one.every((value, index) => same(value, other[index]))
  if (!isGroup(one) || !isGroup(other)) return false
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every(key => same(one[key], other[key]))
}

/* `text` with `next` as its data. */
const edited = (text, next) => {
  const read = readYaml(text)
  const end = text.includes("\r\n") ? "\r\n" : "\n"
  const lines = some => some.join(end)
  const lineStart = at => text.lastIndexOf("\n", at - 1) + 1
  const lineEnd = at => {
    if (text[at - 1] === "\n") return at
    const found = text.indexOf("\n", at)
    return found < 0 ? text.length : found + 1
  }
  const lastOf = node => {
    if (!YAML.isScalar(node) && !node.flow && node.items.length) {
      const last = node.items[node.items.length - 1]
      return lastOf(last.key ? last.value || last.key : last)
    }
    return node.range[1]
  }
  const data = node => node.toJS(read)
  const closed = chunk => chunk.endsWith("\n") ? chunk : chunk + end
  // An edit is [from, to, text]; it keeps the line break that stood at its end.
  const edit = (edits, from, to, words) =>
    edits.push([from, to, text[to - 1] === "\n" && to > from && words ? closed(words) : words])
  const applied = (edits, from, to) => {
    let out = "", at = from
    for (const [start, stop, words] of [...edits].sort((one, other) => one[0] - other[0])) {
      out += text.slice(at, start) + words
      at = stop
    }
    return out + text.slice(at, to)
  }

  /* Put the edits that give `node` its new value into `edits`. Says false, and leaves `edits`, where
     the whole pair or item around it has to be written anew. */
  const change = (node, value, key, flow, edits) => {
    if (same(data(node), value)) return true
    if (YAML.isScalar(node) && isText(value)) {
      edit(edits, node.range[0], node.range[1], scalar(value, key, flow))
      return true
    }
    const own = []
    const inside = YAML.isMap(node) && isGroup(value) ? node.flow ? changeFlow : changeGroup
      : YAML.isSeq(node) && !node.flow && Array.isArray(value) && value.length ? changeList : () => false
    if (!inside(node, value, own)) return false
    edits.push(...own)
    return true
  }
  const changeFlow = (group, value, edits) => {
    const keys = group.items.map(pair => pair.key.value)
    return keys.length === Object.keys(value).length && keys.every(key => key in value)
      && group.items.every(pair => change(pair.value, value[pair.key.value], pair.key.value, true, edits))
  }
  const changeGroup = (group, value, edits) => {
    const pairs = new Map(group.items.map(pair => [pair.key.value, pair]))
    const first = group.items[0].key.range[0]
    const indent = first - lineStart(first)
    for (const [key, pair] of pairs) {
      const from = pair.key.range[0], to = lastOf(pair.value || pair.key)
      if (key in value) {
        if (!change(pair.value, value[key], key, false, edits))
          edit(edits, from, to, lines(groupLines({ [key]: value[key] }, indent)).trimStart())
      } else if (text.slice(lineStart(from), from).trim()) return false
      else edits.push([lineStart(from), lineEnd(to), ""])
    }
    let before = group.items[0]
    for (const key of Object.keys(value)) {
      if (pairs.has(key)) { before = pairs.get(key); continue }
      const at = lineEnd(lastOf(before.value || before.key))
      const added = closed(lines(groupLines({ [key]: value[key] }, indent)))
      edits.push([at, at, text[at - 1] === "\n" ? added : end + added])
    }
    return true
  }
  const changeList = (list, value, edits) => {
    const leads = list.items.map(item => text.slice(lineStart(item.range[0]), item.range[0]))
    if (!leads.every(lead => /^ *- +$/.test(lead))) return false
    const dash = leads[0].indexOf("-")
    const ends = list.items.map(item => lineEnd(lastOf(item)))
    const starts = [lineStart(list.items[0].range[0]), ...ends.slice(0, -1)]
    const olds = paired(list.items.map(data), value)
    const chunks = value.map((item, index) => {
      const fresh = closed(lines(listLines([item], dash)))
      const old = olds[index]
      if (old === undefined) return fresh
      const node = list.items[old], own = []
      if (change(node, item, "", false, own)) return applied(own, starts[old], ends[old])
      return text.slice(starts[old], lineStart(node.range[0])) + fresh
    })
    const last = chunks.pop()
    const whole = chunks.map(closed).join("") + (ends.at(-1) === text.length ? last : closed(last))
    edits.push([starts[0], ends.at(-1), whole])
    return true
  }

  const edits = []
  change(read.contents, next, "", false, edits)
  const out = applied(edits, 0, text.length)
  return same(readYaml(out).toJS(), next) ? out : written(next, `${next.title} — sửa tệp này khi quy định thay đổi`)
}

/* For each new item, the index of the old one that it was; nothing for an item that is new. Equal
   ones first; then, in their order, those that have the same name, or all where as many are left. */
const paired = (olds, news) => {
  const free = new Set(olds.keys())
  const found = news.map(() => undefined)
  const match = fits => news.forEach((item, index) => {
    if (found[index] !== undefined) return
    const old = [...free].find(each => fits(olds[each], item, each, index))
    if (old !== undefined) { found[index] = old; free.delete(old) }
  })
  const named = item => isGroup(item) ? Object.values(item)[0] : item
  match((old, item, at, index) => at === index && same(old, item))
  match((old, item) => same(old, item))
  if (free.size === found.filter(old => old === undefined).length) match(() => true)
  else match((old, item) => same(named(old), named(item)))
  return found
}
