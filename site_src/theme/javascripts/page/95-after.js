/* What a page can do without while it opens comes after it: when it has been drawn and the phone is
   idle. The style for paper comes then too. */
{
  const { after, print } = document.currentScript.dataset
  const idle = window.requestIdleCallback || (run => setTimeout(run, 500))
  const add = (tag, values) => document.head.append(Object.assign(document.createElement(tag), values))
  const rest = () => idle(() => {
    if (print) add("link", { rel: "stylesheet", media: "print", href: print })
    if (after) add("script", { src: after })
  })
  if (document.readyState === "complete") rest()
  else addEventListener("load", rest)
}
