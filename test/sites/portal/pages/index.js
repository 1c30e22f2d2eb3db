/** The certificate centre's front page: user classes, and the authorities' certificates in the order of installing, with the lists of what they revoked. */
import { exchange } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { portalWords } from './portal-words.js'

const { certificates } = await exchange('/api/authorities')
const t = speak(portalWords, { changed: draw })
draw()

function draw() {
  document.querySelector('#roots').replaceChildren(
    ...certificates.map(({ subject, issuer, validTo, fingerprint, file, list }) => {
      const row = document.createElement('tr')
      for (const text of [subject, issuer, new Date(validTo).toLocaleDateString(document.documentElement.lang)]) {
        row.insertCell().textContent = text
      }
      // What a person compares when they add the root in the extension's settings; a real centre prints it on paper.
      const printed = document.createElement('p')
      printed.className = 'quiet'
      printed.textContent = `SHA-256 ${fingerprint.replaceAll(':', ' ')}`
      row.cells[0].append(printed)
      for (const address of [file, list]) row.insertCell().append(download(address))
      return row
    }),
  )
}

function download(address) {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.textContent = t('downloadFile')
  return link
}
