/** Dates and amounts as each language writes them; browsers do not know all of these. */

const pad = number => String(number).padStart(2, '0')
const months = 'January February March April May June July August September October November December'.split(' ')

/** A day, as `13.01.2022` or `13 January 2022`. */
export function writeDate(value) {
  const date = new Date(value)
  const [day, month, year] = [date.getDate(), date.getMonth(), date.getFullYear()]
  return document.documentElement.lang === 'en'
    ? `${day} ${months[month]} ${year}`
    : `${pad(day)}.${pad(month + 1)}.${year}`
}

export const writeTime = value => {
  const date = new Date(value)
  return `${writeDate(date)} ${pad(date.getHours())}:${pad(date.getMinutes())}`
}

/** `qepik`: in hundredths of a manat. */
export function writeAmount(qepik) {
  const [whole, parts] = [String(Math.floor(qepik / 100)), pad(qepik % 100)]
  return document.documentElement.lang === 'en' ? `AZN ${whole}.${parts}` : `${whole},${parts} AZN`
}
