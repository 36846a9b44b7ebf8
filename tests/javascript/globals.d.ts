/* Names that the scripts find where they run. */

/** From the page's inline script: keep a value as Material does. */
declare function __md_set(key: string, value: unknown): void

/** From the page's inline script: paint the page in the colours of this number. */
declare function mcPaint(index: number): unknown

/** The build puts Material's configuration in its place. */
declare const MATERIAL_CONFIG: object

/** The build puts the header's later part in its place. */
declare const LATER_HTML: string

interface Navigator {
  /** Not known to every browser. */
  readonly connection?: { readonly saveData?: boolean }
}
