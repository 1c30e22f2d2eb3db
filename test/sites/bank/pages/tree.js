/** The tree of documents and operations: what it leads to, and which folder is open. A new folder is a row here and its words. */

const hasStatus =
  wanted =>
  ({ status }) =>
    status === wanted

/** Which documents each folder has. */
const folders = {
  all: () => true,
  draft: hasStatus('draft'),
  new: hasStatus('new'),
  signedOnce: hasStatus('signedOnce'),
  signed: hasStatus('signed'),
  sent: hasStatus('sent'),
  refused: hasStatus('refused'),
  statements: ({ kind, status }) => kind === 'statement' && status === 'accepted',
  accepted: hasStatus('accepted'),
}

/** In the order in which they stand; pages by the word of their link. */
const branches = {
  toBank: { folders: ['all', 'draft', 'new', 'signedOnce', 'signed', 'sent', 'refused'] },
  fromBank: { folders: ['statements'] },
  archive: { folders: ['accepted'] },
  references: { pages: { card: 'card.html' } },
  service: { pages: { profilesLink: 'profiles.html' } },
}

export const inFolder = (payments, name) => payments.filter(folders[name])

/** The branch that a folder is on. */
export const branchOf = name =>
  Object.keys(branches).find(branch => branches[branch].folders?.includes(name)) ?? 'toBank'

/** Fills `place` once; `choose(folder)`. The answer draws it anew: `draw({ payments, folder }, t)`. */
export function makeTree(place, choose) {
  const drawn = []
  const items = Object.entries(branches).map(([branch, { folders = [], pages = {} }]) => {
    const heading = document.createElement('strong')
    drawn.push((_, t) => (heading.textContent = t(`branch-${branch}`)))
    const rows = [
      ...folders.map(name => folderRow(name, { choose, drawn })),
      ...Object.entries(pages).map(([word, href]) => pageRow(word, { href, drawn })),
    ]
    return listItem(heading, list(rows))
  })
  place.replaceChildren(list(items))
  return (state, t) => drawn.forEach(draw => draw(state, t))
}

function folderRow(name, { choose, drawn }) {
  const button = document.createElement('button')
  button.type = 'button'
  button.dataset.folder = name
  button.addEventListener('click', () => choose(name))
  drawn.push(({ payments, folder }, t) => {
    const count = inFolder(payments, name).length
    button.textContent = count > 0 ? `${t(`folder-${name}`)} (${count})` : t(`folder-${name}`)
    if (name === folder) button.ariaCurrent = 'true'
    else button.removeAttribute('aria-current')
  })
  return listItem(button)
}

function pageRow(word, { href, drawn }) {
  const link = document.createElement('a')
  link.href = href
  drawn.push((_, t) => (link.textContent = t(word)))
  return listItem(link)
}

function list(items) {
  const element = document.createElement('ul')
  element.append(...items)
  return element
}

function listItem(...content) {
  const element = document.createElement('li')
  element.append(...content)
  return element
}
