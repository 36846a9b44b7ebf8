/* Styles that suppose scripts start here. */
page.classList.add("mc-ready")
