/* Two people have changed one file: what both have done, put together by key against what the file was
   when the first of them opened it. */
import { paired } from "./edit.js"
import { isGroup, same } from "./values.js"

/**
 * @typedef {import("./values.js").Value} Value
 * @typedef {(string | number)[]} Path
 * @typedef {{ path: Path, base: Value, mine: Value, theirs: Value }} Conflict
 * @typedef {(path: Path) => "mine" | "theirs"} Choose
 */

/**
 * What `mine` and `theirs` made of `base`, and where both changed one thing differently; there
 * `choose` says whose stays. A value that is not there is undefined.
 * @param {Value} base
 * @param {Value} mine
 * @param {Value} theirs
 * @param {Choose} [choose]
 */
export const merged = (base, mine, theirs, choose = () => "mine") => {
  /** @type {Conflict[]} */
  const conflicts = []

  /** @type {(path: Path, base: Value, mine: Value, theirs: Value) => Value} */
  const one = (path, old, own, other) => {
    if (same(own, other) || same(old, other)) return own
    if (same(old, own)) return other
    if (isGroup(own) && isGroup(other)) return group(path, isGroup(old) ? old : {}, own, other)
    if (Array.isArray(own) && Array.isArray(other))
      return list(path, Array.isArray(old) ? old : [], own, other)
    conflicts.push({ path, base: old, mine: own, theirs: other })
    return choose(path) === "mine" ? own : other
  }

  /** @type {(path: Path, base: Value, mine: Value, theirs: Value) => Value} */
  const group = (path, old, own, other) => {
    const keys = [...Object.keys(other)]
    let at = 0
    for (const key of Object.keys(own)) {
      const place = keys.indexOf(key)
      if (place < 0) keys.splice(at, 0, key)
      at = keys.indexOf(key) + 1
    }
    return Object.fromEntries(keys.map(key => [key, one([...path, key], old[key], own[key], other[key])])
      .filter(([, value]) => value !== undefined))
  }

  /** @type {(path: Path, base: Value[], mine: Value[], theirs: Value[]) => Value[]} */
  const list = (path, old, own, other) => {
    const mineOf = paired(old, own), theirsOf = paired(old, other)
    const moved = (/** @type {(number | undefined)[]} */ of) => {
      const kept = of.filter(index => index !== undefined)
      return kept.some((index, place) => place && Number(index) < Number(kept[place - 1]))
    }
    // The order is theirs, but where only mine has moved something.
    const turned = moved(mineOf) && !moved(theirsOf)
    const [first, firstOf] = turned ? [own, mineOf] : [other, theirsOf]
    const [second, secondOf] = turned ? [other, theirsOf] : [own, mineOf]
    /** @type {(index: number, lead: Value, follow: Value) => Value} */
    const both = (index, lead, follow) => {
      const [my, their] = turned ? [lead, follow] : [follow, lead]
      const kept = my === undefined ? their : my
      if (my !== undefined && their !== undefined) return one([...path, index], old[index], my, their)
      // One took it out: gone, unless the other has changed it.
      if (same(kept, old[index])) return undefined
      conflicts.push({ path: [...path, index], base: old[index], mine: my, theirs: their })
      return choose([...path, index]) === "mine" ? my : their
    }
    /** @type {{ of: Value, value: Value }[]} */
    const out = first.map((value, place) => {
      const index = firstOf[place]
      if (index === undefined) return { of: value, value }
      return { of: `#${index}`, value: both(index, value, second[secondOf.indexOf(index)]) }
    })
    second.forEach((value, place) => {
      const index = secondOf[place]
      if (index !== undefined && firstOf.includes(index)) return
      if (index === undefined && out.some(each => same(each.value, value))) return
      const made = index === undefined ? value : both(index, undefined, value)
      const before = place ? secondOf[place - 1] : undefined
      const after = place === 0 ? -1 : out.findIndex(each => before === undefined
        ? same(each.of, second[place - 1]) : each.of === `#${before}`)
      out.splice(place && after < 0 ? out.length : after + 1, 0, { of: index === undefined ? value : `#${index}`, value: made })
    })
    return out.map(each => each.value).filter(value => value !== undefined)
  }

  return { value: one([], base, mine, theirs), conflicts }
}
