/* Names that the scripts find where they run. */

/** From the page's inline script: the site's root, below which Material keeps its values. */
declare const __md_scope: URL

/** From the page's inline script: paint the page in the colours of this number. */
declare function mcPaint(index: number): void

/** The build puts Material's configuration in its place. */
declare const MATERIAL_CONFIG: object

/** The build puts the header's later part in its place. */
declare const LATER_HTML: string

/** The build puts the parts in its place that the page's script brings, and where they go. */
declare const PARTS_HTML: [place: string, html: string][]

/** The build puts the addresses, from the site's root, of all that comes later in its place. */
declare const LATER_FILES: { afterLoad: string, afterLoadStyle: string, onSearch: string[], onSearchStyle: string }

interface Navigator {
  /** Not known to every browser. */
  readonly connection?: { readonly saveData?: boolean }
}
