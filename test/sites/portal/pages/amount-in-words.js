/** A whole amount of manats as receipts spell it, below ten thousand. */

const split = text => text.split(' ')
/** Languages that say a number as its digits' words in a row: no word for one before a hundred or a thousand. */
const plain = ({ units, tens, hundred, thousand, unit }) => ({
  small: number => [split(tens)[Math.floor(number / 10) - 1], split(units)[(number % 10) - 1]],
  hundreds: digit => [digit > 1 && split(units)[digit - 1], hundred],
  thousands: digit => [digit > 1 && split(units)[digit - 1], thousand],
  unit: () => unit,
})
const teens = (number, { first, tens }) =>
  number < 20 ? [split(first)[number - 1]] : [split(tens)[Math.floor(number / 10) - 2], split(first)[(number % 10) - 1]]

const russian = {
  first:
    'один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
  tens: 'двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто',
  hundreds: 'сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот',
  thousands: [
    'одна тысяча',
    'две тысячи',
    'три тысячи',
    'четыре тысячи',
    ...split('пять шесть семь восемь девять').map(word => `${word} тысяч`),
  ],
}
const english = {
  first:
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  tens: 'twenty thirty forty fifty sixty seventy eighty ninety',
}

/** One, two to four, more. */
function russianManats(number) {
  const [last, lastTwo] = [number % 10, number % 100]
  if (lastTwo > 10 && lastTwo < 20) return 'манатов'
  return last === 1 ? 'манат' : last > 1 && last < 5 ? 'маната' : 'манатов'
}

const languages = {
  az: plain({
    units: 'bir iki üç dörd beş altı yeddi səkkiz doqquz',
    tens: 'on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan',
    hundred: 'yüz',
    thousand: 'min',
    unit: 'manat',
  }),
  kk: plain({
    units: 'бір екі үш төрт бес алты жеті сегіз тоғыз',
    tens: 'он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан',
    hundred: 'жүз',
    thousand: 'мың',
    unit: 'манат',
  }),
  ru: {
    small: number => teens(number, russian),
    hundreds: digit => [split(russian.hundreds)[digit - 1]],
    thousands: digit => [russian.thousands[digit - 1]],
    unit: russianManats,
  },
  en: {
    small: number => teens(number, english),
    hundreds: digit => [split(english.first)[digit - 1], 'hundred'],
    thousands: digit => [split(english.first)[digit - 1], 'thousand'],
    unit: number => (number === 1 ? 'manat' : 'manats'),
  },
}

/** `40` is `Qırx manat`; empty for what is no whole number of one to 9,999. */
export function amountInWords(number, language) {
  if (!Number.isInteger(number) || number < 1 || number > 9_999) return ''
  const { small, hundreds, thousands, unit } = languages[language]
  const [thousand, hundred, rest] = [Math.floor(number / 1000), Math.floor(number / 100) % 10, number % 100]
  const words = [thousand && thousands(thousand), hundred && hundreds(hundred), rest && small(rest), unit(number)]
  const text = words.flat().filter(Boolean).join(' ')
  return text[0].toLocaleUpperCase(language) + text.slice(1)
}
