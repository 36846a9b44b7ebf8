/* What the header keeps for the search, and a page that is only read does without. */
{
  const root = new URL("../", document.currentScript.src).href
  const file = location.protocol === "file:" ? "index.html" : ""
  const html = LATER_HTML.replace(/ROOT\/([^"]*)/g, (_, path) => root + path + file)
  $(".md-header__inner").insertAdjacentHTML("beforeend", html)
}
