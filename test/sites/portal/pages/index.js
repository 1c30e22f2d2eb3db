/** The certificate centre's front page: user classes, and the authorities' certificates in the order of installing. */
import { exchange } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { portalWords } from './portal-words.js'

const { certificates } = await exchange('/api/authorities')
const t = speak(portalWords, { changed: draw })
draw()

function draw() {
  document.querySelector('#roots').replaceChildren(
    ...certificates.map(({ subject, issuer, validTo, fingerprint, file }) => {
      const row = document.createElement('tr')
      for (const text of [subject, issuer, new Date(validTo).toLocaleDateString(document.documentElement.lang)]) {
        row.insertCell().textContent = text
      }
      const link = document.createElement('a')
      // What a person compares when they add the root in the extension's settings; a real centre prints it on paper.
      const printed = document.createElement('p')
      printed.className = 'quiet'
      printed.textContent = `SHA-256 ${fingerprint.replaceAll(':', ' ')}`
      row.cells[0].append(printed)
      link.href = file
      link.download = ''
      link.textContent = t('downloadFile')
      row.insertCell().append(link)
      return row
    }),
  )
}
