/* What the page can do beyond showing: every fact is there without this file. */
(() => {
  "use strict"
  const $ = (selector, root = document) => root.querySelector(selector)
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]
  const page = $(".mc-page")
  if (!page) return
  const code = page.dataset.code
  page.classList.add("mc-ready")

  // A private window may refuse storage; the page works all the same.
  const remember = (key, value) => {
    try { localStorage.setItem(key, JSON.stringify(value)) } catch { /* refused */ }
  }
  const forget = key => { try { localStorage.removeItem(key) } catch { /* refused */ } }
  const recall = key => { try { return JSON.parse(localStorage.getItem(key)) } catch { return null } }

  // Labels that open the menu and the search answer the space bar too; Enter is Material's.
  for (const label of $$("label[role=button]"))
    label.addEventListener("keydown", event => {
      if (event.key !== " ") return
      event.preventDefault()
      label.click()
    })

  // What is closed is out of reach of the keyboard; what opens takes the focus and gives it back.
  for (const [toggle, opener, first] of [
    [$("#__drawer"), $(".mc-menu"), $(".md-nav--primary .md-nav__link[href]")],
    [$("#__search"), $(".mc-find"), $(".md-search__input")],
  ]) {
    toggle?.addEventListener("change", () => (toggle.checked ? first : opener)?.focus())
    addEventListener("keydown", event => {
      if (event.key !== "Escape" || !toggle?.checked) return
      toggle.checked = false
      setTimeout(() => opener?.focus())
    })
  }

  // Material listens to keys only: pasted, spoken and autocorrected text must search too.
  const query = $(".md-search__input")
  query?.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")))
  $(".mc-search")?.addEventListener("click", () => setTimeout(() => query?.focus(), 50))

  // The results: told to screen readers, filtered by field, and never an empty page.
  const list = $(".md-search-result__list")
  if (list) {
    const meta = $(".md-search-result__meta"), nothing = $(".mc-nothing")
    meta.setAttribute("role", "status")
    const chips = document.createElement("div")
    chips.className = "mc-chips"
    meta.after(chips)
    list.parentElement.after(nothing) // outside: Enter opens the first link within
    const MOST_CHIPS = 4
    const meant = document.createElement("p")
    meant.className = "mc-meant md-typeset"
    meant.hidden = true
    meta.after(meant)
    const suggestions = "BroadcastChannel" in window
      ? new BroadcastChannel("motcham.suggest") : new EventTarget()
    suggestions.addEventListener("message", ({ data }) => {
      if (!query.matches(":focus")) return
      meant.hidden = !data.length
      meant.replaceChildren("Ý bạn là: ", ...data.map(text => {
        const button = document.createElement("button")
        button.type = "button"
        button.className = "mc-link"
        button.textContent = text
        button.addEventListener("click", () => {
          query.value = text
          query.focus()
          query.dispatchEvent(new Event("input"))
        })
        return button
      }))
    })
    let chosen = ""
    const fieldOf = result => $("[data-field]", result)?.dataset.field || ""
    const filter = () => {
      for (const result of list.children) result.hidden = Boolean(chosen) && fieldOf(result) !== chosen
      for (const chip of chips.children) chip.setAttribute("aria-pressed", chip.textContent === chosen)
    }
    const offer = () => { nothing.hidden = Boolean(list.children.length) || !query.value.trim() }
    new MutationObserver(() => {
      offer()
      const fields = [...new Set([...list.children].map(fieldOf).filter(Boolean))]
      if (!fields.includes(chosen)) chosen = ""
      chips.replaceChildren(...(fields.length > 1 ? fields.slice(0, MOST_CHIPS) : []).map(field => {
        const chip = document.createElement("button")
        chip.type = "button"
        chip.textContent = field
        chip.addEventListener("click", () => { chosen = chosen === field ? "" : field; filter() })
        return chip
      }))
      filter()
    }).observe(list, { childList: true })
    new MutationObserver(offer).observe(meta, { childList: true, characterData: true, subtree: true })
  }

  // The checklist: ticks stay on this phone.
  const ticks = $$("[data-tick]")
  if (ticks.length) {
    const key = `motcham.ticks.${code}`
    const line = $(".mc-ticks")
    const stored = recall(key)
    const saved = new Set(Array.isArray(stored) ? stored : [])
    const show = () => {
      const done = ticks.filter(tick => tick.checked)
      line.hidden = !done.length
      $("[data-count]", line).textContent = `Đã có ${done.length} giấy tờ. Chỉ ghi trên máy này.`
      if (done.length) remember(key, done.map(tick => tick.dataset.tick))
      else forget(key)
    }
    for (const tick of ticks) {
      tick.hidden = false
      tick.checked = saved.has(tick.dataset.tick)
      tick.addEventListener("change", show)
    }
    $("button", line).addEventListener("click", () => {
      for (const tick of ticks) tick.checked = false
      show()
    })
    show()
  }

  // Cases: what belongs to another case steps back.
  const cases = $(".mc-cases")
  if (cases) {
    cases.hidden = false
    const choose = () => {
      const chosen = new FormData(cases).get("case")
      page.classList.toggle("mc-case-chosen", Boolean(chosen))
      for (const part of $$("[data-cases]", page))
        part.classList.toggle(
          "mc-other-case", Boolean(chosen) && !part.dataset.cases.split(" ").includes(chosen))
    }
    cases.addEventListener("change", choose)
    // Going back, the browser brings the choice again; what is shown must follow it.
    addEventListener("pageshow", choose)
  }

  // Print, share.
  const doing = {
    print: () => window.print(),
    share: async button => {
      try {
        if (navigator.share) return await navigator.share({ title: document.title, url: location.href })
      } catch (error) { if (error.name === "AbortError") return }
      await navigator.clipboard.writeText(location.href)
      button.textContent = "Đã chép địa chỉ trang"
    },
  }
  for (const button of $$("[data-do]")) {
    if (button.dataset.do === "share" && !navigator.share && !navigator.clipboard) continue
    button.hidden = false
    button.addEventListener("click", () => doing[button.dataset.do](button))
  }

  // A page kept in a cache past its review date says so.
  const due = $("[data-due]")
  if (due && new Date().toLocaleDateString("sv") > due.dataset.due) {
    due.textContent = "Đã quá ngày kiểm tra lại. Gọi phường hỏi trước khi đi."
    due.classList.add("mc-overdue")
  }

  // Is the ward open now? By the clock of Vietnam, wherever the reader is.
  const open = $(".mc-open")
  if (open) {
    const clock = Object.fromEntries(new Intl.DateTimeFormat("en-GB", {
      timeZone: "Asia/Ho_Chi_Minh", weekday: "long", hour: "2-digit", minute: "2-digit",
    }).formatToParts(new Date()).map(part => [part.type, part.value]))
    const now = `${clock.hour}:${clock.minute}`
    const today = JSON.parse(open.dataset.hours)[clock.weekday.toLowerCase()] || []
    const short = time => time.slice(0, 5).replace(/^0/, "")
    const current = today.find(span => span.opens.slice(0, 5) <= now && now < span.closes.slice(0, 5))
    const next = today.find(span => now < span.opens.slice(0, 5))
    open.textContent = current ? `Đang mở cửa, đến ${short(current.closes)}`
      : next ? `Đang đóng cửa, mở lại lúc ${short(next.opens)}` : "Hôm nay không còn giờ làm việc"
    open.classList.add(current ? "mc-yes" : "mc-no")
    open.hidden = false
  }

  // Typing a code by hand: spaces, hyphens and small letters are forgiven.
  const form = $(".mc-code-form")
  if (form) {
    form.hidden = false
    const links = $$("[data-for-code]")
    form.addEventListener("submit", event => {
      event.preventDefault()
      // The whole address may be typed; O is read as 0 and I or L as 1 where a number belongs.
      const typed = form.code.value.toUpperCase().replace(/^.*Q\//, "").replace(/[^A-Z0-9]/g, "")
      const number = typed.replace(/^(.{2})(.+)$/, (_, letters, rest) =>
        letters + rest.replace(/O/g, "0").replace(/[IL]/g, "1").replace(/^(\d)$/, "0$1"))
      const find = code => links.find(link => link.dataset.forCode === code)
      const found = find(typed) || find(number)
      if (found) location.href = found.href
      else $(".mc-answer").textContent =
        `Không có mã ${typed || "trống"}. Xem lại chữ và số in dưới ô vuông, hoặc tìm trong danh sách dưới đây.`
    })
  }

  // An address typed in small letters, /q/ht01, is brought to its page.
  if ($(".mc-lost")) {
    const found = location.pathname.match(/^(.*?)\/q\/([a-z0-9]{2,8})\/?$/i)
    const wanted = found && `${found[1]}/Q/${found[2].toUpperCase()}/`
    if (wanted && wanted !== location.pathname) location.replace(wanted)
  }
})()
