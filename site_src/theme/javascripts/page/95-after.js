/* What a page can do without while it opens comes after it: when it has been drawn and the phone is
   idle. The style comes first, for what the script adds and for paper. */
{
  const { after, afterStyle } = document.currentScript.dataset
  const idle = window.requestIdleCallback || (run => setTimeout(run, 500))
  const add = (tag, values) => document.head.append(Object.assign(document.createElement(tag), values))
  const script = () => add("script", { src: after })
  const rest = () => idle(() =>
    add("link", { rel: "stylesheet", href: afterStyle, onload: script, onerror: script }))
  if (!after) { /* a frame drawn by another generator */ }
  else if (document.readyState === "complete") rest()
  else addEventListener("load", rest)
}
