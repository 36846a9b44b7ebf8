/* The code that only paper shows is fetched when the page has been drawn. */
if ((navigator.onLine || location.protocol === "file:") && !document.documentElement.dataset.kept)
  for (const image of $$("img[data-src]")) image.src = image.dataset.src
