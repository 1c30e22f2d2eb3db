/** The pages that only tell: texts by their words, and tables of what the centre has, names and counts. */
import { exchange } from '/common/exchange.js'
import { writeAmount, writeDate, writeTime } from '/common/formats.js'
import { speak } from '/common/words.js'
import { aboutWords } from './about-words.js'

const userClass = new URLSearchParams(location.search).get('class') ?? 'person'

/** The vendors' packages; the sizes are theirs. */
const drivers = [
  ['ACOS5 Client Kit User Package', 'Windows (32/64 bit)', '37.70 MB', 'https://www.acs.com.hk/'],
  ['ACOS5 Client Kit Admin Package', 'Windows (32/64 bit)', '50.73 MB', 'https://www.acs.com.hk/'],
  ['ACOS5 Client Kit User Package', 'Linux', '102.28 MB', 'https://www.acs.com.hk/'],
  ['ALADDIN KNOWLEDGE SYSTEMS LTD.', 'Windows (32 bit)', '8.27 MB', 'https://cpl.thalesgroup.com/'],
  ['ALADDIN KNOWLEDGE SYSTEMS LTD.', 'Windows (64 bit)', '10.25 MB', 'https://cpl.thalesgroup.com/'],
  ['KAZTOKEN', 'Windows, Linux, macOS', '–', 'https://pki.gov.kz/'],
]

/** With the vendors' drivers. */
const libraries = [
  ['ACOS5 / CryptoMate', 'Windows', 'acospkcs11.dll'],
  ['ACOS5 / CryptoMate', 'Linux', 'libacospkcs11.so'],
  ['Aladdin eToken', 'Windows', 'eTPKCS11.dll'],
  ['Aladdin eToken', 'Linux', 'libeTPkcs11.so'],
  ['KAZTOKEN', 'Windows', 'rtPKCS11ECP.dll'],
  ['KAZTOKEN', 'Linux', 'librtpkcs11ecp.so'],
]

/** Samples; the subject's words are `letter-<name>`. */
const letters = [
  ['25-12/118', '2026-09-14', 'java'],
  ['25-12/94', '2026-03-02', 'sha1'],
  ['25-12/40', '2025-11-20', 'codeWord'],
]

/** By name: where its data come from, what its columns are called, and a row's cells; a cell is a text or a node. */
const tables = {
  drivers: {
    load: () => drivers,
    columns: ['driverName', 'system', 'size', 'downloadFile'],
    cells: ([name, system, size, address]) => [
      name,
      system,
      size,
      link(address, `${t('downloadFile')}: ${name}, ${system}`),
    ],
  },
  libraries: { load: () => libraries, columns: ['library', 'system', 'file'], cells: row => row },
  letters: {
    load: () => letters,
    columns: ['letterNumber', 'date', 'letterSubject'],
    cells: ([number, date, name]) => [number, writeDate(date), t(`letter-${name}`)],
  },
  statistics: {
    load: async () => Object.entries(await exchange('/api/statistics')),
    columns: ['counted', 'quantity'],
    cells: ([name, count]) => [t(`count-${name}`), String(count)],
  },
  lists: {
    load: async () => {
      const { certificates } = await exchange('/api/authorities')
      const { lists } = await exchange('/api/lists')
      return lists.map(list => ({ ...list, issuer: certificates.find(one => one.list === list.file)?.subject }))
    },
    columns: ['issuer', 'listNumber', 'listRevoked', 'listFrom', 'listUntil', 'downloadFile'],
    cells: ({ issuer, number, revoked, thisUpdate, nextUpdate, file }) => [
      issuer,
      String(number),
      String(revoked),
      writeTime(thisUpdate),
      writeTime(nextUpdate),
      link(file, `${t('downloadFile')}: ${t('lists')}, ${issuer}`, true),
    ],
  },
  program: {
    load: async () => [(await exchange('/api/offers')).program],
    columns: ['programName', 'programVersion', 'programUpdated'],
    cells: ({ name, version, updated }) => [name, version, writeDate(updated)],
  },
  tariffs: {
    load: async () => Object.entries((await exchange('/api/offers')).tariffs),
    columns: ['tariffs', 'price'],
    cells: ([name, amount]) => [t(`tariff-${name}`), writeAmount(amount)],
  },
  centres: {
    load: async () => Object.values((await exchange('/api/offers')).centres),
    columns: ['centres', 'address', 'telephone'],
    cells: ({ name, address, phone }) => [name, address, phone],
  },
  roots: {
    load: async () => (await exchange('/api/authorities')).certificates,
    columns: ['certificate', 'owner', 'validTo', 'downloadFile', 'lists'],
    cells: ({ subject, owner, validTo, fingerprint, file, list }) => [
      // What a person compares when they add the root in the extension's settings; a real centre prints it on paper.
      lines(subject, `SHA-256 ${fingerprint.replaceAll(':', ' ')}`),
      owner,
      writeDate(validTo),
      link(file, `${t('downloadFile')}: ${subject}`, true),
      link(list, `${t('downloadFile')}: ${t('lists')}, ${subject}`, true),
    ],
  },
}

const t = speak(aboutWords, { changed: draw })
const place = document.querySelector('[data-table]')
const table = place && tables[place.dataset.table]
const data = table ? await table.load() : []
draw()

function draw() {
  const heading = document.querySelector('[data-user-class]')
  if (heading) {
    heading.textContent = t(userClass)
    document.title = heading.textContent
    document.querySelector('#to-request').href = `/request.html?class=${encodeURIComponent(userClass)}`
  }
  for (const element of document.querySelectorAll('[data-about]'))
    element.ariaLabel = `${t(element.dataset.text)}: ${t(element.dataset.about)}`
  if (table && data.length > 0) drawTable()
}

function drawTable() {
  const drawn = document.createElement('table')
  drawn.className = table.columns.length > 2 ? 'wide' : ''
  const head = drawn.createTHead().insertRow()
  for (const name of table.columns) {
    const cell = document.createElement('th')
    cell.scope = 'col'
    cell.className = classOf(name)
    cell.textContent = t(name)
    head.append(cell)
  }
  const body = drawn.createTBody()
  for (const item of data) {
    const row = body.insertRow()
    for (const [at, content] of table.cells(item).entries()) {
      const cell = row.insertCell()
      cell.className = classOf(table.columns[at])
      cell.dataset.column = t(table.columns[at])
      cell.append(content)
    }
  }
  place.tabIndex = 0
  place.role = 'region'
  place.ariaLabel = document.querySelector('h1').textContent
  place.replaceChildren(drawn)
}

/** Amounts and sizes stand in one line, below each other. */
function classOf(column) {
  return ['price', 'size'].includes(column) ? 'amount' : ''
}

function lines(first, second) {
  const part = document.createDocumentFragment()
  const small = document.createElement('p')
  small.className = 'quiet'
  small.textContent = second
  part.append(first, small)
  return part
}

function link(address, about, isFile = false) {
  const element = document.createElement('a')
  element.href = address
  if (isFile) element.download = ''
  element.textContent = t('downloadFile')
  element.ariaLabel = about
  return element
}
