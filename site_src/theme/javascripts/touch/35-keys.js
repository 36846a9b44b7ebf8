/* Material closes the search at Tab and sends every other key to the box: the buttons and links in the
   panel could not be reached, nor pressed. */
{
  $(".md-search")?.addEventListener("keydown", event => {
    const pressed = event.target.closest("button, .mc-nothing a, .mc-close")
    if (event.key === "Tab" || pressed && [" ", "Enter"].includes(event.key)) event.stopPropagation()
  })
}
