/* What can wait until the page and all it asks for are there. */

/** @param {() => void} run */
export const onceLoaded = run => {
  if (document.readyState === "complete") run()
  else addEventListener("load", run)
}
