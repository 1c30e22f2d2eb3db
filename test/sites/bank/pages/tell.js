/** What a page says of what is going on, and says again when another language is chosen. */

const told = new Map()

/** `write()`: the words in the language of then; without it: nothing any more. */
export function tell(place, write = () => '') {
  told.set(place, write)
  place.textContent = write()
}

export function tellAgain() {
  for (const [place, write] of told) place.textContent = write()
}
