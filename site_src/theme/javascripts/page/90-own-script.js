/* A page of its own kind brings a script of its own. */
{
  const { script } = page.dataset
  if (script) document.head.append(Object.assign(document.createElement("script"), { src: script }))
}
