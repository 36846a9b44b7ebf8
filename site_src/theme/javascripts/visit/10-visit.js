/* «Chuyến đi của tôi»: reads the page of each chosen procedure, and lists their papers, each one once.
   Two papers are the same where their keys are (`data-tick`); the pages say so, nothing is guessed. */
{
  const place = $(".mc-visit-list")
  const address = procedure =>
    `../Q/${procedure}/${location.protocol === "file:" ? "index.html" : ""}`
  // The page brings one of each piece, in its place; here it is taken out and repeated.
  const piece = selector => {
    const template = $(`${selector} template`, place)
    template.remove()
    return template.content.firstElementChild
  }
  const pieces = { ticket: piece(".mc-ticket"), paper: piece(".mc-checklist"), answer: piece(".mc-answers") }
  pieces.need = $(".mc-need", pieces.paper)
  pieces.need.remove()
  const made = name => document.importNode(pieces[name], true)
  // What an element says, each part in its language.
  const words = element => [...element.cloneNode(true).childNodes]

  const read = async entry => {
    try {
      const answer = await fetch(address(entry.code))
      const text = answer.ok ? await answer.text() : ""
      // Its facts alone: the page's own style and scripts have no business here.
      const facts = text.replace(/<(style|script)\b[^]*?<\/\1>/g, "")
      const parsed = new DOMParser().parseFromString(facts, "text/html")
      const body = $(`[data-code="${entry.code}"]`, parsed)
      // A case that the page has no more is no choice: its papers would be lost.
      const chosen = body && $(`.mc-cases [value="${entry.chosen}"]`, body) ? entry.chosen : ""
      if (body) return { ...entry, chosen, body, kept: parsed.documentElement.dataset.kept }
    } catch { /* no network, or a folder without a server */ }
    return entry
  }

  const concerns = (part, chosen) =>
    !chosen || !part.dataset.cases || part.dataset.cases.split(" ").includes(chosen)

  /* The papers of all procedures, in the order of first need. */
  const shared = read => {
    const papers = new Map()
    for (const { code, chosen, body } of read)
      for (const list of body ? $$(".mc-checklist", body) : [])
        for (const item of [...list.children].filter(each => concerns(each, chosen))) {
          const key = $("[data-tick]", item).dataset.tick
          const always = !$(".mc-when", item) && (!item.dataset.cases || Boolean(chosen))
          const paper = papers.get(key) || { key, name: $(".mc-name", item), needs: [] }
          papers.set(key, paper)
          paper.needs.push({ code, item, always, role: list.dataset.role })
        }
    return [...papers.values()]
  }

  const group = ({ needs }) => {
    const sure = needs.filter(need => need.always)
    return !sure.length ? "others" : sure.some(need => need.role === "submit") ? "submit" : "show"
  }

  const paperItem = ({ key, name, needs }) => {
    const item = made("paper")
    const tick = $("[data-tick]", item)
    tick.dataset.tick = key
    tick.dataset.for = [...new Set(needs.map(need => need.code))].join(" ")
    $(".mc-name", item).append(...words(name))
    for (const { code, item: source, always } of needs) {
      const line = made("need")
      $("b", line).textContent = code
      const said = [$(".mc-sheets", source), $(".mc-when", source)]
      if (!always) said.push(...$$(".mc-case", source))
      said.filter(Boolean).forEach((each, index) => line.append(index ? " · " : "", ...words(each)))
      $(".mc-paper", item).append(line)
    }
    return item
  }

  const caseTitle = ({ chosen, body }) => {
    const radio = chosen && body && $(`.mc-cases [value="${chosen}"]`, body)
    return radio ? words(radio.nextElementSibling) : []
  }

  const fault = ({ body, kept, awaited }) =>
    awaited ? ""
    : kept ? _("Đang xem bản lưu trên máy, ngày {day}.").replace("{day}", dayOf(kept))
    : body ? ""
    : location.protocol === "file:"
      ? _("Bản chép trong thư mục không gộp giấy tờ được. Mở trang này để xem.")
      : _("Chưa mở được trang này nên chưa gộp giấy tờ. Có mạng thì mở lại.")

  const ticketItem = (entry, leave) => {
    const { code, title, body } = entry
    const item = made("ticket")
    $("b", item).textContent = code
    $("a", item).href = address(code)
    $("a", item).append(...(body ? words($("h1", body)) : [title]))
    $(".mc-chosen-case", item).append(...caseTitle(entry))
    if (body && !entry.chosen && $(".mc-cases", body)) $(".mc-advice", item).textContent =
      _("Chọn trường hợp của bạn ở trang này thì danh sách ngắn lại.")
    $(".mc-fault", item).textContent = fault(entry)
    $("button", item).addEventListener("click", leave)
    $("button", item).setAttribute("aria-label", `${_("Bỏ khỏi chuyến đi")}: ${code}`)
    return item
  }

  const answers = ({ code, chosen, body }) => {
    const section = made("answer")
    $("h3", section).append(`${code} · `, ...words($("h1", body)))
    refill($("dl", section), [])
    for (const caution of $$(".mc-caution", body)) {
      const first = document.createElement("p")
      first.append(...words(caution))
      $("dl", section).before(first)
    }
    for (const fact of $$(".mc-fact", body))
      $$("dd", fact).filter(each => concerns(each, chosen)).forEach((each, index) => {
        const name = document.createElement("dt")
        const answer = document.createElement("dd")
        name.textContent = $("dt", fact).textContent
        answer.append(...words($("strong", each)))
        const label = $(".mc-label", each)
        if (label) answer.append(" (", ...words(label), ")")
        if (fact.matches(".mc-wide") && $(".mc-note", each)) answer.append(", ", ...words($(".mc-note", each)))
        $("dl", section).append(...(index ? [answer] : [name, answer]))
      })
    const gone = $(".mc-withdrawn strong", body)
    if (gone) section.append(...words(gone))
    return section
  }

  const title = $("h1")
  title.tabIndex = -1 // takes the focus where what had it is gone

  const draw = all => {
    const papers = shared(all)
    $(".mc-no-visit").hidden = Boolean(all.length)
    place.hidden = !all.length
    refill($(".mc-ticket", place), all.map(entry => ticketItem(entry, () => {
      visit.list = visit.list.filter(each => each.code !== entry.code)
      show().then(() => title.focus())
    })))
    for (const part of $$("[data-papers]", place)) {
      const mine = papers.filter(paper => group(paper) === part.dataset.papers)
      part.hidden = !mine.length
      refill($("ul", part), mine.map(paperItem))
    }
    const facts = $(".mc-answers", place)
    refill(facts, [$("h2", facts), ...all.filter(entry => entry.body).map(answers)])
    document.dispatchEvent(new Event("motcham:papers"))
  }

  // What was chosen is known at once; what it needs comes from its pages.
  let turn = 0
  const show = async () => {
    const mine = ++turn
    const list = visit.list
    if (!$(".mc-ticket li", place)) draw(list.map(entry => ({ ...entry, awaited: true })))
    const all = await Promise.all(list.map(read))
    if (mine === turn) draw(all)
  }

  $(".mc-clear-visit").addEventListener("click", () => {
    visit.list = []
    show().then(() => title.focus())
  })
  addEventListener("pageshow", event => { if (event.persisted) show() })
  show()
}
