/** Dates and amounts as each language writes them; browsers do not know all of these. */

const pad = number => String(number).padStart(2, '0')
const months = 'January February March April May June July August September October November December'.split(' ')

/** `2022-01-13` is that day everywhere, not its first moment in Greenwich. */
const dateOf = value => new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00` : value)

/** A day, as `13.01.2022` or `13 January 2022`. */
export function writeDate(value) {
  const date = dateOf(value)
  const [day, month, year] = [date.getDate(), date.getMonth(), date.getFullYear()]
  return document.documentElement.lang === 'en'
    ? `${day} ${months[month]} ${year}`
    : `${pad(day)}.${pad(month + 1)}.${year}`
}

/** Of `2022-01`: `01.2022` or `January 2022`. */
export function writeMonth(value) {
  const [year, month] = value.split('-')
  return document.documentElement.lang === 'en' ? `${months[Number(month) - 1]} ${year}` : `${month}.${year}`
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

/** Between thousands, and before the hundredths. */
const signs = { az: ['.', ','], kk: ['\u00a0', ','], ru: ['\u00a0', ','], en: [',', '.'] }

/** `amount` as a number in whole units. */
export function writeMoney(amount, currency) {
  const [whole, parts] = amount.toFixed(2).split('.')
  const [thousands, point] = signs[document.documentElement.lang]
  return `${whole.replace(/\B(?=(\d{3})+$)/g, thousands)}${point}${parts} ${currency}`
}
