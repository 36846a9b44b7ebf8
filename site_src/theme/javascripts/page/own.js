/* What comes after the page's script: the build puts the addresses here, and no page has to carry them. */
import { root } from "../shared/root.js"

const { afterLoad, afterLoadStyle, onSearch: [first, ...others], onSearchStyle } = LATER_FILES

/** Browsers refuse workers from a folder: in the offline copy the search runs on the page itself. */
const inFolder = location.protocol === "file:"
  ? ["search/engine.js", "search/index.js", "search/offline.js"] : []

export const own = {
  afterLoad: root + afterLoad,
  afterLoadStyle: root + afterLoadStyle,
  onSearch: [first, ...inFolder, ...others].map(file => root + file),
  onSearchStyle: root + onSearchStyle,
}
