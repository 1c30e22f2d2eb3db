/** The words of a page in several languages: elements name theirs with data-text; the choice is kept for the site. */

const key = 'language'
const chooser = { az: 'Dil', kk: 'Тіл', ru: 'Язык', en: 'Language' }

/**
 * Draws the language switch into `[data-languages]`, fills `[data-text]` and keeps both up to date.
 * `texts` is { az: { name: 'text with {value}' }, … }, the site's own language first. Returns t(name, values); `t.draw()` does
 * it again for elements that came later.
 */
export function speak(texts, { changed = () => {} } = {}) {
  const languages = Object.keys(texts)
  const asked = new URLSearchParams(location.search).get('lang') ?? sessionStorage.getItem(key)
  let language = languages.includes(asked) ? asked : languages[0]
  sessionStorage.setItem(key, language)

  const t = (name, values = {}) => {
    const text = texts[language][name] ?? name
    return text.replace(/\{(\w+)\}/g, (_, value) => String(values[value] ?? ''))
  }

  const draw = () => {
    document.documentElement.lang = language
    for (const element of document.querySelectorAll('[data-text]')) element.textContent = t(element.dataset.text)
    for (const element of document.querySelectorAll('[data-label]')) element.ariaLabel = t(element.dataset.label)
    for (const element of document.querySelectorAll('[data-alt]')) element.alt = t(element.dataset.alt)
    const heading = document.querySelector('h1')?.textContent
    if (heading) document.title = heading
    const place = document.querySelector('[data-languages]')
    place?.setAttribute('aria-label', chooser[language])
    place?.replaceChildren(...languages.map(button))
  }

  const button = name => {
    const element = document.createElement('button')
    element.type = 'button'
    element.lang = name
    element.textContent = name.toUpperCase()
    element.setAttribute('aria-pressed', String(name === language))
    element.addEventListener('click', () => {
      language = name
      sessionStorage.setItem(key, name)
      draw()
      changed()
    })
    return element
  }

  draw()
  return Object.assign(t, { draw })
}
